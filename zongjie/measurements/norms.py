"""Figures of norms: thresholds, rates per unit, standing rules, and the figures listed beside them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from zongjie.measurements.nature_cues import Hit, Nature, opens_with_standard
from zongjie.measurements.neighbourhood import (
    between,
    ends_word,
    has_break,
    has_strong_break,
    is_achieved,
    verb_follows,
    word_at,
)
from zongjie.measurements.sentence import RULES, Quantity, Sentence, clause_bounds
from zongjie.measurements.wording import has_size, reaches_measure_noun
from zongjie.measurements.words import (
    BREAK,
    CAUSATIVE,
    CONNECTOR,
    EVENT,
    LIGHT_VERB,
    LIST_COMMA,
    MODIFIER,
    NOUN,
    PARTICLE,
    QUANTITY,
    VERB,
)

PER_UNIT_REACH = 10
"""So many characters may stand between 每人 or 标准 and its figure."""
_PARALLEL_REACH = 14
_OBLIGATION_REACH = 20
_ONE_SIZE = 20
_REQUIREMENT_LINKS = frozenset({"", "为", "是", "达到", "达", "在", "控制在"})
_BOUNDS = frozenset({"ge", "le", "lt"})
_NAMING = frozenset({NOUN, MODIFIER, CONNECTOR, LIST_COMMA, PARTICLE, BREAK})
_BY = ("按", "照", "据", "合")
"""The last syllables of 按, 按照, 依据, 符合."""
_DOING = frozenset({VERB, EVENT, LIGHT_VERB, CAUSATIVE, PARTICLE})
_COMMAS = ("，", ",", "、")


def norm_of_line(sentence: Sentence, index: int, quantity: Quantity) -> Nature | None:
    """500分以上的, 规模达5000人以上的学校, 就业率低于60%的专业: a bound that picks out things is a threshold.

    两千瓦空调: the power of a device says which kind it is.
    """
    which = _of_kind(sentence, sentence.positions[index], quantity)
    if which is not None:
        return which
    is_band = quantity.operator == "range" and quantity.dimension in ("score", "age")
    if (quantity.operator not in _BOUNDS and not is_band) or quantity.dimension == "none":
        return None
    position = sentence.positions[index]
    if quantity.dimension == "percent" and not (position and reaches_measure_noun(sentence.words[position - 1])):
        return None  # 80%以上的学校 is a share of them, 就业率低于60%的专业 are picked out by it
    following = sentence.classes[position + 1] if position + 1 < len(sentence.classes) else BREAK
    if following == PARTICLE and position + 2 < len(sentence.classes):
        return Nature("norm", "line_picks_out", 0.9)
    if following == NOUN and quantity.unit == "人" and has_size(sentence.words[position + 1]):
        return Nature("norm", "line_of_size", 0.85)
    return _limit(quantity, following)


def _of_kind(sentence: Sentence, position: int, quantity: Quantity) -> Nature | None:
    """两千瓦空调, 15周岁人口完成率: a power or an age before a noun says which are meant; 平均年龄42岁 is a level."""
    if sentence.classes[position + 1 : position + 2] != [NOUN]:
        return None
    if quantity.dimension == "power":
        return Nature("norm", "specification", 0.8)
    is_level = position > 0 and reaches_measure_noun(sentence.words[position - 1])
    return Nature("norm", "age_limit", 0.75) if quantity.dimension == "age" and not is_level else None


def _limit(quantity: Quantity, following: str) -> Nature | None:
    """A bound of age, or of marks before a noun or a verb."""
    if quantity.dimension == "age":
        return Nature("norm", "age_limit", 0.8)
    if quantity.dimension == "score" and following in (NOUN, CONNECTOR, VERB, QUANTITY):
        return Nature("norm", "score_line", 0.9)
    return None


def per_unit(sentence: Sentence, quantity: Quantity, before: Sequence[Hit], after: Sequence[Hit]) -> Nature | None:
    """每人每天3元, 每学期演练两次, 500元/人: a rate per unit; 每月点击数25万 is a measured level."""
    if any(hit.kind == "per_unit_after" and hit.start == quantity.end for hit in after):
        return Nature("norm", "per_unit", 0.85)
    for hit in reversed(before):
        if hit.kind in ("measured_per_unit", "plan"):
            return None
        if hit.kind == "plan_before_verb" and verb_follows(sentence, hit.end):
            return None  # 每年计划引进20名
        if hit.kind == "per_unit":
            gap = between(sentence, hit.end, quantity.start)
            if len(gap) <= PER_UNIT_REACH and not has_break(gap):
                return Nature("norm", "per_unit", 0.85)
            return None
    return None


def cycle(sentence: Sentence, index: int) -> Nature | None:
    """两年一次: a span with a count right after it is a rule, both of them."""
    for span, count in pairwise(sentence.quantities[max(0, index - 1) : index + 2]):
        if span.end == count.start and span.dimension == "duration":
            return Nature("norm", "cycle", 0.8) if count.dimension == "count" and count.value_min == 1 else None
    return None


def standard(sentence: Sentence, quantity: Quantity, before: Sequence[Hit], after: Sequence[Hit]) -> Nature | None:
    """不低于, 要求, 按...标准: a rule that holds whoever meets it."""
    if quantity.operator in ("ge", "le") and _starts_as_rule(sentence, quantity):
        if sentence.role == "plan" and not any(hit.kind == "per_unit" for hit in before):
            return Nature("plan", "bound_in_plan", 0.75)
        return Nature("norm", "bound_as_rule", 0.8)
    for hit in reversed(before):
        if hit.kind == "standard":
            gap = between(sentence, hit.end, quantity.start)
            taken = any(hit.end <= other.start < quantity.start for other in sentence.quantities)
            taken = taken or before[-1].kind == "change_adjective"  # 比规定高2个百分点
            taken = taken or _tells_how(sentence, hit, quantity)
            if len(gap) <= PER_UNIT_REACH and not taken and not has_break(gap) and "(" not in gap:
                return Nature("norm", "standard_cue", 0.8)
            break
    if before and before[-1].kind == "requirement":
        gap = between(sentence, before[-1].end, quantity.start)
        if gap in _REQUIREMENT_LINKS:
            return Nature("norm", "requirement", 0.8)
    for hit in after:
        if hit.kind == "standard_after" and ends_word(sentence, hit.end):
            gap = between(sentence, quantity.end, hit.start)
            if len(gap) <= PER_UNIT_REACH and not has_break(gap):
                return Nature("norm", "standard_after", 0.8)
            break
    return None


def _tells_how(sentence: Sentence, hit: Hit, quantity: Quantity) -> bool:
    """按规定聘请保安25名, 符合规定的车辆30辆: what was done by a rule is no rule; 规定开设12门 is."""
    if quantity.dimension != "count" or sentence.role == RULES:
        return False
    start = hit.start - sentence.start
    if not sentence.text[max(start - 1, 0) : start + 1].startswith(_BY) and sentence.text[start] not in _BY:
        return False
    kinds = sentence.classes[word_at(sentence, hit.end) : word_at(sentence, quantity.start)]
    return any(kind in _DOING for kind in kinds)


def _starts_as_rule(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether the quantity itself is written as a rule (不少于48学时, 至少1小时)."""
    surface = between(sentence, quantity.start, quantity.end)
    return opens_with_standard(surface)


def bound_beside_plan(sentence: Sentence, quantity: Quantity, before: Sequence[Hit]) -> Nature | None:
    """计划招生60个班，班额不超过45人: a bound of a thing, in a clause of its own, is a rule beside a plan too.

    Not a rate (巩固率不低于96%), and not a floor (抽查学校不少于60所), which is what is to be done.
    """
    if quantity.operator != "le" or quantity.dimension == "percent":
        return None
    is_planned = sentence.role == "plan" or any(hit.kind in ("plan", "plan_before_verb") for hit in before)
    if not is_planned or not _starts_as_rule(sentence, quantity):
        return None
    position = word_at(sentence, quantity.start)
    first, _ = clause_bounds(sentence, position, BREAK + QUANTITY)
    is_named = first < position and all(kind in _NAMING for kind in sentence.classes[first:position])
    return Nature("norm", "bound_beside_plan", 0.7) if is_named else None


def obligation(sentence: Sentence, quantity: Quantity, before: Sequence[Hit], after: Sequence[Hit]) -> Nature | None:
    """新教师须修满120学时, 两年内必须达标: what has to be done, whoever does it."""
    for hit in reversed(before):
        gap = between(sentence, hit.end, quantity.start)
        if has_break(gap) or len(gap) > _OBLIGATION_REACH or hit.kind in ("realised", "existing", "done", "plan"):
            break
        if hit.kind == "obligation" and "的" in gap:
            return None  # 必须参加的校长12人: what is obliged tells which
        if hit.kind == "obligation":
            is_done = is_achieved(sentence, hit.end, quantity.start)
            return Nature("norm", "obligation", 0.75) if verb_follows(sentence, hit.end) and not is_done else None
    if quantity.dimension == "duration" and quantity.operator == "le":
        is_next = any(hit.kind == "obligation" and hit.start == quantity.end for hit in after)
        return Nature("norm", "obligation", 0.75) if is_next else None
    return None


def listed(sentence: Sentence, index: int, before: Nature) -> Nature | None:
    """小学每生每年650元，初中850元: a figure of the same kind for another group, with no verb of its own."""
    if before.nature != "norm" or before.rule in ("line_picks_out", "line_of_size", "specification", "rules_document"):
        return None
    first, second = sentence.quantities[index - 1 : index + 1]
    gap = between(sentence, first.end, second.start)
    if not gap.startswith(_COMMAS) or len(gap) > _PARALLEL_REACH or has_strong_break(gap):
        return None
    both_bounds = first.operator in ("ge", "le") and second.operator in ("ge", "le")
    is_alike = first.unit == second.unit and (first.dimension != "count" or first.operator == second.operator)
    if not both_bounds and not (is_alike and _is_of_one_size(first, second)):
        return None
    start, end = sentence.positions[index - 1] + 1, sentence.positions[index]
    kinds = sentence.classes[start:end]
    if first.operator in _BOUNDS and second.operator not in _BOUNDS and CONNECTOR in kinds:
        return None  # 要求在0.6以内，均值是0.42
    names_only = all(kind in _NAMING for kind in kinds)
    return Nature("norm", "parallel_norm", 0.75) if names_only else None


def _is_of_one_size(first: Quantity, second: Quantity) -> bool:
    """Whether two rates may stand side by side; 每人750元，共142.5万元 may not."""
    if not first.value_max or not second.value_max:
        return first.value_max == second.value_max
    return 1 / _ONE_SIZE <= second.value_max / first.value_max <= _ONE_SIZE


def raised(sentence: Sentence, index: int, hits: Sequence[Hit], before: Nature) -> Nature | None:
    """补助标准由每生每年500元提高到600元: the new value of a norm is a norm."""
    if before.nature != "base" or before.rule != "from_to":
        return None
    first, second = sentence.quantities[index - 1 : index + 1]
    gap = between(sentence, first.end, second.start)
    is_led = any(hit.kind == "transition" and first.end <= hit.start < second.start for hit in hits)
    if not is_led or has_break(gap):
        return None
    for hit in hits:
        gap = between(sentence, hit.end, first.start)
        if hit.kind in ("per_unit", "standard") and hit.end <= first.start and not has_break(gap):
            return Nature("norm", "raised_norm", 0.8)
    return None
