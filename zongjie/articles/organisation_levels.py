"""Whose report an article is: the level of the organisation that speaks in it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from zongjie.articles.cues import ArticleText, PlacedCues
from zongjie.articles.title_owners import weigh_title
from zongjie.errors import VocabularyError
from zongjie.tables.articles import ORGANISATION_LEVELS
from zongjie.vocabulary import PhraseMatcher, check_unique, load_csv
from zongjie.vocabulary.authorities import authority_titles
from zongjie.vocabulary.places import places

OPENING_LENGTH = 250
CITY_RANKS = ("prefecture", "county_city")
NAMED_CITY = 3
"""What a city by its full name with its own authority behind it (江都市教育局) says about its rank."""
RANKED_WITHIN = 4
"""What a place won within a prefecture-level city (扬州市第3位) says: who speaks is a part of it."""
_PLACE_WON = re.compile("第[0-9一二三四五六七八九十]{1,3}[位名]")


@dataclass(frozen=True)
class LevelCue:
    """A row of `organisation_levels.csv`."""

    cue: str
    level: str
    place: str
    weight: int
    source: str
    example: str


@cache
def level_cues() -> PlacedCues:
    """The phrases that tell a level."""
    rows = load_csv("organisation_levels", LevelCue)
    check_unique("organisation_levels.csv", rows, lambda row: (row.cue, row.place))
    for row in rows:
        if row.level not in ORGANISATION_LEVELS:
            raise VocabularyError(f"organisation_levels.csv: {row.cue} has the unknown level {row.level!r}")
    return PlacedCues("organisation_levels.csv", ((row, row.level, row.weight) for row in rows), OPENING_LENGTH)


@dataclass(frozen=True)
class CityRankCue:
    """A row of `city_rank_cues.csv`."""

    cue: str
    rank: str
    weight: int
    source: str
    example: str


@cache
def city_rank_cues() -> PhraseMatcher[CityRankCue]:
    """The phrases that tell a city of prefecture level from one of county level."""
    rows = load_csv("city_rank_cues", CityRankCue)
    check_unique("city_rank_cues.csv", rows, lambda row: row.cue)
    for row in rows:
        if row.rank not in CITY_RANKS or row.cue not in row.example:
            raise VocabularyError(f"city_rank_cues.csv: {row.cue} has an unknown rank or an example without it")
    return PhraseMatcher({row.cue: row for row in rows})


@cache
def _named_cities() -> PhraseMatcher[str]:
    """Full names of cities and their rank; names that both ranks bear are left out."""
    ranks: dict[str, set[str]] = {}
    for place in places():
        if place.name.endswith("市") and place.level in {"city", "county"}:
            ranks.setdefault(place.name, set()).add("prefecture" if place.level == "city" else "county_city")
    return PhraseMatcher({name: next(iter(found)) for name, found in ranks.items() if len(found) == 1})


@cache
def _titles() -> re.Pattern[str]:
    """The title of an authority, the longest first."""
    titles = (row.title for row in authority_titles().values() if row.kind in {"bureau", "party"})
    return re.compile("|".join(sorted(titles, key=len, reverse=True)))


def is_county_level_city(article: ArticleText) -> bool:
    """Whether the city that speaks has towns below it and no counties, so that it ranks as a county."""
    sums: Counter[str] = Counter()
    for match in city_rank_cues().find(article.body):
        sums[match.entry.rank] += match.entry.weight
    for text in (article.title, article.body):
        for match in _named_cities().find(text):
            # what a title begins with is whose it is: 蒙自市校园安全行动方案
            if _titles().match(text, match.end) or (text is article.title and match.start == 0):
                sums[match.entry] += NAMED_CITY
            elif match.entry == "prefecture" and _PLACE_WON.match(text, match.end):
                sums["county_city"] += RANKED_WITHIN
    return sums["county_city"] > sums["prefecture"]


def organisation_level(article: ArticleText, speaks_in_first_person: bool) -> str:
    """The level whose phrases weigh most; the lower one where two weigh the same; a county for a county-level city.

    An article that says 我 all through is a person's. One without any phrase is taken for a county's,
    the level at which most summaries are written, if it speaks of a bureau, and for a school's if not.
    """
    if speaks_in_first_person:
        return "person"
    return _heaviest(article, Counter(level_cues().sums(article)) + weigh_title(article.title))


def level_served(article: ArticleText) -> str:
    """The level of the organisation that a person who reports on itself works for: a bureau's head, a school's."""
    sums = Counter(level_cues().sums(article)) + weigh_title(article.title)
    del sums["person"]
    return _heaviest(article, sums)


def _heaviest(article: ArticleText, sums: Counter[str]) -> str:
    """The level with the largest sum; where there is none, what the article speaks of."""
    if not sums:
        return "county" if "局" in article.body else "school"
    level = max(sums, key=lambda level: (sums[level], ORGANISATION_LEVELS.index(level)))
    return "county" if level == "city" and is_county_level_city(article) else level
