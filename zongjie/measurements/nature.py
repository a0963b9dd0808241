"""The nature of a figure: actual, plan, base, change, norm or rank.

The cues are rows of nature_cues.csv; here stands only how far each kind of cue reaches and
which kind wins. Structure that words cannot show (a rank's form, 500分以上的, a unit of change)
comes from the quantity itself.
"""

from __future__ import annotations

from collections.abc import Sequence

from zongjie.measurements import norms
from zongjie.measurements.nature_cues import Hit, Nature, find_cues
from zongjie.measurements.neighbourhood import (
    adjacent,
    between,
    has_break,
    has_strong_break,
    is_achieved,
    word_at,
)
from zongjie.measurements.plans import (
    capacity,
    future_of_subject,
    in_later_year,
    partly_done,
    plan,
    target,
    tells_what_there_is,
)
from zongjie.measurements.sentence import RULES, Quantity, Sentence
from zongjie.measurements.words import CONNECTOR, PARTICLE

_CLAUSE_REACH = 30
_CHANGES = frozenset({"transition", "change_verb", "change_adjective"})
_UNITS_OF_CHANGE = frozenset({"percentage_point", "rank", "doubling", "multiple"})
_OF_OUTSIDE = frozenset({"的", "值的"})
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
        natures.append(_beside(sentence, index, hits, nature, natures[-1]) if index else nature)
    return natures


_OPEN_RULES = frozenset({"default", "plan_section"})
"""Rules that nothing near the figure speaks for: the figure before it may tell more."""


def _beside(sentence: Sentence, index: int, hits: Sequence[Hit], nature: Nature, before: Nature) -> Nature:
    """The nature of a figure once that of the figure before it is known."""
    is_open = nature.rule == "default" or (nature.rule == "plan_cue" and before.nature == "change")
    if is_open and _is_listed(sentence, index, before):
        return before._replace(rule="list")
    if nature.rule == "plan_section" and before.nature == "actual" and _is_part_of(sentence, index):
        return before._replace(rule="part_of_actual")
    if nature.rule not in _OPEN_RULES:
        return nature
    return (
        norms.raised(sentence, index, hits, before)
        or norms.listed(sentence, index, before)
        or capacity(sentence, index, hits, before)
        or nature
    )


def _is_listed(sentence: Sentence, index: int, before: Nature) -> bool:
    """建设规模8轨、48个班: the second figure of a list is what the first is."""
    if before.nature not in ("plan", "norm", "change"):
        return False
    first, second = sentence.quantities[index - 1 : index + 1]
    gap = between(sentence, first.end, second.start)
    is_rate = before.rule == "per_unit" and first.dimension == second.dimension == "money"
    if is_rate and gap.startswith(tuple(_LIST_MARKS)) and len(gap) <= norms.PER_UNIT_REACH and not has_break(gap):
        return True  # 每人补助伙食费900元和交通费200元
    return gap in _LIST_MARKS


def _is_part_of(sentence: Sentence, index: int) -> bool:
    """争取资金900万元，其中省级600万元、市级300万元: parts are what their whole is."""
    first, second = sentence.quantities[index - 1 : index + 1]
    return first.dimension == second.dimension and not has_strong_break(between(sentence, first.end, second.start))


def _nature(sentence: Sentence, index: int, hits: Sequence[Hit]) -> Nature:
    """The first rule that applies decides."""
    quantity = sentence.quantities[index]
    before = [hit for hit in hits if hit.end <= quantity.start]
    after = [hit for hit in hits if hit.start >= quantity.end]
    if quantity.number_form == "rank":
        return _earlier_rank(sentence, index, quantity, before) or Nature("rank", "rank_form", 0.98)
    return (
        norms.norm_of_line(sentence, index, quantity)
        or _base_in_bracket(sentence, quantity, before)
        or _from_to(sentence, index, quantity, before, after)
        or target(sentence, quantity, after)
        or norms.cycle(sentence, index)
        or norms.per_unit(sentence, quantity, before, after)
        or norms.bound_beside_plan(sentence, quantity, before)
        or plan(sentence, quantity, before, after)
        or norms.standard(sentence, quantity, before, after)
        or norms.obligation(sentence, quantity, before, after)
        or _base(sentence, index, quantity, before, after)
        or _change(sentence, quantity, before)
        or future_of_subject(sentence, quantity, before, after)
        or partly_done(sentence, index, quantity, hits)
        or in_later_year(sentence, quantity, hits)
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
    return _earlier_year(sentence, index, quantity, before, after)


def _earlier_year(
    sentence: Sentence, index: int, quantity: Quantity, before: Sequence[Hit], after: Sequence[Hit]
) -> Nature | None:
    """去年查出隐患15处，今年仍有6处: the same thing of the year before, told for comparison."""
    former = _last(before, ("former",))
    if former is None or has_break(between(sentence, former.end, quantity.start)):
        return None
    if index + 1 == len(sentence.quantities) or not after or after[0].kind != "this_year":
        return None
    following = sentence.quantities[index + 1]
    is_between = after[0].start < following.start and not has_strong_break(
        between(sentence, quantity.end, following.start)
    )
    return Nature("base", "earlier_year", 0.8) if is_between and following.unit == quantity.unit else None


def _starts_from(sentence: Sentence, quantity: Quantity, before: Sequence[Hit]) -> bool:
    """Whether 由 or 原来 stands before the figure in its clause, and no transition has followed it yet."""
    for cue in reversed(before):
        if cue.kind in _CHANGES or has_break(between(sentence, cue.end, quantity.start)):
            return False  # 比去年的640人多出85人，达到近年新高: nothing starts from 85人
        if cue.kind in ("origin", "former"):
            return True
    return False


def _is_level(sentence: Sentence, hit: Hit) -> bool:
    """达到 leads to a level, and from another one only where 由 or 原来 says so: 23人达到录取线."""
    return sentence.classes[min(word_at(sentence, hit.start), len(sentence.classes) - 1)] == CONNECTOR


def _is_level_of_average(sentence: Sentence, quantity: Quantity, before: Sequence[Hit]) -> bool:
    """是全市平均的1.8倍: how high it stands, not how much it rose."""
    if quantity.dimension != "multiple" or not before or before[-1].kind not in ("outside", "measured_per_unit"):
        return False
    return between(sentence, before[-1].end, quantity.start) in _OF_OUTSIDE


def _change(sentence: Sentence, quantity: Quantity, before: Sequence[Hit]) -> Nature | None:
    """增长33%, 比去年多12人, 上升7个位次: the size of a change."""
    if quantity.dimension in _UNITS_OF_CHANGE and not _is_level_of_average(sentence, quantity, before):
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
        if hit.kind == "change_verb" and (is_next or (compared and len(gap) <= norms.PER_UNIT_REACH)):
            return Nature("change", "change_verb", 0.93)
        if hit.kind == "change_adjective" and is_next and compared:
            return Nature("change", "change_adjective", 0.85)
    return None


def _default(sentence: Sentence, quantity: Quantity, before: Sequence[Hit], hits: Sequence[Hit]) -> Nature:
    """Achieved, unless the section is about what is to come or the document lays down rules.

    A sentence of a plan that looks back (近年来, 被评为) is no plan.
    """
    is_present = any(hit.kind in ("realised", "existing") for hit in before)
    if sentence.role == RULES and not is_present:
        return _of_rules(sentence, quantity, before)
    if (
        sentence.role == "plan"
        and not is_present
        and not any(hit.kind == "background" for hit in hits)
        and not is_achieved(sentence, sentence.start, quantity.start)
        and not tells_what_there_is(sentence, quantity, before)
    ):
        return Nature("plan", "plan_section", 0.75)
    return Nature("actual", "default", 0.9)


def _of_rules(sentence: Sentence, quantity: Quantity, before: Sequence[Hit]) -> Nature:
    """到2025年，巩固率达到96% in an opinion is a target; what it says without a time is a rule."""
    for hit in before:
        if hit.kind == "horizon" and not has_strong_break(between(sentence, hit.end, quantity.start)):
            return Nature("plan", "target_of_rules", 0.7)
    is_reached = before and before[-1].kind == "transition" and adjacent(sentence, before[-1].end, quantity.start)
    if is_reached and not _picks_out(sentence, quantity):
        return Nature("plan", "target_of_rules", 0.65)
    return Nature("norm", "rules_document", 0.7)


def _picks_out(sentence: Sentence, quantity: Quantity) -> bool:
    """损失达到3万元的: 的 behind the figure says to which cases a rule applies."""
    position = word_at(sentence, quantity.end)
    return position < len(sentence.classes) and sentence.classes[position] == PARTICLE


def _last(hits: Sequence[Hit], kinds: tuple[str, ...]) -> Hit | None:
    """The last hit of one of the kinds."""
    for hit in reversed(hits):
        if hit.kind in kinds:
            return hit
    return None
