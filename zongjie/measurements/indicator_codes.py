"""Canonical indicators: a code only where the label is an alias and the unit agrees, never loosely."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from zongjie.measurements.label_lists import wording
from zongjie.measurements.scope import scope_cues
from zongjie.measurements.wording import completing_nouns
from zongjie.vocabulary.indicators import indicators
from zongjie.vocabulary.units import units

_SHORTEST = 2
_SAME_COUNT = {"家": "所", "个": "所"}
"""Classifiers that count the same things: 幼儿园31个 are 31所. Used only where the own unit gives no code."""


@cache
def _codes() -> dict[tuple[str, str], str]:
    """Codes by plain alias and base unit, and by the alias without its counting noun where that is one indicator's."""
    exact = {(_plain(name), row.base_unit): row.code for row in indicators() for name in (row.name_zh, *row.aliases)}
    shortened: dict[tuple[str, str], set[str]] = {}
    for (name, unit), code in exact.items():
        for form in {_without_count(name), _without_count(_without_opening(name))}:
            shortened.setdefault((form, unit), set()).add(code)
    return {key: next(iter(codes)) for key, codes in shortened.items() if len(codes) == 1} | exact


@cache
def _scopes() -> tuple[str, ...]:
    """Scopes that may stand before an alias, longest first."""
    return tuple(sorted((row.cue for row in scope_cues()), key=len, reverse=True))


@cache
def _count_suffixes() -> tuple[str, ...]:
    """What labels and aliases may end in without another meaning, longest first."""
    suffixes = {*completing_nouns(), *wording().counting_nouns.values(), "总数", "总人数", "达"}
    return tuple(sorted(suffixes, key=len, reverse=True))


@lru_cache(maxsize=1 << 14)
def indicator_code(label: str, base_unit: str) -> str | None:
    """The code of the indicator that the label names in that unit, or None.

    The whole label must be an alias; only a scope or an empty verb before it, 的 and a counting noun after it are
    set aside.
    """
    codes = _codes()
    plain = _plain(label)
    forms = [plain, *(_without_scope(plain))]
    forms += [form for whole in tuple(forms) if (form := _without_opening(whole)) != whole]
    for unit in (base_unit, _SAME_COUNT.get(base_unit)):
        for form in forms:
            for candidate in (form, _without_count(form)):
                code = codes.get((candidate, unit or ""))
                if code is not None:
                    return code
    return None


def code_of_figure(labels: tuple[str, ...], base_unit: str, is_whole: bool) -> str | None:
    """The indicator that a figure states by the first of its labels that names one, or None.

    A stock is stated by its name before the figure (学校38所: `is_whole`); 38所学校 may be some of them only,
    so such a figure states no stock.
    """
    code = next((code for label in labels if (code := indicator_code(label, base_unit))), None)
    if code is None or is_whole or code not in _stocks():
        return code
    return None


@cache
def _stocks() -> frozenset[str]:
    """Indicators that count what there is at a time."""
    return frozenset(
        row.code
        for row in indicators()
        if row.additivity == "latest"
        and any(unit.count_kind and unit.base_unit == row.base_unit for unit in units().values())
    )


def _plain(label: str) -> str:
    """The label without 的 and in one width."""
    return unicodedata.normalize("NFKC", label).replace("的", "")


def _without_scope(label: str) -> list[str]:
    """The label without a scope before it (全市), if it has one."""
    for scope in _scopes():
        if label.startswith(scope) and len(label) > len(scope) + 1:
            return [label[len(scope) :]]
    return []


def _without_opening(label: str) -> str:
    """The label without a verb that says only that it took place: 召开安全会议 is 安全会议."""
    for opening in wording().event_openings:
        if label.startswith(opening) and len(label) >= len(opening) + _SHORTEST + 1:
            return label[len(opening) :]
    return label


def _without_count(label: str) -> str:
    """The label without its counting noun: 招聘教师人数 is 招聘教师."""
    for suffix in _count_suffixes():
        if label.endswith(suffix) and len(label) >= len(suffix) + _SHORTEST:
            return label[: -len(suffix)]
    return label
