"""The dbt manifest, when several processes want it at once."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.places import ROOT

LOAD = """
import pathlib, sys
from dagster_dbt import DbtProject
import assets.dbt_project as dbt_project
folder = dbt_project.PROJECT_FOLDER
dbt_project.project = DbtProject(project_dir=folder, profiles_dir=folder, target_path=pathlib.Path(sys.argv[1]))
print(dbt_project.manifest_path())
"""


@pytest.mark.slow
def test_three_at_once_see_a_whole_manifest(tmp_path: Path) -> None:
    command = [sys.executable, "-c", LOAD, str(tmp_path / "target")]
    processes = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    outputs = [process.communicate(timeout=300)[0] for process in processes]
    assert [process.returncode for process in processes] == [0, 0, 0]
    manifests = {Path(output.strip().splitlines()[-1]) for output in outputs}
    assert manifests == {tmp_path / "target" / "manifest.json"}
    nodes = json.loads(manifests.pop().read_text(encoding="utf-8"))["nodes"]
    assert "model.zongjie.fct_measurement" in nodes
