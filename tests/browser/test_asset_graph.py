"""What the engineer sees in the Dagster UI: the graph, an asset in Chinese, the job, the schedule, the sensor."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Webserver
from zongjie.stages import STAGES

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

STAGE_GROUPS = ("reading", "vocabulary", "figures", "meaning", "publish")
SQL_GROUPS = ("intermediate", "dimensions", "facts", "vocabularies", "upkeep", "marts")
EXPANDED = quote(",".join(f"global@global:{group}" for group in STAGE_GROUPS), safe="")
TROUBLE = ("Loading assets", "No assets to display", "An unexpected error occurred", "Failed to load", "Page not found")


def assert_no_trouble(page: Page) -> None:
    """No error and no endless loading on the page."""
    for words in TROUBLE:
        expect(page.get_by_text(words)).to_have_count(0)


def test_the_graph_shows_every_stage_and_publish(page: Page, webserver: Webserver, images: Path) -> None:
    page.set_viewport_size({"width": 1200, "height": 620})
    # top down, with room for the graph alone, so that the names can be read
    page.add_init_script(
        """localStorage.setItem("asset-graph-direction", JSON.stringify("vertical"));
        localStorage.setItem("dagster-nav-collapsed", "true");"""
    )
    page.goto(f"{webserver.address}/asset-groups/?expanded={EXPANDED}")

    graph = page.locator("svg[class*='AssetGraph']")
    for name in (*(stage.name for stage in STAGES), "publish"):
        expect(graph.locator("[class*='AssetNode']").get_by_text(name, exact=True).first).to_be_visible()
    for group in (*STAGE_GROUPS, *SQL_GROUPS):
        expect(graph.get_by_text(group, exact=True).first).to_be_visible()
    assert_no_trouble(page)

    _give_the_graph_all_room(page)
    page.screenshot(path=images / "asset_graph.png")


def _give_the_graph_all_room(page: Page) -> None:
    """Close the list of groups, fit the graph anew and draw it away from the zoom buttons."""
    page.locator("button:has([aria-label='panel_show_right'])").last.click()
    page.mouse.dblclick(200, 560)
    page.wait_for_timeout(1000)
    page.mouse.move(200, 560)
    page.mouse.down()
    page.mouse.move(125, 560, steps=5)
    page.mouse.up()
    page.wait_for_timeout(500)


def test_an_asset_is_described_in_chinese(page: Page, webserver: Webserver) -> None:
    page.goto(f"{webserver.address}/assets/measurements")

    expect(page.get_by_text("说明每个数字的性质、指标、范围与各种口径")).to_be_visible()
    for upstream in ("articles", "numerals", "placeholders"):
        expect(page.get_by_role("link", name=upstream).first).to_be_visible()
    assert_no_trouble(page)


def test_job_schedule_and_sensor_have_their_pages(page: Page, webserver: Webserver) -> None:
    location = f"{webserver.address}/locations/zongjie"

    page.goto(f"{location}/jobs/refresh")
    expect(page.get_by_text("从投放目录到发布的仓库，全部更新")).to_be_visible()
    expect(page.get_by_role("button", name="Materialize all")).to_be_enabled()
    assert_no_trouble(page)

    page.goto(f"{location}/schedules/daily")
    expect(page.get_by_text("每天 02:00 更新")).to_be_visible()
    expect(page.get_by_text("Asia/Shanghai")).to_be_visible()
    assert_no_trouble(page)

    page.goto(f"{location}/sensors/new_files")
    expect(page.get_by_text("投放目录有新文件或改动就更新")).to_be_visible()
    expect(page.get_by_text("~15 sec")).to_be_visible()
    assert_no_trouble(page)
