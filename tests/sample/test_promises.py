"""The sample keeps the promises: every expectation is met, but for the gaps that are listed with a reason."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from tests.sample.lookup import Entry, Sample, Span
from tests.sample.promises import check

FOLDER = Path(__file__).parent
ENTRIES: list[Entry] = json.loads((FOLDER / "expectations.json").read_text(encoding="utf-8"))
GAPS: dict[str, str] = json.loads((FOLDER / "known_gaps.json").read_text(encoding="utf-8"))
NAMED_BY = ("surface", "title", "kind", "not_a_heading", "outside_articles", "published_on", "tamper_flag")
NAMED_BY += ("names_place", "relation", "count")
"""What, besides file and place, tells the entries of a promise apart."""

# the stages run once, for one worker
pytestmark = pytest.mark.xdist_group("sample")


def key(entry: Entry) -> str:
    """What names an expectation in the list of known gaps."""
    named = next((f"{entry[name]}" for name in NAMED_BY if entry.get(name) is not None), "")
    where = f"{entry['file']} {entry.get('article_number', '')}".strip()
    return " | ".join(part for part in (where, entry["promise"], named, entry.get("context", "")) if part)


FILES_AND_PROMISES = sorted({(entry["file"], entry["promise"]) for entry in ENTRIES})


def readable(problems: dict[str, str]) -> str:
    """The problems, one a line."""
    return f"{len(problems)} expectations are not met:\n" + "\n".join(f"  {at}\n    {problems[at]}" for at in problems)


@pytest.mark.parametrize(("file", "promise"), FILES_AND_PROMISES, ids=lambda part: str(part).replace("/", "-"))
def test_promise_is_kept(sample: Sample, file: str, promise: str) -> None:
    problems: dict[str, str] = {}
    for entry in ENTRIES:
        if (entry["file"], entry["promise"]) != (file, promise) or key(entry) in GAPS:
            continue
        problem = check(sample, entry)
        if problem:
            problems[key(entry)] = problem
    assert not problems, readable(problems)


def test_expectations_have_names_of_their_own() -> None:
    assert [name for name, count in Counter(map(key, ENTRIES)).items() if count > 1] == []


def test_known_gaps_name_expectations_and_reasons() -> None:
    assert sorted(set(GAPS) - set(map(key, ENTRIES))) == []
    assert [name for name, reason in GAPS.items() if len(reason) < 15] == []


def test_known_gaps_still_fail(sample: Sample) -> None:
    """A gap that has closed must leave the list, so that the list tells the truth."""
    closed = [key(entry) for entry in ENTRIES if key(entry) in GAPS and check(sample, entry) is None]
    assert not closed, "these are met now; take them off known_gaps.json:\n" + "\n".join(f"  {name}" for name in closed)


def test_most_promises_are_kept() -> None:
    """Known gaps stay exceptions."""
    expected, missing = Counter(entry["promise"] for entry in ENTRIES), Counter[str]()
    for entry in ENTRIES:
        missing[entry["promise"]] += key(entry) in GAPS
    shares = {promise: 1 - missing[promise] / count for promise, count in expected.items() if count >= 20}
    assert {promise: share for promise, share in shares.items() if share < LEAST_SHARE.get(promise, 0.9)} == {}


LEAST_SHARE = {"arithmetic": 0.6, "document_type": 0.8}


def test_every_figure_stands_where_it_says(sample: Sample) -> None:
    """Offsets are into the decoded text, in every table that has them."""
    tables = [name for name, frame in sample.tables.items() if {"char_start", "surface"} <= set(frame.columns)]
    assert {"measurements", "numerals", "placeholders", "boilerplate", "training"} <= set(tables)
    for table in tables:
        for file, text in sample.texts.items():
            for row in sample.rows(table, file):
                assert text[row["char_start"] : row["char_end"]] == row["surface"], (table, file, row)


def test_every_digit_belongs_to_one_numeral(sample: Sample) -> None:
    """No digit of an article is unaccounted for: it stands in one numeral, or in a mask or scar."""
    for file, text in sample.texts.items():
        covered = Counter(
            at for row in sample.rows("numerals", file) for at in range(row["char_start"], row["char_end"])
        )
        masked = {at for row in sample.rows("placeholders", file) for at in range(row["char_start"], row["char_end"])}
        for article in sample.articles(file):
            removed = [row for row in sample.rows("boilerplate", file) if article["char_start"] <= row["char_start"]]
            for at in range(article["char_start"], article["char_end"]):
                if not text[at].isdecimal() or any(Span(at, at + 1).overlap(row) > 0 for row in removed):
                    continue
                assert covered[at] == 1 or (covered[at] == 0 and at in masked), (file, at, text[at - 8 : at + 8])
