"""The asset `terms`."""

from assets.stage_asset import stage_asset

terms = stage_asset(
    "terms",
    group="meaning",
    description=(
        "各文各主题用了哪些词、几次，附 jieba 的逆文档频率。\n\n"
        "The words of each article by theme, how often, and jieba's inverse document frequency."
    ),
)
