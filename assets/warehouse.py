"""The dbt project as assets: staging, intermediate and public tables, built as one unit into a private file."""

import os
from collections.abc import Iterator, Mapping
from typing import Any

import dagster as dg
from dagster_dbt import DagsterDbtTranslator, DagsterDbtTranslatorSettings, dbt_assets

from assets.dbt_command import DbtCommand
from assets.dbt_project import manifest_path, project
from assets.session import LakeSession
from assets.stage_asset import OWNERS
from zongjie.stages import writer_of

LAKE_OWN_SOURCES = frozenset({"ledger", "publications"})


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
        # `publish` has nothing to do and is skipped; what it published is confirmed as of today
        context.log_event(dg.AssetMaterialization("publish", metadata={"nothing new": True}))
        return
    build_file = session.open_warehouse().build_file(context.run.run_id)
    build_file.parent.mkdir(parents=True, exist_ok=True)
    (build_file.parent / "fingerprint").write_text(session.fingerprint(), encoding="utf-8")
    os.environ["ZONGJIE_BUILD_FILE"] = str(build_file)
    os.environ["ZONGJIE_LAKE"] = session.lake
    build = ["build", "--exclude-resource-type", "unit_test"]
    invocation = dbt.cli(build, context=context, target_path=build_file.parent / "target")
    yield from invocation.stream()
