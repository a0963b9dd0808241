"""The place an article is about: mentions weighed, children counted for their city."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from zongjie.places.mentions import Mention
from zongjie.places.vocabulary import Place, gazetteer

FULL_WEIGHTS = {"institution": 3.0, "title": 2.0, "subject": 2.0, "school": 1.5, "media": 0.5, "plain": 0.5}
SHORT_WEIGHTS = {"institution": 2.0, "title": 0.5, "subject": 1.0, "school": 0.7, "media": 0.5, "plain": 0.0}
"""Points for a mention by its kind; a name with its suffix says more than a short form."""

MOST_PLAIN = 1.5
"""Plain mentions together give no more than this: any place may be named often."""
ENOUGH = 2.0
"""Points that a place needs."""
CLEAR_LEAD = 0.6
"""The next place (neither above nor below it) must have at most this part of the points."""
OTHER_LEVEL = 0.3
"""Factor for places that are not at the level of the article's organisation."""
CHILDREN_NEEDED = 3
"""So many counties of one city, named as one's own, betray the city."""
CHILD_POINTS = 0.8


@dataclass(frozen=True)
class Decision:
    """The place of an article; `code` is None where several places bear the name."""

    name: str
    place: Place | None
    evidence: tuple[Mention, ...]
    rule: str


def decide(mentions: list[Mention], organisation_level: str) -> Decision | None:
    """The place that the mentions speak for, or None where none is clear.

    `organisation_level` is that of the article: a county's report names its city and province too.
    """
    own = [mention for mention in mentions if mention.kind != "foreign"]
    points = _points(own)
    children = _children(own)
    direct = dict(points)
    for code, codes in children.items():
        if len(codes) >= CHILDREN_NEEDED:
            points[code] = points.get(code, 0.0) + CHILD_POINTS * len(codes)
    weighed = {code: value * _level_factor(code, organisation_level) for code, value in points.items()}
    weighed = {code: value for code, value in weighed.items() if value > 0}
    if not weighed:
        return None
    ranked = sorted(weighed, key=lambda code: (-weighed[code], code))
    best = _namesake_in_context(ranked, weighed, points)
    if best is None or weighed[ranked[0]] < ENOUGH or not _leads(ranked[0], ranked, weighed):
        return None
    place = gazetteer().by_code[best]
    rule = "mentions" if direct.get(best, 0.0) >= ENOUGH else "children"
    evidence = _evidence(own, best, children.get(best, set()) if rule == "children" else set())
    name = next((mention.name for mention in evidence if mention.is_full and rule == "mentions"), place.name)
    if _is_ambiguous(best, ranked, weighed, points):
        return Decision(name, None, evidence, rule) if any(mention.is_full for mention in evidence) else None
    return Decision(place.name, place, evidence, rule)


def _points(own: list[Mention]) -> dict[str, float]:
    """Points by place code; places that are gone and have a namesake in force do not count."""
    firm: defaultdict[str, float] = defaultdict(float)
    plain: defaultdict[str, float] = defaultdict(float)
    for mention in own:
        weight = (FULL_WEIGHTS if mention.is_full else SHORT_WEIGHTS)[mention.kind]
        for code in _codes(mention):
            (plain if mention.kind == "plain" else firm)[code] += weight
    return {code: firm[code] + min(plain[code], MOST_PLAIN) for code in sorted({*firm, *plain})}


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
    level = gazetteer().by_code[code].level
    if level == organisation_level:
        return 1.0
    if level == "province":
        # provinces are named in every honour and every rule; only their own reports are about them
        return 0.0
    return OTHER_LEVEL if organisation_level in {"province", "city", "county"} else 1.0


def _namesake_in_context(ranked: list[str], weighed: dict[str, float], points: dict[str, float]) -> str | None:
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


def _evidence(own: list[Mention], code: str, children: set[str]) -> tuple[Mention, ...]:
    """The mentions of the place, or of its children where they betrayed it."""
    wanted = {code, *children}
    return tuple(mention for mention in own if _codes(mention) & wanted)
