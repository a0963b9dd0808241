"""The package of a Word document: a zip file of XML parts, opened without trust."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from posixpath import basename, dirname, join, normpath
from typing import Protocol
from xml.parsers import expat

from zongjie.documents.limits import MEGABYTE, ReadLimits
from zongjie.documents.media_types import misnamed
from zongjie.documents.refusals import refusal

_COMPOUND_FILE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_DIRECTORY_ENTRY = b"PK\x01\x02"
_MOST_PARTS = 20_000
_PIECE = 65536
_ENCRYPTED_FLAG = 1
_OFFICE_DOCUMENT = "/officeDocument"
_WORD_NAMESPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_ZIP_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, KeyError)


class Handler(Protocol):
    """What receives the elements of a part. Word's names come as "w:p", others as local names."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        ...

    def end(self, name: str) -> None:
        """An element ends."""
        ...

    def characters(self, text: str) -> None:
        """Text, perhaps in several pieces."""
        ...


class Package:
    """The parts of a Word document. Raises UnreadableFileError where it is encrypted, damaged or a bomb."""

    def __init__(self, content: bytes, limits: ReadLimits) -> None:
        if content.startswith(_COMPOUND_FILE):
            raise refusal("encrypted") if _ENCRYPTED_PACKAGE in content else misnamed("application/x-cfb")
        if content.count(_DIRECTORY_ENTRY) > _MOST_PARTS:
            raise refusal("damaged", problem=f"more than {_MOST_PARTS} parts")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except _ZIP_ERRORS as error:
            raise refusal("damaged", problem=str(error)) from error
        self._left = self._allowed = limits.max_expanded_bytes
        self.document = self._find_document()

    def beside(self, name: str) -> str | None:
        """The part of that name in the folder of the document, if there is one."""
        part = join(dirname(self.document), name)
        return part if part in self._zip.NameToInfo else None

    def matching(self, name: re.Pattern[str]) -> list[str]:
        """The parts in the folder of the document whose whole names match."""
        folder = dirname(self.document)
        return sorted(
            part for part in self._zip.NameToInfo if dirname(part) == folder and name.fullmatch(basename(part))
        )

    def parse(self, part: str, handler: Handler) -> None:
        """Send the elements of a part to `handler`, unpacking no more than the limits allow in all."""
        parser = _parser(handler)
        if self._zip.getinfo(part).flag_bits & _ENCRYPTED_FLAG:
            raise refusal("encrypted")
        try:
            with self._zip.open(part) as file:
                while piece := file.read(_PIECE):
                    self._left -= len(piece)
                    if self._left < 0:
                        raise refusal("expands_too_far", limit=self._allowed // MEGABYTE)
                    parser.Parse(piece, False)
            parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise refusal("damaged", problem=f"{part}: {error}") from error
        except _ZIP_ERRORS as error:
            raise refusal("damaged", problem=f"{part}: {error}") from error

    def _find_document(self) -> str:
        """The name of the part that holds the text."""
        if "_rels/.rels" in self._zip.NameToInfo:
            relationships = _Relationships()
            self.parse("_rels/.rels", relationships)
            target = normpath(relationships.target.lstrip("/"))
            if target in self._zip.NameToInfo:
                return target
        if any(name.endswith((".docx", ".doc", ".txt")) for name in self._zip.NameToInfo):
            raise misnamed("application/zip")
        raise refusal("damaged", problem="no Word text inside")


class _Relationships:
    """Finds the part that is the document."""

    def __init__(self) -> None:
        self.target = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "Relationship" and attributes.get("Type", "").endswith(_OFFICE_DOCUMENT):
            self.target = attributes.get("Target", "")

    def end(self, name: str) -> None:
        """Nothing ends here."""

    def characters(self, text: str) -> None:
        """Relationships hold no text."""


def _parser(handler: Handler) -> expat.XMLParserType:
    """A parser that refuses every document type declaration, and with it entities of its own."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    names: dict[str, str] = {}

    def short(name: str) -> str:
        found = names.get(name)
        if found is None:
            namespace, _, local = name.rpartition(" ")
            found = names[name] = f"w:{local}" if namespace in _WORD_NAMESPACES else local
        return found

    def start(name: str, attributes: dict[str, str]) -> None:
        handler.start(short(name), {short(key): value for key, value in attributes.items()})

    def declaration(*_: object) -> None:
        raise refusal("document_type_declaration")

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda name: handler.end(short(name))
    parser.CharacterDataHandler = handler.characters
    parser.StartDoctypeDeclHandler = declaration
    return parser
