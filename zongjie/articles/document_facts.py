"""What a page says of itself and what was done to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from zongjie.articles.splitting import DividedDocument


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What is said of a whole document."""

    published_on: date | None
    source_url: str | None
    source_kind: str
    tamper_flags: tuple[str, ...]


def document_facts(text: str, divided: DividedDocument) -> DocumentFacts:
    """Date, source and signs of tampering of a document."""
    del text
    return DocumentFacts(None, None, "model_text_site" if len(divided.articles) > 1 else "unknown", ())
