"""The data dictionary is what the YAML beside the models says.

ZONGJIE_WRITE_DICTIONARY=1 writes docs/dictionary.md instead of comparing.
"""

from __future__ import annotations

import json
import os
from typing import Any

from assets.dbt_project import manifest_path
from tests.support.places import ROOT
from zongjie.publishing.dictionary import dictionary_page, documented_tables

PAGE = ROOT / "docs" / "dictionary.md"
SCHOOLS = "model.zongjie.mart_schools"


def model(name: str, folder: str, **columns: dict[str, Any]) -> dict[str, Any]:
    described = {column: {"name": column, "data_type": None, **facts} for column, facts in columns.items()}
    return {
        "resource_type": "model",
        "name": name,
        "fqn": ["zongjie", folder, name],
        "description": "每行一所学校。 / One row is a school.",
        "columns": described,
    }


def generic(name: str, column: str | None, **arguments: Any) -> dict[str, Any]:
    return {
        "resource_type": "test",
        "attached_node": SCHOOLS,
        "column_name": column,
        "test_metadata": {"name": name, "kwargs": arguments},
    }


MANIFEST = {
    "nodes": {
        SCHOOLS: model(
            "mart_schools",
            "marts",
            school={"data_type": "varchar", "description": "名称 / name"},
            kind={"description": "类别 | 类 / kind"},
        ),
        "model.zongjie.stg_x": model("stg_x", "staging"),
        "test.a": generic("unique_key", None, key=["school"]),
        "test.b": generic("complete", None, columns=["school"]),
        "test.c": generic("accepted_values", "kind", values=["public", "private"]),
        "test.d": {"resource_type": "test", "column_name": None},
    }
}


def test_a_table_is_described_by_model_and_tests() -> None:
    (table,) = documented_tables(MANIFEST)
    assert (table.name, table.folder, table.key) == ("mart_schools", "marts", ("school",))
    school, kind = table.columns
    assert (school.data_type, school.is_filled, school.description) == ("varchar", True, "名称 / name")
    assert (kind.data_type, kind.is_filled, kind.values) == ("", False, ("public", "private"))
    assert "| `kind` |  |  | 类别 \\| 类 / kind | public, private |" in dictionary_page(MANIFEST)


def test_the_page_is_up_to_date() -> None:
    present = dictionary_page(json.loads(manifest_path().read_text(encoding="utf-8")))
    if os.environ.get("ZONGJIE_WRITE_DICTIONARY") == "1":
        PAGE.write_text(present, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == present, (
        "docs/dictionary.md is stale: run ZONGJIE_WRITE_DICTIONARY=1 pytest tests/unit/test_publishing_dictionary.py"
    )
