"""The dbt project: where it lies, its manifest, and what its columns mean."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from dagster_dbt import DbtProject
from filelock import FileLock

from assets.dbt_command import dbt_command

PROJECT_FOLDER = Path(__file__).resolve().parents[1] / "dbt_like_sql"

project = DbtProject(project_dir=PROJECT_FOLDER, profiles_dir=PROJECT_FOLDER)


def manifest_path() -> Path:
    """The dbt manifest, prepared anew where it is missing or older than the SQL.

    Several processes may load the definitions at once (a run, the UI, the sensor): one of them parses, in a folder
    of its own, and the others wait; who reads meanwhile sees the old manifest whole or the new one.
    """
    manifest = Path(project.manifest_path)
    parsing = manifest.parent / "parsing"
    parsing.mkdir(parents=True, exist_ok=True)
    with FileLock(parsing / ".lock"):
        sources = [path for path in PROJECT_FOLDER.rglob("*") if path.suffix in {".sql", ".yml", ".md"}]
        sources = [path for path in sources if project.target_path not in path.parents and "target" not in path.parts]
        if not manifest.exists() or manifest.stat().st_mtime < max(path.stat().st_mtime for path in sources):
            dbt_command(project).cli(["parse", "--quiet"], target_path=parsing).wait()
            (parsing / manifest.name).replace(manifest)
    return manifest


@cache
def column_descriptions() -> dict[str, str]:
    """What a column of that name means in whatever table, in Chinese and English, as `models/columns.md` says."""
    docs = json.loads(manifest_path().read_text(encoding="utf-8"))["docs"].values()
    return {block["name"]: block["block_contents"] for block in docs if block["path"].endswith("columns.md")}
