"""No figure on the hand-labelled articles may fall below the recorded one (tests/warehouse/scores.json)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.score import GOLD, RECORDED, fallen, score
from tests.support.places import CORPUS, needs_corpus
from tests.warehouse.conftest import RUN_SECONDS, Installation


@pytest.mark.slow
@pytest.mark.corpus
@needs_corpus
@pytest.mark.skipif(not GOLD.is_dir(), reason=f"the hand labels are not beside this checkout ({GOLD})")
def test_no_figure_falls(tmp_path: Path) -> None:
    made = Installation(tmp_path)
    (tmp_path / "home").mkdir()
    done = made.run("run", "--quiet", "--landing", str(CORPUS), seconds=RUN_SECONDS)
    assert done.returncode == 0, (done.stdout + done.stderr).decode()[-6000:]
    recorded = json.loads(RECORDED.read_text(encoding="utf-8"))
    assert fallen(score(made.published, GOLD), recorded) == []


def test_a_fallen_figure_is_named() -> None:
    recorded = {"all": {"fact.f1": 0.9, "report_year_excluded": 0.0}}
    assert fallen({"all": {"fact.f1": 0.9, "report_year_excluded": 0.0}}, recorded) == []
    assert fallen({"all": {"fact.f1": 0.95, "report_year_excluded": 0.0}}, recorded) == []
    assert fallen({"all": {"fact.f1": 0.89, "report_year_excluded": 1.0}}, recorded) == [
        "fact.f1 on all fell from 0.9 to 0.89",
        "report_year_excluded on all fell from 0.0 to 1.0",
    ]
