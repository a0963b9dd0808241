"""Titles without what sites and issuers put around them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from zongjie.errors import VocabularyError
from zongjie.vocabulary import check_unique, load_csv

SHORTEST_TITLE = 4
"""What is left of a title without a site's name has at least so many characters."""
_ISSUED = re.compile(r"^.*?关于(?:印发|转发|批转|下发|发布|公布)[《〈]?(?P<issued>[^》〉]{4,})[》〉]?的通知$")
_NUMBERING = r"[0-9０-９一二三四五六七八九十]{1,3}"
_AROUND = re.compile(
    rf"(?:[\s:：]*(?:[（(【\[〔](?:[^（(【\[〔]{{0,20}})[）)】\]〕]|《|》|范文|范本|模板|样本|格式|参考|大全|精选|集锦|合集|汇编|推荐"
    rf"|通用版?|最新版?|完整版|优秀版?|第?[篇之]?{_NUMBERING}[篇份]?|篇))+$"
)


def bare_title(title: str) -> str:
    """A title that ends with the word for what the text is: 某县教育局工作总结（精选3篇） as 某县教育局工作总结.

    Of 关于印发《X》的通知 it is X: what is issued says what the text is.
    """
    bare = _AROUND.sub("", title)
    issued = _ISSUED.match(bare)
    return _AROUND.sub("", issued["issued"]) if issued else bare


@dataclass(frozen=True)
class TitleAddition:
    """A row of `title_additions.csv`."""

    name: str
    pattern: str
    source: str
    example: str
    bare: str


@cache
def title_additions() -> tuple[re.Pattern[str], ...]:
    """The patterns of what sites add; raises VocabularyError where a row does not do what its example says."""
    rows = load_csv("title_additions", TitleAddition)
    check_unique("title_additions.csv", rows, lambda row: row.name)
    for row in rows:
        if re.sub(row.pattern, "", row.example) != row.bare or not row.pattern.endswith("$"):
            raise VocabularyError(f"title_additions.csv: the pattern of {row.name} does not make its example bare")
    return tuple(re.compile(row.pattern) for row in rows)


def without_site_name(title: str) -> str:
    """A title without the name of a site, of its column or of a file type behind it."""
    shorter = title
    while True:
        matches = [found for pattern in title_additions() if (found := pattern.search(shorter)) is not None]
        kept = [shorter[: found.start()] for found in matches if found.start() >= SHORTEST_TITLE]
        if not kept:
            return shorter
        shorter = kept[0]
