"""Who is told of a run that failed or of checks that found something, and what the message says."""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Generator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import dagster as dg
import pytest

from pipelines.alerts import SHOWN_CHECKS, checks_failed, run_failed
from pipelines.definitions import defs
from pipelines.notifier import notify
from zongjie.errors import ConfigurationError, SchemaError

HIDDEN = "a-word-that-nobody-may-see"


class Inbox:
    """A webhook on localhost that keeps what it gets."""

    def __init__(self) -> None:
        self.messages: list[dict[str, Any]] = []
        self.status = 200
        inbox = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                inbox.messages.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
                self.send_response(inbox.status)
                self.end_headers()

            def log_message(self, format: str, *args: Any) -> None:
                """Nothing on standard error."""

        self.server = HTTPServer(("127.0.0.1", 0), Handler)

    @property
    def address(self) -> str:
        return f"json://127.0.0.1:{self.server.server_port}/{HIDDEN}"


@pytest.fixture
def inbox(monkeypatch: pytest.MonkeyPatch) -> Generator[Inbox]:
    opened = Inbox()
    thread = threading.Thread(target=opened.server.serve_forever)
    thread.start()
    monkeypatch.setenv("ZONGJIE_NOTIFY", opened.address)
    yield opened
    opened.server.shutdown()
    thread.join()
    opened.server.server_close()


@pytest.fixture
def no_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ZONGJIE_NOTIFY", raising=False)


@pytest.fixture
def instance() -> Generator[dg.DagsterInstance]:
    with dg.instance_for_test() as made:
        yield made


@dg.asset
def breaks() -> None:
    raise SchemaError("table measurements: column unit has 3 nulls and may have none")


@dg.asset
def publish() -> None:
    """Stands for the asset that publishes."""


@dg.asset(deps=[publish])
def after() -> None:
    raise SchemaError("no room for the pages")


def checks(*results: bool) -> dg.AssetsDefinition:
    specs = [dg.AssetCheckSpec(f"check_{number}", asset="holds") for number in range(len(results))]

    @dg.asset(check_specs=specs)
    def holds() -> Any:
        for spec, passed in zip(specs, results, strict=True):
            yield dg.AssetCheckResult(
                check_name=spec.name,
                passed=passed,
                severity=dg.AssetCheckSeverity.WARN,
                description=None if passed else f"{spec.name} found 7 unknown units",
            )
        yield dg.MaterializeResult()

    return holds


def context_of(
    instance: dg.DagsterInstance,
    asset: dg.AssetsDefinition | list[dg.AssetsDefinition],
    sensor: dg.SensorDefinition,
    success: bool,
) -> dg.RunStatusSensorContext:
    assets = asset if isinstance(asset, list) else [asset]
    result = dg.materialize(assets, instance=instance, raise_on_error=False)
    assert result.success == success
    kind = dg.DagsterEventType.RUN_SUCCESS if success else dg.DagsterEventType.RUN_FAILURE
    [record] = instance.get_records_for_run(result.run_id, of_type=kind).records
    assert record.event_log_entry.dagster_event
    run = instance.get_run_by_id(result.run_id)
    assert run
    return dg.build_run_status_sensor_context(sensor.name, record.event_log_entry.dagster_event, instance, run)


def test_a_failed_run_is_told_with_our_own_words(instance: dg.DagsterInstance, inbox: Inbox) -> None:
    context = context_of(instance, breaks, run_failed, success=False)
    run_failed(context.for_run_failure())
    [message] = inbox.messages
    assert context.dagster_run.run_id in message["title"]
    assert message["title"].startswith("运行失败 run failed")
    first, *_, last = message["message"].splitlines()
    assert first == "table measurements: column unit has 3 nulls and may have none"
    assert last == "仓库仍是上一版。 / The published warehouse stays as it is."


def test_a_run_that_failed_after_publishing_says_so(instance: dg.DagsterInstance, inbox: Inbox) -> None:
    run_failed(context_of(instance, [publish, after], run_failed, success=False).for_run_failure())
    first, *_, last = inbox.messages[0]["message"].splitlines()
    assert first == "no room for the pages"
    assert last.startswith("仓库已发布新版")


def test_checks_that_found_something_are_told(instance: dg.DagsterInstance, inbox: Inbox) -> None:
    checks_failed(context_of(instance, checks(True, False), checks_failed, success=True))
    [message] = inbox.messages
    assert message["message"] == "WARN holds.check_1: check_1 found 7 unknown units"


def test_a_run_without_findings_is_not_told(instance: dg.DagsterInstance, inbox: Inbox) -> None:
    skipped = checks_failed(context_of(instance, checks(True, True), checks_failed, success=True))
    assert isinstance(skipped, dg.SkipReason)
    assert inbox.messages == []


def test_a_message_stays_short(instance: dg.DagsterInstance, inbox: Inbox) -> None:
    checks_failed(context_of(instance, checks(*[False] * (SHOWN_CHECKS + 3)), checks_failed, success=True))
    lines = inbox.messages[0]["message"].splitlines()
    assert len(lines) == SHOWN_CHECKS + 1
    assert lines[-1] == "… +3"


@pytest.mark.usefixtures("no_address")
def test_without_an_address_the_log_is_told() -> None:
    log: list[str] = []
    assert notify("运行失败", "the disk is full", log.append)
    assert log == ["运行失败\nthe disk is full"]


@pytest.mark.parametrize("status", [500, None])
def test_a_message_that_is_not_taken_is_said_without_the_address(
    inbox: Inbox,
    status: int | None,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    if status:
        inbox.status = status
    else:  # nobody listens there
        monkeypatch.setenv("ZONGJIE_NOTIFY", f"json://127.0.0.1:9/{HIDDEN}")
    log: list[str] = []
    with caplog.at_level(logging.DEBUG):
        assert not notify("运行失败", "the disk is full", log.append)
    assert len(inbox.messages) == (1 if status else 0)
    assert "could not be sent" in log[-1]
    printed = capfd.readouterr()
    for text in (*log, caplog.text, printed.out, printed.err):
        assert HIDDEN not in text


def test_a_wrong_address_is_refused_without_showing_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZONGJIE_NOTIFY", f"json://localhost/x nonsense:{HIDDEN}")
    with pytest.raises(ConfigurationError, match="address 2 in ZONGJIE_NOTIFY") as raised:
        notify("运行失败", "x", lambda _: None)
    assert HIDDEN not in str(raised.value)


def test_both_sensors_are_on_and_watch_the_job() -> None:
    for name in ("run_failed", "checks_failed"):
        sensor = defs.resolve_sensor_def(name)
        assert sensor.default_status is dg.DefaultSensorStatus.RUNNING
