"""A Dagster instance of its own for the browser tests: scratch home, lake and warehouse, a few landing files."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.support.places import ROOT, SAMPLE

LANDING_FILES = ("official/jinhu_2012_annual.txt", "official/yunyang_annual.txt", "broken/empty.txt")
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
# nothing is fetched from outside, and no sandbox, which containers do not allow
CHROMIUM_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
START_SECONDS = 120
STOP_SECONDS = 10
STEP_MILLISECONDS = 30_000


@dataclass(frozen=True)
class Instance:
    """A Dagster instance and the folders that its runs work on."""

    home: Path
    landing: Path
    lake: Path
    warehouse: Path

    @property
    def environment(self) -> dict[str, str]:
        """The environment of its processes."""
        return {
            **os.environ,
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "DAGSTER_HOME": str(self.home),
            "ZONGJIE_LANDING": str(self.landing),
            "ZONGJIE_LAKE": str(self.lake),
            "ZONGJIE_WAREHOUSE": str(self.warehouse),
            "ZONGJIE_LOCK_FILE": str(self.lake / ".lake.lock"),
            "DO_NOT_TRACK": "1",
            "DBT_SEND_ANONYMOUS_USAGE_STATS": "false",
        }

    @property
    def published(self) -> Path:
        """The warehouse that users open."""
        return self.warehouse / "zongjie.duckdb"


@dataclass(frozen=True)
class Webserver:
    """A running Dagster UI."""

    address: str

    def ask(self, query: str, **variables: Any) -> dict[str, Any]:
        """The data that GraphQL answers."""
        request = urllib.request.Request(  # noqa: S310 (localhost)
            f"{self.address}/graphql",
            data=json.dumps({"query": query, "variables": variables}).encode(),
            headers={"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
            body = json.load(answer)
        assert "errors" not in body, body["errors"]
        return body["data"]


def wait_until(holds: Callable[[], bool], seconds: float, complaint: Callable[[], str]) -> None:
    """Wait until something holds; fail with the complaint when time is up."""
    deadline = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > deadline:
            pytest.fail(f"not within {seconds:.0f} s: {complaint()}")
        time.sleep(0.5)


@contextmanager
def running(command: list[str], instance: Instance, log: Path) -> Generator[subprocess.Popen[bytes]]:
    """Run a process with all it starts, and stop them all at the end."""
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=instance.environment,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        yield process
    finally:
        _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Ask the process's group to end, then end it."""
    for sign in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, sign)
        except ProcessLookupError:
            return
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            continue
        deadline = time.monotonic() + STOP_SECONDS
        while _group_lives(process.pid) and time.monotonic() < deadline:
            time.sleep(0.2)


def _group_lives(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def _tail(log: Path) -> str:
    return "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-30:])


@pytest.fixture(scope="session")
def chromium() -> Path:
    """The browser. Where it is missing the tests are skipped; in CI they fail."""
    named = os.environ.get("ZONGJIE_CHROMIUM")
    found = [named] if named else [path for name in CHROMIUM_NAMES if (path := shutil.which(name))]
    if not found or not Path(found[0]).is_file():
        reason = "no Chromium on PATH; install it, or name it in ZONGJIE_CHROMIUM"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return Path(found[0])


@pytest.fixture(scope="session")
def instance(tmp_path_factory: pytest.TempPathFactory) -> Instance:
    """A scratch instance with the checkout's dagster.yaml and a few of its landing files."""
    folder = tmp_path_factory.mktemp("browser")
    scratch = Instance(folder / "home", folder / "landing", folder / "lake", folder / "warehouse")
    scratch.home.mkdir()
    (scratch.home / "dagster.yaml").symlink_to(ROOT / "dagster.yaml")
    for name in LANDING_FILES:
        target = scratch.landing / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(SAMPLE / name, target)
    return scratch


@pytest.fixture(scope="session")
def webserver(chromium: Path, instance: Instance) -> Generator[Webserver]:
    """The Dagster UI of the scratch instance, once it answers. No browser, no webserver."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = instance.home / "webserver.log"
    command = [sys.executable, "-m", "dagster_webserver", "--host", "127.0.0.1", "--port", str(port)]
    with running([*command, "--workspace", "workspace.yaml"], instance, log) as process:
        server = Webserver(f"http://127.0.0.1:{port}")

        def answers() -> bool:
            if process.poll() is not None:
                pytest.fail(f"dagster-webserver ended with {process.returncode}:\n{_tail(log)}")
            try:
                with urllib.request.urlopen(f"{server.address}/server_info", timeout=5):  # noqa: S310
                    return True
            except (urllib.error.URLError, TimeoutError):
                return False

        wait_until(answers, START_SECONDS, lambda: f"dagster-webserver did not answer\n{_tail(log)}")
        yield server


@pytest.fixture(scope="session")
def daemon(webserver: Webserver, instance: Instance) -> Generator[None]:
    """The daemon that takes runs from the queue. After the webserver, so that dbt is parsed once."""
    log = instance.home / "daemon.log"
    command = [sys.executable, "-m", "dagster._daemon", "run", "--workspace", "workspace.yaml"]
    with running(command, instance, log) as process:

        def is_healthy() -> bool:
            if process.poll() is not None:
                pytest.fail(f"dagster-daemon ended with {process.returncode}:\n{_tail(log)}")
            query = '{ instance { daemonHealth { daemonStatus(daemonType: "QUEUED_RUN_COORDINATOR") { healthy } } } }'
            return bool(webserver.ask(query)["instance"]["daemonHealth"]["daemonStatus"]["healthy"])

        wait_until(is_healthy, START_SECONDS, lambda: f"dagster-daemon is not healthy\n{_tail(log)}")
        yield


@pytest.fixture(scope="session")
def browser(chromium: Path) -> Generator[Browser]:
    """Headless Chromium."""
    expect.set_options(timeout=STEP_MILLISECONDS)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=str(chromium), args=CHROMIUM_OPTIONS)
        yield launched
        launched.close()


@pytest.fixture
def page(browser: Browser) -> Generator[Page]:
    """A page in a fresh profile that shows descriptions and kinds in the graph."""
    context = browser.new_context(viewport={"width": 1600, "height": 1000}, locale="en-GB", device_scale_factor=1.5)
    context.add_init_script("""localStorage.setItem("asset-node-facets", JSON.stringify(["kind-tag"]))""")
    context.set_default_timeout(STEP_MILLISECONDS)
    opened = context.new_page()
    yield opened
    context.close()


@pytest.fixture
def images(tmp_path: Path) -> Path:
    """Where pictures go: into the documentation only when that is asked for."""
    return ROOT / "docs" / "images" if os.environ.get("ZONGJIE_WRITE_IMAGES") == "1" else tmp_path
