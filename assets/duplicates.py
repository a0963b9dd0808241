"""The asset `duplicates`."""

from assets.stage_asset import stage_asset

duplicates = stage_asset(
    "duplicates",
    group="meaning",
    description=(
        "近似重复的文章、段落与数字：复制不重复计数。\n\n"
        "Near-duplicate articles, paragraphs and figures: copies do not count twice."
    ),
)
