"""Figures of plans: what a word of intent reaches, targets, and what is done only in part."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zongjie.measurements.label_lists import wording
from zongjie.measurements.nature_cues import Hit, Nature
from zongjie.measurements.neighbourhood import (
    adjacent,
    between,
    has_break,
    has_strong_break,
    is_achieved,
    verb_follows,
    word_at,
)
from zongjie.measurements.sentence import Quantity, Sentence
from zongjie.measurements.words import (
    BREAK,
    CAUSATIVE,
    CONNECTOR,
    EVENT,
    LIGHT_VERB,
    LIST_COMMA,
    NOUN,
    PREPOSITION,
    QUANTITY,
    VERB,
)

_YEAR = re.compile(r"(20\d\d)(?=年)")
_WHO_FITS = 4
"""可容纳学生1600人: so many characters may name who fits."""
_DOING = frozenset({VERB, LIGHT_VERB, CAUSATIVE, EVENT})


def target(sentence: Sentence, quantity: Quantity, after: Sequence[Hit]) -> Nature | None:
    """超额完成400人的目标任务: a target names its figure, met or not."""
    for hit in after:
        if hit.kind == "plan_after":
            return Nature("plan", "plan_after", 0.85) if hit.start == quantity.end else None
    return None


def plan(sentence: Sentence, quantity: Quantity, before: Sequence[Hit], after: Sequence[Hit]) -> Nature | None:
    """A word of intent reaches to the next strong break, unless a word of achievement comes later."""
    if _is_more_than_before(sentence, quantity, before):
        return None
    for hit in reversed(before):
        if hit.kind == "existing" and _is_taken_up(sentence, hit, quantity, before):
            continue
        if hit.kind in ("realised", "existing") or (hit.kind == "done" and not _is_intended(sentence, hit, before)):
            return None
        if _names_target(sentence, quantity, hit, before):
            return None if _is_under_way(sentence, quantity, before, after) else Nature("plan", "plan_noun", 0.85)
        if hit.kind == "plan" or (hit.kind == "plan_before_verb" and verb_follows(sentence, hit.end)):
            gap = between(sentence, hit.end, quantity.start)
            if not has_strong_break(gap) and not is_achieved(sentence, hit.end, quantity.start):
                return Nature("plan", "plan_cue", 0.9)
            return None
    return None


def _names_target(sentence: Sentence, quantity: Quantity, named: Hit, before: Sequence[Hit]) -> bool:
    """Whether the cue names the figure as planned: 总投资900万元, 省下达240套 (but no money), 招生计划460人.

    Not a share of the plan (招生计划的10%), and not what was done of it (完成招生计划460人).
    """
    if not adjacent(sentence, named.end, quantity.start):
        return False
    if named.kind != "plan_after":
        return named.kind == "plan_noun" or (named.kind == "assigned" and quantity.dimension != "money")
    if quantity.dimension in ("percent", "percentage_point"):
        return False
    return not any(
        hit.kind == "done" and hit.end <= named.start and not has_break(between(sentence, hit.end, named.start))
        for hit in before
    )


def _is_taken_up(sentence: Sentence, existing: Hit, quantity: Quantity, before: Sequence[Hit]) -> bool:
    """将整合现有23个系统，压减到10个: what there is belongs to a plan for it, and only its own figure is no plan."""
    if adjacent(sentence, existing.end, quantity.start):
        return False
    return any(
        hit.kind in ("plan", "plan_before_verb")
        and hit.end <= existing.start
        and not has_break(between(sentence, hit.end, existing.start))
        for hit in before
    )


def capacity(sentence: Sentence, index: int, hits: Sequence[Hit], before: Nature) -> Nature | None:
    """规划36个班，可容纳1600人: what a thing that is planned can hold."""
    first, second = sentence.quantities[index - 1 : index + 1]
    if before.nature != "plan" or has_strong_break(between(sentence, first.end, second.start)):
        return None
    is_capacity = any(
        hit.kind == "capacity" and first.end <= hit.start and 0 <= second.start - hit.end <= _WHO_FITS for hit in hits
    )
    return Nature("plan", "capacity", 0.8) if is_capacity else None


def in_later_year(sentence: Sentence, quantity: Quantity, hits: Sequence[Hit]) -> Nature | None:
    """到2025年，毛入园率达到95% in a report of 2022: what is told of a later year has not happened yet."""
    if sentence.year is None:
        return None
    year = None
    for match in _YEAR.finditer(sentence.text, 0, quantity.start - sentence.start):
        year = match
    if (
        year is None
        or int(year[1]) <= sentence.year
        or has_strong_break(sentence.text[year.end() : quantity.start - sentence.start])
    ):
        return None
    if any(hit.kind in ("realised", "existing", "background") and hit.end <= quantity.start for hit in hits):
        return None
    return None if is_achieved(sentence, sentence.start, quantity.start) else Nature("plan", "later_year", 0.75)


def _is_more_than_before(sentence: Sentence, quantity: Quantity, before: Sequence[Hit]) -> bool:
    """预计招生900人，比上年多60人: how much more than in another year is a change, even of a plan."""
    if not before or before[-1].kind != "change_adjective" or not adjacent(sentence, before[-1].end, quantity.start):
        return False
    return any(hit.kind == "comparison" and not has_break(between(sentence, hit.end, quantity.start)) for hit in before)


def tells_what_there_is(sentence: Sentence, quantity: Quantity, before: Sequence[Hit]) -> bool:
    """全镇有小学5所、幼儿园3所，在园幼儿460人: the background of a plan, not what is planned.

    Neither a word of intent nor a verb of doing stands before the figure in its sentence.
    """
    if before[-1:] and before[-1].kind == "transition":
        return False  # 专任教师学历达标率提高到95%
    if any(hit.kind in ("plan", "plan_before_verb") for hit in before):
        return False
    if any(hit.kind == "present_state" and _opens_clause(sentence, hit) for hit in before):
        return True
    last = word_at(sentence, quantity.start)
    if any(sentence.classes[index] == CONNECTOR and _tells(sentence.words[index]) for index in range(last)):
        return True
    return quantity.dimension == "count" and _only_names(sentence, last)


def _tells(word: str) -> bool:
    """Whether the connector leads to what there is (有, 设有) or to a sum of what was done (共)."""
    return word.endswith("有") or word in wording().sums


def _only_names(sentence: Sentence, last: int) -> bool:
    """Whether nothing is done in the sentence before word `last`: 全镇中小学21所：中学2所，完小12所."""
    kinds = sentence.classes[:last]
    return NOUN in kinds and not any(kind in _DOING or kind == PREPOSITION for kind in kinds)


def _opens_clause(sentence: Sentence, hit: Hit) -> bool:
    """Whether nothing is done to what the cue names: [全镇]在校生860人, not 培训在职教师60人."""
    index = word_at(sentence, hit.start) - 1
    while index >= 0 and sentence.classes[index] not in (BREAK, LIST_COMMA, QUANTITY):
        if sentence.classes[index] in _DOING:
            return False
        index -= 1
    return True


def _is_intended(sentence: Sentence, done: Hit, before: Sequence[Hit]) -> bool:
    """计划完成投资900万元: 完成 after a word of intent in its clause has not happened yet, unless 了 says so."""
    if sentence.text[done.end - sentence.start : done.end - sentence.start + 1] == "了":
        return False
    return any(
        hit.kind in ("plan", "plan_before_verb")
        and hit.end <= done.start
        and not has_break(between(sentence, hit.end, done.start))
        for hit in before
    )


def _is_under_way(sentence: Sentence, quantity: Quantity, before: Sequence[Hit], after: Sequence[Hit]) -> bool:
    """总投资 of what is being built or has been built is its cost, no longer a plan."""
    return any(
        hit.kind == "under_way" and not has_strong_break(between(sentence, hit.end, quantity.start)) for hit in before
    ) or any(
        hit.kind == "under_way" and not has_strong_break(between(sentence, quantity.end, hit.start)) for hit in after
    )


def future_of_subject(
    sentence: Sentence, quantity: Quantity, before: Sequence[Hit], after: Sequence[Hit]
) -> Nature | None:
    """12所学校的改造将于暑期完成: the word of intent comes after the figure; 剩余3所 is what there is now."""
    if before and before[-1].kind == "remainder" and before[-1].end == quantity.start:
        return None
    for hit in after:
        gap = between(sentence, quantity.end, hit.start)
        if has_break(gap) or hit.kind in ("realised", "existing", "done"):
            return None
        if hit.kind == "plan_before_verb" and verb_follows(sentence, hit.end):
            return Nature("plan", "future_of_subject", 0.8)
    return None


def partly_done(sentence: Sentence, index: int, quantity: Quantity, hits: Sequence[Hit]) -> Nature | None:
    """投资900万元的30个项目已完成21个: what is done only in part is the plan, with its money."""
    whole = index
    if whole + 1 < len(sentence.quantities) and quantity.dimension == "money":
        following = sentence.quantities[whole + 1]
        whole += between(sentence, quantity.end, following.start) == "的"
    if whole + 1 >= len(sentence.quantities):
        return None
    total, part = sentence.quantities[whole : whole + 2]
    gap = between(sentence, total.end, part.start)
    if total.dimension != "count" or total.unit != part.unit or has_break(gap):
        return None
    is_part = total.value_max is not None and part.value_max is not None and part.value_max < total.value_max
    if not is_part and not any(hit.kind == "realised" and total.end < hit.start < part.start for hit in hits):
        return None
    done = any(hit.kind in ("done", "started") and hit.end == part.start for hit in hits)
    return Nature("plan", "partly_done", 0.75) if done else None
