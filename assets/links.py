"""The asset `links`."""

from assets.stage_asset import stage_asset

links = stage_asset(
    "links",
    group="meaning",
    description=(
        "总数与部分、基数与变动、每个数字所指的时间。\n\nWholes and parts, comparisons, and the period of every figure."
    ),
)
