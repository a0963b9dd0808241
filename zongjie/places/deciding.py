"""The place an article is about: mentions weighed, children counted for their city."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from zongjie.places.mentions import Mention
from zongjie.places.vocabulary import gazetteer
from zongjie.vocabulary.places import Place

FULL_WEIGHTS = {
    "own_title": 3.0,
    "opening": 3.0,
    "institution": 2.0,
    "title": 1.5,
    "subject": 2.0,
    "school": 1.0,
    "media": 0.5,
    "plain": 0.5,
    "honour": 0.0,
}
SHORT_WEIGHTS = {
    "own_title": 2.0,
    "opening": 2.0,
    "institution": 2.0,
    "title": 0.5,
    "subject": 1.0,
    "school": 0.5,
    "media": 0.5,
    "plain": 0.0,
    "honour": 0.0,
}
"""Points for a mention by its kind; a name with its suffix says more than a short form."""

MOST = {"plain": 1.0, "school": 1.5, "media": 1.0}
"""All mentions of such a kind together give no more: schools and newspapers of any place are named often."""
FIRM = ("own_title", "opening", "institution", "subject", "title")
ENOUGH = 3.0
"""Points of firm kinds that a place needs: two mentions as an authority, or one as owner of a document."""
CLEAR_LEAD = 0.6
"""The next place (neither above nor below it) must have at most this part of the points."""
OTHER_LEVEL = 0.3
"""Factor for places that are not at the level of the article's organisation."""
CHILDREN_NEEDED = 3
"""So many counties of one city, named as one's own, betray the city."""
CHILD_POINTS = 1.0


@dataclass(frozen=True)
class Decision:
    """The place of an article; `code` is None where several places bear the name."""

    name: str
    place: Place | None
    evidence: tuple[Mention, ...]


@dataclass(frozen=True)
class Points:
    """Points of a place: of all its mentions, for its rank, and of the firm ones, for a decision."""

    total: float
    firm: float


def decide(mentions: list[Mention], organisation_level: str) -> Decision | None:
    """The place that the mentions speak for, or None where none is clear.

    `organisation_level` is that of the article: a county's report names its city and province too.
    """
    own = [mention for mention in mentions if mention.kind != "foreign"]
    points = _points(own)
    children = _children(own)
    for code, codes in children.items():
        if len(codes) >= CHILDREN_NEEDED:
            before = points.get(code, Points(0.0, 0.0))
            points[code] = Points(before.total + CHILD_POINTS * len(codes), before.firm + CHILD_POINTS * len(codes))
    totals = {code: of_place.total for code, of_place in points.items()}
    weighed = {code: total * _level_factor(code, organisation_level) for code, total in totals.items()}
    ranked = sorted((code for code in weighed if weighed[code] > 0), key=lambda code: (-weighed[code], code))
    if not ranked:
        return None
    best = _namesake_in_context(ranked, weighed, totals)
    if points[best].firm * _level_factor(best, organisation_level) < ENOUGH or not _leads(best, ranked, weighed):
        return None
    own_evidence = _evidence(own, {best})
    evidence = own_evidence or _evidence(own, children[best])
    place = gazetteer().by_code[best]
    if _is_ambiguous(best, ranked, weighed, totals):
        full = next((mention.name for mention in own_evidence if mention.is_full), None)
        return Decision(full, None, evidence) if full else None
    return Decision(place.name, place, evidence)


def _points(own: list[Mention]) -> dict[str, Points]:
    """Points by place code; places that are gone and have a namesake in force do not count."""
    by_kind: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    for mention in own:
        weight = (FULL_WEIGHTS if mention.is_full else SHORT_WEIGHTS)[mention.kind]
        for code in _codes(mention):
            by_kind[code][mention.kind] += weight
    found: dict[str, Points] = {}
    for code in sorted(by_kind):
        kinds = {kind: min(points, MOST.get(kind, points)) for kind, points in sorted(by_kind[code].items())}
        found[code] = Points(sum(kinds.values()), sum(kinds.get(kind, 0.0) for kind in FIRM))
    return found


def _codes(mention: Mention) -> set[str]:
    """Codes of the places of that name that are in force, or of all if none is."""
    places = mention.places
    if mention.is_full:
        places = tuple(place for place in places if place.name == mention.name)
    current = {place.code for place in places if place.valid_to is None}
    return current or {place.code for place in places}


def _children(own: list[Mention]) -> dict[str, set[str]]:
    """For each city the counties of it that are named (names that only one county bears)."""
    children: defaultdict[str, set[str]] = defaultdict(set)
    for mention in own:
        codes = _codes(mention)
        if len(codes) != 1:
            continue
        place = gazetteer().by_code[next(iter(codes))]
        if place.level == "county" and place.parent_code is not None:
            children[place.parent_code].add(place.code)
    return children


def _level_factor(code: str, organisation_level: str) -> float:
    """How well the level of a place goes with that of the organisation."""
    place = gazetteer().by_code[code]
    if place.is_at(organisation_level):
        return 1.0
    if place.level == "province":
        # provinces are named in every honour and every rule; only their own reports are about them
        return 0.0
    return OTHER_LEVEL if organisation_level in {"province", "city", "county"} else 1.0


def _namesake_in_context(ranked: list[str], weighed: dict[str, float], points: dict[str, float]) -> str:
    """Of the places that share the first rank, the one whose city or province is named most."""
    top = [code for code in ranked if weighed[code] == weighed[ranked[0]]]
    return max(top, key=lambda code: (_context(code, points), -int(code)))


def _context(code: str, points: dict[str, float]) -> float:
    """Points of the places above."""
    return sum(points.get(ancestor, 0.0) for ancestor in gazetteer().ancestors(code))


def _is_ambiguous(best: str, ranked: list[str], weighed: dict[str, float], points: dict[str, float]) -> bool:
    """Whether a namesake has just as much to say for it."""
    others = [code for code in ranked if code != best and weighed[code] == weighed[best]]
    return any(_context(code, points) == _context(best, points) for code in others)


def _leads(best: str, ranked: list[str], weighed: dict[str, float]) -> bool:
    """Whether no unrelated place comes near; namesakes of the same points are settled elsewhere."""
    book = gazetteer()
    related = {best, *book.ancestors(best)}
    for code in ranked:
        if code in related or best in book.ancestors(code) or weighed[code] == weighed[best]:
            continue
        return weighed[code] <= CLEAR_LEAD * weighed[best]
    return True


def _evidence(own: list[Mention], codes: set[str]) -> tuple[Mention, ...]:
    """The mentions of places of these codes."""
    return tuple(mention for mention in own if _codes(mention) & codes)
