"""The asset `publish`: the green build of this run becomes the warehouse that users open."""

import dagster as dg

from assets.session import LakeSession
from assets.stage_asset import OWNERS
from assets.warehouse import warehouse
from zongjie.publishing.publish import Build
from zongjie.publishing.publish import publish as publish_build


@dg.asset(
    deps=[key for key in warehouse.keys if not key.path[-1].startswith(("stg_", "int_"))],
    group_name="publish",
    description=(
        "以一次原子替换发布本次构建；检查不全绿则拒绝。\n\n"
        "Publishes this run's build in one atomic step; refuses where its checks are not all green."
    ),
    kinds={"duckdb"},
    owners=OWNERS,
)
def publish(context: dg.AssetExecutionContext, session: LakeSession) -> dg.MaterializeResult[None]:
    """Publish the build of this run, or of the run that this one re-executes."""
    home = session.open_warehouse()
    build_file = home.build_file(context.run_id)
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
    publication = publish_build(session.open_lake(), home, build)
    context.log.info(f"publish: version {publication.version.name} is published")
    return dg.MaterializeResult(
        metadata={
            "version": publication.version.name,
            "file": dg.MetadataValue.path(str(home.published)),
            "bytes": publication.version.byte_size,
            "checks passed": publication.checks_passed,
            "checks warned": publication.checks_warned,
            **{f"rows {name}": rows for name, rows in publication.rows.items()},
        }
    )
