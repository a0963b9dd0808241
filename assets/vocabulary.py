"""The asset `vocabulary`."""

from assets.stage_asset import stage_asset

vocabulary = stage_asset(
    "vocabulary",
    group="vocabulary",
    description=(
        "经过审校的词表（单位、指标、主题、地名）成为维度表。\n\n"
        "The reviewed vocabularies (units, indicators, themes, places) become dimensions."
    ),
)
