"""What a run says in the shell: one short line for each thing worth knowing."""

from __future__ import annotations

import logging
import sys

import dagster as dg

_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


@dg.logger(
    {"log_level": dg.Field(dg.Enum("Level", [dg.EnumValue(level) for level in _LEVELS]), default_value="INFO")},
    description="Short lines on standard error: time and message.",
)
def zongjie_console(context: dg.InitLoggerContext) -> logging.Logger:
    """A logger that leaves out run, job and step, which are the same on every line of a shell run."""
    return shell_logger(context.logger_config["log_level"])


def shell_logger(level: str) -> logging.Logger:
    """A logger of short lines on standard error, from `level` on."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_ShortFormatter())
    handler.addFilter(is_worth_showing)
    logger = logging.Logger("zongjie", level=level)
    logger.addHandler(handler)
    return logger


_BOOKKEEPING = (
    "Dependencies for step",
    "Skipping step",
    "did not yield or return expected outputs",
    "emitted no result in step",
    "Logging an `AssetObservation`",
    "dbt subsetted execution",
    "partial_parse.msgpack",
)
"""Parts of what Dagster says about steps that have nothing to do, and about how it calls dbt."""


def is_worth_showing(record: logging.LogRecord) -> bool:
    """Whether a line says something that a person at the shell does not know already."""
    message = record.getMessage()
    return not any(part in message for part in _BOOKKEEPING)


class _ShortFormatter(logging.Formatter):
    """Time, and level where it is not INFO, and Dagster's original message without its prefix."""

    def format(self, record: logging.LogRecord) -> str:
        meta = getattr(record, "dagster_meta", {})
        message = meta.get("orig_message") or record.getMessage()
        level = "" if record.levelno == logging.INFO else f"{record.levelname.lower()}: "
        return f"{self.formatTime(record, '%H:%M:%S')}  {level}{message}"
