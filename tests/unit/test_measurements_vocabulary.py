"""Every cue decides its own example, and leaves its counter example alone."""

from __future__ import annotations

import dataclasses

import pytest
from measurements_frames import measure_all

from zongjie.errors import VocabularyError
from zongjie.measurements import facets
from zongjie.measurements import nature_cues as cues
from zongjie.measurements.facets import FLAG, facet_cues
from zongjie.measurements.indicator_codes import code_of_figure, indicator_code
from zongjie.measurements.nature_cues import nature_cues
from zongjie.measurements.scope import NOT_A_SCOPE, scope_cues
from zongjie.vocabulary.indicators import indicators

_NATURE_OF_KIND = {
    "plan": "plan",
    "plan_before_verb": "plan",
    "plan_noun": "plan",
    "change_verb": "change",
    "change_adjective": "change",
    "per_unit": "norm",
    "standard": "norm",
    "standard_after": "norm",
    "transition": "base",
    "origin": "base",
    "former": "base",
    "outside": "base",
    "plan_after": "plan",
    "per_unit_after": "norm",
    "obligation": "norm",
    "assigned": "plan",
    "this_year": "base",
    "started": "plan",
}
_DECIDING = [row for row in nature_cues() if row.kind in _NATURE_OF_KIND]


def test_nature_cues_decide_their_examples() -> None:
    measured = measure_all([row.example for row in _DECIDING])
    wrong = [
        (row.cue, rows[0]["nature"])
        for row, rows in zip(_DECIDING, measured, strict=True)
        if rows[0]["nature"] != _NATURE_OF_KIND[row.kind]
    ]
    assert wrong == []


def test_nature_cues_leave_their_counter_examples() -> None:
    countered = [(row, row.counter_example) for row in _DECIDING if row.counter_example]
    assert len(countered) > 10
    measured = measure_all([text for _, text in countered])
    wrong = [
        row.cue
        for (row, _), rows in zip(countered, measured, strict=True)
        if rows[0]["nature"] == _NATURE_OF_KIND[row.kind]
    ]
    assert wrong == []


def test_neutral_phrases_keep_their_figures_actual() -> None:
    neutral = [row for row in nature_cues() if row.kind == "neutral"]
    measured = measure_all([row.example for row in neutral])
    wrong = [row.cue for row, rows in zip(neutral, measured, strict=True) if rows[0]["nature"] != "actual"]
    assert wrong == []


def test_scope_cues_set_the_scopes_of_their_examples() -> None:
    measured = measure_all([row.example for row in scope_cues()])
    for row, rows in zip(scope_cues(), measured, strict=True):
        wanted = (None, None) if row.scope_kind == NOT_A_SCOPE else (row.cue, row.scope_kind)
        assert (rows[0]["scope"], rows[0]["scope_kind"]) == wanted


def test_facet_cues_set_their_facets() -> None:
    measured = measure_all([row.example for row in facet_cues()])
    wrong = [
        (row.facet, row.cue, rows[0][row.facet])
        for row, rows in zip(facet_cues(), measured, strict=True)
        if rows[0][row.facet] != (True if row.facet == FLAG else row.value)
    ]
    assert wrong == []


def test_every_alias_of_an_indicator_has_its_code_in_its_unit_only() -> None:
    for row in indicators():
        for name in (row.name_zh, *row.aliases):
            assert indicator_code(name, row.base_unit) == row.code
            assert indicator_code(name, "光年") is None


def test_an_indicator_code_needs_the_whole_label() -> None:
    assert indicator_code("全市小学净入学率", "%") == "primary_net_enrolment_rate"
    assert indicator_code("特殊教育学校小学净入学率", "%") is None


def test_counting_nouns_scopes_and_de_do_not_change_an_indicator() -> None:
    assert indicator_code("全县在校生人数", "人") == "enrolled_students"
    assert indicator_code("招聘的教师人数", "人") == "new_teachers"
    assert indicator_code("公办幼儿园数", "个") == "public_kindergartens"
    assert indicator_code("投资总额", "元") != indicator_code("投资", "元")


def test_empty_verbs_do_not_change_an_indicator_but_others_do() -> None:
    assert indicator_code("组织应急演练次数", "次") == indicator_code("应急演练次数", "次") == "drills"
    assert indicator_code("推迟应急演练次数", "次") is None


def test_a_label_that_its_topic_completes_keeps_its_indicator() -> None:
    (figure,) = measure_all(["完成远程研修项目，合格率达【97%】。"])[0]
    assert figure["indicator"] == "远程研修项目合格率"
    assert figure["indicator_code"] == "pass_rate"


def test_some_of_a_stock_are_not_the_stock() -> None:
    assert code_of_figure(("学校数",), "所", is_whole=True) == "schools"
    assert code_of_figure(("学校数",), "所", is_whole=False) is None
    assert code_of_figure(("招聘教师人数",), "人", is_whole=False) == "new_teachers"
    some, whole = measure_all(["对【38所】学校进行了走访。", "全县有学校【38所】。"])
    assert (some[0]["indicator_code"], whole[0]["indicator_code"]) == ("schools_visited", "schools")


def test_a_cue_of_unknown_kind_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    strange = dataclasses.replace(nature_cues()[0], kind="perhaps")
    monkeypatch.setattr(cues, "load_csv", lambda *_: (strange,))
    with pytest.raises(VocabularyError, match="unknown kind 'perhaps'"):
        cues.nature_cues.__wrapped__()


def test_a_facet_cue_that_its_example_lacks_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    strange = dataclasses.replace(facet_cues()[0], example="别的话")
    monkeypatch.setattr(facets, "load_csv", lambda *_: (strange,))
    with pytest.raises(VocabularyError, match="does not contain it"):
        facets.facet_cues.__wrapped__()
