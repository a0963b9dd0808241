"""The dating vocabularies: what they must hold, and that broken rows are refused."""

from dataclasses import replace

import pytest

from zongjie.errors import VocabularyError
from zongjie.report_years import vocabulary
from zongjie.report_years.numbers import parse_number
from zongjie.report_years.vocabulary import (
    ABSENT,
    DatedEvent,
    counted_events,
    cue_matchers,
    dated_events,
    event_matcher,
    plenary_sessions,
    recurring_days,
)


def test_files_are_of_some_size() -> None:
    assert len(dated_events()) >= 800
    assert len(counted_events()) >= 95
    assert len(plenary_sessions()) >= 40
    assert len(recurring_days()) == 3
    assert ("past", "before") in cue_matchers()


def test_every_row_names_its_source() -> None:
    assert [row.event for row in (*dated_events(), *counted_events(), *recurring_days()) if not row.source] == []


def test_every_context_has_cues() -> None:
    kinds = {kind for kind, _ in cue_matchers()}
    assert {row.context.removeprefix(ABSENT) for row in dated_events() if row.context} <= kinds


@pytest.mark.parametrize(
    "change",
    [
        {"semantics": "about"},
        {"certainty": "perhaps"},
        {"example": "没有这个词。"},
        {"last": "2012"},
        {"first": "2011-13"},
        {"first": None},
        {"context": "weather"},
        {"phrases": ("国",)},
    ],
)
def test_broken_rows_are_refused(change: dict[str, object], monkeypatch: pytest.MonkeyPatch) -> None:
    row = next(row for row in dated_events() if row.semantics == "not_before")
    broken: DatedEvent = replace(row, **change)  # pyright: ignore[reportArgumentType]

    def load(*_: object) -> tuple[DatedEvent, ...]:
        return (broken,)

    monkeypatch.setattr(vocabulary, "load_csv", load)
    with pytest.raises(VocabularyError, match=row.event):
        dated_events.__wrapped__()


def test_a_phrase_inside_a_longer_one_is_found_too() -> None:
    matches = list(event_matcher().find("学习实践科学发展观"))
    assert [match.phrase for match in matches] == ["学习实践科学发展观", "科学发展观"]
    assert not set(matches[0].entry) & set(matches[1].entry)


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("三十", 30),
        ("十八", 18),
        ("二十二", 22),
        ("三〇", 30),
        ("一百零一", 101),
        ("一百", 100),
        ("7", 7),
        ("十十", None),
        ("百十", 110),
    ],
)
def test_numbers(numeral: str, value: int | None) -> None:
    assert parse_number(numeral) == value


def test_recurring_days_fall_on_known_dates() -> None:
    from zongjie.report_years.calendar import recurring_day_evidence  # noqa: PLC0415
    from zongjie.report_years.years import listed  # noqa: PLC0415

    row = next(row for row in recurring_days() if row.event == "school_safety_day_date")
    text = "3月30日，开展全国中小学生安全教育日活动"
    start = text.index("中小学生安全教育日")
    (evidence,) = recurring_day_evidence(text, start, start + 9, row)
    assert [year for year in listed(evidence.years) if 2000 <= year <= 2025] == [2009, 2015, 2020]
