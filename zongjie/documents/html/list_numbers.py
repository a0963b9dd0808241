"""The numbers that a browser sets before the items of ordered lists."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from zongjie.documents.list_formats import formatted

LISTS = frozenset({"ol", "ul", "menu", "dir"})
_TYPES = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
# names of CSS Counter Styles Level 3; the Chinese ones are followed by 、
_STYLES = {
    "decimal": "decimal",
    "decimal-leading-zero": "decimalZero",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "cjk-decimal": "ideographDigital",
    "cjk-ideographic": "chineseCounting",
    "simp-chinese-informal": "chineseCounting",
    "trad-chinese-informal": "chineseCounting",
    "simp-chinese-formal": "chineseLegalSimplified",
    "cjk-heavenly-stem": "ideographTraditional",
}
_UNNUMBERED = frozenset({"none", "disc", "circle", "square"})
_STYLE = re.compile(
    r"list-style(?:-type)?\s*:[^;]*?\b(" + "|".join((*sorted(_STYLES, key=len, reverse=True), *_UNNUMBERED)) + r")\b",
    re.I,
)
_NUMBER = re.compile(r"\s*([+-]?[0-9]{1,6})")


@dataclass
class _OpenList:
    """A list that is being walked over: the format of its numbers (empty without), the next one, and its step."""

    number_format: str
    following: int
    step: int


@dataclass
class ListNumbers:
    """Counts the items of the lists that are open."""

    _open: list[_OpenList] = field(default_factory=list)

    def start_list(self, node: LexborNode) -> None:
        """A list begins; those without an order have no numbers."""
        if node.tag != "ol":
            self._open.append(_OpenList("", 0, 0))
            return
        is_reversed = "reversed" in node.attrs
        items = sum(child.tag == "li" for child in node.iter()) if is_reversed else 0
        start = _whole_number(node.attrs.get("start"))
        first = start if start is not None else items if is_reversed else 1
        self._open.append(_OpenList(_format(node, "decimal"), first, -1 if is_reversed else 1))

    def end_list(self) -> None:
        """The innermost list ends."""
        self._open.pop()

    def next_number(self, item: LexborNode) -> str:
        """The number before an item, with what stands behind it; empty where there is none."""
        if not self._open or not self._open[-1].step:
            return ""
        current = self._open[-1]
        value = _whole_number(item.attrs.get("value"))
        number = current.following if value is None else value
        current.following = number + current.step
        number_format = _format(item, current.number_format)
        if not number_format:
            return ""
        written = formatted(number, number_format)
        return f"{written}. " if written.isascii() else f"{written}、"


def _format(node: LexborNode, otherwise: str) -> str:
    """The format that an element's own style or type asks for; empty for none."""
    style = _STYLE.search(node.attrs.get("style") or "")
    if style is not None:
        return _STYLES.get(style.group(1).lower(), "")
    return _TYPES.get(node.attrs.get("type") or "", otherwise)


def _whole_number(text: str | None) -> int | None:
    """The number of an attribute; None where it has none."""
    match = _NUMBER.match(text or "")
    return int(match.group(1)) if match else None
