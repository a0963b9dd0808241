"""The data dictionary as a page: every published table and column, from the YAML beside the models and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from zongjie.errors import ConfigurationError

UNPUBLISHED = frozenset({"staging", "intermediate"})
_BLOCK = re.compile(r"{% docs (\w+) %}(.*?){% enddocs %}", re.DOTALL)
_REFERENCE = re.compile(r"{{ doc\('(\w+)'\) }}")


@dataclass(frozen=True)
class Column:
    """A column as it is documented: type where a contract declares one, values where they are closed."""

    name: str
    data_type: str
    is_filled: bool
    description: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class DocumentedTable:
    """A published table as it is documented."""

    name: str
    folder: str
    description: str
    key: tuple[str, ...]
    columns: tuple[Column, ...] = field(default_factory=tuple)


def documented_tables(models: Path) -> list[DocumentedTable]:
    """The published tables below the dbt project's folder `models`, by folder and name.

    Raises ConfigurationError where a description names a block that `columns.md` lacks.
    """
    blocks = dict(_BLOCK.findall((models / "columns.md").read_text(encoding="utf-8")))
    files = (file for file in models.glob("*/*.yml") if file.parent.name not in UNPUBLISHED)
    found = [table for file in files for table in _tables(file, blocks)]
    return sorted(found, key=lambda table: (table.folder, table.name))


def dictionary_page(models: Path) -> str:
    """The page docs/dictionary.md for the dbt project's folder `models`."""
    tables = documented_tables(models)
    lines = [
        "# Data dictionary · 数据字典",
        "",
        "> 由 `dbt_like_sql/models` 的 YAML 生成，勿手改；库内每张表、每一列的注释与此相同。",
        "",
        "Generated from the YAML beside the models; do not edit. `ZONGJIE_WRITE_DICTIONARY=1 pytest "
        "tests/unit/test_publishing_dictionary.py` writes it. The comments in the database say the same.",
        "**filled**: holds no NULL. Types stand where a contract declares them; `describe` shows all.",
        "",
    ]
    folder = ""
    for table in tables:
        if table.folder != folder:
            folder = table.folder
            lines += [f"## {folder}", ""]
        lines += _section(table)
    return "\n".join(lines).rstrip("\n") + "\n"


def _section(table: DocumentedTable) -> Iterator[str]:
    """The lines of one table."""
    yield f"### {table.name}"
    yield ""
    yield table.description
    yield ""
    yield f"Key: {', '.join(f'`{name}`' for name in table.key)}"
    yield ""
    yield "| column | type | filled | 说明 / description | values |"
    yield "|---|---|---|---|---|"
    for column in table.columns:
        filled = "yes" if column.is_filled else ""
        cells = (f"`{column.name}`", column.data_type, filled, column.description, ", ".join(column.values))
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
    yield ""


def _tables(file: Path, blocks: dict[str, str]) -> Iterator[DocumentedTable]:
    """The tables that one YAML file describes."""
    for model in yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader).get("models", []):
        filled = set(_arguments(model, "complete").get("columns", []))
        yield DocumentedTable(
            name=model["name"],
            folder=file.parent.name,
            description=_resolved(model["description"], blocks, model["name"]),
            key=tuple(_arguments(model, "unique_key").get("key", [])),
            columns=tuple(
                Column(
                    name=column["name"],
                    data_type=column.get("data_type", ""),
                    is_filled=column["name"] in filled,
                    description=_resolved(column["description"], blocks, f"{model['name']}.{column['name']}"),
                    values=tuple(str(value) for value in _arguments(column, "accepted_values").get("values", [])),
                )
                for column in model["columns"]
            ),
        )


def _arguments(of: dict[str, Any], test: str) -> dict[str, Any]:
    """The arguments of a data test of a model or column; empty where it has no such test."""
    for declared in of.get("data_tests", []):
        if isinstance(declared, dict) and test in declared:
            return declared[test]["arguments"]
    return {}


def _resolved(description: str, blocks: dict[str, str], place: str) -> str:
    """The description with the blocks that it names put in."""

    def block(match: re.Match[str]) -> str:
        if match[1] not in blocks:
            raise ConfigurationError(
                f"{place} is described by the block {match[1]}, which columns.md lacks; add it there"
            )
        return blocks[match[1]]

    return _REFERENCE.sub(block, description)
