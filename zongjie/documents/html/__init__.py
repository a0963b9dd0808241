"""Web pages: their visible text and what they state of themselves."""

from zongjie.documents.html.reading import looks_like_fragment, looks_like_html, read_html, read_page

__all__ = ["looks_like_fragment", "looks_like_html", "read_html", "read_page"]
