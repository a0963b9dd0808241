"""Properties of the stages on statements, sentences and damaged articles whose truth is known."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from bench.strategies import Sample, articles, sentences, statements
from tests.conftest import IS_SOAK
from tests.support.world_promises import (
    grounding_complaints,
    ledger_complaints,
    mask_complaints,
    offset_complaints,
    truth_complaints,
    value_complaints,
)
from zongjie.extraction import extract

# the forms of which the frames of the worlds use no wording that leaves doubt; bench.compare counts the rest
PLAIN_FORMS = ("counted", "ratio", "fraction", "tenths")


def _tried(few: int, many: int) -> settings:
    """Settings for so many examples in every run and in a long one."""
    return settings(
        max_examples=many if IS_SOAK else few,
        deadline=None,
        derandomize=True,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )


@_tried(20, 4000)
@given(articles())
def test_truth_stands_in_the_text_through_any_damage(sample: Sample) -> None:
    assert sample.stated or not sample.rows["figures"]
    assert not list(truth_complaints(sample))


@_tried(8, 2000)
@given(articles())
def test_articles_are_grounded_and_every_numeral_is_accounted_for(sample: Sample) -> None:
    found = extract(sample.text)
    assert not list(grounding_complaints(sample, found))
    assert not list(ledger_complaints(sample, found))


@_tried(8, 2000)
@given(articles())
def test_offsets_lead_from_raw_to_clean_text_and_back(sample: Sample) -> None:
    assert not list(offset_complaints(sample, extract(sample.text)))


@_tried(8, 2000)
@given(articles(damage=("year_scrubber", "counts")))
def test_mask_intervals_hold_the_true_value(sample: Sample) -> None:
    assert not list(mask_complaints(sample, extract(sample.text)))


@_tried(20, 5000)
@given(statements())
def test_numbers_survive_being_written_and_read_in_every_form(sample: Sample) -> None:
    assert not list(value_complaints(sample, extract(sample.text)))


@_tried(8, 4000)
@given(sentences())
def test_numbers_of_frames_survive_being_written_and_read(sample: Sample) -> None:
    assert not list(value_complaints(sample, extract(sample.text), PLAIN_FORMS))
