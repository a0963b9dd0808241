"""What a page says of itself and what was done to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain

from zongjie.articles.splitting import DividedDocument
from zongjie.articles.tamper_signs import tamper_flags
from zongjie.text.dates import date_of_address, find_date, is_over_by, stated_date

COPYING_REASONS = frozenset({"teaser", "editor_note"})
"""Boilerplate that only sites of model texts carry."""
LINKING_REASONS = frozenset({"copy_button", "related_links"})
"""Boilerplate that they all carry, but others too."""
_OF_ANY_SITE = re.compile("打印|关闭|上一篇|下一篇|分享到")
_ADDRESS = re.compile(r"https?://[!-~]+")
_AUTHORITY = re.compile(
    r"(?:来源|(?:发文|发布|公开|制发|主办)(?:机关|机构|单位|部门))\s?[：:]\s?[^，。]{0,30}(?:局|厅|部|委|政府|办公室)"
)
_OF_AUTHORITIES = re.compile(r"https?://[^/\s]*\.(?:gov|edu)\.cn(?![a-z0-9.])", re.IGNORECASE)
_COMPACT_DATE = re.compile(r"(?:时间|日期)\s?[：:]\s?([12][0-9]{7})(?![0-9])")
_SIGNATURE_LENGTH = 25
_SIGNATURES = 2
"""A date signs a text in one of its last lines."""
_SIGNED = re.compile(r"[0-9０-９日号][）)]?(?:印发)?[）)]?$")


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What is said of a whole document."""

    published_on: date | None
    source_url: str | None
    source_kind: str
    tamper_flags: tuple[str, ...]


def document_facts(text: str, divided: DividedDocument, stated_url: str | None, seen_at: datetime) -> DocumentFacts:
    """Date, source and signs of tampering of a document.

    The date is the first in the page's own lines (时间：2021-03-04) that had come when the file was seen, else
    the one that signs its only article, else the one in its address. A page is a model-text site's if it is
    a collection or carries such a site's chrome, and official if it names an authority as its source, or lies
    at the address of one.
    """
    metadata = [text[span.char_start : span.char_end] for span in divided.boilerplate if span.reason == "site_metadata"]
    dates = (found for line in (*metadata, *_signatures(text, divided)) if (found := _date_of_line(line)) is not None)
    addresses = [match.group() for line in metadata if (match := _ADDRESS.search(line)) is not None]
    source_url = stated_url or (addresses[0] if addresses else None)
    filed_on = date_of_address(source_url or "")
    bodies = [text[article.body_start : article.char_end] for article in divided.articles]
    titles = [divided.title or "", *(article.title for article in divided.articles)]
    return DocumentFacts(
        published_on=next((found for found in chain(dates, [filed_on]) if found and is_over_by(found, seen_at)), None),
        source_url=source_url,
        source_kind=_source_kind(text, divided, metadata, source_url or ""),
        tamper_flags=tamper_flags(titles, bodies, [article.number for article in divided.articles]),
    )


def _source_kind(text: str, divided: DividedDocument, metadata: Sequence[str], source_url: str) -> str:
    """One of SOURCE_KINDS."""
    if len(divided.articles) > 1 or any(span.reason in COPYING_REASONS for span in divided.boilerplate):
        return "model_text_site"
    if any(_AUTHORITY.search(line) for line in metadata) or _OF_AUTHORITIES.match(source_url):
        return "official"
    links = (text[span.char_start : span.char_end] for span in divided.boilerplate if span.reason in LINKING_REASONS)
    return "unknown" if all(_OF_ANY_SITE.search(line) for line in links) else "model_text_site"


def _signatures(text: str, divided: DividedDocument) -> Sequence[str]:
    """The last lines of the only article, the last first, where they are short and end as a date does."""
    if len(divided.articles) != 1:
        return ()
    lines = [text[line.start : line.end] for line in divided.articles[0].lines[-1 : -1 - _SIGNATURES : -1]]
    return [line for line in lines if len(line) <= _SIGNATURE_LENGTH and _SIGNED.search(line)]


def _date_of_line(line: str) -> date | None:
    """The date in a line of a page."""
    compact = _COMPACT_DATE.search(line)
    return find_date(line) or (stated_date(compact[1]) if compact else None)
