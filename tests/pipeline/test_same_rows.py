"""The same input and code give the same rows, whatever order Python's sets happen to have."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.support.places import ROOT, SAMPLE

DIGEST = """
import hashlib, pathlib, sys
from zongjie.errors import UnreadableFileError
from zongjie.extraction import extract_file
digests = {}
for path in sorted(pathlib.Path(sys.argv[1]).rglob("*.txt")):
    try:
        tables = extract_file(path).tables
    except UnreadableFileError:
        continue
    for name, frame in tables.items():
        columns = [column for column in frame.columns if not column.endswith("_at")]
        digests.setdefault(name, hashlib.sha256()).update(frame.select(columns).write_json().encode())
print({name: digest.hexdigest()[:12] for name, digest in sorted(digests.items())})
"""


@pytest.mark.slow
def test_rows_do_not_depend_on_the_order_of_sets() -> None:
    found = {
        seed: subprocess.run(
            [sys.executable, "-c", DIGEST, str(SAMPLE)],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert "measurements" in found["0"]
    assert found["0"] == found["1"] == found["2"]
