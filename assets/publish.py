"""The asset `publish`: the green build of this run becomes the warehouse that users open."""

from dataclasses import asdict
from datetime import timedelta

import dagster as dg

from assets.metadata import picture, row_counts
from assets.pictures import figures_by_theme, growth
from assets.session import LakeSession
from assets.stage_asset import OWNERS
from assets.warehouse import warehouse
from zongjie.publishing.publish import Build
from zongjie.publishing.publish import publish as publish_build

SHOWN_PUBLICATIONS = 30
"""The picture of growth goes back so many publications."""

FRESHNESS = dg.FreshnessPolicy.time_window(warn_window=timedelta(hours=26), fail_window=timedelta(hours=50))
"""The schedule runs daily: two hours late is worth a word, a second day missed is a failure."""


@dg.asset(
    deps=[key for key in warehouse.keys if not key.path[-1].startswith(("stg_", "int_"))],
    group_name="publish",
    description=(
        "以一次原子替换发布本次构建；检查不全绿则拒绝。\n\n"
        "Publishes this run's build in one atomic step; refuses where its checks are not all green."
    ),
    kinds={"duckdb"},
    freshness_policy=FRESHNESS,
    owners=OWNERS,
)
def publish(context: dg.AssetExecutionContext, session: LakeSession) -> dg.MaterializeResult[None]:
    """Publish the build of this run, or of the run that this one re-executes."""
    home = session.open_warehouse()
    build_file = home.build_file(context.run.run_id)
    if not build_file.exists() and context.run.parent_run_id:
        build_file = home.build_file(context.run.parent_run_id)
    fingerprint_file = build_file.parent / "fingerprint"
    build = Build(
        run_id=build_file.parent.name,
        file=build_file,
        run_results=build_file.parent / "target" / "run_results.json",
        manifest=build_file.parent / "target" / "manifest.json",
        fingerprint=fingerprint_file.read_text(encoding="utf-8") if fingerprint_file.exists() else "",
    )
    publication = publish_build(session.open_lake(), home, build, session.allow_drop)
    context.log.info(f"publish: version {publication.version.name} is published")
    history = [*_history(context.instance), (_when(publication.version.name), dict(publication.rows))]
    return dg.MaterializeResult(
        metadata={
            "version": publication.version.name,
            "file": dg.MetadataValue.path(str(home.published)),
            "bytes": publication.version.byte_size,
            "checks passed": publication.checks_passed,
            "checks warned": publication.checks_warned,
            "differences": dg.MetadataValue.json(
                [asdict(each) for each in publication.differences if each.is_change],
            ),
            "figures by theme": picture(figures_by_theme(home.published)),
            "growth": picture(growth(history)),
            **row_counts(publication.rows),
        }
    )


def _history(instance: dg.DagsterInstance) -> list[tuple[str, dict[str, int]]]:
    """When, and rows by table, of the last publications that Dagster has on record, oldest first."""
    records = instance.fetch_materializations(dg.AssetKey("publish"), limit=SHOWN_PUBLICATIONS).records
    found: list[tuple[str, dict[str, int]]] = []
    for record in reversed(records):
        metadata = record.asset_materialization.metadata if record.asset_materialization else {}
        rows = {
            name.removeprefix("rows "): int(str(count.value))
            for name, count in metadata.items()
            if name.startswith("rows ")
        }
        if rows:
            found.append((_when(str(metadata["version"].value)), rows))
    return found


def _when(version_name: str) -> str:
    """Month, day and time of a version, in UTC, from its name such as 20261125T124411080389Z-654ec7e6."""
    return f"{version_name[4:6]}-{version_name[6:8]} {version_name[9:11]}:{version_name[11:13]}"
