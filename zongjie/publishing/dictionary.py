"""The data dictionary as a page: every published table and column, as the dbt manifest describes them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

UNPUBLISHED = frozenset({"staging", "intermediate"})


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
    columns: tuple[Column, ...]


def documented_tables(manifest: Mapping[str, Any]) -> list[DocumentedTable]:
    """The published tables of a dbt manifest, by folder and name."""
    nodes = manifest["nodes"].items()
    tests = _arguments_of_tests(node for _, node in nodes if node["resource_type"] == "test")
    found = [
        _table(node, tests[identifier])
        for identifier, node in nodes
        if node["resource_type"] == "model" and node["fqn"][1] not in UNPUBLISHED
    ]
    return sorted(found, key=lambda table: (table.folder, table.name))


def dictionary_page(manifest: Mapping[str, Any]) -> str:
    """The page docs/dictionary.md for a dbt manifest."""
    tables = documented_tables(manifest)
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


def _table(node: Mapping[str, Any], tests: Mapping[tuple[str, str], Mapping[str, Any]]) -> DocumentedTable:
    """The table of a model; `tests` are the arguments of its tests by their name and column."""
    filled = tests.get(("complete", ""), {}).get("columns", [])
    return DocumentedTable(
        name=node["name"],
        folder=node["fqn"][1],
        description=node["description"],
        key=tuple(tests.get(("unique_key", ""), {}).get("key", [])),
        columns=tuple(
            Column(
                name=column["name"],
                data_type=column["data_type"] or "",
                is_filled=column["name"] in filled,
                description=column["description"],
                values=tuple(map(str, tests.get(("accepted_values", column["name"]), {}).get("values", []))),
            )
            for column in node["columns"].values()
        ),
    )


def _arguments_of_tests(
    tests: Iterator[Mapping[str, Any]],
) -> Mapping[str, Mapping[tuple[str, str], Mapping[str, Any]]]:
    """The arguments of the generic tests of each model, by the test's name and its column ('' for the whole table)."""
    found: defaultdict[str, dict[tuple[str, str], Mapping[str, Any]]] = defaultdict(dict)
    for test in tests:
        generic = test.get("test_metadata")
        if generic:
            found[test["attached_node"]][generic["name"], test["column_name"] or ""] = generic["kwargs"]
    return found
