"""Web pages: their visible text and what they state of themselves."""

from zongjie.documents.html.reading import looks_like_html, read_html

__all__ = ["looks_like_html", "read_html"]
