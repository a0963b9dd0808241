"""What a bare label lacks: the contest of an award, the exam of a result, the topic of a measure."""

from __future__ import annotations

import re
from collections.abc import Callable

from zongjie.measurements.label_lists import wording
from zongjie.measurements.labels.brackets import in_bracket
from zongjie.measurements.labels.discourse import CLAUSE_STOPS, topic_in_force, whole_in_force
from zongjie.measurements.labels.items import stage_in_force
from zongjie.measurements.labels.needs import ends_in_contest, is_appraisal, is_exam, topic_needed, without_count
from zongjie.measurements.labels.phrases import HEADS, VERBAL, Phrase, is_localiser, last_noun_phrase, text_of
from zongjie.measurements.labels.view import Label, View
from zongjie.measurements.sentence import Sentence, parse
from zongjie.measurements.wording import last_words, stock_of
from zongjie.measurements.words import QUANTITY

_LONGEST_CONTINUED = 14
_RATE = "率"
_OF_LINE = ("上线率", "达线率", "进线率")
_LINE = re.compile("[上达进]线|线")
_LONGEST_LINE = 5
_LONGEST_CONTEST = 8
_SHORTEST_CONTEST = 4
_COMPLETE = frozenset(
    {
        "inherited",
        "second_level",
        "share_of_whole",
        "part_with_inherited_head",
        "part_of_part",
        "part_of_measure_before",
        "noun_before_bracket",
        "target_of_label_before",
        "rank_after_earlier",
        "topic_and_noun_after",
        "base_of_subject",
        "base_of_figure_before",
        "base_of_part",
        "change_of_label",
        "rank_of_label_before",
    }
)
"""Rules whose labels have taken from before what they need."""


def complete(view: View, label: Label) -> Label:
    """The label with what it needs from before: 容量 becomes 资源库容量, 一等奖 becomes 艺术展演一等奖."""
    if label.rule in _COMPLETE:
        return label
    need = topic_needed(label.text)
    if not need or (need in ("whole", "stage") and "noun_after" in label.rule):
        return label
    topic = _FINDERS[need](view, label.text)
    if not topic or topic in label.text:
        return label
    if need == "whole":
        text = without_count(label.text) + topic
    else:
        text = topic + (label.text.removeprefix(label.verb) if need == "contest" else label.text)
    return label._replace(text=text, rule=f"{label.rule}_of_{need}")


def _contest(view: View, _: str) -> str:
    """The contest named before the figure, in its sentence or the one before."""
    found = _last_event(view.sentence, view.position, ends_in_contest)
    if not found and view.sentence.previous:
        previous = parse(view.sentence.previous, 0, "", "", ())
        found = _last_event(previous, len(previous.words), ends_in_contest)
    return found if len(found) <= _LONGEST_CONTEST else last_words(found, _LONGEST_CONTEST)


def _last_event(sentence: Sentence, last: int, is_one: Callable[[str], bool]) -> str:
    """The noun phrase of the last contest or appraisal before word `last`."""
    for index in range(last - 1, -1, -1):
        is_event = sentence.classes[index] in HEADS or is_localiser(sentence, index + 1)
        if is_event and is_one(sentence.words[index]):
            first = index
            while first > 0 and sentence.classes[first - 1] not in (*CLAUSE_STOPS, QUANTITY):
                first -= 1
            verb = sentence.words[index] if sentence.classes[index] in VERBAL else ""  # 成果评选中
            phrase = last_noun_phrase(sentence, Phrase(first, index if verb else index + 1))
            words = text_of(sentence, phrase).rsplit("、", 1)[-1] + verb
            return words if len(words) >= _SHORTEST_CONTEST else ""
    return ""


def _exam(view: View, label: str) -> str:
    """The line that a rate is of; the exam of a result; else the contest, or whose rate the one before is."""
    found = _line_before(view, label) or _exam_before(view) or _owner_of_rate_before(view, label)
    return found or ("" if label.endswith(_RATE) else _contest(view, label))


def _line_before(view: View, label: str) -> str:
    """本科线以上310人，上线率12%: the line that the figure before has been measured by."""
    if not view.index or not label.endswith(_OF_LINE):
        return ""
    before = view.context.label
    line = _LINE.search(before)
    if line is None:
        return ""
    # 本科上线310人 names no line but who reached one
    words = before[: line.start()] if line[0] != "线" else before[: line.end()].removeprefix("上")
    return last_words(words, _LONGEST_LINE)


def _owner_of_rate_before(view: View, label: str) -> str:
    """体质测试优良率53%，及格率91%: both are rates of the same thing."""
    before = view.context.label
    if not view.index or not (before.endswith(_RATE) and label.endswith(_RATE)):
        return ""
    words = parse(before, 0, "", "", ()).words
    return "".join(words[:-1]).removesuffix("的") if len(words) > 1 else ""


def _exam_before(view: View) -> str:
    """The exam named last before the figure: in its sentence, the one before, or the heading."""
    sentence = view.sentence
    for index in range(view.position - 1, -1, -1):
        if is_exam(sentence.words[index]):
            return sentence.words[index]
    for text in (sentence.previous, sentence.heading):
        words = parse(text, 0, "", "", ()).words if text else []
        found = next((word for word in reversed(words) if is_exam(word)), "")
        if found:
            return found
    return _last_event(sentence, view.position, is_appraisal)


def _whole(view: View, label: str) -> str:
    """The whole that the part is of; '' for schools, which are counted by their kind (小学65所) but in brackets."""
    is_by_kind = view.quantity.unit in wording().counted_by_kind and not in_bracket(view.sentence, view.position)
    if is_by_kind or view.quantity.dimension == "percent":
        return ""
    return whole_in_force(view, without_count(label))


def _stage(view: View, _: str) -> str:
    """The stage that the item is about: 小学17所，学生735人."""
    return stage_in_force(view)


def _continued(view: View, label: str) -> str:
    """资助贫困生30万元，惠及人数; 新增示范园2所，总数达9所: what the figure before in the sentence is about."""
    if not view.index:
        return topic_in_force(view, label)
    return last_words(without_count(stock_of(view.context.label)), _LONGEST_CONTINUED)


_FINDERS = {
    "continued": _continued,
    "contest": _contest,
    "exam": _exam,
    "stage": _stage,
    "topic": topic_in_force,
    "whole": _whole,
}
