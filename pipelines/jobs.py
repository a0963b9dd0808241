"""The job that brings everything up to date, when it runs by the clock, and when by new files."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

import dagster as dg

from pipelines.settings import load_settings
from zongjie.documents import LandingFile, scan_landing

SETTLE_SECONDS = 5
"""A file counts as complete when neither it nor its neighbours changed for this long."""

refresh = dg.define_asset_job(
    "refresh",
    selection=dg.AssetSelection.all(),
    description=(
        "从投放目录到发布的仓库，全部更新；没有新东西就什么也不做。\n\n"
        "From the landing folder to the published warehouse; does nothing where nothing is new."
    ),
    executor_def=dg.in_process_executor,
)

daily = dg.ScheduleDefinition(
    name="daily",
    job=refresh,
    cron_schedule="0 2 * * *",
    execution_timezone="Asia/Shanghai",
    description="每天 02:00 更新。 / Refreshes every day at 02:00.",
)


@dg.sensor(
    job=refresh,
    minimum_interval_seconds=15,
    description="投放目录有新文件或改动就更新。 / Refreshes when files in the landing folder are new, changed or gone.",
)
def new_files(context: dg.SensorEvaluationContext) -> dg.RunRequest | dg.SkipReason:
    """Ask for one run for each new state of the landing folder, once its files have come to rest."""
    landing = load_settings().landing
    if not landing.is_dir():
        return dg.SkipReason(f"the landing folder {landing} does not exist")
    files = scan_landing(landing)
    state = _state(files)
    if state == context.cursor:
        return dg.SkipReason("no file is new, changed or gone")
    newest = max((file.modified_ns for file in files), default=0) / 1e9
    if datetime.now(UTC).timestamp() - newest < SETTLE_SECONDS:
        return dg.SkipReason("files are still being written; looking again")
    context.update_cursor(state)
    return dg.RunRequest(run_key=state, tags={"zongjie/landing_files": str(len(files))})


def _state(files: list[LandingFile]) -> str:
    """One word for names, sizes and times of all files."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(f"{file.source_path}\0{file.byte_size}\0{file.modified_ns}\n".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:16]
