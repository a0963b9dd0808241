"""Pressing "Materialize all" publishes a warehouse; an asset shows what it did."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Instance, Webserver, wait_until

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]

RUN_SECONDS = 300
"""A run of three small files takes half a minute on two cores; a busy machine may take much longer."""

FINISHED = frozenset({"SUCCESS", "FAILURE", "CANCELED"})

RUNS = """
{ runsOrError(limit: 5) { ... on Runs { results { runId jobName status } } } }
"""

FAILURES = """
query($run: ID!) {
  logsForRun(runId: $run) { ... on EventConnection { events {
    ... on ExecutionStepFailureEvent { stepKey error { message causes { message } } }
    ... on RunFailureEvent { message }
  } } }
}
"""


def runs(webserver: Webserver) -> list[dict[str, Any]]:
    return webserver.ask(RUNS)["runsOrError"]["results"]


def failures(webserver: Webserver, run_id: str) -> str:
    events = webserver.ask(FAILURES, run=run_id)["logsForRun"]["events"]
    return "\n".join(str(event) for event in events if event)


@pytest.mark.usefixtures("daemon")
def test_materialize_all_publishes_the_warehouse(
    page: Page, webserver: Webserver, instance: Instance, images: Path
) -> None:
    assert not instance.published.exists()
    page.goto(f"{webserver.address}/locations/zongjie/jobs/refresh")
    page.get_by_role("button", name="Materialize all").click()

    wait_until(lambda: len(runs(webserver)) == 1, 30, lambda: f"no run was started; runs: {runs(webserver)}")
    wait_until(
        lambda: runs(webserver)[0]["status"] in FINISHED, RUN_SECONDS, lambda: f"the run is not done: {runs(webserver)}"
    )
    [run] = runs(webserver)
    assert (run["jobName"], run["status"]) == ("refresh", "SUCCESS"), failures(webserver, run["runId"])

    with duckdb.connect(instance.published, read_only=True) as connection:
        [(documents,)] = connection.sql("select count(*) from dim_document").fetchall()
        [(measurements,)] = connection.sql("select count(*) from fct_measurement").fetchall()
        [(ungrounded,)] = connection.sql("""
            select count(*)
            from fct_measurement
            inner join dim_article using (article_id)
            inner join document_text using (document_id)
            where substring(text, fct_measurement.char_start + 1, char_length(surface)) <> surface
        """).fetchall()
        rejected = connection.sql("select source_path, reason from quarantine").fetchall()
        published = connection.sql("select run_id from pipeline_run where published_at is not null").fetchall()
    assert documents == 2
    assert measurements > 0
    assert ungrounded == 0
    assert rejected == [("broken/empty.txt", "empty")]
    assert published == [(run["runId"],)]

    page.goto(f"{webserver.address}/runs/{run['runId']}")
    expect(page.get_by_text("Success", exact=True).first).to_be_visible()
    expect(page.get_by_text("publish", exact=True).first).to_be_visible()
    # the upper part alone: the log below names folders of this machine
    page.screenshot(path=images / "run.png", clip={"x": 0, "y": 0, "width": 1600, "height": 362})


@pytest.mark.usefixtures("daemon")
def test_an_asset_shows_checks_columns_rows_and_a_picture(page: Page, webserver: Webserver, images: Path) -> None:
    page.goto(f"{webserver.address}/assets/placeholders?view=events")
    expect(page.get_by_text("Materialized in run")).to_be_visible()
    expect(page.get_by_text("preview placeholders", exact=True)).to_be_visible()
    expect(page.get_by_text("characters per second", exact=True)).to_be_visible()
    row = page.locator("tr", has=page.get_by_text("picture", exact=True))
    row.get_by_text("[Show Markdown]").click()
    picture = page.get_by_role("dialog").locator("img")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.complete && image.naturalWidth > 200"), "the browser cannot draw it"
    page.screenshot(path=images / "masks_by_kind.png", clip={"x": 200, "y": 60, "width": 1400, "height": 640})

    page.goto(f"{webserver.address}/assets/placeholders")
    expect(page.get_by_text("仅凭写法可定的年份下界")).to_be_visible()

    page.goto(f"{webserver.address}/assets/fct_measurement?view=checks")
    expect(page.get_by_text("measurement_is_grounded").first).to_be_visible()
    expect(page.get_by_text("Passed").first).to_be_visible()
    expect(page.get_by_text("Failed", exact=True)).to_have_count(0)
