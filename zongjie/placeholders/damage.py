"""The vocabularies of scars: kinds of damage, and words that scraping replaced."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from zongjie.errors import VocabularyError
from zongjie.placeholders.triggers import literals
from zongjie.placeholders.vocabulary import require, require_kind
from zongjie.vocabulary import check_unique, load_csv, load_yaml

_CLASSES = {"{H}": r"\u3400-\u9fff", "{N}": "[〇零一二三四五六七八九十]"}


@dataclass(frozen=True)
class Repair:
    """A word that scraping replaced, and what it was."""

    surface: str
    restored: str
    not_before: tuple[str, ...]
    source: str
    example: str


@dataclass(frozen=True)
class Scar:
    """A kind of damage. `restored` is a template, or None where the text cannot be healed.

    `triggers` are the literals of which every such place holds one; a scar without them holds words of so many
    characters twice (`repeats`: fewest, most).
    `is_anchored` says that what the pattern consumes begins at the trigger, as it does in its example.
    """

    name: str
    triggers: tuple[str, ...]
    repeats: tuple[int, int] | None
    pattern: re.Pattern[str]
    kind: str
    canonical: str
    restored: str | None
    condition: str
    is_anchored: bool


@cache
def repairs() -> tuple[Repair, ...]:
    """Replaced words."""
    rows = load_csv("repairs", Repair)
    check_unique("repairs", rows, lambda row: row.surface)
    for row in rows:
        require(row.surface in row.example, f"repairs: {row}")
    return rows


@cache
def scars() -> tuple[Scar, ...]:
    """Kinds of damage, in the order of the file."""
    rows = tuple(_scar(entry) for entry in load_yaml("scars"))
    check_unique("scars", rows, lambda row: row.name)
    return rows


def _scar(entry: dict[str, str]) -> Scar:
    """A row of scars.yaml, its pattern compiled and tried on its example."""
    where = f"scars.yaml: {entry.get('name', entry)}"
    known = {"name", "trigger", "repeats", "pattern", "kind", "canonical", "restored", "condition", "source", "example"}
    require(set(entry) <= known and {"name", "pattern", "source", "example"} <= set(entry), where)
    require(("trigger" in entry) != ("repeats" in entry), where)
    pattern = entry["pattern"].replace("[{H}", "[" + _CLASSES["{H}"]).replace("{H}", f"[{_CLASSES['{H}']}]")
    compiled = re.compile(pattern.replace("{N}", _CLASSES["{N}"]))
    match = compiled.search(entry["example"])
    if match is None:
        raise VocabularyError(f"{where}: the pattern does not match the example")
    triggers = tuple(literals(entry["trigger"])) if "trigger" in entry else ()
    example = entry["example"]
    require(not triggers or any(trigger in example for trigger in triggers), where)
    kind = entry.get("kind", "scar")
    require_kind(kind, where)
    return Scar(
        name=entry["name"],
        triggers=triggers,
        repeats=_bounds(entry["repeats"]) if "repeats" in entry else None,
        pattern=compiled,
        kind=kind,
        canonical=entry.get("canonical", "<scar>"),
        restored=entry.get("restored"),
        condition=entry.get("condition", ""),
        is_anchored=example.startswith(triggers, match.start()) if triggers else False,
    )


def _bounds(written: str) -> tuple[int, int]:
    """3-10 as numbers."""
    fewest, _, most = written.partition("-")
    require(fewest.isdecimal() and most.isdecimal() and 0 < int(fewest) <= int(most), f"scars.yaml: {written!r}")
    return int(fewest), int(most)
