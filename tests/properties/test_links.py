"""Properties of links: they stay within the article, make no circles, and use real figures."""

from hypothesis import given
from hypothesis import strategies as st

from tests.support.marked_figures import frames_of
from zongjie.links import process
from zongjie.links.context import find_brackets
from zongjie.links.period_cues import find_expressions
from zongjie.tables import conform
from zongjie.tables.links import LINKS

_PIECES = st.sampled_from(
    [
        *("教师[40人]", "比去年的[30人|base]", "增加[9人|change]", "[85%]", "[3所|plan]", "[20xx元|2000..2099]"),
        *("其中", "共", "合计", "含", "同时", "，", "、", "。", "（", "）", "：", "；", "\n"),
        *("今年", "20xx年", "2012年", "截至6月底", "上半年"),
    ]
)
_TEXTS = st.lists(_PIECES, max_size=25).map("".join)


@given(_TEXTS)
def test_links_are_sound(text: str) -> None:
    frames = frames_of("开头" + text)
    links = conform(LINKS, process(frames)["links"])
    identifiers = frames["measurements"]["measurement_id"].to_list()
    assert links["measurement_id"].to_list() == identifiers
    parents = dict(links.select("measurement_id", "parent_measurement_id").iter_rows())
    for part in identifiers:
        above, seen = parents[part], {part}
        while above is not None:
            assert above in parents
            assert above not in seen
            seen.add(above)
            above = parents[above]
    natures = dict(frames["measurements"].select("measurement_id", "nature").iter_rows())
    for row in links.iter_rows(named=True):
        if row["compared_with_id"] is not None:
            assert natures[row["measurement_id"]] in {"base", "change"}
            assert natures[row["compared_with_id"]] in {"actual", "plan", "rank"}
        low, high = row["period_year_min"], row["period_year_max"]
        assert low is None or high is None or low <= high
        if row["as_of_date"] is not None:
            assert low == high == row["as_of_date"].year


@given(st.text(alphabet="今去上半年20xx13-月日底截至到自从以来近三五学届《》，。第一季度累计_", max_size=60))
def test_expressions_are_grounded_and_apart(text: str) -> None:
    position = 0
    for expression in find_expressions(text):
        assert text[expression.start : expression.end] == expression.text
        assert position <= expression.start < expression.end
        position = expression.end


@given(st.text(alphabet="a(（)）\n", max_size=60))
def test_brackets_are_nested_or_apart(text: str) -> None:
    brackets = find_brackets(text)
    for index, bracket in enumerate(brackets):
        assert "\n" not in text[bracket.start : bracket.end]
        assert -1 <= bracket.parent < index
        if bracket.parent >= 0:
            outer = brackets[bracket.parent]
            assert outer.start < bracket.start and bracket.end < outer.end
