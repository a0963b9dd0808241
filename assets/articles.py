"""The asset `articles`."""

from assets.stage_asset import stage_asset

articles = stage_asset(
    "articles",
    group="reading",
    description=(
        "把合集拆成文章，剔除网站套话，分出章节与句子。\n\n"
        "Splits collections into articles, sets site chrome aside, finds sections and sentences."
    ),
)
