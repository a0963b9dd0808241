"""Running the job from the shell: the same job, the same instance and the same lock as in the UI."""

from __future__ import annotations

import contextlib
import logging
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipelines.dbt_output import DbtOutput
from pipelines.failures import failure_message
from pipelines.settings import ROOT, Settings

INSTANCE_CONFIGURATION = ROOT / "dagster.yaml"


@dataclass(frozen=True)
class StepSummary:
    """What one step did: its name, seconds, and the metadata of its materialisation."""

    name: str
    seconds: float
    metadata: Mapping[str, Any]


@dataclass(frozen=True)
class RunSummary:
    """How a run ended."""

    run_id: str
    success: bool
    failure: str | None
    steps: list[StepSummary]
    published_version: str | None


def prepare_dagster_home(settings: Settings) -> None:
    """Make the instance folder and give it the checkout's dagster.yaml, unless it has one."""
    settings.dagster_home.mkdir(parents=True, exist_ok=True)
    configuration = settings.dagster_home / "dagster.yaml"
    if not configuration.exists():
        configuration.symlink_to(os.path.relpath(INSTANCE_CONFIGURATION, settings.dagster_home))
    os.environ["DAGSTER_HOME"] = str(settings.dagster_home)


def run_refresh(settings: Settings, log_level: str = "INFO") -> RunSummary:
    """Run the job `refresh` in this process and tell how it went. Nothing is raised for a failed step."""
    prepare_dagster_home(settings)
    import dagster as dg  # noqa: PLC0415 (a second of start-up that other commands need not pay)

    from pipelines.console import is_worth_showing, shell_logger  # noqa: PLC0415
    from pipelines.definitions import defs  # noqa: PLC0415

    log = shell_logger(log_level)
    logging.getLogger("dagster._core.execution.plan.active").addFilter(is_worth_showing)
    with dg.DagsterInstance.get() as instance, contextlib.redirect_stdout(DbtOutput(log.info)):
        result = defs.resolve_job_def("refresh").execute_in_process(
            instance=instance,
            raise_on_error=False,
            run_config={"loggers": {"console": {"config": {"log_level": log_level}}}},
        )
        return _summary(result)


def _summary(result: Any) -> RunSummary:
    """Read steps, seconds, metadata and the first failure from the run's events."""
    seconds: dict[str, float] = {}
    metadata: dict[str, dict[str, Any]] = {}
    failure: str | None = None
    for event in result.all_events:
        if event.event_type_value == "STEP_SUCCESS":
            seconds[event.step_key] = event.step_success_data.duration_ms / 1000
        elif event.event_type_value == "ASSET_MATERIALIZATION":
            materialization = event.step_materialization_data.materialization
            values = {name: getattr(value, "value", None) for name, value in materialization.metadata.items()}
            metadata.setdefault(materialization.asset_key.path[-1], values)
        elif event.event_type_value in {"STEP_FAILURE", "PIPELINE_FAILURE"} and failure is None:
            failure = failure_message(event)
    steps = [StepSummary(name, spent, metadata.get(name, {})) for name, spent in seconds.items()]
    version = metadata.get("publish", {}).get("version")
    return RunSummary(result.run_id, result.success, failure, steps, version)


def landing_argument(landing: Path | None, settings: Settings) -> Path:
    """The landing folder that the command line names, or the configured one."""
    return (landing or settings.landing).absolute()
