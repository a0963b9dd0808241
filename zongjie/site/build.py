"""Build the site: read the warehouse, make the pages that are not up to date, remove those nobody asks for."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

import duckdb

from zongjie.errors import ConfigurationError
from zongjie.site import overview
from zongjie.site.article_page import article_page
from zongjie.site.article_rows import article_inputs, read_articles
from zongjie.site.folder import SiteFolder
from zongjie.site.rendering import Templates
from zongjie.site.search_files import write_search_index
from zongjie.site.search_index import article_text
from zongjie.site.sections import NAVIGATION, Sections
from zongjie.site.words import Words, names

LIMITS: dict[str, str | bool | int | float | list[str]] = {"memory_limit": "400MB", "preserve_insertion_order": False}
"""What DuckDB may hold; with the pages' own share a build stays under a gigabyte."""

STATIC = ("style.css", "preferences.js", "page.js", "index.js", "hits.js", "search.js")


@dataclass(frozen=True)
class SiteReport:
    """What a build did: files of the site by what happened to them, and words that have no name for readers yet."""

    articles: int
    written: int
    unchanged: int
    removed: int
    bytes: int
    unnamed_words: tuple[str, ...]


def build_site(warehouse: Path, folder: Path) -> SiteReport:
    """Build the reading room of a published warehouse file in `folder`, making anew only what changed.

    The folder must be empty, not be there, or hold an earlier build. The warehouse is opened read-only and is
    read in one version, whole, whatever is published meanwhile. Raises ConfigurationError where there is no
    such file or the folder holds something else.
    """
    if not warehouse.is_file():
        raise ConfigurationError(f"there is no warehouse at {warehouse}; publish one first")
    words = Words()
    site = SiteFolder(folder, _code())
    with duckdb.connect(warehouse, read_only=True) as connection:
        # set here, for a process may have the file open already, and then no other configuration may be asked for
        for name, limit in LIMITS.items():
            connection.execute(f"set {name} = '{limit}'")
        notes = _pages(connection, site, Templates(words, NAVIGATION), words)
    site.finish(notes)
    return SiteReport(
        articles=len(notes["articles"]),
        written=site.counts.written,
        unchanged=site.counts.unchanged,
        removed=site.counts.removed,
        bytes=site.total_bytes(),
        unnamed_words=tuple(sorted(words.unnamed)),
    )


def _pages(
    connection: duckdb.DuckDBPyConnection, site: SiteFolder, templates: Templates, words: Words
) -> dict[str, Any]:
    """Make every page; return what the next build should know."""
    for name in STATIC:
        site.write(f"assets/{name}", (files("zongjie.site") / "static" / name).read_bytes())
    inputs = article_inputs(connection)
    stale = [key for key, digest in inputs.items() if not _is_kept(site, key, digest)]
    for rows in read_articles(connection, stale):
        key = rows.article["article_id"]
        site.write(_article_path(key), article_page(rows, templates, words), inputs[key])
        site.write(_text_path(key), article_text(rows), inputs[key])
    found = write_search_index(connection, site, inputs)
    before = site.notes.get("articles")
    changes = site.notes.get("changes") if before == inputs else overview.changes(before, inputs)
    for path, page in Sections(connection, site, templates, words).all(changes):
        site.write(path, page)
    return {"articles": inputs, "changes": changes, **found}


def _is_kept(site: SiteFolder, article_id: str, digest: str) -> bool:
    """Whether both files of an article are kept."""
    return all(site.keeps(path, digest) for path in (_article_path(article_id), _text_path(article_id)))


def _article_path(article_id: str) -> str:
    return f"articles/{article_id}.html"


def _text_path(article_id: str) -> str:
    return f"search/text/{article_id}.js"


@cache
def _code() -> str:
    """A digest of everything but the warehouse that decides what the pages look like."""
    digest = hashlib.sha256(f"{duckdb.__version__} {version('jinja2')}".encode())
    package = Path(str(files("zongjie.site")))
    for path in sorted(package.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes())
    digest.update(repr(sorted(names().items())).encode())
    return digest.hexdigest()[:16]
