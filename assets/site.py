"""The asset `site`: the reading room, static pages of the published warehouse."""

from pathlib import Path

import dagster as dg

from assets.publish import publish
from assets.session import LakeSession
from assets.stage_asset import OWNERS
from zongjie.site import build_site


@dg.asset(
    deps=[publish],
    group_name="publish",
    description=(
        "从已发布的仓库生成阅览室：可从磁盘直接打开的静态网页；只重做有变化的页。\n\n"
        "Builds the reading room from the published warehouse: static pages that open from disk; only what changed."
    ),
    kinds={"html"},
    owners=OWNERS,
)
def site(context: dg.AssetExecutionContext, session: LakeSession) -> dg.MaterializeResult[None]:
    """Build the pages of the published warehouse."""
    folder = Path(session.site)
    report = build_site(session.open_warehouse().published, folder)
    if report.unnamed_words:
        context.log.warning(f"site: these words have no name for readers yet: {', '.join(report.unnamed_words)}")
    return dg.MaterializeResult(
        metadata={
            "first page": dg.MetadataValue.path(str(folder / "index.html")),
            "articles": report.articles,
            "files written": report.written,
            "files unchanged": report.unchanged,
            "files removed": report.removed,
            "bytes": report.bytes,
        }
    )
