"""The asset `placeholders`."""

from assets.stage_asset import stage_asset

placeholders = stage_asset(
    "placeholders",
    group="reading",
    description=(
        "找出掩码与疤痕，修好能修的，保留与原文的偏移对照。\n\n"
        "Finds masks and scars, mends what is certain, keeps the map of offsets to the raw text."
    ),
)
