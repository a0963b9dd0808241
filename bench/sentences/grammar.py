"""The frames as data: loaded once, checked on loading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

from bench.sentences.authorities import FIRST_YEAR, LAST_YEAR, LevelModel
from bench.sentences.numbers import WORD_SOURCES
from bench.sentences.slots import Frame, FrameError, parse_frame, parse_text
from zongjie.vocabulary.indicators import indicators

ROLES = ("opening", "opening_half", "opening_plan", "background", "achievement", "problem", "plan", "filler", "closing")
GENERAL = "general"


@dataclass(frozen=True)
class Theme:
    """Frames and headings of one theme."""

    name: str
    kinds: tuple[str, ...]
    headings: tuple[str, ...]
    frames: Mapping[str, tuple[Frame, ...]]
    headed: Mapping[str, tuple[Frame, ...]]
    """Frames that leave out what their heading names, by heading; among `frames` too, under `headed`."""


@dataclass(frozen=True)
class Evidence:
    """A sentence that dates an article; the years it proves depend on the year it is written for."""

    text: str
    phrase: str
    base: int | None = None
    first: int | None = None
    years: tuple[int, int] | None = None
    not_before: int | None = None
    whole_year: bool = False

    def proves(self, year: int) -> tuple[int, int | None] | None:
        """The interval that the sentence proves in a report on `year`; None where it cannot stand in one."""
        if self.base is not None:
            return (year, year) if self.first is not None and year >= self.first else None
        if self.years is not None:
            return self.years if self.years[0] <= year <= self.years[1] else None
        first = max(self.first or 0, self.not_before or 0)
        return (self.not_before or first, None) if year >= first else None


@dataclass(frozen=True)
class Grammar:
    """All themes, histories and dated sentences."""

    themes: Mapping[str, Theme]
    models: dict[str, LevelModel]
    evidence: tuple[Evidence, ...]

    @property
    def general(self) -> Theme:
        """Openings, fillers, problems that fit anywhere."""
        return self.themes[GENERAL]

    def frames(self) -> tuple[Frame, ...]:
        """Every frame."""
        return tuple(frame for theme in self.themes.values() for frames in theme.frames.values() for frame in frames)


@cache
def grammar() -> Grammar:
    """Read bench/sentences/frames. Raises FrameError where a frame, history or code does not hold."""
    themes: dict[str, Theme] = {}
    models: dict[str, LevelModel] = {}
    evidence: tuple[Evidence, ...] = ()
    for entry in sorted(files("bench.sentences").joinpath("frames").iterdir(), key=lambda entry: entry.name):
        content = yaml.safe_load(entry.read_text(encoding="utf-8"))
        if entry.name == "evidence.yaml":
            evidence = tuple(_evidence(row) for row in content)
            continue
        theme = _theme(content, entry.name)
        themes[theme.name] = theme
        models |= _models(content.get("history", {}), theme.name)
    read = Grammar(themes, models, evidence)
    _check(read)
    return read


def _theme(content: dict[str, Any], where: str) -> Theme:
    """One file of frames."""
    name = str(content["theme"])
    unknown = set(content) - set(ROLES) - {"theme", "kinds", "headings", "history", "headed"}
    if unknown:
        raise FrameError(f"{where}: unknown keys {sorted(unknown)}")
    frames = {
        role: tuple(
            parse_frame(f"{name}/{role}/{number}", name, role, _with_histories(line, name), years_of(line))
            for number, line in enumerate(content.get(role, ()), 1)
        )
        for role in ROLES
    }
    headed = {
        heading: tuple(
            parse_frame(f"{name}/headed/{heading}/{number}", name, "achievement", line, years_of(line))
            for number, line in enumerate(lines, 1)
        )
        for heading, lines in content.get("headed", {}).items()
    }
    frames["headed"] = tuple(frame for group in headed.values() for frame in group)
    kinds = tuple(content.get("kinds", ("city", "county", "district", "township")))
    return Theme(name, kinds, tuple(content["headings"]), frames, headed)


@cache
def _phrases_by_year() -> dict[str, tuple[int, int]]:
    """Phrases with the first and the last year of which a report may hold them."""
    rows = yaml.safe_load(files("bench.sentences").joinpath("phrases_by_year.yaml").read_text(encoding="utf-8"))
    return {
        phrase: (years[0], years[1]) if isinstance(years, list) else (years, LAST_YEAR)
        for phrase, years in rows.items()
    }


@lru_cache(maxsize=16_384)
def years_of(line: str) -> tuple[int, int]:
    """The first and the last year whose reports may hold a line."""
    found = [years for phrase, years in _phrases_by_year().items() if phrase in line]
    return max((first for first, _ in found), default=FIRST_YEAR), min((last for _, last in found), default=LAST_YEAR)


def _with_histories(line: str, theme: str) -> str:
    """Histories are named in their file alone: @pre3 becomes @preschool_pre3."""
    return line.replace("@@", "\0").replace("@", f"@{theme}_").replace("\0", "@@")


def _models(rows: Mapping[str, Mapping[str, Any]], theme: str) -> dict[str, LevelModel]:
    """The histories of one file."""
    found: dict[str, LevelModel] = {}
    for name, row in rows.items():
        found[f"{theme}_{name}"] = LevelModel(
            f"{theme}_{name}",
            (float(row["first"][0]), float(row["first"][1])),
            (float(row["yearly"][0]), float(row["yearly"][1])),
            int(row["places"]),
            row.get("limit"),
            bool(row.get("relative", False)),
        )
    return found


def _evidence(row: Mapping[str, Any]) -> Evidence:
    """One dated sentence."""
    fields = dict(row)
    if "years" in fields:
        fields["years"] = tuple(fields["years"])
    read = Evidence(**fields)
    if (
        read.phrase not in read.text
        or sum(value is not None for value in (read.base, read.years, read.not_before)) != 1
    ):
        raise FrameError(f"evidence: {row}")
    return read


def _check(read: Grammar) -> None:
    """Names that frames use exist; no two frames are alike."""
    codes = {indicator.code for indicator in indicators()}
    texts: set[str] = set()
    for frame in read.frames():
        if frame.text in texts:
            raise FrameError(f"{frame.id}: stands twice")
        texts.add(frame.text)
        for token in parse_text(frame.text.replace("[", "").replace("]", "").replace("|", "")):
            slot = token.slot
            if slot is None:
                continue
            if slot.code and slot.code not in codes:
                raise FrameError(f"{frame.id}: no such indicator: {slot.code}")
            name = slot.source[1:].partition(".")[0]
            if slot.source.startswith("@") and name not in read.models:
                raise FrameError(f"{frame.id}: no such history: {name}")
            if slot.source.isalpha() and slot.source not in WORD_SOURCES and len(slot.source) > 1:
                raise FrameError(f"{frame.id}: no such source: {slot.source}")
