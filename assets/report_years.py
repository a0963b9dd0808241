"""The asset `report_years`."""

from assets.stage_asset import stage_asset

report_years = stage_asset(
    "report_years",
    group="meaning",
    description=(
        "由注明年代的事件推定报告年份区间，并列出依据。\n\n"
        "Bounds the year reported on by dated events, with all evidence."
    ),
)
