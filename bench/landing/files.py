"""Landing files: single pages, copies, collections, and files that cannot be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any

import yaml

from bench.damage.texts import harm
from bench.landing.rows import document_rows
from bench.landing.truth import TABLES, Rows
from bench.reports.articles import Article, ArticleKey, write_article
from bench.sentences.authorities import FIRST_YEAR, LAST_YEAR
from bench.sentences.draft import Draft, Edit, Mark
from bench.sentences.facets import is_absolute
from bench.sentences.grammar import Grammar
from bench.sentences.numbers import chinese

FILE_KINDS = (("official", 34), ("page", 34), ("collection", 28), ("broken", 4))
ENCODINGS = (("utf-8", 62), ("utf-8-sig", 8), ("gb18030", 24), ("utf-16", 6))
_SEQUENCE = (
    ("half", 0),
    ("annual", 0),
    ("duty", 0),
    ("annual", 1),
    ("office", 1),
    ("plan", 2),
    ("half", 2),
    ("annual", 2),
)
_WINDOW = 240
_UNIFORM = 0.8
_WIDE = ("body", "section")
_RANDOM_NUMBER = re.compile(r"~(\d+)-(\d+)~")
_BROKEN: tuple[tuple[str, bytes, str], ...] = (
    ("empty.txt", b"", "empty"),
    ("blank.txt", "　\r\n \t\n".encode(), "empty"),
    ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "binary"),
    ("english.txt", b"Annual report of the office.\nNothing to see here.\n", "no_chinese_text"),
    ("table.xls", "教育统计".encode("gb18030") * 40, "unsupported_media_type"),
)


@dataclass(frozen=True)
class LandingFile:
    """A file of a world with its truth."""

    source_path: str
    content: bytes
    text: str | None
    rows: Rows


@cache
def site_texts() -> dict[str, list[str]]:
    """What pages put around an article."""
    return yaml.safe_load(files("bench.landing").joinpath("site_texts.yaml").read_text(encoding="utf-8"))


def key_of(number: int, seed: int) -> ArticleKey:
    """The article that the world tells `number`-th: eight for each authority, over three years."""
    authority, place = divmod(number, len(_SEQUENCE))
    first = Random(f"{seed}/first/{authority}").randint(FIRST_YEAR, LAST_YEAR - 2)
    report, offset = _SEQUENCE[place]
    return ArticleKey(authority, first + offset, report)


def landing_files(documents: int, seed: int, grammar: Grammar) -> Iterator[LandingFile]:
    """The files of a world, one by one."""
    cursor = 0
    for number in range(documents):
        random = Random(f"{seed}/file/{number}")
        kind = random.choices([name for name, _ in FILE_KINDS], [weight for _, weight in FILE_KINDS])[0]
        folder = f"{number // 1000:04d}"
        if kind == "broken":
            name, content, reason = random.choice(_BROKEN)
            path = f"{folder}/{number:07d}_{name}"
            yield LandingFile(path, content, None, _broken_rows(path, reason))
            continue
        path = f"{folder}/{number:07d}_{kind}.txt"
        maker = _Maker(path, seed, grammar, random, cursor)
        yield maker.make(kind)
        cursor = maker.cursor


def _broken_rows(path: str, reason: str) -> Rows:
    """The truth of a file that cannot be read."""
    rows: Rows = {name: [] for name in TABLES}
    rows["documents"].append(
        {"source_path": path, "expected": "quarantine", "reason": reason, "file_kind": "broken", "encoding": "",
         "character_count": 0, "article_count": 0, "damage": []}
    )  # fmt: skip
    return rows


class _Maker:
    """Makes one file. `cursor` counts the articles told so far; copies are taken from before it."""

    def __init__(self, path: str, seed: int, grammar: Grammar, random: Random, cursor: int) -> None:
        self.path, self.seed, self.grammar, self.random, self.cursor = path, seed, grammar, random, cursor

    def make(self, kind: str) -> LandingFile:
        """The file with its truth."""
        random = self.random
        draft = Draft()
        shown_year = random.randint(LAST_YEAR, LAST_YEAR + 2)
        title = self._fill(random.choice(site_texts()["title"]), Y=str(shown_year))
        if kind == "official":
            self._add(draft, None, copies=False)
            damage = harm(
                draft,
                random,
                random.choice(
                    ([], [], [], ["line_wraps"], ["mistyping"], ["mistyping"], ["wide_digits"], ["narrow_punctuation"])
                ),
            )
        else:
            damage = self._site(draft, kind, title)
        if random.random() < 0.1:
            draft.edit(Edit(place, place + 1, "\r\n") for place, char in enumerate(draft.text) if char == "\n")
        encoding = random.choices([name for name, _ in ENCODINGS], [weight for _, weight in ENCODINGS])[0]
        rows = document_rows(draft, self.path)
        rows["documents"].append(
            {"source_path": self.path, "expected": "document", "reason": None, "file_kind": kind, "encoding": encoding,
             "character_count": len(draft.text), "article_count": len(rows["articles"]), "damage": damage}
        )  # fmt: skip
        return LandingFile(self.path, draft.text.encode(encoding), draft.text, rows)

    def _site(self, draft: Draft, kind: str, title: str) -> list[str]:
        """A page or collection of a site that collects model texts."""
        random = self.random
        count = random.randint(3, 7) if kind == "collection" else 1
        articles = Draft()
        member = random.choice(site_texts()["member"])
        for number in range(1, count + 1):
            name = member if kind == "collection" else None
            self._add(articles, title, copies=True, member=name, number=number)
        damage = harm(articles, random)
        if not damage:
            damage = harm(articles, random, ["year_scrubber"])
        heading = title
        if kind == "collection":
            heading = self._fill(random.choice(site_texts()["collection"]), T=title, N=str(count))
        if kind == "collection":
            self._chrome(draft, heading)
        if random.random() < 0.7:
            for line in random.sample(site_texts()["before"], random.randint(0, 2)):
                self._chrome(draft, self._fill(line, Y=str(random.randint(LAST_YEAR + 1, LAST_YEAR + 3))))
        if random.random() < 0.6:
            self._chrome(draft, self._fill(random.choice(site_texts()["teaser"]), T=title))
        draft.append(articles)
        if random.random() < 0.6:
            self._chrome(draft, self._fill(random.choice(site_texts()["after"]), T=title))
            if draft.text.rstrip().endswith("相关文章："):
                for line in random.sample(site_texts()["related"], 3):
                    self._chrome(draft, line)
        return damage

    def _chrome(self, draft: Draft, line: str) -> None:
        """A line that belongs to the page."""
        draft.write(line, "chrome")
        draft.write("\n")

    def _fill(self, text: str, **words: str) -> str:
        """Put words and random numbers into a line of a page."""
        for letter, word in words.items():
            text = text.replace(f"%{letter}", word)
        return _RANDOM_NUMBER.sub(lambda match: str(self.random.randint(int(match[1]), int(match[2]))), text)

    def _add(
        self, draft: Draft, title: str | None, *, copies: bool, member: str | None = None, number: int = 0
    ) -> None:
        """Append an article: a new one or a copy of one told before."""
        random = self.random
        copied = copies and self.cursor > 0 and random.random() < 0.35
        if copied:
            told = random.randrange(max(0, self.cursor - _WINDOW), self.cursor)
        else:
            told = self.cursor
            self.cursor += 1
        key = key_of(told, self.seed)
        # most collections call whatever they hold by one name
        uniform = member is not None and Random(self.path).random() < _UNIFORM
        if title is not None and key.report != "annual" and member is None:
            # a page names what it shows
            title = self._fill(
                random.choice(site_texts()[f"title_{key.report}"]), Y=str(random.randint(LAST_YEAR + 1, LAST_YEAR + 3))
            )
        elif title is not None and key.report == "plan" and not uniform:
            title = title.replace("总结", "计划")
        if title is not None and member is not None:
            title = self._fill(member, T=title, I=str(number), J=chinese(number))
        article = write_article(key, self.seed, self.grammar, title)
        for place, figure in enumerate(article.draft.of_kind("figure")):
            figure.data["origin"] = f"{key.text}#{place}"
        relation = self._alter(article) if copied else None
        facts: dict[str, Any] = dict(article.facts)
        facts |= {"copy_of": key.text if copied else None, "copy_relation": relation}
        article.draft.marks.append(Mark("article", 0, len(article.draft.text), facts))
        draft.append(article.draft)

    def _alter(self, article: Article) -> str:
        """Make a copy the whole text, an excerpt, or one with other figures."""
        relation = self.random.choices(("same_text", "excerpt", "altered"), (60, 20, 20))[0]
        if relation == "excerpt" and not _cut(article.draft, self.random):
            relation = "same_text"
        if relation == "altered" and not _change_figures(article.draft, self.random):
            relation = "same_text"
        if relation == "excerpt":
            article.facts |= {"provable_min": None, "provable_max": None}
        return relation


def _cut(draft: Draft, random: Random) -> bool:
    """Keep the article up to the end of one of its middle sections."""
    sections = draft.of_kind("section")
    if len(sections) < 4:
        return False
    end = sections[random.randint(len(sections) // 2, len(sections) - 2)].end
    draft.text = draft.text[:end]
    # the body and the sections around the cut end there
    draft.marks = [mark for mark in draft.marks if mark.end <= end or (mark.kind in _WIDE and mark.start < end)]
    for mark in draft.of_kind(*_WIDE):
        mark.end = min(mark.end, end)
    return True


def _change_figures(draft: Draft, random: Random) -> bool:
    """State other numbers in two or three places."""
    options = [mark for mark in draft.of_kind("figure") if _is_plain(mark, draft.surface(mark))]
    linked = {id(figure) for mark in draft.of_kind("arithmetic") for figure in mark.data["figures"]}
    options = [mark for mark in options if id(mark) not in linked]
    if len(options) < 2:
        return False
    edits: list[Edit] = []
    for mark in random.sample(options, 2):
        statement = mark.data["statement"]
        first = draft.text[mark.start]
        other = str(int(first) % 9 + 1)
        digits = draft.surface(mark)[: statement.number_end]
        value = float((other + digits[1:]).replace(",", "")) * statement.scale
        edits.append(Edit(mark.start, mark.start + 1, other))
        before = mark.data["true_value"]
        mark.data |= {"value_min": value, "value_max": value, "true_value": value, "original_value": before}
        mark.data["is_absolute"] = is_absolute(value, value, mark.data["unit"])
    draft.edit(edits)
    return True


def _is_plain(mark: Mark, surface: str) -> bool:
    """Whether a figure is stated as at least three bare digits, which may be changed."""
    counted = mark.data["statement"].form == "counted" and mark.data["operator"] == "eq"
    return counted and surface[:3].isascii() and surface[:3].isdigit()
