"""Properties of the stages on sentences and damaged articles whose truth is known."""

from __future__ import annotations

import os
import re

from hypothesis import HealthCheck, given, settings

from bench.matching import match, same_number
from bench.strategies import Sample, articles, sentences
from zongjie.extraction import extract

EXAMPLES = 400 if os.environ.get("ZONGJIE_SOAK") else 8
_DIGIT = re.compile(r"\d")
_settings = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
# the stages read these otherwise than they are meant; bench.compare counts them
PLAIN_FORMS = ("counted", "ratio", "fraction", "tenths")


@_settings
@given(articles())
def test_truth_is_grounded_through_any_damage(sample: Sample) -> None:
    for table in ("figures", "numerals", "placeholders", "evidence"):
        for row in sample.rows[table]:
            assert sample.text[row["char_start"] : row["char_end"]] == row["surface"]
            assert row["surface"]


@_settings
@given(articles())
def test_what_the_stages_find_is_grounded(sample: Sample) -> None:
    found = extract(sample.text)
    for table in ("measurements", "placeholders", "numerals", "sentences"):
        surface = "raw_text" if table == "sentences" else "surface"
        for row in found.tables[table].to_dicts():
            assert sample.text[row["char_start"] : row["char_end"]] == row[surface]


@_settings
@given(articles())
def test_every_digit_of_an_article_lies_in_one_numeral(sample: Sample) -> None:
    found = extract(sample.text)
    covered = [0] * len(sample.text)
    for row in found.numerals.to_dicts():
        for place in range(row["char_start"], row["char_end"]):
            covered[place] += 1
    inside = [False] * len(sample.text)
    for row in found.articles.to_dicts():
        inside[row["char_start"] : row["char_end"]] = [True] * (row["char_end"] - row["char_start"])
    for digit in _DIGIT.finditer(sample.text):
        assert not inside[digit.start()] or covered[digit.start()] == 1, sample.text[
            digit.start() - 8 : digit.end() + 8
        ]


@_settings
@given(sentences())
def test_numbers_survive_being_written_and_read(sample: Sample) -> None:
    true = [row for row in sample.rows["figures"] if not row["is_optional"]]
    for one, other in match(true, extract(sample.text).measurements.to_dicts()):
        if one is None or one["form"] not in PLAIN_FORMS or one["operator"] != "eq":
            continue
        where = sample.text[max(0, one["char_start"] - 12) : one["char_end"] + 4]
        assert other is not None, where
        assert same_number(other["value_min"], one["value_min"]), where
        assert same_number(other["value_max"], one["value_max"]), where


@_settings
@given(articles(damage=("year_scrubber", "counts")))
def test_mask_intervals_hold_the_true_value(sample: Sample) -> None:
    true = [row for row in sample.rows["figures"] if row["is_masked"]]
    for one, other in match(true, extract(sample.text).measurements.to_dicts()):
        if one is None or other is None or other["value_min"] is None:
            continue
        assert other["value_min"] <= one["true_value"] <= other["value_max"], one["surface"]
        assert other["is_masked"], one["surface"]
