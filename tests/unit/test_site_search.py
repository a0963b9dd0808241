"""The search index as the pages read it."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.reading_room import make_warehouse
from tests.unit.test_site_articles import TEXT, rows
from zongjie.site import build_site
from zongjie.site.search_index import Postings, bigrams, folded, shard_of


def handed_over(file: Path) -> list[object]:
    """What a script of the index hands to the page."""
    content = file.read_text(encoding="utf-8")
    return called(content)


def called(script: str) -> list[object]:
    name, _, told = script.removeprefix("zongjie.").partition("(")
    assert name in {"catalogue", "shard", "text"}
    return json.loads("[" + told.removesuffix(");\n") + "]")


def numbers(packed: str) -> list[int]:
    """The article numbers of a posting, read as index.js reads them."""
    found: list[int] = []
    gap = shift = last = 0
    for byte in base64.b64decode(packed):
        gap |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            last += gap
            found.append(last)
            gap = shift = 0
    return found


def read_index(postings: Postings) -> dict[str, list[int]]:
    pairs: dict[str, list[int]] = {}
    for shard, content in postings.files():
        number, held = called(content)
        assert isinstance(held, dict)
        assert number == shard
        assert {shard_of(pair, postings.shards()) for pair in held} <= {shard}
        pairs |= {pair: numbers(packed) for pair, packed in held.items()}
    return pairs


@pytest.mark.parametrize(("text", "found"), [("ＡＢＣ　１２％", "abc12%"), ("毛 入园率\n", "毛入园率"), ("", "")])
def test_text_is_folded(text: str, found: str) -> None:
    assert folded(text) == found


def test_pairs_are_neighbours() -> None:
    assert bigrams("入园率") == {"入园", "园率"}
    assert bigrams("入") == set()


@given(st.dictionaries(st.integers(1, 100_000), st.text("甲乙丙丁", max_size=5), max_size=20))
def test_every_pair_leads_to_its_articles(articles: dict[int, str]) -> None:
    postings = Postings()
    for number in sorted(articles):
        postings.add(number, [articles[number]])
    wanted: dict[str, list[int]] = {}
    for number in sorted(articles):
        for pair in bigrams(articles[number]):
            wanted.setdefault(pair, []).append(number)
    assert read_index(postings) == wanted


def test_a_site_has_an_index_of_sentences_and_labels(tmp_path: Path) -> None:
    given_rows = rows()
    given_rows["dim_sentence"][0]["clean_text"] = TEXT[12:35]
    folder = tmp_path / "site"
    build_site(make_warehouse(tmp_path / "w.duckdb", given_rows), folder)
    shards, articles = handed_over(folder / "search/catalogue.js")
    assert articles == [["a1", "县教育局总结", "县教育局总结", "2011–2012", 0]]
    assert isinstance(shards, int)
    held = {}
    for shard in range(shards):
        _, content = handed_over(folder / f"search/{shard}.js")
        assert isinstance(content, dict)
        held |= content
    assert numbers(held["万元"]) == numbers(held["指标"]) == [1]
    assert "上一" not in held
    _, text = handed_over(folder / "search/text/a1.js")
    assert isinstance(text, dict)
    assert text["sentences"] == [["t1", TEXT[12:35]]]
    assert text["figures"][0] == ["m1", 0, "480万元", "投入", "4,800,000元"]
    assert text["contradictions"] == [["4 + 0 = 4，不符。 The parts add up to 4.", ["m5", "m6"]]]
