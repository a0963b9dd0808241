"""Templates: the environment they run in and the small words they are written with. Everything is escaped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, cast
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from zongjie.site import numbers
from zongjie.site.html import say
from zongjie.site.words import Words

_SECOND_LANGUAGE = re.compile(r"(?<=[。！？；）]) (?=[A-Z0-9(])")


class Templates:
    """The page templates. One instance serves a whole build."""

    def __init__(self, words: Words, navigation: Sequence[tuple[str, str, str]]) -> None:
        self._words = words
        self._named: dict[tuple[str, str], Markup] = {}
        self._environment = Environment(
            loader=PackageLoader("zongjie.site"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        cast(dict[str, Any], self._environment.globals).update(
            navigation=navigation,
            say=say,
            word=self.word,
            interval=numbers.interval,
            number=numbers.number,
            years=numbers.years,
            sentences=sentences,
            web_address=web_address,
        )

    def page(self, template: str, /, **values: Any) -> str:
        """The page that a template makes of these values."""
        return self._environment.get_template(template).render(**values)

    def word(self, column: str, word: str | None) -> Markup:
        """The name of a word of a closed column; nothing for None."""
        if not word:
            return Markup()
        found = self._named.get((column, word))
        if found is None:
            found = self._named[column, word] = say(*self._words.name(column, word))
        return found


def sentences(bilingual: str) -> Markup:
    """An explanation of the warehouse, Chinese then English, as one text that the language switch turns."""
    chinese, *english = _SECOND_LANGUAGE.split(bilingual, maxsplit=1)
    return say(chinese, english[0]) if english else escape(chinese)


def web_address(address: str | None) -> str | None:
    """The address if a browser may open it: http or https. Anything else is shown as text."""
    try:
        return address if address and urlsplit(address).scheme in {"http", "https"} else None
    except ValueError:
        return None
