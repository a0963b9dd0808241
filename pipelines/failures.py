"""What went wrong in a run, in one sentence: for the shell, the log and the alerts."""

from __future__ import annotations

import re
from typing import Any


def failure_message(event: Any) -> str:
    """What went wrong, not where Dagster wrapped it: the message of our own error, else the innermost one.

    An error that Zongjie did not raise on purpose is told with its type and its step.
    """
    chain = [getattr(event.event_specific_data, "error", None)]
    while chain[-1] is not None:
        chain.append(chain[-1].cause)
    messages = [error.message.strip() for error in chain if error is not None]
    for message in messages:
        name, _, text = message.partition(": ")
        if name.startswith("zongjie.errors."):
            return text
        if name == "dagster_dbt.errors.DagsterDbtCliRuntimeError":
            return _failed_nodes(text)
    return f"step {event.step_key} failed: {messages[-1]}" if messages else event.message


def _failed_nodes(text: str) -> str:
    """What failed in the build, in one sentence; the rest stands in its log."""
    nodes = re.findall(r"^Failure in (.+?) \(", text, re.MULTILINE)
    log = re.search(r"dbt debug log: (\S+?)\.?\s", text)
    where = f"; see {log[1]}" if log else ""
    return f"the build is not green: {', '.join(nodes) or text}{where}. The published warehouse stays as it is"
