"""Shares: a part, a whole and the percentage that ties them; without the whole, the whole they imply."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zongjie.arithmetic.claims import Check, Judgement, Scene, ending, judge_rate, number, quotient, span
from zongjie.arithmetic.cues import clause_after, clause_before
from zongjie.links.context import Figure
from zongjie.links.cues import can_share_whole
from zongjie.links.precision import is_open, stated_interval

_HUNDRED = 100.0
_SHARE = re.compile(r"占([^占]*)$")
_OWN_WHOLE = re.compile(r"^(?:了|比|到|的)?(?:总数|总人数|总量|总额)?(?:的|比例)?(?:为|达|达到|约)?$")
_RATE = re.compile(
    r"([\u4e00-\u9fff]{0,8}?)([\u4e00-\u9fff]{2})率[(（]?(?:分别|已|均|就)?(?:为|是|达|达到|提高到|约)?$"
)
_NAME_EDGES = re.compile(r"^了|(?:的|的比例)?(?:为|达|达到|约)?$")
_SHORTEST_NAME = 3
_WINDOW = 20
_SHORT = 12
_BREAKS = re.compile(r"[,，、:：]")
_HARD_STOP = re.compile(r"[;；。!！?？\n]")
_STATES = frozenset({"actual", "plan"})


def shares(scene: Scene) -> Iterator[Check]:
    """Checks for each percentage that a text ties to a count: 占...的36%, 上线率47.1%."""
    for _, figures in scene.article.by_sentence():
        for index, rate in enumerate(figures):
            if rate.unit_base != "%" or rate.nature not in _STATES or rate.low is None or rate.low <= 0 or index == 0:
                continue
            before = clause_before(scene.article.text, rate)
            share = _SHARE.search(before)
            check = _share(scene, figures, index, share[1]) if share else _rate(scene, figures, index, before)
            if check is not None:
                yield check


def _share(scene: Scene, figures: list[Figure], index: int, named: str) -> Check | None:
    """432人，占教师总数1200人的36%."""
    rate = figures[index]
    position = index - 1
    whole: Figure | None = None
    if figures[position].start > rate.start - len(named) - 1 and figures[position].nature in _STATES:
        whole = figures[position]
        position -= 1
    if position < 0:
        return None
    part = _counted(scene, figures, position) if _is_near(scene, figures[position], rate) else None
    if part is None or part.is_percentage or part.nature not in _STATES or part.low is None:
        return None
    if whole is None and _OWN_WHOLE.match(named):
        whole = scene.figure(scene.parents.get(part.measurement_id))
        if whole is None:
            return None
    if whole is None:
        whole = _named_whole(scene, figures[max(0, position - _WINDOW) : position], part, named)
    if whole is None:
        return _implied(part, rate) if not re.search(r"\d", named) else None
    return _tested(part, whole, rate)


def _counted(scene: Scene, figures: list[Figure], position: int) -> Figure | None:
    """845人，突破800人，占...: the count and not the mark that it passed; None for a mark alone."""
    figure = figures[position]
    if not is_open(figure):
        return figure
    last = figures[position - 1] if position else None
    if last is None or is_open(last) or last.unit_base != figure.unit_base:
        return None
    between = scene.article.outside_brackets(last.end, figure.start)
    return last if len(between) <= _SHORT and len(_BREAKS.findall(between)) == 1 else None


def _named_whole(scene: Scene, before: list[Figure], part: Figure, named: str) -> Figure | None:
    """实考人数9000人 ... 占实考人数4%: the figure before which the sentence names the whole by the same words."""
    name = _NAME_EDGES.sub("", named)
    if len(name) < _SHORTEST_NAME:
        return None
    for whole in reversed(before):
        lead = clause_before(scene.article.text, whole).rstrip("为是达到共有约")
        is_larger = whole.low is not None and part.low is not None and whole.low >= part.low
        if (
            lead.endswith(name)
            and is_larger
            and whole.nature in _STATES
            and can_share_whole(whole.unit_base, part.unit_base)
        ):
            return whole
    return None


def _is_near(scene: Scene, part: Figure, rate: Figure) -> bool:
    """Whether the percentage stands in the clause behind the count, or in brackets behind it."""
    between = scene.article.outside_brackets(part.end, rate.start)
    if _HARD_STOP.search(between) or len(_BREAKS.findall(between)) > 1:
        return False
    return part.bracket == rate.bracket or (
        rate.bracket >= 0 and scene.article.brackets[rate.bracket].parent == part.bracket
    )


def _rate(scene: Scene, figures: list[Figure], index: int, before: str) -> Check | None:
    """1500名考生，1440人被录取，录取率96%: the rate's verb stands in the clause of its numerator."""
    rate = figures[index]
    named = _RATE.search(scene.article.text[max(0, rate.start - 24) : rate.start])
    if named is None:
        return None
    qualifier, verb = named[1].lstrip("，,、；;（(总其"), named[2]
    if "（" in before or len(before) > len(named[0]) + 2:
        return None
    part_index = index - 1
    part = figures[part_index]
    clause = clause_before(scene.article.text, part) + clause_after(scene.article.text, part)
    if part.is_percentage or part.nature not in _STATES or part.low is None or part.low == 0:
        return None
    if verb not in clause or qualifier not in clause or not _is_near(scene, part, rate):
        return None
    whole = figures[part_index - 1] if part_index else None
    if whole is not None and _is_denominator(scene, whole, part):
        return _tested(part, whole, rate)
    return _implied(part, rate)


def _is_denominator(scene: Scene, whole: Figure, part: Figure) -> bool:
    """Whether the figure before the numerator, at most two clauses back, counts those among whom it was taken."""
    between = scene.article.outside_brackets(whole.end, part.start)
    if _HARD_STOP.search(between) or len(_BREAKS.findall(between)) > 2:  # noqa: PLR2004 - two clauses
        return False
    if whole.bracket != part.bracket or whole.nature not in _STATES or whole.low is None or part.low is None:
        return False
    return can_share_whole(whole.unit_base, part.unit_base) and not whole.is_percentage and whole.low >= part.low


def _tested(part: Figure, whole: Figure, rate: Figure) -> Check | None:
    top, bottom = stated_interval(part), stated_interval(whole)
    if top is None or bottom is None or not can_share_whole(part.unit_base, whole.unit_base) or not whole.low:
        return None
    ratio = quotient(top, bottom)
    if ratio is None:
        return None
    nominal = (part.low or 0.0) / whole.low * _HUNDRED
    judgement: Judgement | None = judge_rate(rate, nominal, (ratio[0] * _HUNDRED, ratio[1] * _HUNDRED))
    if judgement is None:
        return None
    chinese, english = ending(judgement.verdict)
    return Check(
        "share_of_whole",
        (rate, part, whole),
        judgement.stated,
        judgement.computed,
        judgement.verdict,
        f"{part.surface} ÷ {whole.surface} = {number(nominal)}%，文中为{rate.surface}，{chinese}。 "
        f"{part.surface} of {whole.surface} is {number(nominal)}%, the text states {rate.surface}: {english}.",
    )


def _implied(part: Figure, rate: Figure) -> Check | None:
    """The whole that a count and its share imply."""
    top, share = stated_interval(part), stated_interval(rate)
    if top is None or share is None or not rate.low:
        return None
    implied = quotient(top, (share[0] / _HUNDRED, share[1] / _HUNDRED))
    if implied is None:
        return None
    nominal = (part.low or 0.0) / rate.low * _HUNDRED / part.factor
    window = span((implied[0] / part.factor, implied[1] / part.factor))
    return Check(
        "implied_base",
        (part, rate),
        None,
        implied,
        "implies",
        f"{part.surface} ÷ {rate.surface} = {number(nominal)}：总数约为{number(nominal)}{part.unit}"
        f"（{window}）。 {part.surface} being {rate.surface} implies a whole of about "
        f"{number(nominal)} {part.unit} ({window}).",
    )
