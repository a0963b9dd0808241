"""Reading vocabulary files into frozen dataclasses, with the checks that every file must pass."""

from __future__ import annotations

import csv
import dataclasses
import hashlib
import io
import types
import typing
from collections.abc import Callable, Iterable
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

import yaml

from zongjie.errors import VocabularyError

Row = TypeVar("Row")

_DATA = files("zongjie.vocabulary") / "data"
LIST_SEPARATOR = "|"
"""Separates the items of a CSV cell that holds a list."""


def load_csv(vocabulary: str, row_type: type[Row]) -> tuple[Row, ...]:
    """Read `data/<vocabulary>.csv` into instances of the dataclass `row_type`.

    The header must be exactly the fields of `row_type`, in order. Cells are converted by the
    field's type: str, int, float, bool (true/false), `X | None` (empty cell), tuple[str, ...]
    (items separated by `|`). Lines that start with `#` are comments.
    Raises VocabularyError with file and line where a cell does not fit.
    """
    text = (_DATA / f"{vocabulary}.csv").read_text(encoding="utf-8")
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line and not line.startswith("#")]
    reader = csv.reader(io.StringIO("\n".join(line for _, line in lines)), strict=True)
    names = [field.name for field in dataclasses.fields(typing.cast(Any, row_type))]
    hints = typing.get_type_hints(row_type)
    rows: list[Row] = []
    for (number, _), cells in zip(lines, reader, strict=True):
        where = f"{vocabulary}.csv line {number}"
        if number == lines[0][0]:
            if cells != names:
                raise VocabularyError(f"{where}: the header is {cells} and should be {names}")
            continue
        if len(cells) != len(names):
            raise VocabularyError(f"{where}: {len(cells)} cells where {len(names)} are expected: {cells}")
        pairs = zip(names, cells, strict=True)
        rows.append(row_type(**{name: _convert(cell, hints[name], f"{where}, {name}") for name, cell in pairs}))
    return tuple(rows)


def load_yaml(name: str) -> Any:
    """Read `data/<name>.yaml` (a list or a mapping; what it must hold is its loader's business)."""
    try:
        return yaml.safe_load((_DATA / f"{name}.yaml").read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise VocabularyError(f"{name}.yaml is no valid YAML: {error}") from error


def check_unique(name: str, rows: Iterable[Row], key: Callable[[Row], Any]) -> None:
    """Raise VocabularyError if two rows of vocabulary `name` share a key."""
    seen: dict[Any, Row] = {}
    for row in rows:
        if key(row) in seen:
            raise VocabularyError(f"{name}: {key(row)!r} stands twice: {seen[key(row)]} and {row}")
        seen[key(row)] = row


@cache
def vocabulary_digest(*names: str) -> str:
    """SHA-256 over the named files (with extension), or over all vocabulary files if none is named."""
    chosen = sorted(names) if names else sorted(entry.name for entry in _DATA.iterdir() if entry.is_file())
    digest = hashlib.sha256()
    for name in chosen:
        digest.update(name.encode() + b"\0" + (_DATA / name).read_bytes() + b"\0")
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
