"""What an article is: its type, whose report it is, and what each of its sections does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zongjie.articles.cues import ArticleText
from zongjie.articles.document_types import FIRST_PERSON_PER_1000, document_type, is_in_first_person
from zongjie.articles.organisation_levels import level_served, organisation_level
from zongjie.articles.outline import BARE_RANK, HAN_COMMA_RANK, Section
from zongjie.articles.splitting import ArticleSpan
from zongjie.articles.themes import ThemeMatches
from zongjie.text.traditional import fold_traditional

SUMMARY_TYPES = ("annual_summary", "half_year_summary", "topic_report", "duty_report")
AUTHORITY_LEVELS = ("national", "province", "city", "county", "township", "office")


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """What is said of a whole article."""

    document_type: str
    organisation_level: str
    is_work_summary: bool


def article_facts(text: str, article: ArticleSpan, sections: Sequence[Section], themes: ThemeMatches) -> ArticleFacts:
    """Type and level of an article, and whether it is an education authority's own summary or plan.

    `text` is the document in simplified characters, `themes` are the theme keywords of the article,
    `sections` its outline.
    """
    body = text[article.body_start : article.char_end]
    title = fold_traditional(article.title)
    kind = document_type(
        ArticleText(title, body), sections, themes.count(article.body_start, article.char_end), article.number is None
    )
    # the title of a collection says nothing about who speaks in one of its articles
    named = ArticleText(title if article.number is None else "", body)
    level = organisation_level(named, _is_a_persons(kind, title, body))
    answers_for = level_served(named) if kind == "duty_report" and level == "person" else level
    return ArticleFacts(kind, level, kind in ("plan", *SUMMARY_TYPES) and answers_for in AUTHORITY_LEVELS)


def _is_a_persons(kind: str, title: str, body: str) -> bool:
    """Whether one person reports on itself; a duty report does, unless it is that of a whole leadership (班子)."""
    if kind == "duty_report" and "述职" in title:
        return "班子" not in title
    return kind in ("personal_essay", "duty_report") and is_in_first_person(body, FIRST_PERSON_PER_1000 / 2)


def resolve_roles(sections: Sequence[Section], kind: str) -> list[str]:
    """The role of each section of an outline, in its order.

    A section's own words decide, then the section above; but 各类学校基本情况 on a line of its own passes
    its background on to no main section (一、), which stands below it only for want of a marker. In a plan
    everything is plan but what its headings call background (基本情况). What nothing is said of reports
    achievements in a summary; the root, if it has sections below, is background.
    """
    if kind == "plan":
        return ["background" if section.own_role == "background" else "plan" for section in sections]
    default = "achievement" if kind in SUMMARY_TYPES else "other"
    roles: list[str] = []
    for section in sections:
        roles.append(section.own_role or _inherited_role(section, sections, roles, default))
    root = sections[0]
    middle = (root.char_start + root.char_end) / 2
    if default == "achievement" and len(sections) > 1 and sections[1].char_start < middle:
        roles[0] = "background"
    return roles


def _inherited_role(section: Section, sections: Sequence[Section], roles: Sequence[str], default: str) -> str:
    """The role that a section without words of its own takes from the section above."""
    if section.parent is None:
        return default
    above = sections[section.parent]
    is_main = BARE_RANK < section.rank <= HAN_COMMA_RANK
    if is_main and above.rank == BARE_RANK and above.own_role == "background":
        return default
    return roles[section.parent]
