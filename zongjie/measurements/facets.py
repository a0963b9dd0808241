"""Facets that keep sums and rankings right: what is counted, flow or stock, stage of money, line, basis.

Every facet is null where the text shows nothing. The cues are rows of facet_cues.csv; a row says
where its phrase must stand: in the label, in the clause before the figure, or right after it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import NamedTuple

from zongjie.errors import VocabularyError
from zongjie.measurements.sentence import Quantity, Sentence
from zongjie.tables.measurements import FACETS
from zongjie.vocabulary import InnerPhraseMatcher, Match, check_unique, load_csv
from zongjie.vocabulary.units import Unit

READS = ("label", "clause", "sentence")
FLAG = "is_hedged"
"""The one flag that cues set; the other columns of facet_cues.csv are facets."""

_WEAK = "own"
"""A target is one's own only where nobody else is named."""

_DIMENSIONS = {
    "money_stage": frozenset({"money"}),
    "fund_source": frozenset({"money"}),
    "rate_kind": frozenset({"percent"}),
    "flow_kind": frozenset({"count", "money", "area"}),
    "exam_line": frozenset({"count", "percent", "percentage_point"}),
    "entity_kind": frozenset({"count"}),
}
"""Facets that make sense for some dimensions only."""

_NATURES = {
    "change_basis": frozenset({"change", "base"}),
    "target_set_by": frozenset({"plan", "norm"}),
}
"""Facets that make sense for some natures only."""


@dataclass(frozen=True, slots=True)
class FacetCue:
    """A phrase that sets one facet where it stands in `reads` of the figure."""

    facet: str
    value: str
    cue: str
    reads: str
    source: str
    example: str
    counter_example: str | None


class Facets(NamedTuple):
    """The facets of one figure, in the order of the table's columns, and the two flags."""

    values: tuple[str | None, ...]
    is_hedged: bool
    is_absolute: bool


Found = Match[tuple[FacetCue, ...]]


class _Hit(NamedTuple):
    start: int
    end: int
    rows: tuple[FacetCue, ...]


@cache
def facet_cues() -> tuple[FacetCue, ...]:
    """The rows of facet_cues.csv. Raises VocabularyError where a row breaks the file's rules."""
    rows = load_csv("facet_cues", FacetCue)
    check_unique("facet_cues", rows, lambda row: (row.facet, row.cue))
    for row in rows:
        if row.facet not in (*FACETS, FLAG):
            raise VocabularyError(f"facet_cues.csv: {row.cue} sets {row.facet!r}, which is no facet")
        if row.reads not in READS:
            raise VocabularyError(f"facet_cues.csv: {row.cue} reads {row.reads!r}, which is not among {READS}")
        if row.cue not in row.example:
            raise VocabularyError(f"facet_cues.csv: the example of {row.cue} does not contain it")
    return rows


@cache
def _matcher(of_label: bool) -> InnerPhraseMatcher[tuple[FacetCue, ...]]:
    """The cues that are read in labels, or those that are read in sentences."""
    by_cue: dict[str, tuple[FacetCue, ...]] = {}
    for row in facet_cues():
        if (row.reads == "label") == of_label:
            by_cue[row.cue] = (*by_cue.get(row.cue, ()), row)
    return InnerPhraseMatcher(by_cue, _of_other_facets)


def _of_other_facets(outer: Found, inner: list[Found]) -> Iterator[Found]:
    """A cue, and what the cues inside it say of other facets."""
    facets = {row.facet for row in outer.entry}
    yield outer
    for one in inner:
        rows = tuple(row for row in one.entry if row.facet not in facets)
        if rows:
            yield replace(one, entry=rows)


@lru_cache(maxsize=1 << 14)
def _label_rows(label: str) -> tuple[FacetCue, ...]:
    """The rows whose cue stands in the label; of one facet the last decides, for heads stand last."""
    return tuple(row for match in _matcher(True).find(label) for row in match.entry)


def find_facets(
    sentence: Sentence, natures: Sequence[str], labels: Sequence[str], units: Sequence[Unit]
) -> list[Facets]:
    """The facets of each quantity of the sentence, in their order."""
    offset = sentence.start
    hits = [
        _Hit(match.start + offset, match.end + offset, match.entry) for match in _matcher(False).find(sentence.text)
    ]
    found: list[Facets] = []
    for quantity, nature, label, unit in zip(sentence.quantities, natures, labels, units, strict=True):
        found.append(_facets(sentence, quantity, hits, nature=nature, label=label, unit=unit))
    return found


def _facets(
    sentence: Sentence, quantity: Quantity, hits: Sequence[_Hit], *, nature: str, label: str, unit: Unit
) -> Facets:
    """Units first, then the label, then the clause: what stands nearer to the figure wins."""
    values: dict[str, str] = {}
    hedged = quantity.operator == "approx"
    for hit in hits:
        for row in hit.rows:
            reaches = row.reads == "sentence" or _same_clause(sentence, hit, quantity)
            if not reaches:
                continue
            if row.facet == FLAG:
                hedged = True
            elif _applies(row.facet, quantity.dimension, nature) and (row.value != _WEAK or row.facet not in values):
                values[row.facet] = row.value
    for row in _label_rows(label):
        if _applies(row.facet, quantity.dimension, nature):
            values[row.facet] = row.value
    if unit.count_kind:
        values["count_kind"] = unit.count_kind
    if unit.entity_kind and "entity_kind" not in values:
        values["entity_kind"] = unit.entity_kind
    if nature == "change":
        values["change_form"] = _change_form(quantity.dimension, values.get("rate_kind"))
    return Facets(tuple(values.get(facet) for facet in FACETS), hedged, _is_absolute(quantity))


def _applies(facet: str, dimension: str, nature: str) -> bool:
    """Whether the facet makes sense for the figure."""
    dimensions = _DIMENSIONS.get(facet)
    natures = _NATURES.get(facet)
    return (dimensions is None or dimension in dimensions) and (natures is None or nature in natures)


def _same_clause(sentence: Sentence, hit: _Hit, quantity: Quantity) -> bool:
    """Whether the cue stands before the figure with no break and no other figure between."""
    if hit.end > quantity.start:
        return False
    between = sentence.text[hit.end - sentence.start : quantity.start - sentence.start]
    return not any(mark in between for mark in "，,；;。：:\n") and not any(
        hit.end <= other.start < quantity.start for other in sentence.quantities
    )


def _change_form(dimension: str, rate_kind: str | None) -> str:
    """百分点 and % are different changes; % of a figure that is itself a rate may mean either."""
    if dimension == "percentage_point":
        return "percentage_points"
    if dimension == "percent":
        return "ambiguous" if rate_kind else "percent"
    if dimension in ("multiple", "doubling"):
        return "multiple"
    return "absolute"


def _is_absolute(quantity: Quantity) -> bool:
    """None at all, or all: zero, or one hundred percent."""
    if quantity.value_min is None or quantity.value_min != quantity.value_max:
        return False
    return quantity.value_min == 0 or (quantity.dimension == "percent" and quantity.value_min == 100.0)  # noqa: PLR2004
