"""Unit prices: so many, so much for each, so much in all."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterator

from zongjie.arithmetic.claims import Check, Scene, ending, is_masked_interval, judge_sum, number, restored
from zongjie.arithmetic.cues import PriceCue, clause_after, clause_before, price_cues
from zongjie.links.context import Figure
from zongjie.links.cues import can_share_whole
from zongjie.links.precision import stated_interval

_HARD_STOP = re.compile(r"[。!！?？\n]")
_USABLE = frozenset({"actual", "plan", "norm"})
_LONGEST_GAP = 10
_FARTHEST = 3
"""Figures that may stand between the first and the last of count, price and total."""


def unit_prices(scene: Scene) -> Iterator[Check]:
    """Checks for each figure with a word such as 每人, where count and total stand near it."""
    for _, figures in scene.article.by_sentence():
        for index, price in enumerate(figures):
            cue = _per(scene, price)
            if cue is None or price.nature not in _USABLE:
                continue
            check = _best(scene, figures, index, cue)
            if check is not None:
                yield check


def _per(scene: Scene, figure: Figure) -> PriceCue | None:
    """The word that makes the figure an amount for each, unless a word of time multiplies it further."""
    before = clause_before(scene.article.text, figure)
    after = clause_after(scene.article.text, figure)
    if price_cues("time").first(before) or any(price_cues("time").starting_at(after, 0)):
        return None
    near = (match for match in price_cues("per").find_nested(before) if len(before) - match.end <= _LONGEST_GAP)
    nearest = max(near, key=lambda match: len(match.phrase), default=None)
    found = nearest or next(price_cues("per_after").starting_at(after, 0), None)
    return found.entry if found else None


def _is_total(scene: Scene, figure: Figure) -> bool:
    before = clause_before(scene.article.text, figure)
    return price_cues("total").first(before) is not None


def _can_be_total(scene: Scene, figure: Figure, price: Figure) -> bool:
    """Whether the figure is of the price's unit, or a bare number called a total (共计16800), and no price itself."""
    is_same = figure.unit_base == price.unit_base or (figure.unit_base == "" and _is_total(scene, figure))
    return is_same and figure.nature in _USABLE and _per(scene, figure) is None


def _best(scene: Scene, figures: list[Figure], index: int, cue: PriceCue) -> Check | None:
    """The first count and total near the price whose product fits, else a plain contradiction."""
    price = figures[index]
    near = figures[max(0, index - _FARTHEST) : index + _FARTHEST + 1]
    counts = [f for f in near if f is not price and can_share_whole(f.unit_base, cue.counted) and f.nature in _USABLE]
    totals = [f for f in near if f is not price and _can_be_total(scene, f, price)]
    pairs = [(count, total) for count in counts for total in totals if count is not total]
    pairs.sort(key=lambda pair: abs(pair[0].start - price.start) + abs(pair[1].start - price.start))
    checks = [check for count, total in pairs if (check := _check(scene, count, price, total)) is not None]
    fitting = next((check for check in checks if check.verdict != "contradicts"), None)
    if fitting is not None:
        return fitting
    if len(pairs) == 1 and checks and _is_sequence(scene, figures, checks[0].figures):
        return checks[0]
    return None


def _is_sequence(scene: Scene, figures: list[Figure], trio: tuple[Figure, ...]) -> bool:
    """Whether count, price and total follow each other with nothing between them, and the total is called so."""
    count, _, total = trio
    first = bisect_left(figures, count.start, key=lambda figure: figure.start)
    text = scene.article.text
    return (
        tuple(figures[first : first + len(trio)]) == trio
        and _is_total(scene, total)
        and not _HARD_STOP.search(text, count.end, total.start)
        and "；" not in text[count.end : total.start]
        and ";" not in text[count.end : total.start]
    )


def _check(scene: Scene, count: Figure, price: Figure, total: Figure) -> Check | None:
    trio = (count, price, total)
    masked = [figure for figure in trio if is_masked_interval(figure)]
    if len(masked) == 1:
        return _restored(count, price, total, masked[0])
    windows = [stated_interval(figure) for figure in trio]
    if masked or any(figure.low is None or figure.low != figure.high for figure in trio):
        return None
    if any(window is None or math.isinf(window[1]) for window in windows[:2]):
        return None
    first, second = windows[0] or (0.0, 0.0), windows[1] or (0.0, 0.0)
    product = (count.low or 0.0) * (price.low or 0.0)
    judgement = judge_sum(total, product, (first[0] * second[0], first[1] * second[1]))
    if judgement is None or product == 0:
        return None
    chinese, english = ending(judgement.verdict)
    return Check(
        "unit_price",
        trio,
        judgement.stated,
        judgement.computed,
        judgement.verdict,
        f"{count.surface} × {price.surface} = {number(product)}，文中合计{total.surface}，{chinese}。 "
        f"{count.surface} times {price.surface} is {number(product)}, the text states {total.surface}: {english}.",
    )


def _restored(count: Figure, price: Figure, total: Figure, masked: Figure) -> Check | None:
    """The wiped count, price or total from the two others."""
    if masked.low is None or masked.high is None:
        return None
    others = [figure for figure in (count, price, total) if figure is not masked]
    low = [figure.low or 0.0 for figure in others]
    if masked is total:
        exact = low[0] * low[1]
    elif low[0] == 0:
        return None
    else:
        exact = low[1] / low[0]
    value = restored(masked, exact, others)
    if value is None:
        return None
    return Check(
        "unit_price",
        (count, price, total),
        (masked.low, masked.high),
        (exact, exact),
        "restores",
        f"{count.surface} × {price.surface} = {total.surface}：{masked.surface}应为{number(value)}。 "
        f"Count, price and total leave exactly {number(value)} for {masked.surface} "
        f"(between {number(masked.low)} and {number(masked.high)}).",
        value,
    )
