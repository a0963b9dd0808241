"""How a stage becomes an asset: todo, process, commit, and what the engineer wants to see of it."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import dagster as dg

from assets.metadata import column_schemas, stage_metadata
from assets.session import LakeSession
from zongjie.lake.processing import Progress, StageReport, ingest, process
from zongjie.stages import Stage, stage, upstream

OWNERS = ["team:zongjie"]

Work = Callable[[LakeSession, str, Progress], StageReport]


def stage_asset(name: str, group: str, description: str) -> dg.AssetsDefinition:
    """The asset of the stage `name`. Its name, module, lake tables and docs page are the same word."""
    of = stage(name)

    @dg.asset(
        name=name,
        deps=[before.name for before in upstream(of)],
        group_name=group,
        description=description,
        code_version=of.code_version,
        kinds={"python", "polars", "deltalake"},
        owners=OWNERS,
        tags={"zongjie/scope": of.scope},
        metadata=column_schemas(of),
    )
    def run_stage(context: dg.AssetExecutionContext, session: LakeSession) -> dg.MaterializeResult[None]:
        report = _work(of, session, context.run.run_id, context.log.info)
        if report.did_nothing:
            context.log.info(f"{name}: nothing to do")
        return dg.MaterializeResult(metadata=stage_metadata(of, report, session.open_lake()))

    return run_stage


def _work(of: Stage, session: LakeSession, run_id: str, progress: Progress) -> StageReport:
    """Bring the stage up to date."""
    lake = session.open_lake()
    if of.name == "documents":
        return ingest(lake, Path(session.landing), run_id, datetime.now(UTC), progress)
    return process(lake, of, run_id, progress)
