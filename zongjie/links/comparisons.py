"""Comparisons: the present figure to which an earlier value or the size of a change belongs."""

from __future__ import annotations

import re
from bisect import bisect_left

from zongjie.links.context import Article, Figure
from zongjie.links.cues import can_share_whole, comparison_cues
from zongjie.links.precision import is_open

_CLAUSE_END = re.compile(r"[,，;；。:：!！?？\n、]")
_SENTENCE_PART_END = re.compile(r"[;；。!！?？\n]")
_PRESENT = frozenset({"actual", "plan"})
_RANK_UNITS = frozenset({"位次", "名次", "位", "名"})
_FILLERS = "与和跟又再也均还更每年分别同去上 "
"""Characters that may precede a comparing word without being a subject of their own: 又比, 与去年相比."""
_SHORT = 8
_WINDOW = 30
"""Figures looked at before and behind a comparison (a bracket between may hold a list of them)."""
_FARTHEST = 2
"""Clauses without a fitting figure that may stand between a change and the figure that changed."""


class ComparisonFinder:
    """Finds, for bases and changes, the present figure that they belong to."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.cues = [match for match in comparison_cues().find(article.text) if match.entry.role != "word"]
        self.cue_starts = [match.start for match in self.cues]

    def find(self) -> dict[str, str]:
        """Identifiers of bases and changes with the identifier of the figure they belong to."""
        found: dict[str, str] = {}
        for _, figures in self.article.by_sentence():
            for index, figure in enumerate(figures):
                if figure.nature not in {"base", "change"}:
                    continue
                present = self._base(index, figures) if figure.nature == "base" else self._change(index, figures, found)
                if present is not None:
                    found[figure.measurement_id] = present
        return found

    def _base(self, index: int, figures: list[Figure]) -> str | None:
        """由31所调整为24所: the next figure. 845人，比去年的612人增加233人: the one before 比."""
        base = figures[index]
        clause = self._clause_start(base.start)
        if self._roles(clause, base.start) & {"compare"}:
            return self._result_after(index, figures, base) or self._present_before(index, figures, base, clause)
        return self._next_present(index, figures, base) or self._present_before(index, figures, base, clause)

    def _change(self, index: int, figures: list[Figure], found: dict[str, str]) -> str | None:
        """比去年增长5%: the figure before it; 增长33%，达到1.2亿元: the one behind 达到."""
        change = figures[index]
        clause = self._clause_start(change.start)
        result = self._result_after(index, figures, change)
        if result is not None:
            return result
        # 比去年的612人增加233人，增幅38.1%: a change right behind a change or a base shares its present figure
        last = figures[index - 1] if index else None
        if last is not None and last.measurement_id in found and self._continues(last, change, clause):
            return found[last.measurement_id]
        return self._present_before(index, figures, change, clause)

    def _continues(self, last: Figure, change: Figure, clause: int) -> bool:
        """Whether the change speaks of what the last base or change spoke of."""
        between = self._between(last, change)
        if _SENTENCE_PART_END.search(between) or len(_CLAUSE_END.findall(between)) > 1:
            return False
        return last.end > clause or not self._has_subject(clause, change.start)

    def _next_present(self, index: int, figures: list[Figure], base: Figure) -> str | None:
        """The next present figure of the same unit, at most one clause on."""
        for figure in figures[index + 1 : index + 1 + _WINDOW]:
            between = self._between(base, figure)
            if _SENTENCE_PART_END.search(between) or len(_CLAUSE_END.findall(between)) > 1:
                return None
            if figure.nature in _PRESENT and figure.bracket == base.bracket and _same_kind(figure, base):
                return figure.measurement_id
        return None

    def _result_after(self, index: int, figures: list[Figure], reference: Figure) -> str | None:
        """The figure behind a word such as 达到 in the same or the next clause."""
        for figure in figures[index + 1 : index + 1 + _WINDOW]:
            between = self._between(reference, figure)
            if _SENTENCE_PART_END.search(between) or len(_CLAUSE_END.findall(between)) > 1:
                return None
            if figure.nature in _PRESENT and figure.bracket == reference.bracket and _same_kind(figure, reference):
                cues = self._cues(reference.end, figure.start)
                lead = between[_last_clause(between) :]
                is_result = bool(cues) and cues[-1].entry.role == "result" and figure.start - cues[-1].end <= 1
                # 增长33%，达到1.2亿元: the clause opens with 达到; with a subject of its own it is another matter
                return figure.measurement_id if is_result and len(lead.strip()) <= len(cues[-1].phrase) + 1 else None
        return None

    def _present_before(self, index: int, figures: list[Figure], reference: Figure, clause: int) -> str | None:
        """The present figure before the comparing clause; within it if the clause has a subject of its own."""
        own_subject = self._has_subject(clause, reference.start)
        for position in range(index - 1, max(-1, index - 1 - _WINDOW), -1):
            figure = figures[position]
            between = self.article.outside_brackets(figure.end, clause) if figure.end < clause else ""
            if _SENTENCE_PART_END.search(between):
                return None
            if figure.nature in {"base", "change"} or (figure.bracket != reference.bracket):
                continue
            if own_subject and figure.end <= clause:
                return None
            if figure.nature == "norm" and figure.end <= clause:
                continue
            if not _belongs(figure, reference):
                if figure.end <= clause and len(_CLAUSE_END.findall(between)) > _FARTHEST:
                    return None
                continue
            if len(_CLAUSE_END.findall(between)) > _FARTHEST:
                return None
            return self._counted(position, figures).measurement_id
        return None

    def _counted(self, index: int, figures: list[Figure]) -> Figure:
        """845人，突破800人: the figure itself and not the mark that it passed."""
        figure = figures[index]
        if index == 0 or not is_open(figure):
            return figure
        last = figures[index - 1]
        between = self._between(last, figure)
        is_mark = last.nature == figure.nature and last.unit_base == figure.unit_base and not is_open(last)
        return last if is_mark and len(_CLAUSE_END.findall(between)) == 1 and len(between) <= _SHORT else figure

    def _has_subject(self, clause: int, figure_start: int) -> bool:
        """Whether something else stands in the clause before the comparing word: 上线率比去年提高4%."""
        cues = self._cues(clause, figure_start)
        lead = self.article.text[clause : cues[0].start] if cues else self.article.text[clause:figure_start]
        return len(lead.strip(_FILLERS)) > 1

    def _roles(self, start: int, end: int) -> set[str]:
        return {match.entry.role for match in self._cues(start, end)}

    def _cues(self, start: int, end: int):
        return self.cues[bisect_left(self.cue_starts, start) : bisect_left(self.cue_starts, end)]

    def _between(self, first: Figure, second: Figure) -> str:
        return self.article.outside_brackets(first.end, second.start)

    def _clause_start(self, position: int) -> int:
        """Where the clause that holds `position` starts."""
        window = self.article.text[max(0, position - 80) : position]
        return position - len(window) + _last_clause(window)


def _last_clause(text: str) -> int:
    """Where the last clause of `text` starts."""
    last = 0
    for match in _CLAUSE_END.finditer(text):
        last = match.end()
    return last


def _same_kind(figure: Figure, reference: Figure) -> bool:
    """Whether both can be compared: like units, or a change in per cent."""
    if reference.nature == "change" and reference.is_percentage:
        return reference.unit_base == "%" or figure.unit_base == "%"
    return can_share_whole(figure.unit_base, reference.unit_base)


def _belongs(figure: Figure, reference: Figure) -> bool:
    """Whether `reference` can be the base or the change of `figure`."""
    if reference.nature == "change" and reference.unit_base in _RANK_UNITS and figure.nature == "rank":
        return True
    return figure.nature in _PRESENT and _same_kind(figure, reference)


def find_comparisons(article: Article) -> dict[str, str]:
    """Identifiers of bases and changes with the identifiers of the present figures they belong to."""
    return ComparisonFinder(article).find()
