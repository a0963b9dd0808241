"""What must hold of every document after all stages, tried on pieces put together at random and on absurd numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.fuzz_reading import PIECES
from bench.promises import BrokenPromiseError, check_tables
from zongjie.extraction import extract

LONG, LONGER = "9" * 400, "9" * 5000
CHINESE = "九" * 400
ABSURD = [
    f"学校{LONG}所",
    f"学校{LONGER}所",
    f"投入{'亿' * 60}元",
    f"投入3{'亿' * 60}元",
    f"投入三{'万亿' * 60}元",
    f"20{'x' * 400}所",
    f"2{'_' * 400}亿元",
    f"教师{CHINESE}人",
    f"1{',000' * 200}元",
    f"0.{'3' * 500}%",
    f"三分之{CHINESE}",
    f"{LONG}:1",
    f"1-{LONG}人",
    f"{LONG}-{LONG}0人",
    f"近{LONGER}年",
    f"建党{LONGER}周年",
    f"第{LONGER}个教师节",
    f"第{LONGER}届",
    f"{LONGER}年5月",
    f"2012年{LONGER}月",
    f"翻{LONG}番",
    f"{'几' * 400}人",
    f"{'百' * 400}人",
    f"{LONG}亩",
    f"{'9' * 308}公里",
    f"每人{LONG}元，共{LONG}人，合计{LONG}元",
    f"由{LONG}所增加到{LONG}1所，增长{LONG}%",
    f"{'٣' * 400}人",
    f"{'３' * 400}人",
    f"{'二〇' * 3000}年",
    f"{'九十' * 3000}人",
    f"〔{LONGER}〕{LONGER}号",
    f"0571-{LONGER}",
    f"{LONGER}+3",
    f"1/{LONGER}",
    f"“{LONGER}”工程",
    f"截至{LONGER}月底",
    f"{' 1' * 3000}所",
    f"第九{'十' * 5000}届三中全会",
]


@pytest.mark.parametrize("absurd", ABSURD, ids=[f"{number}" for number in range(len(ABSURD))])
def test_absurd_numbers_raise_nothing_and_become_no_figures_without_bounds(absurd):
    text = f"某县教育局20xx年工作总结\n全县共有{absurd}，比上年增加3所。其中{absurd}。\n"
    found = extract(text)
    check_tables(found.tables)
    assert "3所" in found.measurements["surface"].to_list()


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=120).map("".join))
def test_pieces_put_together_at_random(text):
    check_tables(extract(text).tables)


def test_a_broken_promise_is_told():
    tables = dict(extract("全县共有学校32所。").tables)
    tables["measurements"] = tables["measurements"].with_columns(surface=tables["measurements"]["surface"] + "x")
    with pytest.raises(BrokenPromiseError, match="measurements"):
        check_tables(tables)
