"""The resource that every asset works through: the settings, the lake, and the writer lock of the run."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import dagster as dg

from zongjie.lake.fingerprint import build_fingerprint
from zongjie.lake.lake import Lake
from zongjie.lake.lock import writer_lock
from zongjie.lake.preparing import prepare
from zongjie.publishing.publish import last_fingerprint
from zongjie.publishing.versions import Warehouse


class LakeSession(dg.ConfigurableResource):  # pyright: ignore[reportMissingTypeArgument]
    """One run's hold on lake and warehouse.

    The lock is taken when the run starts its first step and let go when the run ends, so runs
    from the schedule, the UI and the shell wait for each other. One run is one process here.
    `allow_drop`: a build that lost many rows may be published all the same.
    """

    landing: str
    lake: str
    warehouse: str
    site: str
    lock_file: str
    sql_project: str
    lock_timeout_seconds: float
    allow_drop: bool = False

    @contextmanager
    def yield_for_execution(self, context: dg.InitResourceContext) -> Generator[LakeSession]:
        """Take the lock, bring the lake up to date, hand out the session, let go at the end."""
        log = context.log
        run_id = context.run.run_id if context.run else f"unnamed-{datetime.now(UTC):%Y%m%dT%H%M%S}"

        def say(message: str) -> None:
            if log:
                log.info(message)

        with writer_lock(Path(self.lock_file), run_id, say, self.lock_timeout_seconds):
            for change in prepare(self.open_lake(), run_id):
                say(change)
            yield self

    def open_lake(self) -> Lake:
        """The lake."""
        return Lake(self.lake)

    def open_warehouse(self) -> Warehouse:
        """The warehouse folder."""
        return Warehouse(Path(self.warehouse))

    def fingerprint(self) -> str:
        """The state of everything that the warehouse is built from."""
        return build_fingerprint(self.open_lake(), Path(self.sql_project))

    def is_published(self) -> bool:
        """Whether the published warehouse was built from just this state."""
        return self.open_warehouse().published.exists() and last_fingerprint(self.open_lake()) == self.fingerprint()
