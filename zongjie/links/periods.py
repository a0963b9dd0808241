"""Which expression of time each figure stands under."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

from zongjie.links.context import Article, Figure
from zongjie.links.period_cues import Expression, find_expressions
from zongjie.links.years import Period, ReportYear, YearSpan, resolve

_OPENING = 12
"""An expression that starts within so many characters of its paragraph governs the paragraph."""
_CARRYING = frozenset({"year", "half_year", "quarter", "semester", "school_year", "last_years"})
_CLAUSE_END = re.compile(r"[,，;；。:：!！?？\n]")
_LINE_END = re.compile("\n")
_SHORTEST_RUN = 3
_WINDOW = 20
"""Expressions looked at before a figure; most of those stepped over stand in brackets or after 比."""
_OPENERS = frozenset({"", "\n", "。", "！", " ", "　", "、", ":", "："})
"""Characters behind which an expression opens a sentence (一、20xx年 ... as well)."""
_OF_RUNS = frozenset({"actual", "plan"})
_NOT_CARRIED = frozenset({"base", "norm"})


class PeriodFinder:
    """Gives each figure of an article its period."""

    def __init__(self, article: Article, report: ReportYear) -> None:
        self.article = article
        self.report = report
        self.expressions = list(find_expressions(article.text))
        self.starts = [expression.start for expression in self.expressions]
        self.brackets = [article.bracket_at(start) for start in self.starts]
        self.paragraphs = [0, *(match.end() for match in _LINE_END.finditer(article.text))]

    def find(self) -> dict[str, Period]:
        """Periods by measurement_id."""
        periods: dict[str, Period] = {}
        for sentence, figures in self.article.by_sentence():
            start, end = self.article.sentences[sentence]
            indices = range(bisect_left(self.starts, start), bisect_left(self.starts, end))
            runs = self._runs(indices, figures)
            for figure in figures:
                period = self._period(figure, indices, runs, start)
                if period is not None:
                    periods[figure.measurement_id] = period
        return periods

    def _period(self, figure: Figure, indices: range, runs: dict[int, YearSpan], sentence_start: int) -> Period | None:
        chosen = self._governing(figure, indices)
        if chosen is None:
            if figure.nature in _NOT_CARRIED:
                return None
            chosen = self._carried(sentence_start)
            if chosen is None:
                return None
        expression = self.expressions[chosen]
        if chosen in runs:
            low, high = runs[chosen]
            return Period(expression.text, "year", low, high)
        return resolve(expression, self.report, self._context(chosen), self._is_own_year(chosen, figure), figure.nature)

    def _governing(self, figure: Figure, indices: range) -> int | None:
        """The nearest expression before the figure in its sentence that speaks of its time."""
        text = self.article.text
        fallback: int | None = None
        last = bisect_left(self.starts, figure.start, indices.start, indices.stop)
        for index in range(last - 1, max(indices.start, last - _WINDOW) - 1, -1):
            expression = self.expressions[index]
            if expression.end > figure.start or not self._reaches(index, figure):
                continue
            if figure.nature in _NOT_CARRIED:
                is_near = not _CLAUSE_END.search(text, expression.end, figure.start)
                return index if is_near and (figure.nature != "base" or _is_past(expression)) else None
            if expression.is_comparing:
                continue
            if expression.word is not None and expression.word.kind == "cumulative":
                # 累计 says how it was counted; a date in the sentence says when
                fallback = (
                    index
                    if fallback is None and not _CLAUSE_END.search(text, expression.end, figure.start)
                    else fallback
                )
                continue
            return index
        return fallback

    def _reaches(self, index: int, figure: Figure) -> bool:
        """Whether the expression stands outside of all brackets that do not hold the figure."""
        bracket = figure.bracket
        while bracket != self.brackets[index]:
            if bracket == -1:
                return False
            bracket = self.article.brackets[bracket].parent
        return True

    def _carried(self, position: int) -> int | None:
        """The expression that opened the paragraph or a later sentence of it."""
        paragraph = self._paragraph(position)
        index = _last_before(self._openers, bisect_left(self.starts, position))
        if index is None or self.starts[index] < paragraph:
            return None
        is_at_start = self.starts[index] - paragraph <= _OPENING
        return index if is_at_start or self._kind(self.expressions[index]) == "year" else None

    @cached_property
    def _openers(self) -> list[int]:
        """The expressions that open a paragraph or a sentence and can speak for what follows."""
        text = self.article.text
        found: list[int] = []
        for index, expression in enumerate(self.expressions):
            paragraph = self._paragraph(expression.start)
            lead = text[max(paragraph, expression.start - _OPENING) : expression.start]
            opens = expression.start - paragraph <= _OPENING or lead.rstrip().endswith(("。", "！", "；", ";"))
            if opens and not expression.is_comparing and self._kind(expression) in _CARRYING:
                found.append(index)
        return found

    @cached_property
    def _years(self) -> list[int]:
        """The expressions that name a year."""
        return [
            index
            for index, expression in enumerate(self.expressions)
            if not expression.is_comparing and (expression.years or expression.year_word)
        ]

    def _paragraph(self, position: int) -> int:
        """Where the paragraph starts in which a position lies."""
        return self.paragraphs[bisect_right(self.paragraphs, position) - 1]

    def _kind(self, expression: Expression) -> str:
        return resolve(expression, self.report, None, False, "actual").kind

    def _context(self, chosen: int) -> YearSpan | None:
        """The years of the expression that governs a month or a part of a year, in its paragraph."""
        index = _last_before(self._years, chosen)
        if index is None or self.starts[index] < self._paragraph(self.starts[chosen]):
            return None
        earlier = self.expressions[index]
        shows_own_year = self._shows_own_year(index)
        if earlier.has_masked_year and not shows_own_year:
            return None
        period = resolve(earlier, self.report, None, shows_own_year, "actual")
        return period.year_min, period.year_max

    def _is_own_year(self, index: int, figure: Figure) -> bool:
        return figure.nature not in {"base", "plan", "norm"} and self._shows_own_year(index)

    def _shows_own_year(self, index: int) -> bool:
        """Whether the text shows a wiped year to be the report year.

        So where the article calls its own year 20xx年 in its title or opening, and the expression
        opens a sentence or tells the state as of that date.
        """
        expression = self.expressions[index]
        if not (expression.has_masked_year and self.report.is_masked_in_opening) or expression.is_comparing:
            return False
        if expression.form not in {"年", "年度"}:
            return False
        before = self.article.text[max(0, expression.start - 1) : expression.start]
        return expression.is_as_of or before in _OPENERS

    def _runs(self, indices: range, figures: list[Figure]) -> dict[int, YearSpan]:
        """20xx年3300人, 20xx年3650人, 20xx年4010人: consecutive years.

        What was reached ends in the report year; what is foreseen begins in it or in the year after.
        """
        run: list[int] = []
        previous: Figure | None = None
        for index in indices:
            expression = self.expressions[index]
            position = bisect_left(figures, expression.end, key=lambda figure: figure.start)
            following = figures[position] if position < len(figures) else None
            if (
                following is None
                or not expression.has_masked_year
                or len(expression.years) != 1
                or expression.is_comparing
                or following.nature not in _OF_RUNS
                or _CLAUSE_END.search(self.article.text, expression.end, following.start)
                or (previous is not None and (following is previous or _unlike(following, previous)))
            ):
                if len(run) >= _SHORTEST_RUN:
                    break
                run, previous = [], None
                continue
            run.append(index)
            previous = following
        if len(run) < _SHORTEST_RUN:
            return {}
        if previous is not None and previous.nature == "plan":
            return {index: self.report.shifted(ahead, ahead + 1) for ahead, index in enumerate(run)}
        return {index: self.report.shifted(back, back) for index, back in zip(run, range(1 - len(run), 1), strict=True)}


def _last_before(indexes: Sequence[int], bound: int) -> int | None:
    """The last of ascending indexes that is smaller than `bound`."""
    place = bisect_left(indexes, bound)
    return indexes[place - 1] if place else None


def _unlike(figure: Figure, previous: Figure) -> bool:
    """Whether two figures cannot be of one series: other units, or one foreseen and one reached."""
    return (figure.unit_base, figure.nature) != (previous.unit_base, previous.nature)


def find_periods(article: Article, report: ReportYear) -> dict[str, Period]:
    """The period of each figure that stands under an expression of time, by measurement_id."""
    return PeriodFinder(article, report).find()


def _is_past(expression: Expression) -> bool:
    """Whether the expression can be the time of an earlier value: 去年, 2012年, but not 今年 or 目前."""
    word = expression.year_word or expression.word
    return expression.is_comparing or bool(expression.years) or (word is not None and (word.first or 0) < 0)
