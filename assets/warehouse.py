"""The dbt project as assets: staging, intermediate and public tables, built as one unit into a private file."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import dagster as dg
from dagster_dbt import DagsterDbtTranslator, DagsterDbtTranslatorSettings, DbtProject, dbt_assets
from filelock import FileLock

from assets.dbt_command import DbtCommand, dbt_command
from assets.session import LakeSession
from assets.stage_asset import OWNERS
from zongjie.stages import writer_of

PROJECT_FOLDER = Path(__file__).resolve().parents[1] / "dbt_like_sql"
LAKE_OWN_SOURCES = frozenset({"ledger", "publications"})

project = DbtProject(project_dir=PROJECT_FOLDER, profiles_dir=PROJECT_FOLDER)


class WarehouseTranslator(DagsterDbtTranslator):
    """Names dbt nodes in Dagster: a model by its own name, a lake source by the stage that writes it."""

    def get_asset_key(self, dbt_resource_props: Mapping[str, Any]) -> dg.AssetKey:
        """The asset key of a dbt node."""
        name = dbt_resource_props["name"]
        if dbt_resource_props["resource_type"] != "source":
            return dg.AssetKey(name)
        if name in LAKE_OWN_SOURCES:
            return dg.AssetKey(["lake", name])
        return dg.AssetKey(writer_of(name).name)

    def get_group_name(self, dbt_resource_props: Mapping[str, Any]) -> str | None:
        """The folder of the model: such as intermediate, facts or marts."""
        return dbt_resource_props["fqn"][1]

    def get_owners(self, dbt_resource_props: Mapping[str, Any]) -> list[str]:
        """Who answers for it."""
        return OWNERS


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


@dbt_assets(
    manifest=manifest_path(),
    project=project,
    name="warehouse",
    dagster_dbt_translator=WarehouseTranslator(
        settings=DagsterDbtTranslatorSettings(enable_duplicate_source_asset_keys=True)
    ),
)
def warehouse(context: dg.AssetExecutionContext, session: LakeSession, dbt: DbtCommand) -> Iterator[Any]:
    """Build all models and run all tests into the run's private file; skipped when nothing changed."""
    if session.is_published():
        context.log.info("warehouse: lake, SQL and vocabularies are as published; nothing to build")
        return
    build_file = session.open_warehouse().build_file(context.run_id)
    build_file.parent.mkdir(parents=True, exist_ok=True)
    (build_file.parent / "fingerprint").write_text(session.fingerprint(), encoding="utf-8")
    os.environ["ZONGJIE_BUILD_FILE"] = str(build_file)
    os.environ["ZONGJIE_LAKE"] = session.lake
    build = ["build", "--exclude-resource-type", "unit_test"]
    invocation = dbt.cli(build, context=context, target_path=build_file.parent / "target")
    yield from invocation.stream()
