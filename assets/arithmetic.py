"""The asset `arithmetic`."""

from assets.stage_asset import stage_asset

arithmetic = stage_asset(
    "arithmetic",
    group="meaning",
    description=(
        "核算：分项与总数、占比、增幅、单价乘数量。\n\n"
        "The audit: parts against wholes, shares, growth, unit price times count."
    ),
)
