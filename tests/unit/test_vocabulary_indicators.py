"""The catalogue of indicators: the distinctions it keeps, its checks, and its examples read like any text."""

from __future__ import annotations

import dataclasses
import re

import pytest
from measurements_frames import measure_all

from zongjie.errors import VocabularyError
from zongjie.vocabulary import indicators as catalogue
from zongjie.vocabulary.indicators import RATES, Indicator, indicators

_BY_CODE = {row.code: row for row in indicators()}
READ_RIGHT = 0.94
"""Part of the examples whose figure gets the indicator of its row, with the labels as they are made today."""


def _code_of(name: str, base_unit: str) -> str | None:
    return next(
        (row.code for row in indicators() if row.base_unit == base_unit and name in (row.name_zh, *row.aliases)), None
    )


@pytest.mark.parametrize(
    ("names", "unit"),
    [
        (("学前三年毛入园率", "学前三年入园率", "学前一年毛入园率", "学前两年毛入园率", "入园率"), "%"),
        (("小学净入学率", "小学毛入学率", "小学入学率", "初中毛入学率", "初中入学率"), "%"),
        (("九年义务教育巩固率", "初中年巩固率", "初中巩固率", "小学年巩固率", "巩固率"), "%"),
        (("一本上线率", "二本以上上线率", "二本上线率", "本科上线率", "上线率", "高考录取率"), "%"),
        (("高考报名人数", "高考实考人数", "高考考生"), "人"),
        (("投资", "总投资", "计划投资", "完成投资", "固定资产投资"), "元"),
        (("教育总投入", "财政教育支出", "教育事业费"), "元"),
        (("生均公用经费", "公用经费", "生均教育事业费"), "元"),
        (("骨干教师", "国家级骨干教师", "省级骨干教师", "市级骨干教师", "县级骨干教师"), "人"),
        (("中小学", "中小学幼儿园", "学校", "义务教育学校"), "所"),
        (("大班额", "超大班额", "化解大班额"), "个"),
        (("普惠性幼儿园", "普惠性民办幼儿园", "民办幼儿园", "公办幼儿园"), "所"),
        (("发展党员", "预备党员转正", "党员"), "人"),
    ],
)
def test_what_must_not_be_mixed_has_codes_of_its_own(names: tuple[str, ...], unit: str) -> None:
    codes = [_code_of(name, unit) for name in names]
    assert None not in codes
    assert len(set(codes)) == len(names)


def test_people_and_attendances_never_share_an_indicator() -> None:
    assert {_code_of("国培计划", "人"), _code_of("国培计划", "人次")} == {
        "national_training_teachers",
        "national_training_times",
    }


def test_lines_and_stages_of_money_are_nested_and_never_summed() -> None:
    assert {_BY_CODE[code].nested_group for code in ("first_line_rate", "second_line_rate", "line_rate")} == {
        "exam_lines"
    }
    assert _BY_CODE["total_investment"].nested_group == _BY_CODE["construction_completed"].nested_group
    assert {row.additivity for row in indicators() if row.base_unit == "%" and row.theme == "exams"} == {
        "latest",
        "never",
    }


def test_every_rate_says_what_is_divided_by_what() -> None:
    rates = [row for row in indicators() if row.base_unit in RATES]
    assert len(rates) > 150
    assert all(row.numerator and row.denominator for row in rates)
    assert all(row.additivity != "sum" for row in rates)


def test_foreign_names_say_where_they_stand_and_how_well_they_fit() -> None:
    assert (_BY_CODE["student_teacher_ratio"].ministry_name, _BY_CODE["student_teacher_ratio"].ministry_source) == (
        "生师比",
        "教发〔2020〕6号第42项",
    )
    assert (_BY_CODE["higher_gross_enrolment_rate"].unesco_code, "exact") == (
        "4.3.2",
        _BY_CODE["higher_gross_enrolment_rate"].unesco_match,
    )
    assert sum(row.unesco_name is not None for row in indicators()) >= 20


def test_examples_read_as_text_give_the_indicator_of_their_row() -> None:
    """A ratio is marked otherwise (15:1), so its rows are left out."""
    rows = [row for row in indicators() if row.base_unit != "比"]
    found = measure_all([_marked(row) for row in rows])
    right = [
        len(figures) == 1 and figures[0]["indicator_code"] == row.code for row, figures in zip(rows, found, strict=True)
    ]
    assert sum(right) >= READ_RIGHT * len(rows)


def _marked(row: Indicator) -> str:
    """The example with its figure marked."""
    name = next(name for name in (row.name_zh, *row.aliases) if name in row.example)
    end = row.example.index(name) + len(name)
    figure = re.compile(r"\d.*$").search(row.example, end)
    assert figure, f"the example of {row.code} has no figure behind its name"
    return f"{row.example[: figure.start()]}【{figure[0]}】。"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"denominator": None}, "without numerator and denominator"),
        ({"base_unit": "光年"}, "has no base unit '光年'"),
        ({"theme": "weather"}, "has no theme 'weather'"),
        ({"ministry_name": "生师比", "ministry_source": None}, "a ministry name needs its source"),
        ({"unesco_name": "Gross enrolment ratio", "unesco_match": None}, "needs its name and its match"),
        ({"unesco_name": "Gross enrolment ratio", "unesco_match": "perhaps"}, "the match 'perhaps'"),
        ({"example": "别的话"}, "names none of its aliases"),
    ],
)
def test_a_faulty_row_is_refused(change: dict[str, str | None], message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    faulty = dataclasses.replace(_BY_CODE["dropout_rate"], **change)
    monkeypatch.setattr(catalogue, "load_csv", lambda *_: (faulty,))
    with pytest.raises(VocabularyError, match=message):
        catalogue.indicators.__wrapped__()


@pytest.mark.parametrize(
    ("unit", "names"),
    [
        (
            "%",
            "学前三年毛入园率 学前一年毛入园率 普惠性幼儿园覆盖率 公办园占比 "
            "小学净入学率 初中毛入学率 九年义务教育巩固率 初中年巩固率 辍学率 "
            "残疾儿童入学率 高中阶段毛入学率 初中毕业生升学率 "
            "一本上线率 二本以上上线率 本科上线率 高考录取率 "
            "中考合格率 中职就业率 一次就业率 对口就业率 "
            "体质健康合格率 优良率 教师学历合格率 标准化学校比例 "
            "大班额比例 多媒体覆盖率 "
            "随迁子女公办就读率 办结率 满意率",
        ),
        ("人", "在校生 随迁子女 留守儿童 专任教师 编制缺口 新招教师 交流教师 上线人数 资助学生"),
        ("人次", "教师培训"),
        ("元", "教育总投入 财政教育支出 基建完成投资 装备投入 资助金额 生均公用经费"),
        ("比", "生机比 师机比"),
        ("所", "学校 新改扩建学校"),
    ],
)
def test_what_analysts_ask_for_first_is_there_under_codes_of_its_own(unit: str, names: str) -> None:
    wanted = names.split()
    codes = [_code_of(name, unit) for name in wanted]
    assert [name for name, code in zip(wanted, codes, strict=True) if code is None] == []
    assert len(set(codes)) == len(wanted)
