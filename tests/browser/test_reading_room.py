"""The reading room in a browser, opened from disk: hover, follow, search, check, switch; axe finds no serious fault."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.support.reading_room import make_warehouse
from tests.unit.test_site_articles import HOSTILE, TEXT, rows
from zongjie.site import build_site

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

PAGES = ("index.html", "articles/a1.html", "search.html", "indicators/index.html", "masks.html", "quality.html")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of one article, with a hostile label among its figures."""
    folder = tmp_path_factory.mktemp("site")
    given = rows()
    given["dim_sentence"][0]["clean_text"] = TEXT[12:35]
    given["fct_measurement"][5]["indicator"] = HOSTILE
    build_site(make_warehouse(folder / "w.duckdb", given), folder / "site")
    return folder / "site"


@pytest.fixture
def reader(browser: Browser) -> Generator[Page]:
    """A page that must meet no error, no forbidden script and no dialog."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme="light")
    opened = context.new_page()
    troubles: list[str] = []
    opened.on("pageerror", lambda error: troubles.append(str(error)))
    opened.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    opened.on("dialog", lambda dialog: (troubles.append(dialog.message), dialog.dismiss()))
    yield opened
    context.close()
    assert troubles == []


def test_a_figure_tells_what_it_is_and_leads_to_what_it_is_compared_with(reader: Page, site: Path) -> None:
    reader.goto((site / "articles/a1.html").as_uri())
    card = reader.locator("#card")
    expect(card).to_be_hidden()

    reader.locator("#m-m2").hover()
    expect(card).to_contain_text("基数")
    expect(card).to_contain_text("4,000,000元")
    expect(reader.locator("#m-m1")).to_have_class("f actual related")

    card.get_by_role("link", name="480万元").click()
    expect(reader).to_have_url((site / "articles/a1.html").as_uri() + "#m-m1")
    reader.locator("#m-m1").focus()
    expect(card).to_contain_text("变动")
    # by key: on its way a mouse may pass another figure, whose card then takes this place
    card.get_by_role("link", name="20%").press("Enter")
    expect(reader).to_have_url((site / "articles/a1.html").as_uri() + "#m-m3")


def test_a_scar_tells_what_it_was_and_escape_closes(reader: Page, site: Path) -> None:
    reader.goto((site / "articles/a1.html").as_uri())
    reader.locator("#k-k2").focus()
    expect(reader.locator("#card")).to_contain_text("修复为")
    reader.keyboard.press("Escape")
    expect(reader.locator("#card")).to_be_hidden()


def test_search_finds_sentences_and_hostile_labels_stay_text(reader: Page, site: Path) -> None:
    reader.goto((site / "index.html").as_uri())
    reader.locator("#find").fill("比上年")
    reader.locator("#find").press("Enter")
    expect(reader.locator(".hit mark").first).to_have_text("比上年")
    reader.locator("#query").fill("onerror")
    expect(reader.locator(".hit-figures")).to_contain_text(HOSTILE)
    expect(reader.locator(".hit img")).to_have_count(0)


def test_a_sentence_is_checked(reader: Page, site: Path) -> None:
    reader.goto((site / "search.html").as_uri())
    reader.locator("#sentence").fill("投入480万元，比上年的410万元增长20%。")
    reader.locator("#check").click()
    expect(reader.locator(".hit .score")).to_contain_text("相近")
    expect(reader.locator(".hit-notes")).to_contain_text("400万元")
    reader.locator(".hit-line a").click()
    expect(reader.locator("#t-t1")).to_be_visible()


def test_language_and_theme_are_switched_and_kept(reader: Page, site: Path) -> None:
    reader.goto((site / "articles/a1.html").as_uri())
    ink = "getComputedStyle(document.body).color"
    before = reader.evaluate(ink)
    reader.locator("#theme").click()
    assert reader.evaluate(ink) != before
    reader.locator("#language").click()
    expect(reader.locator(".outline h2")).to_have_text("Outline")
    reader.goto((site / "index.html").as_uri())
    expect(reader.locator("html")).to_have_attribute("lang", "en")
    expect(reader.locator("html")).to_have_attribute("data-theme", "dark")


def test_print_leaves_out_what_paper_cannot_do(reader: Page, site: Path) -> None:
    reader.emulate_media(media="print")
    reader.goto((site / "articles/a1.html").as_uri())
    expect(reader.locator(".switches")).to_be_hidden()
    expect(reader.locator("#figures")).to_be_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_no_serious_fault(browser: Browser, site: Path, path: str, theme: str) -> None:
    # axe is put into the page as a script, which the policy of the page forbids
    context = browser.new_context(bypass_csp=True, color_scheme="dark" if theme == "dark" else "light")
    page = context.new_page()
    page.goto((site / path).as_uri())
    found = Axe().run(page).response["violations"]
    context.close()
    serious = [
        (fault["id"], fault["nodes"][0]["html"]) for fault in found if fault["impact"] in {"serious", "critical"}
    ]
    assert serious == []
