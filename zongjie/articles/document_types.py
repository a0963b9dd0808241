"""What kind of document an article is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from zongjie.articles.cues import ArticleText, PlacedCues
from zongjie.articles.outline import Section
from zongjie.articles.themes import theme_of_heading
from zongjie.errors import VocabularyError
from zongjie.tables.articles import DOCUMENT_TYPES
from zongjie.vocabulary import check_unique, load_csv
from zongjie.vocabulary.themes import OTHER

OPENING_LENGTH = 300
MARKS = ("done", "intended", "dated", "neutral", "half_year_told", "whole_year_told")
"""Signals that are no types: they are counted and weighed against each other."""
DECISIVE = 3
"""Phrases of this strength together decide for a type."""
LEAST_DONE_PER_1000 = 1.6
"""A text with fewer marks of what was done, and enough of what is to be done, is a plan."""
LEAST_INTENDED_PER_1000 = 3.0
TOPIC_SHARE = 0.45
"""An article is about one topic if a theme has at least this share of its keywords."""
LEAST_TOPIC_KEYWORDS = 5
TITLED_TOPIC_SHARE = 0.3
LEAST_TITLED_KEYWORDS = 3
"""The theme that an article is called after needs less."""
MIXED_HEADINGS = 3
HALF_YEAR_MARKS = 3
"""So many figures told as of half a year, or tasks left for the second half, make a half-year summary."""
FIRST_PERSON_PER_1000 = 4.0
FEWEST_FIRST_PERSON = 4
"""A text in which a person speaks says 我 so often, in 1000 characters and in all."""
_YEAR = re.compile(r"(?:19|20)[0-9]{2}\s?年|[一二][九〇○零][〇○零一二三四五六七八九]{2}年")
_FIRST_PERSON = re.compile(
    r"我(?<![自忘忠]我)(?![们国省市州盟县旗区镇乡村校园院局科股室系班部厅委处站会街馆队社]|组(?!织)|所(?![教带做任分负担学知谓])|办(?![理好])|中心)"
)


@dataclass(frozen=True)
class TypeCue:
    """A row of `document_types.csv`."""

    cue: str
    signal: str
    place: str
    strength: int
    source: str
    example: str


@cache
def type_cues() -> PlacedCues:
    """The phrases that speak for a type, with the marks of what was done and what is intended."""
    rows = load_csv("document_types", TypeCue)
    check_unique("document_types.csv", rows, lambda row: (row.cue, row.place))
    for row in rows:
        if row.signal not in (*DOCUMENT_TYPES, *MARKS):
            raise VocabularyError(f"document_types.csv: {row.cue} has the unknown signal {row.signal!r}")
    return PlacedCues("document_types.csv", ((row, row.signal, row.strength) for row in rows), OPENING_LENGTH)


def is_in_first_person(body: str, per_1000: float = FIRST_PERSON_PER_1000) -> bool:
    """Whether a person says 我 all through, so often in 1000 characters; 我们, 我县 and 我组 are no person.

    A short text must say it a few times besides.
    """
    count = len(_FIRST_PERSON.findall(body))
    return count >= FEWEST_FIRST_PERSON and 1000 * count >= per_1000 * len(body)


def document_type(
    article: ArticleText, sections: Sequence[Section], themes: Counter[str], owns_title: bool = True
) -> str:
    """The type of an article, from its phrases, its outline and how often it speaks of each theme.

    `owns_title` is false in a collection, whose title says little about each of its articles.

    The first that holds: what a title says outright, most of all at its end; a person's duty report or essay;
    an opinion or scheme; a plan (nothing was done, much is intended); one topic; half a year; a year.
    What gives no account of any period is "other".
    """
    signals = type_cues().sums(article)
    for named in ("other", "duty_report", "personal_essay", "opinion_or_rules", "plan", "topic_report"):
        is_summary_too = named in ("opinion_or_rules", "plan") and signals.get("annual_summary", 0) >= DECISIVE
        if signals.get(named, 0) >= DECISIVE and not is_summary_too:
            return named
    if is_in_first_person(article.body):
        return "duty_report" if signals.get("duty_report", 0) > 1 else "personal_essay"
    is_called_summary = owns_title and signals.get("annual_summary", 0) >= DECISIVE
    if not is_called_summary and _is_plan(signals, len(article.body)):
        return "plan"
    is_dated = any(signals.get(mark, 0) for mark in ("dated", "half_year_told", "whole_year_told"))
    is_account = is_dated or (is_called_summary and _tells(signals, sections))
    if not is_account and not _YEAR.search(article.body):
        return "other"
    if _has_one_topic(article.title, sections, themes):
        return "topic_report"
    return "half_year_summary" if _is_of_half_a_year(signals) else "annual_summary"


def _tells(signals: Mapping[str, int], sections: Sequence[Section]) -> bool:
    """Whether the text tells of anything done: by a mark, or under a heading that says so."""
    return signals.get("done", 0) > 0 or any(section.own_role == "achievement" for section in sections)


def _is_of_half_a_year(signals: Mapping[str, int]) -> bool:
    """Whether title or opening says so, or the body tells of half a year and not of a whole one."""
    told, whole = signals.get("half_year_told", 0), signals.get("whole_year_told", 0)
    return signals.get("half_year_summary", 0) >= DECISIVE or (told >= HALF_YEAR_MARKS and told > 2 * whole)


def _is_plan(signals: Mapping[str, int], length: int) -> bool:
    """Whether the text hardly says that anything was done, and often what is to be done."""
    per_1000 = 1000 / max(length, 1)
    done, intended = signals.get("done", 0) * per_1000, signals.get("intended", 0) * per_1000
    return done < LEAST_DONE_PER_1000 and intended >= LEAST_INTENDED_PER_1000


def _has_one_topic(title: str, sections: Sequence[Section], themes: Counter[str]) -> bool:
    """Whether one theme leads in the text, and the main headings do not name three others.

    The theme that the title names needs to lead by less.
    """
    known = Counter({code: count for code, count in themes.items() if code != OTHER})
    if not known:
        return False
    leading, count = known.most_common(1)[0]
    is_titled = theme_of_heading(title) == leading
    share, least = (TITLED_TOPIC_SHARE, LEAST_TITLED_KEYWORDS) if is_titled else (TOPIC_SHARE, LEAST_TOPIC_KEYWORDS)
    if count < max(share * known.total(), least):
        return False
    if is_titled:
        return True
    named = Counter(theme_of_heading(section.heading) for section in sections if section.level == 1)
    del named[None]
    return len(named) < MIXED_HEADINGS or 2 * named[leading] >= named.total()
