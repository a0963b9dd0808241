"""The asset `measurements`."""

from assets.stage_asset import stage_asset

measurements = stage_asset(
    "measurements",
    group="figures",
    description=(
        "说明每个数字的性质、指标、范围与各种口径。\n\nTells of every figure its nature, indicator, scope and facets."
    ),
)
