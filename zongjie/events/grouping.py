"""Grouping the figures of neighbouring clause parts into events of one kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from zongjie.events.clauses import Figure, Part, Sentence
from zongjie.events.cues import FigureRule, FoundCue, cue_finder, figure_rules

_PASSING = frozenset({"state", "action"})
"""Columns that may change in the course of one event: it is checked, then put right."""


_NEAR = 6
"""How far from a figure a word may stand that tells it is something else."""


@dataclass
class Draft:
    """An event in the making: its parts, what the cues say, and the figures by role."""

    kind: str
    sentence: Sentence
    parts: list[Part] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)
    figures: dict[str, Figure] = field(default_factory=dict)
    words: set[str] = field(default_factory=set)
    continued: set[int] = field(default_factory=set)
    """Starts of the parts that say more of the event, with or without a figure."""

    @property
    def start(self) -> int:
        """Where the event starts in the clean text."""
        return self.parts[0].start

    @property
    def end(self) -> int:
        """Where the event ends in the clean text."""
        return self.parts[-1].end

    @property
    def text(self) -> str:
        """The clean text of the event."""
        offset = self.sentence.start
        return self.sentence.text[self.start - offset : self.end - offset]

    def part_of(self, figure: Figure) -> Part:
        """The part in which a figure starts."""
        return next(part for part in self.parts if part.start <= figure.start < part.end)

    def value(self, role: str) -> float | None:
        """The value in a role; None where there is no such figure, or no single value."""
        figure = self.figures.get(role)
        return figure.value if figure else None


def group(kind: str, sentence: Sentence) -> Iterator[Draft]:
    """Yield the events of `kind` in `sentence`, from left to right.

    A part opens an event if it holds a trigger and a figure that has a role. The next parts up to a semicolon join it
    while they hold cues of the kind, their figures find free roles, and what they say does not contradict it.
    """
    finder = cue_finder(kind)
    found = list(finder.find(sentence.text))
    if not any(one.cue.is_trigger for one in found):
        return
    rules = figure_rules(kind)
    current: Draft | None = None
    for index, part in enumerate(sentence.parts):
        here = [one.cue for one in _inside(found, part, sentence.start)]
        names = {cue.field for cue in here}
        continues = current is not None and current.parts[-1].segment == part.segment
        if "excluded" in names or not (any(cue.is_trigger for cue in here) or (continues and "continuation" in names)):
            yield from _finished(current, finder.has_needed)
            current = None
            continue
        fields = {cue.field: cue.value for cue in reversed(here) if cue.value}
        if current is not None and (not continues or _contradicts(current, fields)):
            yield from _finished(current, finder.has_needed)
            current = None
        figures = [(figure, _role(figure, part, rules)) for figure in sentence.figures.get(index, ())]
        figures = [(figure, role) for figure, role in figures if role is not None]
        if current is not None and any(role in current.figures for _, role in figures):
            yield from _finished(current, finder.has_needed)
            # 本科上线210人, 理科上线130人: what the part does not say itself it takes from the event before
            fields = fields or current.fields
            current = None
        for figure, role in figures:
            if current is not None and role in current.figures:
                yield from _finished(current, finder.has_needed)
                current = None
            current = _joined(current or Draft(kind, sentence), part, fields, names)
            current.figures[role] = figure
        current = _joined(current or Draft(kind, sentence), part, fields, names)
    yield from _finished(current, finder.has_needed)


def _inside(found: list[FoundCue], part: Part, offset: int) -> Iterator[FoundCue]:
    return (one for one in found if part.start - offset <= one.start and one.end <= part.end - offset)


def _joined(draft: Draft, part: Part, fields: dict[str, str], names: set[str]) -> Draft:
    """The draft with a part and what its cues say; what is known already stays."""
    if not draft.parts or draft.parts[-1] is not part:
        draft.parts.append(part)
        draft.fields = {**fields, **draft.fields}
        draft.words |= names
        if "continuation" in names:
            draft.continued.add(part.start)
    return draft


def _contradicts(draft: Draft, fields: dict[str, str]) -> bool:
    """Whether a part speaks of something else than the event that is open and has figures already.

    A general word (资助) may follow the name of a kind (助学金), but not go before it.
    """
    differs = any(fields.get(name, value) != value for name, value in draft.fields.items() if name not in _PASSING)
    narrows = any(f"{name}_general" in draft.fields and name not in draft.fields for name in fields)
    return bool(draft.figures) and (differs or narrows)


def _finished(draft: Draft | None, has_needed: bool) -> Iterator[Draft]:
    """The draft, if it is an event: it has a figure, and the words that its kind needs."""
    if draft is not None and draft.figures and (not has_needed or "needed" in draft.words):
        draft.parts = _trimmed(draft)
        yield draft


def _trimmed(draft: Draft) -> list[Part]:
    """The parts from one before the first figure to the last that has a figure or says more of the event."""
    starts = [figure.start for figure in draft.figures.values()]
    with_figure = [i for i, part in enumerate(draft.parts) if any(part.start <= start < part.end for start in starts)]
    last = with_figure[-1]
    while last + 1 < len(draft.parts) and draft.parts[last + 1].start in draft.continued:
        last += 1
    # the part before the first figure often says what the event is; what lies farther off is another matter
    return draft.parts[max(with_figure[0] - 1, 0) : last + 1]


def _role(figure: Figure, part: Part, rules: tuple[FigureRule, ...]) -> str | None:
    """The column that a figure fills, by unit, nature and the words around it."""
    for rule in rules:
        if figure.unit not in rule.units or figure.nature not in rule.natures:
            continue
        around = part.text + "|" + figure.indicator
        if rule.words and not any(word in around for word in rule.words):
            continue
        near = part.text[max(0, figure.start - part.start - _NEAR) : figure.end - part.start + _NEAR]
        if any(word in near for word in rule.excluded_words):
            continue
        return _investment_role(figure) if rule.role == "investment" else rule.role
    return None


_INVESTMENT_ROLES = {
    None: "investment_total",
    "total_investment": "investment_total",
    "invested": "investment_total",
    "planned": "investment_planned",
    "allocated": "investment_allocated",
    "granted": "investment_allocated",
    "received": "investment_received",
    "raised": "investment_received",
    "spent": "investment_completed",
    "completed": "investment_completed",
}
"""Column by money stage; other stages (a gap, a gift, a fee that was waived) are no investment."""


def _investment_role(figure: Figure) -> str | None:
    if figure.nature == "plan" and figure.money_stage in {None, "invested"}:
        return "investment_planned"
    return _INVESTMENT_ROLES.get(figure.money_stage)
