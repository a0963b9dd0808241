"""Pieces of HTML made by code. Everything that is put in is escaped, here and nowhere else.

Markup.format would do the same, in many times the time: pages hold thousands of pieces.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from markupsafe import Markup, escape


def element(name: str, attributes: Mapping[str, str], inner: Markup) -> Markup:
    """An element. Its name and the names of its attributes are the project's own words."""
    written = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
    return Markup(f"<{name}{written}>{inner}</{name}>")  # noqa: S704 (each value is escaped, inner is Markup)


def together(pieces: Iterable[Markup]) -> Markup:
    """Pieces one after the other."""
    return Markup("".join(pieces))  # noqa: S704 (each piece is Markup)


def say(chinese: str, english: str) -> Markup:
    """Chinese text that the language switch turns into the English one."""
    return element("span", {"data-en": english}, escape(chinese))
