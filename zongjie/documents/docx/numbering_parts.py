"""Reading the lists of a Word document from its parts numbering.xml and styles.xml."""

from __future__ import annotations

from collections.abc import Mapping

from zongjie.documents.docx.list_numbers import Level, Numbering
from zongjie.documents.docx.package import Package


def read_numbering(package: Package) -> Numbering:
    """The lists and numbered styles of a document; without lists where it has none."""
    numbering = Numbering()
    for name, handler in (("numbering.xml", _Lists(numbering)), ("styles.xml", _Styles(numbering))):
        part = package.beside(name)
        if part is not None:
            package.parse(part, handler)
    return numbering


def whole_number(text: str | None, otherwise: int = 0) -> int:
    """The number in an attribute, or `otherwise` where there is none."""
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) <= 9 else otherwise  # noqa: PLR2004


class _Lists:
    """Handler of numbering.xml."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._abstract: str | None = None
        self._instance: str | None = None
        self._level = 0
        self._described: Level | None = None

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        value = attributes.get("w:val")
        if name == "w:abstractNum":
            self._abstract = attributes.get("w:abstractNumId", "")
            self._numbering.lists[self._abstract] = {}
        elif name == "w:num":
            self._instance = attributes.get("w:numId", "")
        elif name in ("w:lvl", "w:lvlOverride"):
            self._level = whole_number(attributes.get("w:ilvl"))
            if name == "w:lvl":
                self._start_level()
        elif self._instance is not None and name == "w:abstractNumId":
            self._numbering.instances[self._instance] = value or ""
        elif self._instance is not None and name == "w:startOverride":
            self._numbering.own_starts.setdefault(self._instance, {})[self._level] = whole_number(value, 1)
        elif self._described is not None:
            self._describe(self._described, name, value)

    def _start_level(self) -> None:
        """A level of an abstract list, or one that an instance has of its own."""
        if self._abstract is not None:
            levels = self._numbering.lists[self._abstract]
        elif self._instance is not None:
            levels = self._numbering.own_levels.setdefault(self._instance, {})
        else:
            return
        self._described = levels[self._level] = Level()

    def _describe(self, level: Level, name: str, value: str | None) -> None:
        """What an element inside a level says of the level."""
        match name:
            case "w:start":
                level.start = whole_number(value, 1)
            case "w:numFmt":
                level.number_format = value or "decimal"
            case "w:lvlText":
                level.text = value or ""
            case "w:isLgl":
                level.is_legal = value not in ("0", "false", "off")
            case "w:lvlRestart":
                level.restarts_after = whole_number(value)
            case "w:pStyle" if self._abstract is not None and value:
                self._numbering.style_levels[self._abstract, value] = self._level
            case _:
                pass

    def end(self, name: str) -> None:
        if name == "w:lvl":
            self._described = None
        elif name == "w:abstractNum":
            self._abstract = None
        elif name == "w:num":
            self._instance = None

    def characters(self, text: str) -> None:
        """Lists hold no text."""


class _Styles:
    """Handler of styles.xml."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._style: str | None = None

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        value = attributes.get("w:val")
        if name == "w:style":
            self._style = attributes.get("w:styleId", "") if attributes.get("w:type") == "paragraph" else None
        elif self._style is None:
            return
        elif name == "w:basedOn":
            self._numbering.based_on[self._style] = value or ""
        elif name in ("w:numId", "w:ilvl"):
            instance, level = self._numbering.styles.get(self._style, (None, None))
            if name == "w:numId":
                instance = value
            else:
                level = whole_number(value)
            self._numbering.styles[self._style] = (instance, level)

    def end(self, name: str) -> None:
        if name == "w:style":
            self._style = None

    def characters(self, text: str) -> None:
        """Styles hold no text."""
