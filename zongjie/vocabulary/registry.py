"""The list of all vocabularies (data/vocabularies.yaml): what each is, how its rows are told apart, who reads it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import yaml

from zongjie.errors import VocabularyError

DATA = files("zongjie.vocabulary") / "data"
REGISTRY = "vocabularies.yaml"


@dataclass(frozen=True)
class Vocabulary:
    """An entry of vocabularies.yaml, whose head explains the fields."""

    name: str
    file: str
    title_zh: str
    title_en: str
    form: Literal["rows", "groups"]
    read_by: tuple[str, ...]
    key: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    lane: tuple[str, ...] = ()
    shared: bool = False
    matching: Literal["longest", "crossing", "nested"] = "longest"
    references: Mapping[str, str] = field(default_factory=dict)
    example: str = "example"
    dimension: str | None = None


def read_data(file: str) -> Any:
    """The content of a YAML file below `data`; raises yaml.YAMLError. libyaml, where it is there, is far faster."""
    text = (DATA / file).read_text(encoding="utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe


@cache
def registry() -> Mapping[str, Vocabulary]:
    """Every vocabulary by name.

    Raises VocabularyError for an entry with an unknown field or without one that it needs, a name that
    stands twice, a file without an entry or an entry without a file.
    """
    entries: Any = read_data(REGISTRY)
    return checked(entries, {entry.name for entry in DATA.iterdir() if entry.is_file()} - {REGISTRY})


def checked(entries: list[dict[str, Any]], present: set[str]) -> Mapping[str, Vocabulary]:
    """The entries by name, held against the files that are there."""
    found: dict[str, Vocabulary] = {}
    for entry in entries:
        vocabulary = _vocabulary(entry)
        if vocabulary.name in found:
            raise VocabularyError(f"{REGISTRY}: {vocabulary.name} stands twice")
        found[vocabulary.name] = vocabulary
    listed = {vocabulary.file for vocabulary in found.values()}
    if listed != present:
        raise VocabularyError(
            f"{REGISTRY}: files without an entry {sorted(present - listed)}, without a file {sorted(listed - present)}"
        )
    for vocabulary in found.values():
        for target in vocabulary.references.values():
            if target.partition(".")[0] not in found:
                raise VocabularyError(f"{REGISTRY}: {vocabulary.name} refers to {target}, which is no vocabulary")
    return found


def _vocabulary(entry: dict[str, Any]) -> Vocabulary:
    known = {each.name for each in fields(Vocabulary)}
    if set(entry) - known:
        raise VocabularyError(f"{REGISTRY}: {entry.get('name')}: unknown fields {sorted(set(entry) - known)}")
    values: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in entry.items()}
    try:
        vocabulary = Vocabulary(**values)
    except TypeError as error:
        raise VocabularyError(f"{REGISTRY}: {entry.get('name')}: {error}") from error
    if vocabulary.form not in {"rows", "groups"} or (vocabulary.form == "rows") != bool(vocabulary.key):
        raise VocabularyError(f"{REGISTRY}: {vocabulary.name}: form is rows with a key, or groups without one")
    return vocabulary
