"""A small world through the whole pipeline: the published tables hold what the stages found, no more and no less."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.compare import compare_published, compare_world
from bench.world import write_world
from tests.warehouse.conftest import RUN_SECONDS, Installation

DOCUMENTS, SEED = 10, 41


@pytest.mark.slow
def test_the_published_tables_say_what_the_stages_found(tmp_path: Path) -> None:
    world = tmp_path / "world"
    write_world(DOCUMENTS, SEED, world)
    made = Installation(tmp_path)
    (tmp_path / "home").mkdir()
    done = made.run("run", "--quiet", "--landing", str(world / "landing"), seconds=RUN_SECONDS)
    assert done.returncode == 0, (done.stdout + done.stderr).decode()[-6000:]
    published = compare_published(world, made.published)
    direct = compare_world(world)
    assert published.asked == direct.asked
    assert published.found == direct.found
    assert published.right == direct.right, published.report(20, 2)
    assert published.recall("figures") >= 0.97
    assert published.accuracy("files read or refused") == 1.0
