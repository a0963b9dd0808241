"""Reading vocabulary files into frozen dataclasses, with the checks that every file must pass."""

from __future__ import annotations

import csv
import dataclasses
import hashlib
import io
import types
import typing
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, TypeVar

import yaml

from zongjie.errors import VocabularyError
from zongjie.vocabulary.checks import check_references, check_rows
from zongjie.vocabulary.registry import DATA, read_data, registry

Row = TypeVar("Row")

_OF_THE_FILE = ("source", "example")
LIST_SEPARATOR = "|"
"""Separates the items of a CSV cell that holds a list."""


def load_csv(vocabulary: str, row_type: type[Row]) -> tuple[Row, ...]:
    """Read `data/<vocabulary>.csv` into instances of the dataclass `row_type`.

    The header must be exactly the fields of `row_type`, in order. Cells are converted by the
    field's type: str, int, float, bool (true/false), `X | None` (empty cell), tuple[str, ...]
    (items separated by `|`). Lines that start with `#` are comments.
    Raises VocabularyError with file and line where a cell does not fit, and for what breaks a rule of all
    vocabularies (see zongjie.vocabulary.checks).
    """
    names = [field.name for field in dataclasses.fields(typing.cast(Any, row_type))]
    hints = typing.get_type_hints(row_type)
    rows: list[Row] = []
    for where, header, cells in _csv_lines(vocabulary):
        if header != names:
            raise VocabularyError(f"{registry()[vocabulary].file}: the header is {header} and should be {names}")
        pairs = zip(names, cells, strict=True)
        rows.append(row_type(**{name: _convert(cell, hints[name], f"{where}, {name}") for name, cell in pairs}))
    _check(vocabulary, [{name: getattr(row, name) for name in names} for row in rows])
    return tuple(rows)


def load_yaml(vocabulary: str) -> Any:
    """Read `data/<vocabulary>.yaml`: a list of rows, or groups by name without the file's own source and example.

    What rows and groups must hold besides is their loader's business. Raises VocabularyError for what is no
    YAML or breaks a rule of all vocabularies.
    """
    content = read_yaml(vocabulary)
    if registry()[vocabulary].form == "rows":
        _check(vocabulary, content)
        return content
    return {name: value for name, value in content.items() if name not in _OF_THE_FILE}


def read_yaml(vocabulary: str) -> Any:
    """The content of `data/<vocabulary>.yaml` as it stands; groups must come with source and example."""
    file = registry()[vocabulary].file
    try:
        content = read_data(file)
    except yaml.YAMLError as error:
        raise VocabularyError(f"{file} is no valid YAML: {error}") from error
    if registry()[vocabulary].form == "groups" and not all(
        str(content.get(name) or "").strip() for name in _OF_THE_FILE
    ):
        raise VocabularyError(f"{file}: it must say {' and '.join(_OF_THE_FILE)}")
    return content


def read_csv(vocabulary: str) -> list[dict[str, str]]:
    """The rows of `data/<vocabulary>.csv` as text, by column; lists are not taken apart.

    Raises VocabularyError with file and line where a row has more or fewer cells than the header.
    """
    return [dict(zip(header, cells, strict=True)) for _, header, cells in _csv_lines(vocabulary)]


def _csv_lines(vocabulary: str) -> Iterator[tuple[str, list[str], list[str]]]:
    """Where each row stands, the header, and the cells of the row."""
    file = registry()[vocabulary].file
    text = (DATA / file).read_text(encoding="utf-8")
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line and not line.startswith("#")]
    reader = csv.reader(io.StringIO("\n".join(line for _, line in lines)), strict=True)
    header = next(reader, [])
    for (number, _), cells in zip(lines[1:], reader, strict=True):
        where = f"{file} line {number}"
        if len(cells) != len(header):
            raise VocabularyError(f"{where}: {len(cells)} cells where {len(header)} are expected: {cells}")
        yield where, header, cells


def _check(vocabulary: str, rows: list[Mapping[str, Any]]) -> None:
    """What all vocabularies must hold; see check_rows and check_references."""
    entry = registry()[vocabulary]
    check_rows(entry, rows)
    check_references(entry, rows, {target: _values(target) for target in entry.references.values()})


@cache
def _values(target: str) -> frozenset[str]:
    """What stands in a column of a vocabulary (`vocabulary.column`)."""
    name, _, column = target.partition(".")
    rows = read_csv(name) if registry()[name].file.endswith(".csv") else read_yaml(name)
    return frozenset(str(row[column]) for row in rows)


@cache
def vocabulary_digest(*names: str) -> str:
    """SHA-256 over the named files (with extension), or over all vocabulary files if none is named."""
    chosen = names or [entry.name for entry in DATA.iterdir() if entry.is_file()]
    digest = hashlib.sha256()
    for name in sorted(chosen):
        digest.update(name.encode() + b"\0" + (DATA / name).read_bytes() + b"\0")
    return digest.hexdigest()


def _convert(cell: str, hint: Any, where: str) -> Any:
    """Turn a CSV cell into a value of type `hint`."""
    if isinstance(hint, types.UnionType):
        if cell == "":
            return None
        hint = next(option for option in typing.get_args(hint) if option is not type(None))
    try:
        if hint is str:
            return cell
        if hint is int:
            return int(cell)
        if hint is float:
            return float(cell)
        if hint is bool:
            return {"true": True, "false": False}[cell]
        if typing.get_origin(hint) is tuple:
            return tuple(item for item in cell.split(LIST_SEPARATOR) if item)
    except (ValueError, KeyError) as error:
        raise VocabularyError(f"{where}: {cell!r} is no {getattr(hint, '__name__', hint)}") from error
    raise VocabularyError(f"{where}: fields of type {hint} are not supported")
