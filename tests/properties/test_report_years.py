"""Properties of `report_years`: evidence is grounded, intervals are sound and consistent."""

from hypothesis import given
from hypothesis import strategies as st

from tests.support.dating import report_frames
from zongjie.extraction import run_stage
from zongjie.report_years.numbers import parse_number
from zongjie.report_years.vocabulary import counted_events, dated_events
from zongjie.report_years.years import ALL_YEARS, Evidence, conclude, year_set, years_of
from zongjie.stages import stage

_PHRASES = sorted({phrase for row in (*dated_events(), *counted_events()) for phrase in row.phrases})
_FILLERS = ["，", "。", "庆祝", "第十八个", "明年", "编制", "90周年", "20xx年", "2013年", "开局之年", "xx届", "3月27日"]
_TEXTS = st.lists(st.sampled_from(_PHRASES) | st.sampled_from(_FILLERS), max_size=12).map("".join)


@given(body=_TEXTS, plan=_TEXTS)
def test_evidence_is_grounded_and_bounds_are_in_order(body: str, plan: str) -> None:
    frames = report_frames({"body": body, "plan": plan})
    text = frames["document_text"]["text"][0]
    found = run_stage(stage("report_years"), frames)
    row = found["report_years"].row(0, named=True)
    for evidence in (*row["report_year_evidence"], *found["year_conflicts"].iter_rows(named=True)):
        assert text[evidence["char_start"] : evidence["char_end"]] == evidence["phrase"]
    first, last = row["report_year_min"], row["report_year_max"]
    assert first is None or last is None or first <= last
    for year in row["report_year_candidates"] or []:
        assert (first is None or first <= year) and (last is None or year <= last)


@given(number=st.integers(1, 60))
def test_a_celebrated_teachers_day_is_within_the_interval(number: int) -> None:
    frames = report_frames({"body": f"庆祝第{number}个教师节。"})
    row = run_stage(stage("report_years"), frames)["report_years"].row(0, named=True)
    assert (row["report_year_min"], row["report_year_max"]) == (1984 + number, 1984 + number)


_MASKS = st.sets(st.integers(1990, 2030), min_size=1, max_size=6).map(years_of)
_EVIDENCE = st.builds(
    Evidence,
    phrase=st.just("x"),
    start=st.just(0),
    end=st.just(1),
    event=st.sampled_from("abcd"),
    rule=st.just("r"),
    certainty=st.sampled_from(["sure", "likely"]),
    years=_MASKS,
)


@given(pieces=st.lists(_EVIDENCE, max_size=6))
def test_a_year_that_all_evidence_allows_is_never_ruled_out(pieces: list[Evidence]) -> None:
    allowed = ALL_YEARS
    for piece in pieces:
        allowed &= piece.years
    assert allowed & conclude(pieces).years == allowed


@given(pieces=st.lists(_EVIDENCE, max_size=6), other=_EVIDENCE)
def test_one_likely_event_alone_changes_nothing(pieces: list[Evidence], other: Evidence) -> None:
    sure = [piece for piece in pieces if piece.certainty == "sure"]
    likely = Evidence(other.phrase, 0, 1, "z", "r", "likely", other.years)
    assert conclude([*sure, likely]).years == conclude(sure).years


@given(value=st.integers(1, 199))
def test_numbers_are_read_back(value: int) -> None:
    digits = "零一二三四五六七八九"
    hundreds, tens, ones = value // 100, value // 10 % 10, value % 10
    text = ("一百" if hundreds else "") + (f"{digits[tens]}十" if tens else "零" if hundreds and ones else "")
    text += digits[ones] if ones else ""
    assert parse_number(text) == value
    assert parse_number(str(value)) == value


def test_year_sets() -> None:
    assert year_set(2011, 2010) == 0
    assert year_set(None, None) == ALL_YEARS
