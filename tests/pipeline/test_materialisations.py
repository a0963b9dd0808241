"""What stands beside a materialisation: counts, columns with meanings, first rows, a picture, and nothing that runs."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from typing import Any

import dagster as dg
import pytest

from assets.articles import articles
from assets.documents import documents
from assets.metadata import CELL_CHARACTERS, column_schemas
from assets.pictures import growth
from assets.placeholders import placeholders
from assets.publish import FRESHNESS
from assets.session import LakeSession
from pipelines.definitions import defs
from zongjie.stages import STAGES

HOSTILE = "<script>alert(1)</script>"
TEXT = f"""{HOSTILE}县教育局20xx年工作总结
20xx年，全县新建学校3所，XX县投入__万元。{HOSTILE}培训教师120人次。
"""
CHAIN = [documents, articles, placeholders]


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> LakeSession:
    folder = tmp_path_factory.mktemp("materialisations")
    (folder / "landing").mkdir()
    (folder / "landing" / "report.txt").write_text(TEXT, encoding="utf-8")
    (folder / "landing" / f"{'x' * 90}.txt").touch()
    return LakeSession(
        landing=str(folder / "landing"),
        lake=str(folder / "lake"),
        warehouse=str(folder / "warehouse"),
        site=str(folder / "site"),
        lock_file=str(folder / "lock"),
        sql_project="dbt_like_sql",
        lock_timeout_seconds=5,
    )


@pytest.fixture(scope="module")
def first(session: LakeSession) -> Mapping[str, Mapping[str, Any]]:
    return run(session)


@pytest.fixture(scope="module")
def second(session: LakeSession, first: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Mapping[str, Any]]:
    assert first
    return run(session)


def run(session: LakeSession) -> Mapping[str, Mapping[str, Any]]:
    """Metadata of each asset of the chain."""
    result = dg.materialize(CHAIN, resources={"session": session})
    found: dict[str, Mapping[str, Any]] = {}
    for event in result.get_asset_materialization_events():
        materialization = event.step_materialization_data.materialization
        found[materialization.asset_key.path[-1]] = materialization.metadata
    return found


def picture(metadata: Mapping[str, Any]) -> str:
    encoded = re.fullmatch(r"!\[\]\(data:image/svg\+xml;base64,([^)]+)\)", metadata["picture"].value)
    assert encoded
    return base64.b64decode(encoded[1]).decode()


def test_counts_say_what_was_done(first: Mapping[str, Mapping[str, Any]]) -> None:
    read = {
        name: first["documents"][name].value for name in ("new", "quarantined", "rows documents", "rows quarantine")
    }
    assert read == {"new": 2, "quarantined": 1, "rows documents": 1, "rows quarantine": 1}
    assert first["documents"]["dagster/row_count"].value == 1
    assert first["placeholders"]["characters per second"].value > 0


def test_a_run_with_nothing_new_still_says_how_many_rows_there_are(
    first: Mapping[str, Mapping[str, Any]], second: Mapping[str, Mapping[str, Any]]
) -> None:
    assert second["placeholders"]["new"].value == 0
    rows = first["placeholders"]["dagster/row_count"].value
    assert rows == first["placeholders"]["rows placeholders"].value > 0
    assert second["placeholders"]["dagster/row_count"].value == rows
    assert "picture" not in second["placeholders"]


def test_columns_have_types_and_meanings(first: Mapping[str, Mapping[str, Any]]) -> None:
    columns = {column.name: column for column in first["placeholders"]["dagster/column_schema"].value.columns}
    assert columns["char_start"].type == "Int64"
    assert columns["char_start"].description.startswith("起始偏移")
    assert columns["year_min"].constraints.nullable
    assert not columns["surface"].constraints.nullable


@pytest.mark.parametrize("stage", STAGES, ids=str)
def test_every_column_of_every_stage_has_a_meaning_in_both_languages(stage: Any) -> None:
    schemas = column_schemas(stage)
    assert set(schemas) == {f"columns {table.name}" for table in stage.tables}
    for schema in schemas.values():
        assert all(" / " in (column.description or "") for column in schema.value.columns)


def test_the_preview_shows_plain_short_cells_without_identifiers(first: Mapping[str, Mapping[str, Any]]) -> None:
    table = first["placeholders"]["preview placeholders"]
    assert not any(column.name.endswith("_id") for column in table.schema.columns)
    assert table.records[0].data["surface"] == "20xx年"
    [refused] = first["documents"]["preview quarantine"].records
    assert refused.data["source_path"] == f"{'x' * CELL_CHARACTERS}…"


def test_texts_of_strangers_are_never_markdown(first: Mapping[str, Mapping[str, Any]]) -> None:
    titles = [record.data["title"] for record in first["articles"]["preview articles"].records]
    assert any(HOSTILE in str(title) for title in titles)
    for metadata in first.values():
        for value in metadata.values():
            if isinstance(value, dg.MarkdownMetadataValue):
                assert HOSTILE not in value.value


def test_the_picture_names_the_kinds_of_masks(first: Mapping[str, Mapping[str, Any]]) -> None:
    svg = picture(first["placeholders"])
    for words in ("年份 year", "地名 place", "金额 money"):
        assert words in svg
    assert "<script" not in svg


def test_growth_follows_publications() -> None:
    chart = growth([("11-25 10:00", {"fct_measurement": 5, "dim_unit": 9}), ("11-26 10:00", {"fct_measurement": 8})])
    assert chart["data"]["values"] == [
        {"step": "11-25 10:00", "series": "fct_measurement", "count": 5},
        {"step": "11-26 10:00", "series": "fct_measurement", "count": 8},
    ]


def test_publish_is_late_after_a_missed_day() -> None:
    key = dg.AssetKey("publish")
    assert defs.resolve_asset_graph().get(key).freshness_policy == FRESHNESS
    assert FRESHNESS.warn_window and FRESHNESS.warn_window.to_timedelta().total_seconds() == 26 * 3600
