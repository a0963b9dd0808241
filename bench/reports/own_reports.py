"""Reports of persons and of offices on their own work."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

import yaml

from bench.reports.fillers import FillerStock
from bench.reports.outlines import Part
from bench.reports.report_writer import Bounds, ReportWriter
from bench.sentences.grammar import Theme
from bench.sentences.slots import parse_frame
from bench.sentences.writing import write_frame


@cache
def own_texts() -> dict[str, Any]:
    """Titles, headings and openings of such reports."""
    return yaml.safe_load(files("bench.reports").joinpath("own_reports.yaml").read_text(encoding="utf-8"))


class DutyWriter(ReportWriter):
    """A head or deputy head tells what he did: learning, duties, honesty, shortcomings."""

    @property
    def titles(self) -> Sequence[str]:
        """述职报告."""
        return own_texts()["duty"]["titles"]

    @property
    def organisation_level(self) -> str:
        """A person's."""
        return "person"

    def body(self) -> Bounds:
        """The parts of a report on duties; it speaks of fewer themes than the bureau's."""
        texts, duty = own_texts()["duty"], self.grammar.themes["duty"]
        self.one("duty", "opening")
        dated, bounds = self.dated_sentences()
        parts = [Part(duty.headings[self.random.randrange(3)], None, "achievement", self._personal(duty, 2))]
        members: list[Part] = []
        for theme in self.themes[:3]:
            sentences = self.sentences(theme, self.frames_of(theme)[:3], "duty")
            members.append(Part(self.random.choice(theme.headings), theme.name, "achievement", sentences))
        parts.append(Part(self.random.choice(texts["headings"]), None, "achievement", dated, members))
        parts.append(Part(duty.headings[self.random.randrange(3, 5)], None, "achievement", self._personal(duty, 1)))
        shortcomings = [
            write_frame(frame, self.context, self.random) for frame in self.possible(duty.frames["problem"])
        ]
        parts.append(Part(self.random.choice(texts["problems"]), None, "problem", shortcomings))
        for part in parts:
            self.outline.top(part)
        self.one("duty", "plan")
        return bounds

    def _personal(self, duty: Theme, count: int) -> list[Any]:
        """What he did himself, among words."""
        stock = FillerStock("duty", self.random, self.key.year, plan=False)
        frames = self.random.sample(self.possible(duty.frames["achievement"]), count)
        frames = [frame for one in frames for frame in (stock.frame(), one, stock.frame(), stock.frame())]
        return [write_frame(frame, self.context, self.random) for frame in frames]


class OfficeWriter(ReportWriter):
    """An office of the bureau tells of its one theme."""

    @cached_property
    def _office(self) -> tuple[str, str]:
        """The theme and the name of the office."""
        return self.random.choice(sorted(own_texts()["office"]["offices"].items()))

    @property
    def titles(self) -> Sequence[str]:
        """Titles with the office's name."""
        return [title.replace("{office}", self._office[1]) for title in own_texts()["office"]["titles"]]

    @property
    def organisation_level(self) -> str:
        """An office's."""
        return "office"

    def body(self) -> Bounds:
        """Three or four sections on the theme, and what comes next."""
        opening = self.random.choice(own_texts()["office"]["openings"])
        frame = parse_frame("office/opening", "general", "opening", opening)
        self.outline.paragraph([write_frame(frame, self.context, self.random)])
        dated, bounds = self.dated_sentences()
        theme = self.grammar.themes[self._office[0]]
        possible = self.possible(theme.frames["achievement"])
        frames = self.random.sample(possible, min(len(possible), 10))
        headings = self.random.sample([heading for heading in theme.headings if self.fits(heading)], 3)
        for number, heading in enumerate(headings):
            sentences = self.sentences(theme, frames[number::3], f"office/{number}") + dated[:1]
            dated = dated[1:]
            self.outline.top(Part(heading, theme.name, "achievement", sentences))
        for part in self.headed(theme):
            self.outline.top(part)
        if dated:
            self.outline.paragraph(dated)
        plans = [write_frame(frame, self.context, self.random) for frame in self.possible(theme.frames["plan"])]
        self.outline.top(Part("今后打算", None, "plan", self.among_words(plans)))
        return bounds
