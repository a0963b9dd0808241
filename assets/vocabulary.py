"""The asset `vocabulary`."""

from assets.stage_asset import stage_asset

vocabulary = stage_asset(
    "vocabulary",
    group="vocabulary",
    description=(
        "经过审校的全部词表（单位、指标、主题、地名、提示词、可定年事件等）成为维度表。\n\n"
        "All reviewed vocabularies (units, indicators, themes, places, cues, dated events ...) become dimensions."
    ),
)
