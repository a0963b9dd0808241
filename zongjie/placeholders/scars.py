"""Scars of an article: damage of the vocabulary `scars`, and words that scraping replaced."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from operator import itemgetter

from zongjie.errors import VocabularyError
from zongjie.placeholders.damage import Repair, Scar, repairs, scars
from zongjie.placeholders.placeholder import Placeholder
from zongjie.placeholders.repeats import matches_at, repeats
from zongjie.vocabulary import PhraseMatcher

_MARKS = frozenset("。，；、：")
_REACH = 24
"""How far from its trigger a scar may begin or end."""

Condition = Callable[[str, "re.Match[str]"], bool]


def find_scars(text: str) -> list[Placeholder]:
    """Scars of an article (width folded), by kind in the order of the vocabulary; several may claim the same place."""
    found: list[tuple[int, Placeholder]] = []
    reached: dict[int, int] = {}
    for trigger in _triggers().find_nested(text):
        for rank, kind in trigger.entry:
            if isinstance(kind, Repair):
                if not text.startswith(kind.not_before, trigger.end):
                    found.append((rank, _replaced_word(text, trigger.start, trigger.end, kind)))
            elif trigger.start >= reached.get(rank, 0):
                for match in _around(text, kind, trigger.start, trigger.end):
                    # as when the pattern is searched for, what it consumed is looked at once
                    reached[rank] = match.end()
                    if holds(kind, text, match):
                        found.append((rank, _placeholder(kind, match)))
    for rank, scar in enumerate(scars()):
        if scar.repeats is not None:
            matches = matches_at(scar.pattern, text, repeats(text, *scar.repeats))
            found += [(rank, _placeholder(scar, match)) for match in matches if holds(scar, text, match)]
    return [one for _, one in sorted(found, key=itemgetter(0))]


def _around(text: str, scar: Scar, start: int, end: int) -> Iterator[re.Match[str]]:
    """Matches of a scar's pattern that hold the trigger text[start:end]."""
    if scar.is_anchored:
        match = scar.pattern.match(text, start)
        if match:
            yield match
        return
    for match in scar.pattern.finditer(text, max(start - _REACH, 0), min(end + _REACH, len(text))):
        if match.start() > start:
            return
        if start < match.end():
            yield match


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
def _triggers() -> PhraseMatcher[tuple[tuple[int, Repair | Scar], ...]]:
    """What scars hold, and replaced words; each with the kinds that it speaks of and their place in the file."""
    entries: defaultdict[str, list[tuple[int, Repair | Scar]]] = defaultdict(list)
    for rank, scar in enumerate(scars()):
        _condition(scar)
        for trigger in scar.triggers:
            entries[trigger].append((rank, scar))
    for rank, repair in enumerate(repairs(), len(scars())):
        entries[repair.surface].append((rank, repair))
    return PhraseMatcher({trigger: tuple(kinds) for trigger, kinds in entries.items()})


def holds(scar: Scar, text: str, match: re.Match[str]) -> bool:
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
