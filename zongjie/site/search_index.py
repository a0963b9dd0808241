"""The search index: which articles hold which pairs of characters, in shards that a page loads as it needs them.

Pages that lie on a disk may load scripts but no data. So every part of the index is a script that hands over JSON:

- `search/catalogue.js`: the articles by number, and how many shards there are;
- `search/<shard>.js`: for each pair of characters of the shard, the numbers of the articles that hold it, as
  the gaps between them in variable-length bytes, base64;
- `search/text/<article_id>.js`: sentences and figures of an article, loaded to show and to compare hits.
"""

from __future__ import annotations

import base64
import json
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from zongjie.site.article_rows import ArticleRows, Row
from zongjie.site.numbers import interval, years

MOST_SHARDS = 1024
BIGRAMS_PER_SHARD = 400
_GAP_BITS = 7


def folded(text: str) -> str:
    """Text as it is searched: full and half width alike, small letters, no spaces. search.js does the same."""
    return "".join(unicodedata.normalize("NFKC", text).lower().split())


def bigrams(text: str) -> set[str]:
    """The pairs of neighbouring characters of folded text."""
    return {first + second for first, second in pairwise(text)}


def shard_of(bigram: str, shards: int) -> int:
    """Which shard holds a pair. search.js computes the same."""
    return (ord(bigram[0]) * 31 + ord(bigram[1])) % shards


class Postings:
    """The numbers of the articles that hold each pair, collected article by article."""

    def __init__(self) -> None:
        self._gaps: dict[str, bytearray] = defaultdict(bytearray)
        self._last: dict[str, int] = defaultdict(int)

    def add(self, number: int, texts: Iterable[str]) -> None:
        """Note the texts of an article. Numbers begin with 1 and must rise from call to call."""
        found: set[str] = set()
        for text in texts:
            found |= bigrams(folded(text))
        for bigram in found:
            gap = number - self._last[bigram]
            self._last[bigram] = number
            written = self._gaps[bigram]
            while gap >> _GAP_BITS:
                written.append(gap & 0x7F | 0x80)
                gap >>= _GAP_BITS
            written.append(gap)

    def shards(self) -> int:
        """How many shards the pairs fill."""
        return max(1, min(MOST_SHARDS, len(self._gaps) // BIGRAMS_PER_SHARD))

    def files(self) -> Iterator[tuple[int, str]]:
        """Number and content of each shard."""
        count = self.shards()
        shards: dict[int, dict[str, str]] = {shard: {} for shard in range(count)}
        for bigram in sorted(self._gaps):
            shards[shard_of(bigram, count)][bigram] = base64.b64encode(self._gaps[bigram]).decode()
        for shard, content in shards.items():
            yield shard, _call("shard", shard, content)


def catalogue(articles: Sequence[Row], shards: int) -> str:
    """The articles by number: identifier, title, authority, years, and the number of the fullest copy (0: itself)."""
    numbers = {row["article_id"]: number for number, row in enumerate(articles, 1)}
    rows = [
        [
            row["article_id"],
            row["title"] or row["source_path"],
            row["authority_name"] or "",
            years(row["report_year_min"], row["report_year_max"]),
            numbers.get(row["duplicate_of"], 0),
        ]
        for row in articles
    ]
    return _call("catalogue", shards, rows)


def article_text(rows: ArticleRows) -> str:
    """Sentences, figures, contradictions and differences of an article, for the page that shows hits."""
    sentence_numbers = {row["sentence_id"]: number for number, row in enumerate(rows["sentences"])}
    content: Mapping[str, Any] = {
        "sentences": [[row["sentence_id"], row["clean_text"]] for row in rows["sentences"]],
        "figures": [
            [
                row["measurement_id"],
                sentence_numbers.get(row["sentence_id"], -1),
                row["surface"],
                row["indicator"] or "",
                interval(row["value_min"], row["value_max"], row["unit"], row["operator"]),
            ]
            for row in rows["figures"]
        ],
        "contradictions": [
            [row["explanation"], row["measurement_ids"]] for row in rows["checks"] if row["verdict"] == "contradicts"
        ],
        "differences": [_difference(row, rows.article["article_id"]) for row in rows["differences"]],
    }
    return _call("text", rows.article["article_id"], content)


def _difference(row: Row, article_id: str) -> list[str]:
    """Own figure, what it says, and article, figure and words of the copy that says something else."""
    own = interval(row["value_min"], row["value_max"], row["unit"])
    other = interval(row["other_value_min"], row["other_value_max"], row["unit"])
    if row["article_id"] == article_id:
        return [row["measurement_id"], own, row["other_article_id"], row["other_measurement_id"], other]
    return [row["other_measurement_id"], other, row["article_id"], row["measurement_id"], own]


def _call(name: str, *values: Any) -> str:
    told = ",".join(json.dumps(value, ensure_ascii=False, separators=(",", ":")) for value in values)
    return f"zongjie.{name}({told});\n"
