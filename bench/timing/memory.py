"""Peak memory of each stage and of the whole: a fresh process reads a landing folder into a lake, as a run does.

    python -m bench.timing.memory LANDING

prints one JSON object: megabytes by stage, and `all stages`. Needs Linux, whose kernel can forget a peak
(proc(5), clear_refs); elsewhere only the whole is told.
"""

from __future__ import annotations

import json
import re
import resource
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from zongjie.lake.lake import Lake
from zongjie.lake.preparing import prepare
from zongjie.lake.processing import ingest, process
from zongjie.stages import STAGES

WHOLE = "all stages"
_PEAK = re.compile(r"VmHWM:\s+(\d+) kB")
_STATUS, _CLEAR = Path("/proc/self/status"), Path("/proc/self/clear_refs")


def peak_megabytes(landing: Path) -> dict[str, float]:
    """Peak memory by stage and of the whole, measured in a process of its own."""
    command = [sys.executable, "-m", "bench.timing.memory", str(landing)]
    output = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout  # noqa: S603 - our own module
    return json.loads(output.splitlines()[-1])


def _measure(landing: Path) -> dict[str, float]:
    peaks: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        lake = Lake(folder)
        prepare(lake, "bench")
        for stage in STAGES:
            _forget_peak()
            if stage.reads or stage.scope == "vocabulary":
                process(lake, stage, "bench", lambda _: None)
            else:
                ingest(lake, landing, "bench", datetime.now(UTC), lambda _: None)
            peak = _peak_since()
            if peak is not None:
                peaks[stage.name] = peak
    # the system's own account of the whole counts the process that started this one too: only where there is no other
    whole = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    return {**peaks, WHOLE: max(peaks.values(), default=whole)}


def _forget_peak() -> None:
    """Let the kernel count this process's peak from here on."""
    if _CLEAR.exists():
        _CLEAR.write_text("5")


def _peak_since() -> float | None:
    """The peak since it was forgotten, in megabytes; None where the system does not tell."""
    found = _PEAK.search(_STATUS.read_text()) if _STATUS.exists() else None
    return int(found[1]) / 1e3 if found else None


if __name__ == "__main__":
    print(json.dumps(_measure(Path(sys.argv[1]))))
