"""Sensors that tell people: of a run that failed, and of checks that found something in a run that did not."""

from __future__ import annotations

from collections.abc import Sequence

import dagster as dg

from pipelines.failures import failure_message
from pipelines.jobs import refresh
from pipelines.notifier import notify

SHOWN_CHECKS = 20
"""A message names no more than so many checks: a broken build may fail hundreds."""

_PUBLISHED = "仓库已发布新版，其后的步骤失败。 / A new version is published; what failed came after it."
_UNPUBLISHED = "仓库仍是上一版。 / The published warehouse stays as it is."


@dg.run_failure_sensor(
    monitored_jobs=[refresh],
    default_status=dg.DefaultSensorStatus.RUNNING,
    description="运行失败时通知（默认写日志）。 / Tells of a failed run (in the log by default).",
)
def run_failed(context: dg.RunFailureSensorContext) -> None:
    """Tell which step failed and why, and whether the run had published before it failed (its last step may fail)."""
    run = context.dagster_run
    failures = context.get_step_failure_events() or [context.failure_event]
    lines = [failure_message(failure) for failure in failures]
    lines += _found(context.instance, run.run_id)
    lines.append(_PUBLISHED if _has_published(context.instance, run.run_id) else _UNPUBLISHED)
    notify(f"运行失败 run failed: {run.job_name} {run.run_id}", "\n".join(lines), context.log.error)


@dg.run_status_sensor(
    run_status=dg.DagsterRunStatus.SUCCESS,
    monitored_jobs=[refresh],
    default_status=dg.DefaultSensorStatus.RUNNING,
    description="运行成功但有检查不通过时通知。 / Tells of checks that found something in a run that ended well.",
)
def checks_failed(context: dg.RunStatusSensorContext) -> dg.SkipReason | None:
    """Tell which checks of the run did not pass."""
    run = context.dagster_run
    found = _found(context.instance, run.run_id)
    if not found:
        return dg.SkipReason(f"all checks of run {run.run_id} passed")
    notify(f"检查提醒 checks warn: {run.job_name} {run.run_id}", "\n".join(found), context.log.warning)
    return None


def _has_published(instance: dg.DagsterInstance, run_id: str) -> bool:
    """Whether the step `publish` of the run ended well, with a new version or with nothing new."""
    records = instance.get_records_for_run(run_id, of_type=dg.DagsterEventType.ASSET_MATERIALIZATION).records
    events = (record.event_log_entry.dagster_event for record in records)
    return any(event is not None and event.asset_key == dg.AssetKey("publish") for event in events)


def _found(instance: dg.DagsterInstance, run_id: str) -> Sequence[str]:
    """One line for each check of the run that did not pass."""
    records = instance.get_records_for_run(run_id, of_type=dg.DagsterEventType.ASSET_CHECK_EVALUATION).records
    lines: list[str] = []
    for record in records:
        event = record.event_log_entry.dagster_event
        evaluation = event.asset_check_evaluation_data if event else None
        if evaluation and not evaluation.passed:
            asset = evaluation.asset_key.to_user_string()
            why = f": {evaluation.description}" if evaluation.description else ""
            lines.append(f"{evaluation.severity.value} {asset}.{evaluation.check_name}{why}")
    more = len(lines) - SHOWN_CHECKS
    return [*lines[:SHOWN_CHECKS], *([f"… +{more}"] if more > 0 else [])]
