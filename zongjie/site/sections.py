"""All pages but those of articles: made at each build, written where they changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import duckdb

from zongjie.site import overview, topics
from zongjie.site.authority_pages import authority_pages, named_authorities
from zongjie.site.coverage import coverage
from zongjie.site.folder import SiteFolder
from zongjie.site.indicator_pages import indicator_pages, may_be_ranked
from zongjie.site.pictures import draw
from zongjie.site.rendering import Templates
from zongjie.site.words import Words

Page = tuple[str, str]
"""Path in the site, and HTML."""

NAVIGATION = (
    ("index.html", "首页", "Front page"),
    ("search.html", "检索与核对", "Search and check"),
    ("indicators/index.html", "指标", "Indicators"),
    ("authorities/index.html", "单位", "Authorities"),
    ("arithmetic.html", "核算", "Arithmetic"),
    ("copies.html", "副本", "Copies"),
    ("masks.html", "掩码", "Masks"),
    ("headings.html", "标题", "Headings"),
    ("quality.html", "质量", "Quality"),
)
"""Address, Chinese and English name of what stands at the top of every page."""

VERDICTS = ("holds", "rounding", "contradicts", "restores", "implies")


class Sections:
    """Makes the pages, from one connection, into one site."""

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, site: SiteFolder, templates: Templates, words: Words
    ) -> None:
        self._connection = connection
        self._site = site
        self._templates = templates
        self._words = words

    def all(self, changes: Mapping[str, int] | None) -> Iterator[Page]:
        """Every page of every section."""
        yield from self.front(changes)
        yield from self.indicators()
        yield from self.authorities()
        yield from self.topics()

    def front(self, changes: Mapping[str, int] | None) -> Iterator[Page]:
        """The first page, the lists of articles, and the page for searching."""
        first = overview.first_page(self._connection)
        cover = coverage(self._connection)
        yield self._page("index.html", "index.html", changes=changes, coverage=cover, **first)
        yield self._page("search.html", "search.html")
        total, pages = first["counts"]["articles"], first["pages"]
        for page in range(1, pages + 1):
            articles = overview.listed(self._connection, page)
            path = f"articles/list-{page}.html"
            yield self._page(path, "list.html", articles=articles, page=page, pages=pages, total=total)

    def indicators(self) -> Iterator[Page]:
        """A page for each indicator that a figure carries, and the list of them."""
        listed: list[dict[str, Any]] = []
        for page in indicator_pages(self._connection):
            code = page.indicator["code"]
            listed.append({**page.indicator, **page.figures})
            values = {"page": page, "ranked": may_be_ranked(page), "chart": draw(self._site, page.chart)}
            yield self._page(f"indicators/{code}.html", "indicator.html", **values)
        listed.sort(key=lambda row: (-row["authorities"], row["code"]))
        yield self._page("indicators/index.html", "indicators.html", rows=listed)

    def authorities(self) -> Iterator[Page]:
        """A page for each authority that has a name, and the list of them."""
        for page in authority_pages(self._connection):
            yield self._page(f"authorities/{page.authority['authority_id']}.html", "authority.html", page=page)
        yield self._page("authorities/index.html", "authorities.html", rows=named_authorities(self._connection))

    def topics(self) -> Iterator[Page]:
        """The pages that look across articles."""
        connection = self._connection
        yield self._page("arithmetic.html", "arithmetic.html", verdicts=VERDICTS, **topics.arithmetic(connection))
        yield self._page("copies.html", "copies.html", **topics.copies(connection))
        found, picture = topics.masks(connection, self._words)
        yield self._page("masks.html", "masks.html", chart=draw(self._site, picture), **found)
        yield self._page("headings.html", "headings.html", **topics.headings(connection))
        yield self._page("quality.html", "quality.html", **topics.quality(connection))

    def _page(self, path: str, template: str, **values: Any) -> Page:
        return path, self._templates.page(template, root="../" * path.count("/"), **values)
