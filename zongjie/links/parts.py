"""Wholes and parts: 其中, brackets, lists behind a colon, totals."""

from __future__ import annotations

import re
from bisect import bisect_left

from zongjie.links.context import Article, Figure
from zongjie.links.cues import Cue, can_share_whole, part_cues
from zongjie.links.precision import add, stated_interval, sums_up
from zongjie.vocabulary import Match

_COMMA = re.compile(r"[,，]")
_HARD_STOP = re.compile(r"[;；。!！?？\n]")
_BREAK = re.compile(r"[,，;；。:：、!！?？\n]")
_AFTER_CUE = re.compile(r"[\s:：,，]*")
_COLON = re.compile(r"[^,，;；。:：、!！?？\n]{0,10}[:：]")
_STATES = frozenset({"actual", "plan"})
_FEWEST = 2
"""A list without a word such as 其中 has at least so many parts."""
_LONGEST_TAIL = 16
"""Characters that may stand between a whole and its bracket: 33所学校的监控系统（...）."""
_WINDOW = 100
"""Figures looked at before and behind a cue: no list of an authority's schools is longer."""
_LONGEST_SUM = 12
DEEPEST = 20
"""Parts of parts of parts go no deeper."""
_LONGEST_LIST_ITEM = 40
_LONGEST_TOTAL_GAP = 6
"""Characters that may stand between 共 and the total: 共培训教师60人."""


class PartFinder:
    """Finds the parts in one article. `parents` maps a part's position in `figures` to its whole's."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.cues = [match for match in part_cues().find(article.text) if match.entry.role != "word"]
        self.cue_starts = [match.start for match in self.cues]
        self.parents: dict[str, str] = {}

    def find(self) -> dict[str, str]:
        """Identifiers of parts with the identifiers of their wholes."""
        previous: list[Figure] = []
        for sentence, figures in self.article.by_sentence():
            adjacent = previous if previous and previous[0].sentence == sentence - 1 else []
            self._sentence(sentence, figures, adjacent)
            previous = figures
        return self.parents

    def _sentence(self, sentence: int, figures: list[Figure], previous: list[Figure]) -> None:
        start, end = self.article.sentences[sentence]
        cues = self._cues_between(start, end)
        for match in cues:
            if match.entry.role == "part":
                self._after_cue(match, figures, previous, start)
            elif match.entry.role == "list" and self._opens_clause(match.start, start):
                self._after_cue(match, figures, [], start, fewest=2)
        self._bracket_lists(figures)
        self._colon_lists(figures)
        for match in cues:
            if match.entry.role in {"total", "sum"}:
                self._before_total(match, figures)

    # --- 其中

    def _after_cue(
        self, cue: Match[Cue], figures: list[Figure], previous: list[Figure], sentence_start: int, fewest: int = 1
    ) -> None:
        """Link the list behind a cue such as 其中 to the whole before it."""
        bracket = self.article.bracket_at(cue.start)
        index = bisect_left(figures, cue.end, key=lambda figure: figure.start)
        following = figures[index : index + _WINDOW]
        position = self._skip(_AFTER_CUE, cue.end)
        first = self._first_part(following, position, bracket)
        if first is None:
            return
        before = figures[max(0, index - _WINDOW) : index]
        whole = self._whole_before(cue.start, bracket, first, before, previous, sentence_start=sentence_start)
        if whole is None:
            return
        parts = self._run(following, first, bracket, whole)
        if len(parts) >= fewest:
            self._link(parts, whole)

    def _first_part(self, following: list[Figure], position: int, bracket: int) -> Figure | None:
        """The first figure of the list that starts at `position`, stepping over norms (180人以上的有3所)."""
        for figure in following:
            if figure.bracket != bracket:
                if self.article.is_inside(figure, bracket):
                    continue
                return None
            gap = self.article.outside_brackets(position, figure.start)
            if (
                _HARD_STOP.search(gap)
                or len(_COMMA.findall(gap)) > 1
                or self._has_role(position, figure.start, {"part"})
            ):
                return None
            if figure.nature in _STATES:
                return figure
            if figure.nature != "norm":
                return None
            position = figure.end
        return None

    def _whole_before(
        self,
        cue_start: int,
        bracket: int,
        first: Figure,
        before: list[Figure],
        previous: list[Figure],
        *,
        sentence_start: int,
    ) -> Figure | None:
        """The nearest figure before the cue that can hold `first`: in its brackets, before them, a sentence before."""
        level = bracket
        limit = cue_start
        while True:
            for figure in reversed(before):
                if figure.bracket == level and figure.end <= limit and self._can_hold(figure, first):
                    between = self.article.text[figure.end : cue_start].rstrip(" ;；")
                    return None if _HARD_STOP.search(between) else figure
            if level == -1:
                break
            limit = self.article.brackets[level].start
            level = self.article.brackets[level].parent
        if bracket == -1 and not self.article.text[sentence_start:cue_start].strip():
            between = self.article.text[previous[-1].end : cue_start] if previous else "\n"
            if "\n" not in between:
                return next((f for f in reversed(previous) if f.bracket == -1 and self._can_hold(f, first)), None)
        return None

    def _can_hold(self, whole: Figure, part: Figure) -> bool:
        """Whether `part` can be a part of `whole` by unit, nature and size (rates: by unit)."""
        if whole.nature not in _STATES or not can_share_whole(whole.unit_base, part.unit_base):
            return False
        if whole.is_percentage:
            return whole.unit_base == "%"
        return whole.high is None or part.low is None or part.low <= (stated_interval(whole) or (0.0, whole.high))[1]

    def _run(self, following: list[Figure], first: Figure, bracket: int, whole: Figure) -> list[Figure]:
        """The list that opens with `first`: one figure after the other until something else begins."""
        parts: list[Figure] = []
        position = first.start
        for figure in following:
            if figure.start < first.start or (figure.bracket != bracket and self.article.is_inside(figure, bracket)):
                continue
            if figure.bracket != bracket:
                break
            if parts and self._list_ends(position, figure, parts, whole):
                break
            if figure.nature in _STATES and self._can_hold(whole, figure):
                parts.append(figure)
            elif not (figure.nature == "norm" or figure.unit_base == "%"):
                break
            position = figure.end
        return parts

    def _list_ends(self, position: int, figure: Figure, parts: list[Figure], whole: Figure) -> bool:
        """Whether something else begins between the last part and `figure`."""
        gap = self.article.outside_brackets(position, figure.start)
        if "。" in gap or "\n" in gap or len(_COMMA.findall(gap)) > 1:
            return True
        if self._has_role(position, figure.start, {"part", "list", "end", "total", "sum"}):
            return True
        fits = whole.is_percentage or self._fits(parts, figure, whole)
        if _HARD_STOP.search(gap):
            return whole.is_percentage or not fits or not self._is_bare(gap, parts[-1], figure)
        return not fits and (self._is_complete(parts, whole) or self._has_role(position, figure.start, {"action"}))

    def _is_bare(self, gap: str, last: Figure, figure: Figure) -> bool:
        """Whether the list goes on behind a semicolon: 其中校舍40万元;设备30万元;绿化20万元."""
        behind = self.article.outside_brackets(figure.end, min(figure.end + _LONGEST_LIST_ITEM, len(self.article.text)))
        ends = not behind.strip() or _HARD_STOP.match(behind.strip()) is not None
        return ends and len(gap) <= _LONGEST_TAIL and not _COMMA.search(gap) and figure.unit == last.unit

    def _fits(self, parts: list[Figure], figure: Figure, whole: Figure) -> bool:
        """Whether the parts with one more still do not exceed the whole."""
        intervals = [stated_interval(part) for part in (*parts, figure)]
        limit = stated_interval(whole)
        known = [interval for interval in intervals if interval is not None]
        return limit is None or add(known)[0] <= limit[1]

    def _is_complete(self, parts: list[Figure], whole: Figure) -> bool:
        """Whether the parts make up the whole already."""
        return len(parts) > 1 and sums_up(parts, whole)

    # --- brackets and colons

    def _bracket_lists(self, figures: list[Figure]) -> None:
        """58家（中学12所、小学46所）: a bracket that holds nothing but a list of parts."""
        inner: dict[int, list[Figure]] = {}
        for figure in figures:
            if figure.bracket >= 0 and figure.nature in _STATES:
                inner.setdefault(figure.bracket, []).append(figure)
        for index, parts in inner.items():
            bracket = self.article.brackets[index]
            if self._has_role(bracket.start, bracket.end, {"part", "list", "apart", "total", "sum"}):
                continue
            position = bisect_left(figures, bracket.start, key=lambda figure: figure.start) - 1
            while position >= 0 and self.article.is_inside(figures[position], bracket.parent):
                position -= 1
            if len(parts) < _FEWEST or position < 0 or figures[position].bracket != bracket.parent:
                continue
            whole = figures[position]
            tail = self.article.text[whole.end : bracket.start]
            if len(tail) <= _LONGEST_TAIL and not _BREAK.search(tail) and self._all_parts(parts, whole):
                self._link(parts, whole)

    def _colon_lists(self, figures: list[Figure]) -> None:
        """教师120人：小学80人，初中40人."""
        for index, whole in enumerate(figures):
            match = _COLON.match(self.article.text, whole.end)
            if match is None or whole.nature not in _STATES or whole.is_percentage:
                continue
            following = figures[index + 1 : index + 1 + _WINDOW]
            first = self._first_part(following, match.end(), whole.bracket)
            if first is None or not self._can_hold(whole, first):
                continue
            parts = self._run(following, first, whole.bracket, whole)
            if len(parts) >= _FEWEST:
                self._link(parts, whole)

    def _all_parts(self, parts: list[Figure], whole: Figure) -> bool:
        """Whether all figures can be parts of `whole`, and `whole` is an amount, not a rate."""
        return not whole.is_percentage and all(self._can_hold(whole, part) for part in parts)

    # --- totals

    def _before_total(self, cue: Match[Cue], figures: list[Figure]) -> None:
        """小学30人、初中20人，共50人: the total stands behind its parts."""
        index = bisect_left(figures, cue.end, key=lambda figure: figure.start)
        if index == len(figures):
            return
        whole = figures[index]
        gap = self.article.text[cue.end : whole.start]
        if len(gap) > _LONGEST_TOTAL_GAP or _BREAK.search(gap) or whole.nature not in _STATES or whole.is_percentage:
            return
        parts: list[Figure] = []
        position = cue.start
        for figure in reversed(figures[max(0, index - _LONGEST_SUM) : index]):
            if figure.bracket != whole.bracket:
                if self.article.is_inside(figure, whole.bracket):
                    continue
                break
            between = self.article.outside_brackets(figure.end, position)
            if _HARD_STOP.search(between) or len(_COMMA.findall(between)) > 1 or not self._can_hold(whole, figure):
                break
            if figure.nature not in _STATES or figure.measurement_id in self.parents:
                break
            parts.insert(0, figure)
            position = figure.start
            # a plain 共 proves nothing by itself: only a sum that fits makes it a total
            if cue.entry.role == "total" and len(parts) > 1 and sums_up(parts, whole):
                self._link(parts, whole)
                return
        if cue.entry.role == "sum" and len(parts) > 1:
            self._link(parts, whole)

    # --- helpers

    def _link(self, parts: list[Figure], whole: Figure) -> None:
        """Note the parts; what was linked first stays, and nothing becomes a part of its own part."""
        for part in parts:
            if part.measurement_id not in self.parents and not self._is_above(
                part.measurement_id, whole.measurement_id
            ):
                self.parents[part.measurement_id] = whole.measurement_id

    def _is_above(self, candidate: str, below: str | None) -> bool:
        """Whether `candidate` is `below` or one of its wholes; also where those go up further than any list does."""
        for _ in range(DEEPEST):
            if below is None or below == candidate:
                return below is not None
            below = self.parents.get(below)
        return True

    def _cues_between(self, start: int, end: int) -> list[Match[Cue]]:
        return self.cues[bisect_left(self.cue_starts, start) : bisect_left(self.cue_starts, end)]

    def _has_role(self, start: int, end: int, roles: set[str]) -> bool:
        return any(match.entry.role in roles for match in self._cues_between(start, end))

    def _opens_clause(self, position: int, sentence_start: int) -> bool:
        before = self.article.text[sentence_start:position].rstrip()
        return not before or bool(_BREAK.match(before[-1])) or before[-1] in "(（"

    def _skip(self, pattern: re.Pattern[str], position: int) -> int:
        match = pattern.match(self.article.text, position)
        return match.end() if match else position


def find_parents(article: Article) -> dict[str, str]:
    """Identifiers of the parts in an article with the identifiers of their wholes."""
    return PartFinder(article).find()
