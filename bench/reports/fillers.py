"""Sentences without figures, joined from clauses: several thousand for every theme.

Reports talk far more than they count. A clause stands in one article at most a few times, and never in the
same company, so that nothing can be learnt by heart from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from random import Random

import yaml

from bench.sentences.grammar import years_of
from bench.sentences.slots import Frame, FrameError, parse_frame

_KEYS = {"topics", "objects", "means", "acts", "results"}
_OBJECT_ACTS = (
    "加强[了|]{0}",
    "狠抓{0}",
    "规范[了|]{0}",
    "进一步改进{0}",
    "高度重视{0}",
    "不断完善{0}的办法",
    "把{0}摆上重要位置",
    "抓好{0}和{1}",
    "切实加强{0}、{1}",
    "在{0}、{1}等方面狠下功夫",
    "对{0}提出明确要求",
    "将{0}列入考核内容",
    "注重{0}与{1}相结合",
    "组织[了|]{0}专题研讨",
    "健全[了|]{0}制度",
    "探索{0}的新路子",
)
_PATTERNS = (
    "{means}，{acts}，{acts}，{results}。",
    "{means}，{acts}；{acts}；{acts}。",
    "{acts}，{acts}，{results}。",
    "{acts}，{results}。",
    "{acts}；{acts}，{results}。",
    "{means}，{acts}。",
    "{means}，{acts}，{results}。",
    "{means}，{acts}，{acts}，{acts}，{results}。",
    "{acts}，{acts}；{acts}，{acts}。",
    "<list_marker 一是>{acts}；<list_marker 二是>{acts}；<list_marker 三是>{acts}。",
    "<list_marker 一是>{acts}，{results}。<list_marker 二是>{acts}，{acts}。",
)
# a plan has no results yet
_PLAN_PATTERNS = (
    "{means}，{acts}，{acts}。",
    "{means}，{acts}；{acts}；{acts}。",
    "{acts}，{acts}，{acts}。",
    "要{acts}，{acts}。",
    "继续{acts}，着力{acts}。",
    "<list_marker 一是>{acts}；<list_marker 二是>{acts}；<list_marker 三是>{acts}。",
)


@dataclass(frozen=True)
class Clauses:
    """The clauses of one theme, and its narrower headings."""

    theme: str
    topics: tuple[str, ...]
    objects: tuple[str, ...]
    means: tuple[str, ...]
    acts: tuple[str, ...]
    results: tuple[str, ...]


@cache
def clauses() -> Mapping[str, Clauses]:
    """Read bench/reports/clauses.yaml. Raises FrameError where a theme lacks a list or a clause stands twice."""
    content = yaml.safe_load(files("bench.reports").joinpath("clauses.yaml").read_text(encoding="utf-8"))
    found: dict[str, Clauses] = {}
    seen: set[str] = set()
    for theme, lists in content.items():
        if set(lists) != _KEYS:
            raise FrameError(f"clauses of {theme}: {sorted(lists)}")
        found[theme] = Clauses(theme, **{key: tuple(lists[key]) for key in _KEYS})
        for clause in (*found[theme].means, *found[theme].acts, *found[theme].results):
            if clause in seen:
                raise FrameError(f"clauses of {theme}: stands twice: {clause}")
            seen.add(clause)
    return found


class FillerStock:
    """Gives sentences of a theme; every clause is used up before one comes again."""

    def __init__(self, theme: str, random: Random, year: int, *, plan: bool) -> None:
        own = clauses()[theme]
        self.theme, self.random = theme, random
        self.patterns = _PLAN_PATTERNS if plan else _PATTERNS
        self.lists = {
            key: tuple(clause for clause in words if _fits(clause, year))
            for key, words in (("means", own.means), ("acts", own.acts), ("results", own.results))
        }
        self.objects = tuple(words for words in own.objects if _fits(words, year))
        self.left: dict[str, list[str]] = {key: [] for key in self.lists}

    def frame(self) -> Frame:
        """The next sentence."""
        text = self.random.choice(self.patterns)
        for key in self.lists:
            while f"{{{key}}}" in text:
                text = text.replace(f"{{{key}}}", self._next(key), 1)
        return parse_frame(f"{self.theme}/filler/joined", self.theme, "filler", text)

    def _next(self, key: str) -> str:
        """A clause that was not used lately."""
        if not self.left[key]:
            words = [*self.lists[key], *(self._object_acts() if key == "acts" else ())]
            self.left[key] = self.random.sample(words, len(words))
        return self.left[key].pop()

    def _object_acts(self) -> list[str]:
        """As many acts made of the theme's objects as there are forms of them."""
        return [form.format(*self.random.sample(self.objects, 2)) for form in _OBJECT_ACTS]


def _fits(clause: str, year: int) -> bool:
    """Whether a report on the year may hold a clause."""
    first, last = years_of(clause)
    return first <= year <= last
