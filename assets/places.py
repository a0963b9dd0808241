"""The asset `places`."""

from assets.stage_asset import stage_asset

places = stage_asset(
    "places",
    group="meaning",
    description=("认出文章所属地区与单位（仅当文中可见）。\n\nFinds place and authority, where the text shows them."),
)
