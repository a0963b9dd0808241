"""Writing the report of an authority: opening, sections, problems, plans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from random import Random

from bench.reports.fillers import FillerStock, clauses
from bench.reports.outlines import OutlineWriter, Part, divide, group
from bench.sentences.authorities import Authority, authority_of
from bench.sentences.draft import Draft, Mark
from bench.sentences.grammar import Grammar, Theme, years_of
from bench.sentences.slots import Frame
from bench.sentences.writing import Context, write_evidence, write_frame

_TITLES = {
    "annual": (
        "{place}教育局{year}年工作总结",
        "{place}{year}年教育工作总结",
        "{year}年度教育工作总结",
        "{place}教育体育局{year}年工作总结",
    ),
    "half": ("{place}教育局{year}年上半年工作总结", "{year}年上半年教育工作总结", "{place}{year}年教育工作半年总结"),
    "plan": ("{place}教育局{year}年工作计划", "{year}年{place}教育工作计划"),
}
_OPENINGS = {"annual": "opening", "half": "opening_half", "plan": "opening_plan"}
_PLAN_HEADINGS = ("下一步工作打算", "今后工作打算", "明年工作思路", "下一步工作重点")
_PROBLEM_HEADINGS = ("存在的主要问题", "存在问题", "存在的困难和问题", "主要问题和不足")
# a figure in so many characters of a section; real reports differ as much
_CHARACTERS_PER_FIGURE = (40, 55, 70, 85, 100, 140)
Bounds = tuple[int | None, int | None]


@dataclass(frozen=True)
class ArticleKey:
    """What an article is: everything else follows from it and the seed."""

    authority: int
    year: int
    report: str

    @property
    def text(self) -> str:
        """The key in one word."""
        return f"{self.authority}-{self.year}-{self.report}"


class ReportWriter:
    """Writes one article into `draft`: a report of the whole authority."""

    def __init__(self, key: ArticleKey, seed: int, grammar: Grammar) -> None:
        self.key, self.seed, self.grammar = key, seed, grammar
        self.authority: Authority = authority_of(seed, key.authority, grammar.models)
        self.context = Context(self.authority, key.year, key.report)
        self.random = Random(f"{seed}/article/{key.text}")
        self.draft = Draft()
        self.outline = OutlineWriter(self.draft, self.random)
        self.is_plan = key.report == "plan"

    @property
    def titles(self) -> Sequence[str]:
        """The titles that such a report may have."""
        return _TITLES[self.key.report]

    @property
    def organisation_level(self) -> str:
        """Whose work is told, as in dim_article."""
        return self.authority.organisation_level

    def title(self, other: str | None) -> None:
        """The title line: the authority's own or one that a site gave."""
        line = Draft()
        if other is not None:
            line.write(other)
        else:
            for piece in self.random.choice(self.titles).replace("{", "\0{").replace("}", "}\0").split("\0"):
                if piece == "{place}":
                    line.write(self.authority.place.name, "place")
                elif piece == "{year}":
                    line.write(str(self.key.year), "bare_year", year=self.key.year)
                else:
                    line.write(piece)
        line.marks.append(Mark("title_line", 0, len(line.text)))
        self.draft.append(line)
        self.draft.write("\n")

    def body(self) -> Bounds:
        """Opening, sections, closing. Returns the interval of years that its dated sentences prove."""
        self.one("general", _OPENINGS[self.key.report])
        if self.random.random() < 0.6 and self.authority.kind not in ("school", "township"):
            self.one("general", "background")
        dated, bounds = self.dated_sentences()
        parts: list[Part] = []
        for theme in self.themes:
            frames = self.frames_of(theme)
            if frames:
                sentences = self.sentences(theme, frames) + dated[:1]
                dated = dated[1:]
                headings = [heading for heading in theme.headings if self.fits(heading)]
                heading = self.shared(theme.name).choice(headings)
                parts.append(Part(heading, theme.name, "plan" if self.is_plan else "achievement", sentences))
                parts += self.headed(theme)
        for part in self._arranged(parts):
            self.outline.top(part)
        if dated:
            self.outline.paragraph(dated)
        if not self.is_plan and self.random.random() < 0.6:
            self.outline.top(Part(self.random.choice(_PROBLEM_HEADINGS), None, "problem", self.gathered("problem", 5)))
        if self.key.report == "annual" and self.random.random() < 0.8:
            sentences = self.among_words(self.gathered("plan", 4))
            self.outline.top(Part(self.random.choice(_PLAN_HEADINGS), None, "plan", sentences))
        self.one("general", "closing")
        return bounds

    def _arranged(self, parts: list[Part]) -> list[Part]:
        """The sections in the shape of this report's outline."""
        if self.outline.shape in ("topics", "deep"):
            for part in parts:
                if part.theme is not None and self.random.random() < 0.7:
                    divide(part, [topic for topic in clauses()[part.theme].topics if self.fits(topic)], self.random)
        parts = parts if self.outline.shape == "flat" else self.below(parts)
        return group(parts, self.random) if self.outline.shape in ("groups", "deep") else parts

    def headed(self, theme: Theme) -> list[Part]:
        """A narrower section whose sentences leave out what its heading names."""
        if self.key.report not in ("annual", "office") or self.random.random() < 0.4:
            return []
        options = [(heading, self.possible(frames)) for heading, frames in theme.headed.items()]
        options = [(heading, frames) for heading, frames in options if frames and self.fits(heading)]
        if not options:
            return []
        heading, frames = self.random.choice(options)
        return [Part(heading, theme.name, "achievement", self.sentences(theme, frames, heading), needs_heading=True)]

    def below(self, parts: list[Part]) -> list[Part]:
        """Headed sections put below the section of their theme, which stands before them."""
        kept: list[Part] = []
        for part in parts:
            if kept and kept[-1].theme == part.theme:
                kept[-1].parts.append(part)
            else:
                kept.append(part)
        return kept

    def one(self, theme: str, role: str) -> None:
        """A paragraph of one sentence."""
        frame = self.random.choice(self.possible(self.grammar.themes[theme].frames[role]))
        self.outline.paragraph([write_frame(frame, self.context, self.random)])

    def possible(self, frames: Sequence[Frame]) -> list[Frame]:
        """Frames that name nothing younger than the year."""
        return [frame for frame in frames if frame.fits(self.key.year)]

    def fits(self, heading: str) -> bool:
        """Whether a heading names nothing of another time."""
        first, last = years_of(heading)
        return first <= self.key.year <= last

    def shared(self, name: str) -> Random:
        """Randomness that a half-year report shares with the report on the whole year."""
        report = "plan" if self.is_plan else "summary"
        return Random(f"{self.seed}/{self.key.authority}/{self.key.year}/{report}/{name}")

    @cached_property
    def themes(self) -> list[Theme]:
        """The themes of a year's reports."""
        random = Random(f"{self.seed}/themes/{self.key.authority}/{self.key.year}")
        themes = self.grammar.themes
        possible = [
            theme
            for theme in themes.values()
            if theme is not self.grammar.general and self.authority.kind in theme.kinds
        ]
        if self.authority.kind == "school":
            others = [themes[name] for name in ("moral", "physical_arts", "research", "safety")]
            return [*possible, *random.sample(others, 2)]
        return random.sample(possible, random.randint(5, 10))

    @cached_property
    def _fillers(self) -> list[Frame]:
        """Sentences without figures, in the order in which they are used up."""
        possible = self.possible(self.grammar.general.frames["filler"])
        return self.shared("fillers").sample(possible, len(possible))

    def frames_of(self, theme: Theme) -> list[Frame]:
        """The frames that a report uses of a theme; half-year reports use a part of the year's."""
        random = self.shared(theme.name)
        options = self.possible(theme.frames["plan" if self.is_plan else "achievement"])
        chosen = random.sample(options, min(len(options), random.randint(2, 4)))
        return chosen[: (len(chosen) * 3 + 4) // 5] if self.key.report == "half" else chosen

    def sentences(self, theme: Theme, frames: list[Frame], section: str = "") -> list[Draft]:
        """The sentences of a section: figures among as many words as this authority makes."""
        own = self.shared(f"{theme.name}/filler/{section}")
        possible = self.possible(theme.frames["filler"])
        words = own.sample(possible, len(possible))
        stocks = [FillerStock(name, own, self.key.year, plan=self.is_plan) for name in (theme.name, "general")]
        sentences: list[Draft] = []
        owed = 0
        if own.random() < 0.6:
            sentences.append(write_frame(stocks[0].frame(), self.context, own))
        for frame in frames:
            sentence = write_frame(frame, self.context, self.shared(frame.id))
            sentences.append(sentence)
            owed += len(sentence.of_kind("figure")) * self._characters_per_figure - len(sentence.text)
            # figures come in swarms, and words in stretches
            if own.random() < 0.4 and frame is not frames[-1]:
                continue
            while owed > 15:
                sentences.append(write_frame(self._filler(words, stocks, own), self.context, own))
                owed -= len(sentences[-1].text)
        return sentences

    def _filler(self, words: list[Frame], stocks: list[FillerStock], random: Random) -> Frame:
        """A sentence without figures: a theme's, or one that fits anywhere."""
        chance = random.random()
        if words and chance < 0.1:
            return words.pop()
        if self._fillers and chance > 0.95:
            return self._fillers.pop()
        return stocks[0 if chance < 0.8 else 1].frame()

    @cached_property
    def _characters_per_figure(self) -> int:
        """How wordy the authority is in this year's reports."""
        return self.shared("wordiness").choice(_CHARACTERS_PER_FIGURE)

    def among_words(self, sentences: list[Draft]) -> list[Draft]:
        """The sentences of a plan for the next year, each perhaps after words on its theme."""
        stocks = [FillerStock(theme.name, self.random, self.key.year, plan=True) for theme in self.themes]
        mixed: list[Draft] = []
        for sentence in sentences:
            for _ in range(self.random.randint(1, 3)):
                mixed.append(write_frame(self.random.choice(stocks).frame(), self.context, self.random))
            mixed.append(sentence)
        return mixed

    def gathered(self, role: str, count: int) -> list[Draft]:
        """Sentences of a role from all themes of the report."""
        options = [
            frame for theme in [*self.themes, self.grammar.general] for frame in self.possible(theme.frames[role])
        ]
        chosen = self.random.sample(options, min(len(options), count))
        return [write_frame(frame, self.context, self.random) for frame in chosen]

    def dated_sentences(self) -> tuple[list[Draft], Bounds]:
        """Up to three dated sentences and the interval they prove together."""
        if self.key.report == "plan":
            return [], (None, None)
        options = [
            (evidence, proved)
            for evidence in self.grammar.evidence
            if (proved := evidence.proves(self.key.year)) is not None
            and not (evidence.whole_year and self.key.report == "half")
        ]
        low: int | None = None
        high: int | None = None
        sentences: list[Draft] = []
        for evidence, (first, last) in self.random.sample(options, min(len(options), self.random.randint(0, 3))):
            number = self.key.year - evidence.base if evidence.base is not None else None
            sentences.append(write_evidence(evidence.text, evidence.phrase, number))
            low = max(low or first, first)
            high = min(high or last, last) if last is not None else high
        return sentences, (low, high)
