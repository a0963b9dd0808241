"""The checks behind the properties of worlds complain where something is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import polars as pl
import pytest

from bench.damage.texts import harm
from bench.reports.articles import ArticleKey, write_article
from bench.sentences.chance import chance
from bench.sentences.draft import Mark
from bench.sentences.grammar import grammar
from bench.strategies import Sample, sample_of
from tests.support import world_promises as promises
from zongjie.extraction import Extraction, extract

Check = Callable[[Sample, Extraction], Iterator[promises.Complaint]]
Change = Callable[[pl.DataFrame], pl.DataFrame]


@pytest.fixture(scope="module")
def sample() -> Sample:
    article = write_article(ArticleKey(3, 2013, "annual"), 7, grammar())
    article.draft.marks.append(Mark("article", 0, len(article.draft.text), dict(article.facts)))
    harm(article.draft, chance(1), ["year_scrubber", "counts", "line_wraps", "strokes"])
    return sample_of(article.draft)


@pytest.fixture(scope="module")
def found(sample: Sample) -> Extraction:
    return extract(sample.text)


def test_nothing_is_wrong_with_what_was_found(sample: Sample, found: Extraction) -> None:
    assert not list(promises.truth_complaints(sample))
    for check in (promises.grounding_complaints, promises.ledger_complaints, promises.offset_complaints):
        assert not list(check(sample, found))
    assert not list(promises.mask_complaints(sample, found))


@dataclass(frozen=True)
class Fault:
    """A table changed, and the complaint that must come of it."""

    kind: str
    table: str
    check: Check
    changed: Change


def _with(**columns: pl.Expr) -> Change:
    return lambda rows: rows.with_columns(**columns)


def _without_the_first(rows: pl.DataFrame) -> pl.DataFrame:
    return rows[1:]


def _the_first_twice(rows: pl.DataFrame) -> pl.DataFrame:
    return pl.concat([rows, rows[:1]])


_FAULTS = (
    Fault("ledger: no row", "numerals", promises.ledger_complaints, _without_the_first),
    Fault("ledger: two rows", "numerals", promises.ledger_complaints, _the_first_twice),
    Fault("ledger: numeral outside", "measurements", promises.ledger_complaints, _without_the_first),
    Fault(
        "grounding: measurements",
        "measurements",
        promises.grounding_complaints,
        _with(char_start=pl.col("char_start") + 1),
    ),
    Fault("masks: read as", "measurements", promises.mask_complaints, _with(is_masked=pl.lit(False))),
    Fault(
        "masks: interval",
        "measurements",
        promises.mask_complaints,
        _with(value_min=pl.lit(5.0), value_max=pl.lit(6.0)),
    ),
    Fault("values: value_max", "measurements", promises.value_complaints, _with(value_max=pl.col("value_max") * 2 + 1)),
    Fault("values: operator", "measurements", promises.value_complaints, _with(operator=pl.lit("le"))),
    Fault(
        "offsets: a gap",
        "clean_texts",
        promises.offset_complaints,
        _with(offset_runs=pl.col("offset_runs").list.slice(1)),
    ),
)


@pytest.mark.parametrize("fault", _FAULTS, ids=[fault.kind for fault in _FAULTS])
def test_what_is_wrong_is_named(fault: Fault, sample: Sample, found: Extraction) -> None:
    wrong = Extraction({**found.tables, fault.table: fault.changed(found.tables[fault.table])})
    assert any(complaint.kind.startswith(fault.kind) for complaint in fault.check(sample, wrong))


def test_truth_that_slipped_is_named(sample: Sample) -> None:
    slipped = replace(sample, text=sample.text[:100] + "，" + sample.text[100:])
    kinds = {complaint.kind for complaint in promises.truth_complaints(slipped)}
    assert {"truth: figure", "truth: masked figure", "truth: placeholders"} <= kinds
