"""A reader that opens the published warehouse again and again until it is told to stop. Run as a process."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import duckdb

QUERIES_ON_ONE_CONNECTION = 3


def read_until_stopped(published: Path, stop: Path) -> dict[str, object]:
    """How many reads were made, which stamps were seen, and what was wrong."""
    reads, seen, wrong = 0, set[int](), list[str]()
    while not stop.exists():
        try:
            with duckdb.connect(published, read_only=True) as connection:
                first: tuple[int, int, int] | None = None
                for _ in range(QUERIES_ON_ONE_CONNECTION):
                    found = connection.sql("""
                        select any_value(stamp), count(distinct stamp), count(*),
                            (select count(*) from fct_measurement where surface <> '')
                        from stamps
                    """).fetchall()[0]
                    stamp, stamps, rows, figures = found
                    if stamps != 1 or rows != stamp + 1 or figures == 0:
                        wrong.append(f"half a version: {found}")
                    first = first or found
                    if found != first:
                        wrong.append(f"changed under a reader: {first} then {found}")
                    seen.add(stamp)
                    reads += 1
        except duckdb.Error as error:
            wrong.append(f"{type(error).__name__}: {error}")
    return {"reads": reads, "seen": sorted(seen), "wrong": wrong[:5]}


if __name__ == "__main__":
    print(json.dumps(read_until_stopped(Path(sys.argv[1]), Path(sys.argv[2]))))
