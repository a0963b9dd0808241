"""The asset `documents`."""

from assets.stage_asset import stage_asset

documents = stage_asset(
    "documents",
    group="reading",
    description=(
        "把投放目录里的文件读成文档；不能用的进隔离区并说明原因。\n\n"
        "Reads the files of the landing folder as documents; what cannot be used goes to quarantine with a reason."
    ),
)
