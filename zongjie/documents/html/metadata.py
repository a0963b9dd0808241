"""Title, date and address that a web page states in its head."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from selectolax.lexbor import LexborHTMLParser

from zongjie.documents.addresses import is_address
from zongjie.documents.extracted import StatedFacts
from zongjie.errors import VocabularyError
from zongjie.text.dates import stated_date
from zongjie.vocabulary import check_unique, load_csv

_FACTS = frozenset({"title", "published_on", "source_url"})
_ELEMENTS = {"meta": ("name", "property", "itemprop", "http-equiv"), "link": ("rel",)}
_VALUES = {"meta": "content", "link": "href"}
_LONGEST = 2000
"""More characters than any title or address has."""


@dataclass(frozen=True)
class PageMetadata:
    """A row of `page_metadata.csv`."""

    fact: str
    element: str
    key: str
    source: str
    example: str


@cache
def page_metadata() -> tuple[PageMetadata, ...]:
    """The rows of `page_metadata.csv`, the most trusted of each fact first."""
    rows = load_csv("page_metadata", PageMetadata)
    check_unique("page_metadata.csv", rows, lambda row: (row.element, row.key))
    for row in rows:
        if row.fact not in _FACTS or row.element not in _ELEMENTS or row.key not in row.example.lower():
            raise VocabularyError(f"page_metadata.csv: fact, element or example of {row.key} does not fit")
    return rows


def stated_facts(page: LexborHTMLParser) -> StatedFacts:
    """What the page states in its meta and link elements, and its title element."""
    stated = _elements(page)
    values: dict[str, list[str]] = {fact: [] for fact in _FACTS}
    for row in page_metadata():
        if (row.element, row.key) in stated:
            values[row.fact].append(stated[row.element, row.key])
    title = page.css_first("title")
    values["title"].append(title.text() if title is not None else "")
    titles = [" ".join(value.split()) for value in values["title"]]
    return StatedFacts(
        title=next((value for value in titles if value), None),
        published_on=next((found for value in values["published_on"] if (found := stated_date(value))), None),
        source_url=next((value for value in values["source_url"] if is_address(value)), None),
    )


def _elements(page: LexborHTMLParser) -> dict[tuple[str, str], str]:
    """The values of meta and link elements by element and key; the first of each counts."""
    found: dict[tuple[str, str], str] = {}
    for element, names in _ELEMENTS.items():
        for node in page.css(element):
            value = (node.attrs.get(_VALUES[element]) or "").strip()[:_LONGEST]
            for name in names:
                key = (node.attrs.get(name) or "").strip().lower()
                if key and value:
                    found.setdefault((element, key), value)
    return found
