"""The asset `numerals`."""

from assets.stage_asset import stage_asset

numerals = stage_asset(
    "numerals",
    group="figures",
    description=(
        "每个数词恰好归入一类；读出数值、单位与约数词。\n\n"
        "Gives every numeral exactly one class; reads values, units and operators."
    ),
)
