"""The nature of a figure: actual, plan, base, change, norm or rank.

The cues are rows of nature_cues.csv; here stands only how far each kind of cue reaches and
which kind wins. Structure that words cannot show (a rank's form, 500分以上的, a unit of change)
comes from the quantity itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from zongjie.measurements.nature_cues import Hit, Nature, find_cues, opens_with_standard
from zongjie.measurements.neighbourhood import (
    adjacent,
    between,
    has_break,
    has_strong_break,
    is_achieved,
    verb_follows,
    word_at,
)
from zongjie.measurements.plans import future_of_subject, partly_done, plan, target, tells_what_there_is
from zongjie.measurements.sentence import RULES, Quantity, Sentence
from zongjie.measurements.wording import has_size
from zongjie.measurements.words import BREAK, CONNECTOR, NOUN, PARTICLE, QUANTITY, VERB

_PER_UNIT_REACH = 10
_CLAUSE_REACH = 30
_REQUIREMENT_LINKS = frozenset({"", "为", "是", "达到", "达"})
_LIST_MARKS = frozenset({"、", "和", "及", "以及", "与"})


def find_natures(sentence: Sentence) -> list[Nature]:
    """The nature of each quantity of the sentence, in their order."""
    # a cue inside a figure speaks of that figure alone (投入将近510万元)
    hits = [
        hit for hit in find_cues(sentence) if not any(one.start <= hit.start < one.end for one in sentence.quantities)
    ]
    natures: list[Nature] = []
    for index in range(len(sentence.quantities)):
        nature = _nature(sentence, index, hits)
        is_open = nature.rule == "default" or (nature.rule == "plan_cue" and index and natures[-1].nature == "change")
        if is_open and index and _is_listed(sentence, index, natures[-1]):
            nature = natures[-1]._replace(rule="list")
        natures.append(nature)
    return natures


def _is_listed(sentence: Sentence, index: int, before: Nature) -> bool:
    """建设规模8轨、48个班: the second figure of a list is what the first is."""
    if before.nature not in ("plan", "norm", "change"):
        return False
    first, second = sentence.quantities[index - 1 : index + 1]
    gap = between(sentence, first.end, second.start)
    is_rate = before.rule == "per_unit" and first.dimension == second.dimension == "money"
    if is_rate and gap.startswith(tuple(_LIST_MARKS)) and len(gap) <= _PER_UNIT_REACH and not has_break(gap):
        return True  # 每人补助伙食费900元和交通费200元
    return gap in _LIST_MARKS


def _nature(sentence: Sentence, index: int, hits: Sequence[Hit]) -> Nature:
    """The first rule that applies decides."""
    quantity = sentence.quantities[index]
    before = [hit for hit in hits if hit.end <= quantity.start]
    after = [hit for hit in hits if hit.start >= quantity.end]
    if quantity.number_form == "rank":
        return _earlier_rank(sentence, index, quantity, before) or Nature("rank", "rank_form", 0.98)
    return (
        _norm_of_line(sentence, index, quantity)
        or _base_in_bracket(sentence, quantity, before)
        or _from_to(sentence, index, quantity, before, after)
        or target(sentence, quantity, after)
        or _cycle(sentence, quantity)
        or _per_unit(sentence, quantity, before, after)
        or plan(sentence, quantity, before, after)
        or _standard(sentence, quantity, before, after)
        or _base(sentence, index, quantity, before, after)
        or _change(sentence, quantity, before)
        or future_of_subject(sentence, quantity, before, after)
        or partly_done(sentence, index, quantity, hits)
        or _default(sentence, quantity, before, hits)
    )


def _earlier_rank(sentence: Sentence, index: int, quantity: Quantity, before: Sequence[Hit]) -> Nature | None:
    """从第九位上升到第三位: the first of two ranks is where the change starts from."""
    if index + 1 == len(sentence.quantities) or sentence.quantities[index + 1].number_form != "rank":
        return None
    if has_break(between(sentence, quantity.end, sentence.quantities[index + 1].start)):
        return None
    origin = _last(before, ("origin", "former"))
    if origin is None or has_break(between(sentence, origin.end, quantity.start)):
        return None
    return Nature("base", "earlier_rank", 0.85)


def _norm_of_line(sentence: Sentence, index: int, quantity: Quantity) -> Nature | None:
    """500分以上的, 规模达5000人以上的学校: a bound that picks out things is a threshold, not a result.

    两千瓦空调: the power of a device says which kind it is.
    """
    if quantity.dimension == "power" and sentence.classes[sentence.positions[index] + 1 :][:1] == [NOUN]:
        return Nature("norm", "specification", 0.8)
    is_band = quantity.operator == "range" and quantity.dimension in ("score", "age")
    if (quantity.operator not in ("ge", "le", "lt") and not is_band) or quantity.dimension in ("percent", "none"):
        return None
    position = sentence.positions[index]
    following = sentence.classes[position + 1] if position + 1 < len(sentence.classes) else BREAK
    if following == PARTICLE and position + 2 < len(sentence.classes):
        return Nature("norm", "line_picks_out", 0.9)
    if following == NOUN and quantity.unit == "人" and has_size(sentence.words[position + 1]):
        return Nature("norm", "line_of_size", 0.85)
    return _limit(quantity, following)


def _limit(quantity: Quantity, following: str) -> Nature | None:
    """A bound of age, or of marks before a noun or a verb."""
    if quantity.dimension == "age":
        return Nature("norm", "age_limit", 0.8)
    if quantity.dimension == "score" and following in (NOUN, CONNECTOR, VERB, QUANTITY):
        return Nature("norm", "score_line", 0.9)
    return None


def _per_unit(sentence: Sentence, quantity: Quantity, before: Sequence[Hit], after: Sequence[Hit]) -> Nature | None:
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
            if len(gap) <= _PER_UNIT_REACH and not has_break(gap):
                return Nature("norm", "per_unit", 0.85)
            return None
    return None


def _cycle(sentence: Sentence, quantity: Quantity) -> Nature | None:
    """两年一次: a span with a count right after it is a rule, both of them."""
    for span, count in pairwise(sentence.quantities):
        if quantity in (span, count) and span.end == count.start and span.dimension == "duration":
            return Nature("norm", "cycle", 0.8) if count.dimension == "count" and count.value_min == 1 else None
    return None


def _standard(sentence: Sentence, quantity: Quantity, before: Sequence[Hit], after: Sequence[Hit]) -> Nature | None:
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
            if len(gap) <= _PER_UNIT_REACH and not taken and not has_break(gap) and "(" not in gap:
                return Nature("norm", "standard_cue", 0.8)
            break
    if before and before[-1].kind == "requirement":
        gap = between(sentence, before[-1].end, quantity.start)
        if gap in _REQUIREMENT_LINKS:
            return Nature("norm", "requirement", 0.8)
    for hit in after:
        if hit.kind == "standard_after":
            gap = between(sentence, quantity.end, hit.start)
            if len(gap) <= _PER_UNIT_REACH and not has_break(gap):
                return Nature("norm", "standard_after", 0.8)
            break
    return None


def _base_in_bracket(sentence: Sentence, quantity: Quantity, before: Sequence[Hit]) -> Nature | None:
    """(上年800人): a bracket that gives the earlier value only."""
    if before and before[-1].kind == "former" and adjacent(sentence, before[-1].end, quantity.start):
        start = before[-1].start - sentence.start
        if start > 0 and sentence.text[start - 1] in "(（":
            return Nature("base", "base_in_bracket", 0.9)
    return None


def _from_to(
    sentence: Sentence, index: int, quantity: Quantity, before: Sequence[Hit], after: Sequence[Hit]
) -> Nature | None:
    """由31所调整为24所, 从去年的500元提高到600元: the value that a change starts from, whatever else it is."""
    if index + 1 == len(sentence.quantities) or not after or after[0].kind != "transition":
        return None
    if after[0].start >= sentence.quantities[index + 1].start or has_break(
        between(sentence, quantity.end, after[0].start)
    ):
        return None
    for cue in reversed(before):
        if has_break(between(sentence, cue.end, quantity.start)):
            break
        if cue.kind == "origin":
            return Nature("base", "from_to", 0.93)
    return None


def _base(
    sentence: Sentence, index: int, quantity: Quantity, before: Sequence[Hit], after: Sequence[Hit]
) -> Nature | None:
    """由31所调整为24所, 比上年的640人增加120人, 在上年3所试点的基础上: the value compared with."""
    if before and before[-1].kind == "outside" and adjacent(sentence, before[-1].end, quantity.start):
        return Nature("base", "outside_value", 0.85)
    next_start = sentence.quantities[index + 1].start if index + 1 < len(sentence.quantities) else None
    for hit in after:
        if next_start is None or hit.start >= next_start:
            break
        gap = between(sentence, quantity.end, hit.start)
        if hit.kind == "transition" and not has_strong_break(gap):
            origin = _starts_from(sentence, quantity, before)
            if origin or (not gap and hit.end - hit.start > 1 and not _is_level(sentence, hit)):
                return Nature("base", "from_to", 0.93)
        if hit.kind in ("change_verb", "change_adjective") and not has_break(gap):
            compared = _last(before, ("comparison", "former"))
            if compared is not None and not has_break(between(sentence, compared.end, quantity.start)):
                return Nature("base", "compared_with", 0.9)
    return None


def _starts_from(sentence: Sentence, quantity: Quantity, before: Sequence[Hit]) -> bool:
    """Whether 由 or 原来 stands before the figure in its clause, and no transition has followed it yet."""
    for cue in reversed(before):
        if cue.kind == "transition" or has_break(between(sentence, cue.end, quantity.start)):
            return False
        if cue.kind in ("origin", "former"):
            return True
    return False


def _is_level(sentence: Sentence, hit: Hit) -> bool:
    """达到 leads to a level, and from another one only where 由 or 原来 says so: 23人达到录取线."""
    return sentence.classes[min(word_at(sentence, hit.start), len(sentence.classes) - 1)] == CONNECTOR


def _change(sentence: Sentence, quantity: Quantity, before: Sequence[Hit]) -> Nature | None:
    """增长33%, 比去年多12人, 上升7个位次: the size of a change."""
    if quantity.dimension in ("percentage_point", "rank", "doubling", "multiple"):
        return Nature("change", "unit_of_change", 0.9)
    compared = False
    for hit in reversed(before):
        gap = between(sentence, hit.end, quantity.start)
        if len(gap) > _CLAUSE_REACH or has_break(gap):
            break
        if hit.kind == "transition":
            return None
        compared = compared or hit.kind == "comparison"
    for hit in reversed(before):
        gap = between(sentence, hit.end, quantity.start)
        if len(gap) > _CLAUSE_REACH or has_break(gap):
            return None
        is_next = adjacent(sentence, hit.end, quantity.start)
        if hit.kind == "change_verb" and (is_next or (compared and len(gap) <= _PER_UNIT_REACH)):
            return Nature("change", "change_verb", 0.93)
        if hit.kind == "change_adjective" and is_next and compared:
            return Nature("change", "change_adjective", 0.85)
    return None


def _default(sentence: Sentence, quantity: Quantity, before: Sequence[Hit], hits: Sequence[Hit]) -> Nature:
    """Achieved, unless the section is about what is to come or the document lays down rules.

    A sentence of a plan that looks back (近年来, 被评为) is no plan.
    """
    if sentence.role == RULES and not any(hit.kind == "realised" for hit in before):
        return Nature("norm", "rules_document", 0.7)
    if (
        sentence.role == "plan"
        and not any(hit.kind == "realised" for hit in before)
        and not any(hit.kind == "background" for hit in hits)
        and not is_achieved(sentence, sentence.start, quantity.start)
        and not tells_what_there_is(sentence, quantity, before)
    ):
        return Nature("plan", "plan_section", 0.75)
    return Nature("actual", "default", 0.9)


def _starts_as_rule(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether the quantity itself is written as a rule (不少于48学时, 至少1小时)."""
    surface = between(sentence, quantity.start, quantity.end)
    return opens_with_standard(surface)


def _last(hits: Sequence[Hit], kinds: tuple[str, ...]) -> Hit | None:
    """The last hit of one of the kinds."""
    for hit in reversed(hits):
        if hit.kind in kinds:
            return hit
    return None
