"""The same figure stated twice in one article."""

from __future__ import annotations

from collections.abc import Iterator

from zongjie.arithmetic.claims import Check, Scene, ending, number
from zongjie.links.context import Figure
from zongjie.links.precision import is_exact, overlap, stated_interval

_SHORTEST_LABEL = 4
_FULL_NAME = 6
_RATES = frozenset({"%", "比"})
_TELLING = 100.0
"""A count from here on is rarely the same by chance."""


def restated_figures(scene: Scene) -> Iterator[Check]:
    """Figures with equal label, unit and scope, each against the one stated before it."""
    latest: dict[tuple[object, ...], Figure] = {}
    for figure in scene.article.figures:
        if (
            figure.nature != "actual"
            or len(figure.indicator) < _SHORTEST_LABEL
            or figure.low is None
            or figure.is_masked
        ):
            continue
        is_part = scene.parents.get(figure.measurement_id) is not None
        key = (figure.indicator, figure.unit_base, figure.scope, is_part)
        earlier = latest.get(key)
        latest[key] = figure
        if earlier is None or not _is_telling(figure) or earlier.sentence == figure.sentence:
            continue
        check = _check(earlier, figure) if _can_be_one_time(scene, earlier, figure) else None
        if check is not None:
            yield check


def _can_be_one_time(scene: Scene, earlier: Figure, later: Figure) -> bool:
    """Whether both speak of one time: for sure where the values differ, possibly where they agree."""
    first, second = scene.periods.get(earlier.measurement_id), scene.periods.get(later.measurement_id)
    if earlier.low != later.low and not _is_state(later):
        return False
    if first is None or second is None:
        return earlier.low == later.low
    if earlier.low != later.low:
        return first == second and first[1] is not None and first[1] == first[2]
    lows = [low for _, low, _ in (first, second) if low is not None]
    highs = [high for _, _, high in (first, second) if high is not None]
    return not lows or not highs or max(lows) <= min(highs)


def _is_state(figure: Figure) -> bool:
    """Whether two values cannot both be right: a rate with a full name. Deeds recur, with other counts."""
    return figure.unit_base in _RATES and len(figure.indicator) >= _FULL_NAME


def _is_telling(figure: Figure) -> bool:
    """Whether the figure is of a kind that is one and the same wherever it is stated."""
    return figure.unit_base in _RATES or (figure.low or 0.0) >= _TELLING


def _check(earlier: Figure, later: Figure) -> Check | None:
    first, second = stated_interval(earlier), stated_interval(later)
    if first is None or second is None or not (is_exact(earlier) and is_exact(later)):
        return None
    agrees = "rounding" if overlap(first, second) else "contradicts"
    verdict = "holds" if earlier.low == later.low else agrees
    chinese, english = ending(verdict)
    difference = number(abs((later.low or 0.0) - (earlier.low or 0.0)))
    return Check(
        "same_figure_restated",
        (earlier, later),
        second,
        first,
        verdict,
        f"“{later.indicator}”两处分别为{earlier.surface}和{later.surface}，相差{difference}，{chinese}。 "
        f"{later.indicator} is stated as {earlier.surface} and as {later.surface}: {english}.",
    )
