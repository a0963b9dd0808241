"""The stages: what each reads, writes and depends on. The order here is the order of the flow.

A stage is a package of `zongjie` with a function `process(frames) -> frames`: it gets the lake
tables it reads, restricted to a chunk of documents (or all current documents, for a stage of
scope "corpus"), and returns every table it writes for those documents. It knows no files, no lake.
The stage of scope "vocabulary" reads nothing: the vocabularies themselves are its input.
"""

from __future__ import annotations

import ast
import hashlib
import importlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Literal

from zongjie.tables.table import Frames, Table
from zongjie.vocabulary import vocabulary_digest
from zongjie.vocabulary.registry import REGISTRY, registry

Process = Callable[[Frames], Frames]

_SHARED_BY_ALL = ("text", "vocabulary", "identifiers.py")


@dataclass(frozen=True)
class Stage:
    """One stage of the pipeline.

    `reads` names lake tables of earlier stages. `shares` names packages of `zongjie`, besides the
    stage's own, whose code it rests on. They and the vocabularies that the stage reads are part of
    its code version, so that a changed rule reprocesses what it must and nothing else.
    """

    name: str
    reads: tuple[str, ...]
    shares: tuple[str, ...] = ()
    scope: Literal["document", "corpus", "vocabulary"] = "document"

    def __str__(self) -> str:
        return self.name

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """The lake tables that this stage writes."""
        return importlib.import_module(f"zongjie.tables.{self.name}").TABLES

    @cached_property
    def vocabularies(self) -> tuple[str, ...]:
        """The vocabulary files that it reads, as the registry of vocabularies says; all, for the stage `vocabulary`."""
        if self.scope == "vocabulary":
            return (REGISTRY, *(vocabulary.file for vocabulary in registry().values()))
        return tuple(vocabulary.file for vocabulary in registry().values() if self.name in vocabulary.read_by)

    @cached_property
    def process(self) -> Process:
        """The stage's function."""
        return importlib.import_module(f"zongjie.{self.name}").process

    @cached_property
    def code_version(self) -> str:
        """Twelve hexadecimal digits over code (comments and docstrings aside) and vocabularies."""
        digest = hashlib.sha256()
        for package in (self.name, f"tables/{self.name}.py", *_SHARED_BY_ALL, *self.shares):
            digest.update(_code_digest(package).encode())
        if self.vocabularies:
            digest.update(vocabulary_digest(*self.vocabularies).encode())
        return digest.hexdigest()[:12]


STAGES: tuple[Stage, ...] = (
    Stage("documents", reads=()),
    Stage("vocabulary", reads=(), scope="vocabulary"),
    Stage("articles", reads=("documents", "document_text")),
    Stage("placeholders", reads=("document_text", "articles", "boilerplate", "sentences")),
    Stage("numerals", reads=("document_text", "articles", "placeholders", "clean_texts")),
    Stage("measurements", reads=("quantities", "articles", "sections", "sentences", "clean_texts", "clean_sentences")),
    Stage(
        "report_years", reads=("document_text", "document_facts", "articles", "sections", "clean_texts", "placeholders")
    ),
    Stage("places", reads=("document_text", "articles", "clean_texts", "measurements")),
    Stage("links", reads=("articles", "clean_texts", "clean_sentences", "measurements", "report_years")),
    Stage(
        "arithmetic", reads=("articles", "clean_texts", "clean_sentences", "measurements", "links"), shares=("links",)
    ),
    Stage("events", reads=("sentences", "clean_texts", "clean_sentences", "measurements", "links")),
    Stage("terms", reads=("sections", "sentences", "clean_sentences")),
    Stage("duplicates", reads=("articles", "clean_texts", "measurements"), scope="corpus"),
)


@cache
def stage(name: str) -> Stage:
    """The stage of that name."""
    for candidate in STAGES:
        if candidate.name == name:
            return candidate
    raise KeyError(f"there is no stage {name!r}; stages are {[candidate.name for candidate in STAGES]}")


@cache
def writer_of(table_name: str) -> Stage:
    """The stage that writes the lake table of that name."""
    for candidate in STAGES:
        if any(table.name == table_name for table in candidate.tables):
            return candidate
    raise KeyError(f"no stage writes a table {table_name!r}")


def upstream(of: Stage) -> tuple[Stage, ...]:
    """The stages whose tables `of` reads, in the order of the flow."""
    writers = {writer_of(table).name for table in of.reads}
    return tuple(candidate for candidate in STAGES if candidate.name in writers)


@cache
def _code_digest(package: str) -> str:
    """SHA-256 over the syntax trees of a module or of all modules below a package of `zongjie`."""
    root = files("zongjie").joinpath(package)
    modules = sorted(_modules(root), key=lambda module: module[0])
    digest = hashlib.sha256()
    for name, source in modules:
        digest.update(name.encode() + b"\0" + _without_docstrings(source).encode() + b"\0")
    return digest.hexdigest()


def _modules(root: Traversable, prefix: str = "") -> list[tuple[str, str]]:
    """Relative names and sources of the Python modules at or below `root`."""
    if root.is_file():
        return [(prefix + root.name, root.read_text(encoding="utf-8"))]
    found: list[tuple[str, str]] = []
    for entry in root.iterdir():
        if entry.is_dir() and entry.name != "__pycache__":
            found += _modules(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(".py"):
            found.append((prefix + entry.name, entry.read_text(encoding="utf-8")))
    return found


def _without_docstrings(source: str) -> str:
    """A dump of the syntax tree without docstrings, so that prose changes reprocess nothing."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            node.body = [statement for statement in node.body if not _is_docstring(statement)]
    return ast.dump(tree)


def _is_docstring(statement: ast.stmt) -> bool:
    """Whether the statement is nothing but a string."""
    return isinstance(statement, ast.Expr) and isinstance(getattr(statement.value, "value", None), str)
