"""What a page says of itself and what was done to it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from zongjie.articles.splitting import DividedDocument
from zongjie.articles.tamper_signs import tamper_flags
from zongjie.text.dates import find_date

COPYING_REASONS = frozenset({"teaser", "copy_button", "related_links", "editor_note"})
"""Boilerplate that only sites of model texts carry."""
_ADDRESS = re.compile(r"https?://[!-~]+")
_AUTHORITY = re.compile(r"(?:来源|发文机关|发文单位)\s?[：:]\s?[^，。]{0,30}(?:局|厅|部|委|政府|办公室)")
_SIGNATURE_LENGTH = 25


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What is said of a whole document."""

    published_on: date | None
    source_url: str | None
    source_kind: str
    tamper_flags: tuple[str, ...]


def document_facts(text: str, divided: DividedDocument) -> DocumentFacts:
    """Date, source and signs of tampering of a document.

    The date is the one in the page's own lines (时间：2021-03-04), else the one that signs its only
    article. A page is a model-text site's if it is a collection or carries such a site's chrome,
    and official if it names an authority as its source and carries none.
    """
    metadata = [text[span.char_start : span.char_end] for span in divided.boilerplate if span.reason == "site_metadata"]
    signatures = [_signature(text, divided)] if len(divided.articles) == 1 else []
    dates = [found for line in (*metadata, *signatures) if (found := find_date(line)) is not None]
    addresses = [match.group() for line in metadata if (match := _ADDRESS.search(line)) is not None]
    is_copied = len(divided.articles) > 1 or any(span.reason in COPYING_REASONS for span in divided.boilerplate)
    is_official = any(_AUTHORITY.search(line) for line in metadata)
    bodies = [text[article.body_start : article.char_end] for article in divided.articles]
    titles = [divided.title or "", *(article.title for article in divided.articles)]
    return DocumentFacts(
        published_on=dates[0] if dates else None,
        source_url=addresses[0] if addresses else None,
        source_kind="model_text_site" if is_copied else "official" if is_official else "unknown",
        tamper_flags=tamper_flags(titles, bodies),
    )


def _signature(text: str, divided: DividedDocument) -> str:
    """The last line of the only article, where it is short enough to be a date."""
    line = text[divided.articles[0].lines[-1].start : divided.articles[0].lines[-1].end]
    return line if len(line) <= _SIGNATURE_LENGTH else ""
