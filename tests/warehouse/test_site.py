"""The reading room of the sample: nothing unmarked, no link into nowhere, no word without a name."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import duckdb
import pytest

from tests.support.reading_room import TABLES, mark_texts, parsed
from tests.warehouse.conftest import Installation
from zongjie.site import SiteReport, build_site

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("warehouse")]

LARGEST_PAGE = 200_000


@pytest.fixture(scope="module")
def built(installation: Installation, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, SiteReport]:
    folder = tmp_path_factory.mktemp("site")
    return folder, build_site(installation.published, folder)


def test_every_figure_and_mask_is_marked_exactly_once(
    built: tuple[Path, SiteReport], connection: duckdb.DuckDBPyConnection
) -> None:
    for table, key, prefix in (
        ("fct_measurement", "measurement_id", "m-"),
        ("fct_placeholder", "placeholder_id", "k-"),
    ):
        wanted: dict[str, dict[str, str]] = defaultdict(dict)
        for article_id, identifier, surface in connection.execute(
            f"select article_id, {key}, surface from {table} where article_id is not null"  # noqa: S608
        ).fetchall():
            wanted[article_id][identifier] = surface
        assert wanted
        for article_id, surfaces in wanted.items():
            assert mark_texts(parsed(built[0], f"articles/{article_id}.html"), prefix) == surfaces


def test_every_link_inside_the_site_leads_somewhere(built: tuple[Path, SiteReport]) -> None:
    folder = built[0]
    anchors: dict[Path, set[str]] = {}
    links: list[tuple[Path, str]] = []
    for file in folder.rglob("*.html"):
        page = parsed(folder, file.relative_to(folder).as_posix())
        anchors[file.resolve()] = {str(node.attributes["id"]) for node in page.css("[id]")}
        links += [(file, str(node.attributes["href"])) for node in page.css("a[href]")]
        links += [(file, str(node.attributes["src"])) for node in page.css("script, img")]
    lost = []
    for file, address in links:
        if address.startswith(("http://", "https://")):
            continue
        path, _, anchor = address.partition("#")
        target = (file.parent / path).resolve() if path else file.resolve()
        if not target.is_file() or (anchor and anchor not in anchors[target]):
            lost.append((file.name, address))
    assert lost == []


def test_words_have_names_and_pages_are_small(built: tuple[Path, SiteReport]) -> None:
    folder, report = built
    assert report.unnamed_words == ()
    assert max(file.stat().st_size for file in (folder / "articles").glob("*.html")) < LARGEST_PAGE


def test_the_job_built_the_site_and_the_command_finds_it_up_to_date(installation: Installation) -> None:
    assert (installation.folder / "site" / "index.html").is_file()
    done = installation.run("site")
    assert done.returncode == 0, done.stderr.decode()
    assert "0 files written" in done.stdout.decode()


def test_tables_of_the_invented_warehouse_are_those_of_the_published_one(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    for table, columns in TABLES.items():
        published = dict(
            connection.execute(
                "select column_name, data_type from duckdb_columns() where table_name = ?", [table]
            ).fetchall()
        )
        assert {name: published.get(name) for name in columns} == dict(columns), table
