"""Sums: parts against their whole, done and left against all."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from zongjie.arithmetic.claims import Check, Scene, amount, ending, is_masked_interval, judge_sum, number, restored
from zongjie.arithmetic.cues import find_progress
from zongjie.links.context import Figure
from zongjie.links.cues import can_share_whole, part_cues
from zongjie.links.precision import Interval, add, stated_interval

_FEWEST = 2
_OPEN_FEWEST = 3
_NEAR = 12
_OPEN_SHARE = 2 / 3
"""A list behind 其中 that falls short is tested only if it looks complete: three parts, two thirds of the whole."""
_STATES = frozenset({"actual", "plan", "norm"})
_HARD_STOP = re.compile(r"[;；。!！?？\n]")


def parts_sums(scene: Scene) -> Iterator[Check]:
    """The sum of the parts of each whole that lists two or more."""
    groups: dict[str, list[Figure]] = {}
    for part in scene.article.figures:
        parent = scene.parents.get(part.measurement_id)
        if parent is not None:
            groups.setdefault(parent, []).append(part)
    for parent, parts in groups.items():
        whole = scene.figure(parent)
        if whole is None or whole.is_percentage or len(parts) < _FEWEST:
            continue
        check = _parts_sum(scene, whole, parts)
        if check is not None:
            yield check


def _parts_sum(scene: Scene, whole: Figure, parts: list[Figure]) -> Check | None:
    roles = _roles_around(scene, whole, parts)
    if roles is None:
        return None
    is_open, can_overlap = roles
    masked = [figure for figure in (whole, *parts) if is_masked_interval(figure)]
    if len(masked) == 1 and not can_overlap:
        return _restored_sum(whole, parts, masked[0], is_open)
    if masked or whole.low is None:
        return None
    intervals = [stated_interval(part) for part in parts]
    known = [interval for interval in intervals if interval is not None]
    if len(known) < len(parts) or any(math.isinf(high) for _, high in known):
        return None
    total = sum(part.low or 0.0 for part in parts)
    judgement = judge_sum(whole, total, add(known))
    if judgement is None or (
        judgement.verdict == "contradicts" and not _is_claim(whole, parts, total, is_open, can_overlap)
    ):
        return None
    return Check(
        "parts_sum",
        (whole, *parts),
        judgement.stated,
        judgement.computed,
        judgement.verdict,
        _explain_sum(whole, parts, total, judgement.verdict, is_open),
    )


def _is_claim(whole: Figure, parts: list[Figure], total: float, is_open: bool, can_overlap: bool) -> bool:
    """Whether an unequal sum is worth a contradiction: the list claims to be complete, or looks it."""
    if can_overlap:
        return False
    if not is_open or total > (whole.high or 0.0):
        return True
    return len(parts) >= _OPEN_FEWEST and total >= _OPEN_SHARE * (whole.low or 0.0)


def _roles_around(scene: Scene, whole: Figure, parts: list[Figure]) -> tuple[bool, bool] | None:
    """Whether 其中 opens the list and whether its parts can overlap; None if it is more than one list."""
    text = scene.article.text
    start, end = (whole.end, parts[-1].end) if whole.start < parts[0].start else (parts[0].start - 12, whole.start)
    matches = [(match.start + start, match.entry.role) for match in part_cues().find(text[max(start, 0) : end])]
    openers = [position for position, role in matches if role == "part"]
    inner = scene.article.outside_brackets(parts[0].start, parts[-1].start)
    if sum(match.entry.role == "part" for match in part_cues().find(inner)):
        return None
    return bool(openers), any(role == "overlap" for _, role in matches)


def _restored_sum(whole: Figure, parts: list[Figure], masked: Figure, is_open: bool) -> Check | None:
    """The wiped whole or part, from all the others."""
    others = [figure for figure in parts if figure is not masked]
    if masked is whole:
        exact = sum(part.low or 0.0 for part in others)
    elif whole.low is not None:
        exact = whole.low - sum(part.low or 0.0 for part in others)
        others = [whole, *others]
    else:
        return None
    # a list that may be incomplete says nothing about a number of which nothing is left
    if is_open and masked.low is None:
        return None
    value = restored(masked, exact, others)
    if value is None:
        return None
    left = f"{whole.surface} = {' + '.join(part.surface for part in parts)}"
    return Check(
        "parts_sum",
        (whole, *parts),
        None if masked.low is None or masked.high is None else (masked.low, masked.high),
        (exact, exact),
        "restores",
        f"{left}：{masked.surface}应为{number(exact)}。 "
        f"The whole and the other parts leave exactly {number(exact)} for {masked.surface}.",
        value,
    )


def _explain_sum(whole: Figure, parts: list[Figure], total: float, verdict: str, is_open: bool) -> str:
    chinese, english = ending(verdict)
    stated_like = amount(total, whole)
    listed = " + ".join(part.surface for part in parts)
    caution = caution_english = ""
    if verdict == "contradicts":
        caution = "；所列可能只是一部分，或互有交叉" if is_open else "；括号或列举可能只是一部分"
        caution_english = "; the list may name only some of the parts" + (", or they overlap" if is_open else "")
    return (
        f"{listed} = {stated_like}，文中总数为{whole.surface}，{chinese}{caution}。 "
        f"The {len(parts)} parts add up to {stated_like}, the text states {whole.surface}: "
        f"{english}{caution_english}."
    )


def completed_and_left(scene: Scene) -> Iterator[Check]:
    """60条，已整改48条，正在整改7条: done and left against all."""
    previous: list[Figure] = []
    for sentence, figures in scene.article.by_sentence():
        adjacent = previous if previous and previous[0].sentence == sentence - 1 else []
        yield from _completed_in(scene, figures, adjacent)
        previous = figures


def _completed_in(scene: Scene, figures: list[Figure], previous: list[Figure]) -> Iterator[Check]:
    for index, left in enumerate(figures):
        before = [*previous[-1:], *_beside(figures, index)]
        if len(before) < _FEWEST or left.nature not in _STATES or left.is_percentage:
            continue
        left_role = find_progress(scene.article.text, left) & {"left", "underway"}
        done = before[-1]
        if (
            not left_role
            or done.sentence != left.sentence
            or done.nature not in _STATES
            or "done" not in find_progress(scene.article.text, done)
        ):
            continue
        if not can_share_whole(done.unit_base, left.unit_base) or _HARD_STOP.search(
            scene.article.text, done.end, left.start
        ):
            continue
        whole = _all(scene, done, before[:-1])
        if whole is None or scene.parents.get(done.measurement_id) or scene.parents.get(left.measurement_id):
            continue
        check = _completed(whole, done, left, left_role)
        if check is not None:
            yield check


def _beside(figures: list[Figure], index: int) -> list[Figure]:
    """The figures shortly before the one at `index` that stand in the same bracket or none, as it does."""
    return [figure for figure in figures[max(0, index - _NEAR) : index] if figure.bracket == figures[index].bracket]


def _all(scene: Scene, done: Figure, before: list[Figure]) -> Figure | None:
    """The figure before the done one, if it can be all of them."""
    whole = before[-1]
    if whole.nature not in _STATES or whole.is_percentage or whole.bracket != done.bracket:
        return None
    if (
        whole.low is None
        or done.low is None
        or whole.low < done.low
        or not can_share_whole(whole.unit_base, done.unit_base)
    ):
        return None
    return None if "\n" in scene.article.text[whole.end : done.start] else whole


def _completed(whole: Figure, done: Figure, left: Figure, left_role: set[str]) -> Check | None:
    windows: list[Interval] = []
    for figure in (done, left):
        window = stated_interval(figure)
        if window is None or figure.low is None:
            return None
        windows.append(window)
    total = (done.low or 0.0) + (left.low or 0.0)
    judgement = judge_sum(whole, total, add(windows))
    if judgement is None:
        return None
    chinese, english = ending(judgement.verdict)
    is_partial = judgement.verdict == "contradicts" and "left" not in left_role
    caution = "；其余可能未提及" if is_partial else ""
    caution_english = "; the text may pass over the rest" if is_partial else ""
    return Check(
        "completed_plus_left",
        (whole, done, left),
        judgement.stated,
        judgement.computed,
        judgement.verdict,
        f"已完成{done.surface} + 未完成{left.surface} = {number(total)}，应为{whole.surface}，{chinese}{caution}。 "
        f"Done {done.surface} and left {left.surface} make {number(total)} of {whole.surface}: "
        f"{english}{caution_english}.",
    )
