"""Telling what a web page put around an article from the article itself, line by line."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from zongjie.articles.lines import Line
from zongjie.errors import VocabularyError
from zongjie.tables.articles import BOILERPLATE_REASONS
from zongjie.vocabulary import PhraseMatcher, check_unique, load_csv

LONGEST_LINK = 60
"""Lines after "相关文章" that are longer than this are text, not links."""


@dataclass(frozen=True)
class ChromeRule:
    """A row of `site_chrome.csv`."""

    name: str
    cue: str
    zone: str
    reason: str
    max_length: int
    pattern: str
    source: str
    example: str


@dataclass(frozen=True, slots=True)
class ChromeLine:
    """A line that a rule knows as chrome, by its index."""

    line_index: int
    zone: str
    reason: str


@cache
def chrome_rules() -> tuple[PhraseMatcher[list[tuple[ChromeRule, re.Pattern[str]]]], tuple[ChromeRule, ...]]:
    """A matcher from cues to the rules they call for, and the rules."""
    rules = load_csv("site_chrome", ChromeRule)
    check_unique("site_chrome.csv", rules, lambda rule: rule.name)
    by_cue: dict[str, list[tuple[ChromeRule, re.Pattern[str]]]] = {}
    for rule in rules:
        pattern = re.compile(rule.pattern)
        if rule.zone not in ("anywhere", "opening", "closes") or rule.reason not in BOILERPLATE_REASONS:
            raise VocabularyError(f"site_chrome.csv: {rule.name} has zone {rule.zone!r}, reason {rule.reason!r}")
        if rule.cue not in rule.example or not pattern.search(rule.example) or len(rule.example) > rule.max_length:
            raise VocabularyError(f"site_chrome.csv: the example of {rule.name} does not match its own row")
        by_cue.setdefault(rule.cue, []).append((rule, pattern))
    return PhraseMatcher(by_cue), rules


PAGE_NUMBER = "page_number"


def is_page_number(written: str) -> bool:
    """Whether a line is the number at a page's foot."""
    return any(pattern.search(written) is not None for pattern in _page_numbers())


@cache
def _page_numbers() -> tuple[re.Pattern[str], ...]:
    """The patterns of page numbers."""
    return tuple(re.compile(rule.pattern) for rule in chrome_rules()[1] if rule.reason == PAGE_NUMBER)


def find_chrome_lines(text: str, lines: Sequence[Line]) -> list[ChromeLine]:
    """The lines that a rule knows, in order; where several rules match a line the first of the file counts."""
    matcher, rules = chrome_rules()
    rank = {rule.name: index for index, rule in enumerate(rules)}
    starts = [line.start for line in lines]
    best: dict[int, ChromeRule] = {}
    tried: set[tuple[int, str]] = set()
    for match in matcher.find(text):
        index = bisect_right(starts, match.start) - 1
        if index < 0 or match.start >= lines[index].end:
            continue
        line = lines[index]
        # a cue that stands in a line many times is looked at once
        if (index, match.phrase) in tried:
            continue
        tried.add((index, match.phrase))
        for rule, pattern in match.entry:
            known = best.get(index)
            if line.length > rule.max_length or (known and rank[known.name] <= rank[rule.name]):
                continue
            if pattern.search(text[line.bare_start : line.end]):
                best[index] = rule
    return [ChromeLine(index, best[index].zone, best[index].reason) for index in sorted(best)]
