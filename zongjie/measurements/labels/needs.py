"""What a label needs that it does not say, and what can be a topic: the lists of label_wording.yaml decide."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from zongjie.measurements.label_lists import wording
from zongjie.measurements.wording import is_generic_noun, names_owner

_SHORTEST_TOPIC = 2
_SHORT_RESULT = 3
_DIGIT = re.compile(r"[0-9０-９]")


@cache
def _ends(name: str) -> tuple[str, ...]:
    """The entries of a list, for endswith."""
    return tuple(getattr(wording(), name))


def ends_in_contest(word: str) -> bool:
    """Whether the word names something in which awards are won (竞赛)."""
    return word.endswith(_ends("contests"))


def is_appraisal(word: str) -> bool:
    """Whether the word names an event that gives marks (目标考核)."""
    return word.endswith(_ends("appraisals"))


def is_exam(word: str) -> bool:
    """Whether the word names an exam (高考)."""
    return word in wording().exams


@cache
def _made_of(*names: str) -> re.Pattern[str]:
    """What is made of nothing but words of these lists."""
    words = sorted({word for name in names for word in getattr(wording(), name)}, key=lambda word: (-len(word), word))
    return re.compile("(?:" + "|".join(map(re.escape, words)) + ")+")


@lru_cache(maxsize=1 << 15)
def topic_needed(label: str) -> str:
    """What a label lacks: the contest of an award, the exam of a result, the topic of a thin label; '' if nothing.

    A label that names only a part (小学) lacks the whole: of what it is a part; one that names only people
    (学生) may lack the stage of their schools.
    """
    core = without_count(label)
    if core.endswith(_ends("awards")):
        return "" if any(contest in core for contest in wording().contests) else "contest"
    if len(core) <= _SHORT_RESULT and any(measure in core for measure in wording().exam_measures):
        return "" if any(exam in core for exam in wording().exams) else "exam"
    if core in wording().continuing or label in wording().continuing:
        return "continued"
    if core in wording().people_of_stage:
        return "stage"
    if is_part(core):
        return "whole"
    return "topic" if is_thin(core) else ""


def is_part(words: str) -> bool:
    """Whether the words name only a part of a whole (初中, 公办)."""
    return _made_of("part_words").fullmatch(words) is not None


def is_thin(core: str) -> bool:
    """Whether a label without its counting noun says nothing of what is measured (投入资金, 受益的学生)."""
    words = core.replace("的", "")
    return _made_of("thin_words", "thin_nouns").fullmatch(words) is not None and words not in _thin_nouns()


def is_needy(label: str) -> bool:
    """Whether the label is so bare that even a wide topic says more (容量); 投入资金 can stand by itself."""
    return without_count(label) in wording().needy_measures or label in wording().continuing


@cache
def _thin_nouns() -> frozenset[str]:
    """Nouns that are a label by themselves, if a poor one."""
    return frozenset(wording().thin_nouns)


@lru_cache(maxsize=1 << 14)
def is_thin_word(word: str) -> bool:
    """Whether a word at the end of a label is no part of its topic (学生 of 义务教育资助学生)."""
    return _made_of("thin_words", "thin_nouns").fullmatch(word) is not None


@lru_cache(maxsize=1 << 14)
def without_part(label: str) -> str:
    """The label of a whole without the part that opens it: 学前教育资助金额 is 资助金额."""
    opening = _made_of("part_words").match(label)
    head = label[opening.end() :] if opening else label
    for wide, noun in wording().wide_nouns.items():
        if wide in head:
            return head.replace(wide, noun)  # the 中小学 of 在校中小学生 is no part of 小学
    return head


@cache
def _count_nouns() -> tuple[str, ...]:
    """What a label may end in without another meaning, longest first (次数 before 数)."""
    return tuple(sorted({*wording().completing_nouns.values(), "名次"}, key=lambda noun: (-len(noun), noun)))


def without_count(label: str) -> str:
    """The label without its counting noun and without the verb that only says that it was done."""
    lists = wording()
    for noun in _count_nouns():
        if label.endswith(noun) and len(label) > len(noun):
            label = label[: -len(noun)]
            break
    for verb in lists.empty_openings:
        label = label.removeprefix(verb)
    return label


def topic_of(words: str) -> str:
    """The words as a topic: without 工作 at the end; '' where they do not name what a figure can be about."""
    for tail in wording().topic_tails:
        if len(words) > len(tail) + 1:
            words = words.removesuffix(tail)
    if not words.endswith(_ends("topic_ends")) or _DIGIT.search(words):
        return ""
    if len(words) < _SHORTEST_TOPIC or names_owner(words) or is_generic_noun(words):
        return ""
    return words
