"""The data dictionary is what the YAML beside the models says.

ZONGJIE_WRITE_DICTIONARY=1 writes docs/dictionary.md instead of comparing.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.support.places import ROOT
from zongjie.errors import ConfigurationError
from zongjie.publishing.dictionary import dictionary_page, documented_tables

PAGE = ROOT / "docs" / "dictionary.md"
MODELS = ROOT / "dbt_like_sql" / "models"

MODEL = """
models:
  - name: mart_schools
    description: "每行一所学校。 / One row is a school."
    data_tests:
      - unique_key:
          arguments:
            key: [school]
      - complete:
          arguments:
            columns: [school]
    columns:
      - name: school
        data_type: varchar
        description: "{{ doc('name') }}"
      - name: kind
        description: "类别 | 类 / kind"
        data_tests:
          - accepted_values:
              arguments:
                values: [public, private]
"""


def _project(folder: Path, block: str) -> Path:
    (folder / "marts").mkdir()
    (folder / "marts" / "mart_schools.yml").write_text(MODEL, encoding="utf-8")
    (folder / "staging").mkdir()
    (folder / "staging" / "stg_x.yml").write_text("models: [{name: stg_x}]", encoding="utf-8")
    (folder / "columns.md").write_text(f"{{% docs {block} %}}名称 / name{{% enddocs %}}", encoding="utf-8")
    return folder


def test_a_table_is_described_by_its_yaml(tmp_path: Path) -> None:
    (table,) = documented_tables(_project(tmp_path, "name"))
    assert (table.name, table.folder, table.key) == ("mart_schools", "marts", ("school",))
    school, kind = table.columns
    assert (school.data_type, school.is_filled, school.description) == ("varchar", True, "名称 / name")
    assert (kind.data_type, kind.is_filled, kind.values) == ("", False, ("public", "private"))
    assert "| `kind` |  |  | 类别 \\| 类 / kind | public, private |" in dictionary_page(tmp_path)


def test_a_missing_block_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"mart_schools\.school is described by the block name"):
        documented_tables(_project(tmp_path, "other"))


def test_the_page_is_up_to_date() -> None:
    present = dictionary_page(MODELS)
    if os.environ.get("ZONGJIE_WRITE_DICTIONARY") == "1":
        PAGE.write_text(present, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == present, (
        "docs/dictionary.md is stale: run ZONGJIE_WRITE_DICTIONARY=1 pytest tests/unit/test_publishing_dictionary.py"
    )
