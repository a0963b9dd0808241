"""Scars of an article: damage of the vocabulary `scars`, and words that scraping replaced."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache

from zongjie.errors import VocabularyError
from zongjie.placeholders.placeholder import Placeholder
from zongjie.placeholders.vocabulary import Repair, Scar, repairs, scars
from zongjie.vocabulary import PhraseMatcher

_MARKS = frozenset("。，；、：")
_REACH = 24
"""How far from its trigger a scar may begin or end."""

Condition = Callable[[str, "re.Match[str]"], bool]


def find_scars(text: str) -> list[Placeholder]:
    """Scars of an article (width folded); several may claim the same place."""
    found = list(_without_trigger(text))
    for trigger in _triggers().find(text):
        if isinstance(trigger.entry, Repair):
            found.append(_replaced_word(text, trigger.start, trigger.end, trigger.entry))
            continue
        for scar in trigger.entry:
            found += _around(text, scar, trigger.start, trigger.end)
    return found


def _around(text: str, scar: Scar, start: int, end: int) -> Iterator[Placeholder]:
    """Scars of one kind that hold the trigger text[start:end]."""
    if scar.is_anchored:
        match = scar.pattern.match(text, start)
        if match and _holds(scar, text, match):
            yield _placeholder(scar, match)
        return
    for match in scar.pattern.finditer(text, max(start - _REACH, 0), min(end + _REACH, len(text))):
        if match.start() > start:
            return
        if start < match.end() and _holds(scar, text, match):
            yield _placeholder(scar, match)


def _without_trigger(text: str) -> Iterator[Placeholder]:
    """Scars whose pattern is searched for as it is."""
    for scar in scars():
        if not scar.trigger:
            yield from (_placeholder(scar, match) for match in scar.pattern.finditer(text) if _holds(scar, text, match))


def _placeholder(scar: Scar, match: re.Match[str]) -> Placeholder:
    start, end = match.span("scar") if "scar" in scar.pattern.groupindex else match.span()
    restored = None if scar.restored is None else match.expand(scar.restored)
    return Placeholder(start, end, scar.kind, scar.canonical, f"scar:{scar.name}", restored=restored, clean=restored)


def _replaced_word(text: str, start: int, end: int, repair: Repair) -> Placeholder:
    """A word that scraping replaced; a mark that it swallowed is not set twice."""
    restored = repair.restored
    if restored and restored[-1] in _MARKS and text[end : end + 1] in _MARKS:
        restored = restored[:-1]
    return Placeholder(start, end, "scar", "<scar>", f"repair:{repair.surface}", restored=restored, clean=restored)


@cache
def _triggers() -> PhraseMatcher[Repair | tuple[Scar, ...]]:
    """Literals that scars hold, and replaced words."""
    rows: defaultdict[str, list[Scar]] = defaultdict(list)
    for scar in scars():
        _condition(scar)
        if scar.trigger:
            rows[scar.trigger].append(scar)
    entries: dict[str, Repair | tuple[Scar, ...]] = {repair.surface: repair for repair in repairs()}
    for trigger, kinds in rows.items():
        hidden = [other for other in entries if other != trigger and (trigger in other or other in trigger)]
        if hidden:
            raise VocabularyError(f"scars.yaml: the trigger {trigger!r} and {hidden} hide each other")
        entries[trigger] = tuple(kinds)
    return PhraseMatcher(entries)


def _holds(scar: Scar, text: str, match: re.Match[str]) -> bool:
    """Whether the further test of a row is passed."""
    condition = _condition(scar)
    return condition is None or condition(text, match)


def _condition(scar: Scar) -> Condition | None:
    """The test that a row names."""
    if not scar.condition:
        return None
    if scar.condition not in _CONDITIONS:
        raise VocabularyError(f"scars.yaml: {scar.name} names a condition {scar.condition!r} that there is not")
    return _CONDITIONS[scar.condition]


def _is_unpaired(text: str, match: re.Match[str]) -> bool:
    """Whether the sign is no quotation mark: nothing quotable stands between it and its partner in the line."""
    line_start = max(text.rfind("\n", 0, match.start()) + 1, match.start() - _LINE_REACH)
    line_end = text.find("\n", match.end(), match.end() + _LINE_REACH)
    line = text[line_start : line_end if line_end >= 0 else match.end() + _LINE_REACH]
    parts = line.split(match[0])
    index = line.count(match[0], 0, match.start() - line_start)
    quoted = parts[index + 1] if index % 2 == 0 else parts[index]
    is_last_of_odd = index % 2 == 0 and index + 2 == len(parts)
    return is_last_of_odd or len(quoted) > _LONGEST_QUOTATION or bool(_CLAUSE_MARK.search(quoted))


def _is_sparse(text: str, match: re.Match[str]) -> bool:
    """Whether the point is no full stop of an author who types points, and stands in no quoted slogan."""
    nearby = text[max(match.start() - 400, 0) : match.end() + 400]
    if len(_POINT_STOP.findall(nearby)) > nearby.count("。"):
        return False
    before = text[max(match.start() - 20, 0) : match.start()]
    return before.rfind("“") <= before.rfind("”")


_LINE_REACH = 400
_LONGEST_QUOTATION = 30
_CLAUSE_MARK = re.compile("[，,。；;]")
_POINT_STOP = re.compile(r"(?<=[\u4e00-\u9fff])\.(?![\d.])")


def _is_left_greater(text: str, match: re.Match[str]) -> bool:
    """Whether the two numbers cannot be neighbours in a list: the left is ten times the right, or more."""
    return int(match["left"]) >= 10 * int(match["right"])


def _is_no_checkbox(text: str, match: re.Match[str]) -> bool:
    """Whether the box is none of a row of boxes to tick: blanks beside it, and another box nearby."""
    start, end = match.span()
    if not (_GAP.match(text, end) or _GAP.match(text, start - 1)):
        return True
    return text.count("□", max(start - _BOX_REACH, 0), end + _BOX_REACH) <= 1


_GAP = re.compile(r"[ \u3000]|$")
_BOX_REACH = 12

_CONDITIONS: dict[str, Condition] = {
    "unpaired": _is_unpaired,
    "sparse": _is_sparse,
    "left_greater": _is_left_greater,
    "no_checkbox": _is_no_checkbox,
}
