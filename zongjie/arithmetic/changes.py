"""Changes: levels against the size of a change, growth rates against levels, and the base they imply."""

from __future__ import annotations

from collections.abc import Iterator

from zongjie.arithmetic.claims import Check, Scene, ending, judge_rate, judge_sum, number, quotient, span
from zongjie.arithmetic.cues import clause_before
from zongjie.links.context import Figure
from zongjie.links.cues import can_share_whole, comparison_cues
from zongjie.links.precision import Interval, is_exact, stated_interval

_HUNDRED = 100.0


def changes(scene: Scene) -> Iterator[Check]:
    """Checks for each present figure that has a base or a change beside it."""
    groups: dict[str, list[Figure]] = {}
    for figure in scene.article.figures:
        present = scene.compared.get(figure.measurement_id)
        if present is not None:
            groups.setdefault(present, []).append(figure)
    for present_id, related in groups.items():
        present = scene.figure(present_id)
        if present is not None and present.nature != "rank":
            yield from _group(scene, present, related)


def _group(scene: Scene, present: Figure, related: list[Figure]) -> Iterator[Check]:
    base = next((figure for figure in related if figure.nature == "base" and _known(figure)), None)
    amounts = [
        figure for figure in related if figure.nature == "change" and not figure.is_percentage and _known(figure)
    ]
    rates = [figure for figure in related if figure.nature == "change" and figure.unit_base == "%" and _known(figure)]
    points = [
        figure for figure in related if figure.nature == "change" and figure.unit_base == "百分点" and _known(figure)
    ]
    if present.is_percentage:
        # 85%, 比去年增长5%: points or per cent, the text does not say; only 百分点 is clear
        amounts, rates = points, []
    amount = next(
        (figure for figure in amounts if present.is_percentage or can_share_whole(figure.unit_base, present.unit_base)),
        None,
    )
    if base is not None and amount is not None and _known(present) and is_exact(present):
        yield from _levels(scene, present, base, amount)
    for rate in rates:
        yield from _growth(scene, present, base, amount, rate)
    if base is None and amount is not None and not rates and _known(present):
        yield from _base_from_amount(scene, present, amount)
    if base is None and amount is None and len(rates) == 1 and _known(present):
        yield from _base_from_rate(scene, present, rates[0])


def _known(figure: Figure) -> bool:
    return figure.low is not None and figure.low == figure.high


def _sign(scene: Scene, change: Figure) -> int:
    """1 for a rise, -1 for a fall, 0 where the text does not say."""
    roles = [match.entry.role for match in comparison_cues().find(clause_before(scene.article.text, change))]
    for role in reversed(roles):
        if role in {"rise", "fall"}:
            return 1 if role == "rise" else -1
    return 0


def _levels(scene: Scene, present: Figure, base: Figure, amount: Figure) -> Iterator[Check]:
    """845 - 612 = 233."""
    now, then, change = (stated_interval(figure) for figure in (present, base, amount))
    if now is None or then is None or change is None:
        return
    sign = _sign(scene, amount) or (1 if (present.low or 0.0) >= (base.low or 0.0) else -1)
    first, second = (present, base) if sign > 0 else (base, present)
    difference = (first.low or 0.0) - (second.low or 0.0)
    high, low = (now, then) if sign > 0 else (then, now)
    judgement = judge_sum(amount, difference, (high[0] - low[1], high[1] - low[0]))
    if judgement is not None:
        chinese, english = ending(judgement.verdict)
        yield Check(
            "change_of_levels",
            (present, base, amount),
            judgement.stated,
            judgement.computed,
            judgement.verdict,
            f"{first.surface} - {second.surface} = {number(difference)}，文中变化为{amount.surface}，{chinese}。 "
            f"{first.surface} less {second.surface} is {number(difference)}, "
            f"the text states a change of {amount.surface}: {english}.",
        )


def _growth(scene: Scene, present: Figure, base: Figure | None, amount: Figure | None, rate: Figure) -> Iterator[Check]:
    """233 / 612 = 38.1%; without a stated base 233 / (845 - 233)."""
    sign = _sign(scene, rate) or (_sign(scene, amount) if amount is not None else 0) or 1
    operands: tuple[Figure, ...]
    if base is not None and amount is not None:
        operands, top, bottom = (amount, base), _window(amount), _window(base)
        nominal = _ratio(amount.low, base.low)
        sum_text = f"{amount.surface} ÷ {base.surface}"
    elif base is not None and _known(present):
        operands, bottom = (present, base), _window(base)
        now = _window(present)
        top = (sign * now[0] - sign * bottom[0], sign * now[1] - sign * bottom[1]) if bottom[0] == bottom[1] else None
        top = (min(top), max(top)) if top else _difference(now, bottom, sign)
        nominal = _ratio(sign * ((present.low or 0.0) - (base.low or 0.0)), base.low)
        sum_text = f"({present.surface} - {base.surface}) ÷ {base.surface}"
    elif amount is not None and _known(present):
        operands, top = (present, amount), _window(amount)
        now = _window(present)
        bottom = (now[0] - sign * top[1], now[1] - sign * top[0]) if sign > 0 else (now[0] + top[0], now[1] + top[1])
        nominal = _ratio(amount.low, (present.low or 0.0) - sign * (amount.low or 0.0))
        sum_text = f"{amount.surface} ÷ ({present.surface} {'-' if sign > 0 else '+'} {amount.surface})"
    else:
        return
    ratio = quotient((max(top[0], 0.0), top[1]), bottom) if top[1] >= 0 else None
    if nominal is None or (ratio is None and nominal >= 0):
        return
    window = (ratio[0] * _HUNDRED, ratio[1] * _HUNDRED) if ratio else (nominal, nominal)
    judgement = judge_rate(rate, nominal, window)
    if judgement is None:
        return
    chinese, english = ending(judgement.verdict)
    yield Check(
        "growth_rate",
        (rate, *operands),
        judgement.stated,
        judgement.computed,
        judgement.verdict,
        f"{sum_text} = {number(nominal)}%，文中增减幅度为{rate.surface}，{chinese}。 "
        f"The figures give a change of {number(nominal)}%, the text states {rate.surface}: {english}.",
    )


def _window(figure: Figure) -> Interval:
    return stated_interval(figure) or (0.0, 0.0)


def _difference(now: Interval, then: Interval, sign: int) -> Interval:
    return (now[0] - then[1], now[1] - then[0]) if sign > 0 else (then[0] - now[1], then[1] - now[0])


def _ratio(numerator: float | None, denominator: float | None) -> float | None:
    return None if numerator is None or not denominator else numerator / denominator * _HUNDRED


def _base_from_amount(scene: Scene, present: Figure, amount: Figure) -> Iterator[Check]:
    """920亩，比规划前增加130.5亩: 789.5亩 before."""
    sign = _sign(scene, amount)
    now, change = _window(present), _window(amount)
    if sign == 0:
        return
    implied = (now[0] - change[1], now[1] - change[0]) if sign > 0 else (now[0] + change[0], now[1] + change[1])
    nominal = (present.low or 0.0) - sign * (amount.low or 0.0)
    if nominal < 0:
        return
    yield _implied(
        (present, amount), implied, f"{present.surface} {'-' if sign > 0 else '+'} {amount.surface}", nominal
    )


def _base_from_rate(scene: Scene, present: Figure, rate: Figure) -> Iterator[Check]:
    """1.6万人，比去年增长12.5%: about 1.4万人 before."""
    sign = _sign(scene, rate)
    now, change = _window(present), _window(rate)
    factors = (1 + sign * change[0] / _HUNDRED, 1 + sign * change[1] / _HUNDRED)
    implied = quotient(now, (min(factors), max(factors)))
    if sign == 0 or implied is None:
        return
    nominal = (present.low or 0.0) / (1 + sign * (rate.low or 0.0) / _HUNDRED)
    yield _implied(
        (present, rate), implied, f"{present.surface} ÷ (1 {'+' if sign > 0 else '-'} {rate.surface})", nominal
    )


def _implied(figures: tuple[Figure, ...], implied: Interval, sum_text: str, nominal: float) -> Check:
    present = figures[0]
    before = number(nominal / present.factor)
    window = span((implied[0] / present.factor, implied[1] / present.factor))
    return Check(
        "implied_base",
        figures,
        None,
        implied,
        "implies",
        f"{sum_text} = {before}：被比较的数约为{before}{present.unit}（{window}）。 "
        f"The value compared with must have been about {before} {present.unit} ({window}).",
    )
