"""The timing of stages: rounds and their ratios, the inputs, the page. No figure of speed is asserted."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.timing.inputs import write_repeated_files, write_world_files
from bench.timing.matching import all_phrases, matching_works, speed_table
from bench.timing.page import END, START, chain_table, table, write_page
from bench.timing.rounds import Timed, Work, added, time_in_rounds
from bench.timing.stages import stage_works
from zongjie.stages import STAGES


def _timed(name: str, characters: int, *seconds: float, rows: int | None = None) -> Timed:
    return Timed(Work(name, lambda: None, characters, rows), seconds)


def test_every_work_has_its_turn_in_every_round() -> None:
    order: list[str] = []
    works = [Work("a", lambda: order.append("a"), 10), Work("b", lambda: order.append("b"), 10)]
    found = time_in_rounds(works, 3)
    assert order == ["a", "b"] * 3
    assert [(timed.work.name, len(timed.seconds)) for timed in found] == [("a", 3), ("b", 3)]


def test_speed_is_that_of_the_median_round_and_ratios_are_taken_round_by_round() -> None:
    fast = _timed("fast", 1000, 1.0, 2.0, 9.0, rows=100)
    slow = _timed("slow", 100, 2.0, 4.0, 9.0)
    assert (fast.median, fast.speed, fast.row_speed, slow.row_speed) == (2.0, 500.0, 50.0, None)
    assert fast.times_as_fast_as(slow) == pytest.approx(20.0)


def test_a_chain_is_as_fast_as_its_fastest_round() -> None:
    seconds = {"documents": (1.0, 3.0), "articles": (2.0, 1.0), "placeholders": (1.0, 1.0)}
    seconds |= {"numerals": (1.0, 2.0), "measurements": (3.0, 4.0), "links": (9.0, 9.0)}
    shown = chain_table(
        [Timed(Work(name, lambda: None, 2_000_000, 5, 6_000_000), times) for name, times in seconds.items()]
    )
    assert "| documents | 1.00 | 6.0 | 2,000,000 |" in shown
    assert "| **bytes to clean sentences** | 4.00 | 1.5 | 500,000 |" in shown
    assert "| **clean text to measurements** | 4.00 | 1.5 | 500,000 |" in shown
    assert "links" not in shown


def test_the_whole_adds_up_seconds_and_rows_of_its_parts() -> None:
    whole = added("all", [_timed("a", 10, 1.0, 2.0, rows=3), _timed("b", 10, 3.0, 5.0, rows=4)], 10)
    assert (whole.seconds, whole.work.rows, whole.work.characters) == ((4.0, 7.0), 7, 10)


def test_files_are_repeated_up_to_a_size(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "one.txt").write_bytes(b"1" * 40)
    (corpus / "two.txt").write_bytes(b"2" * 60)
    write_repeated_files(tmp_path / "landing", corpus, 230)
    found = sorted(path.relative_to(tmp_path / "landing").as_posix() for path in (tmp_path / "landing").rglob("*.txt"))
    assert found == ["0000/one.txt", "0000/two.txt", "0001/one.txt", "0001/two.txt", "0002/one.txt"]
    with pytest.raises(FileNotFoundError, match=r"no \.txt file"):
        write_repeated_files(tmp_path / "other", tmp_path / "landing" / "0000" / "nothing", 10)


def test_stages_are_timed_on_all_that_the_landing_folder_holds(tmp_path: Path) -> None:
    write_world_files(tmp_path, 40_000)
    works = stage_works(tmp_path)
    assert [work.name for work in works] == [stage.name for stage in STAGES if stage.scope != "vocabulary"]
    assert len({work.characters for work in works}) == 1
    rows = {work.name: work.rows or 0 for work in works}
    assert rows["measurements"] > 100
    assert rows["numerals"] > rows["measurements"]
    works[-1].run()
    assert [work.name for work in stage_works(tmp_path, until="articles")] == ["documents", "articles"]


def test_the_table_has_a_row_for_each_work_and_the_page_keeps_its_prose(tmp_path: Path) -> None:
    text = table(
        "A title", "About it.", [_timed("own", 1000, 1.0, rows=10)], [_timed("other", 100, 1.0)], {"own": 25.4}
    )
    assert "| own | 1.00 | 1,000 | 10 | 10 | 25 | 10 |" in text
    assert "| other | 1.00 | 100 |  |  |  | 1 |" in text
    page = tmp_path / "page.md"
    page.write_text(f"# Speed\nbefore\n{START}\nold\n{END}\nafter\n", encoding="utf-8")
    write_page(text, page)
    assert page.read_text(encoding="utf-8") == f"# Speed\nbefore\n{START}\n{text}\n{END}\nafter\n"


def test_the_literals_of_all_vocabularies_are_timed_together() -> None:
    phrases = all_phrases()
    assert len(phrases) > 15_000
    assert {"units", "places", "scars", "nature_cues", "dated_events"} <= set(phrases.values())
    texts = ["全县投入资金300万元。", "无"]
    works = matching_works(texts)
    assert len({work.rows for work in works}) == 1
    shown = speed_table("Two texts", texts, [Timed(work, (2.0,)) for work in works])
    assert f"| PhraseMatcher.find | 2.00 | 0.0 | {works[0].rows} |" in shown
