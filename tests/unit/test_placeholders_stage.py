"""The stage as a whole: frames in, frames out, offsets of the document, identifiers."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from tests.support.placeholders import article_frames, run_placeholders
from zongjie.articles import process as divide_documents
from zongjie.documents import Document
from zongjie.extraction import document_frames
from zongjie.placeholders import process
from zongjie.tables.articles import BOILERPLATE
from zongjie.tables.placeholders import TABLES
from zongjie.text.offsets import OffsetMap

SHARED = Path(__file__).parents[2].parent / "shared"


def test_no_articles_give_no_rows() -> None:
    found = process({name: frame.head(0) for name, frame in article_frames("20xx年").items()})
    assert {name: frame.height for name, frame in found.items()} == {table.name: 0 for table in TABLES}


def test_an_empty_article_has_an_empty_clean_text() -> None:
    found = run_placeholders("")
    assert found["clean_texts"]["clean_text"].to_list() == [""]
    assert found["placeholders"].height == 0


def test_documents_in_one_chunk_are_kept_apart() -> None:
    found = run_placeholders("20xx年", "xx市", "没有掩码")
    rows = found["placeholders"].select("source_path", "surface").rows()
    assert rows == [("0.txt", "20xx年"), ("1.txt", "xx市")]
    assert found["clean_texts"].height == 3


def test_offsets_are_those_of_the_document() -> None:
    text = "网站抬头20xx年\n教师的.成长，达到6·3%。"
    found = run_placeholders(text, start=len("网站抬头"))
    rows = found["placeholders"].select("char_start", "char_end", "surface").rows()
    assert [surface for _, _, surface in rows] == ["20xx年", ".", "6·3%"]
    assert all(text[start:end] == surface for start, end, surface in rows)


def test_clean_sentences_lie_in_the_clean_text_and_map_back() -> None:
    text = "20__年\n教师的.成长，达到6·3%。\n末行"
    found = run_placeholders(text)
    clean = found["clean_texts"]["clean_text"][0]
    offset_map = OffsetMap.from_rows(found["clean_texts"]["offset_runs"][0].to_list())
    sentences = found["clean_sentences"]
    assert sentences["clean_text"].to_list() == ["20xx年", "教师的成长，达到6.3%。", "末行"]
    for start, end, sentence in sentences.select("clean_start", "clean_end", "clean_text").iter_rows():
        assert clean[start:end] == sentence
    raw = [
        text[slice(*offset_map.to_raw(start, end))]
        for start, end in sentences.select("clean_start", "clean_end").iter_rows()
    ]
    assert raw == ["20__年", "教师的.成长，达到6·3%。", "末行"]


def test_same_input_gives_the_same_rows() -> None:
    first, second = run_placeholders("20xx年xx市"), run_placeholders("20xx年xx市")
    assert first["placeholders"].equals(second["placeholders"])
    assert first["placeholders"]["placeholder_id"].n_unique() == 2


def test_lines_broken_at_a_fixed_width_are_joined() -> None:
    line = "我县坚持把教育放在优先发展的位置上统筹安排各项经费保障学"
    text = f"{line}\n{line}\n{line}\n校运转。\n一、主要做法\n下一段"
    clean = run_placeholders(text)["clean_texts"]["clean_text"][0]
    assert clean == f"{line}{line}{line}校运转。\n一、主要做法\n下一段"


def test_headings_are_not_joined_with_what_follows() -> None:
    text = "一、加强领导统筹安排各项经费保障学校运转的各项工作\n我县坚持优先发展。\n二、加强队伍\n成效明显。"
    assert run_placeholders(text)["clean_texts"]["clean_text"][0] == text


def test_single_letters_need_something_that_vouches_for_them() -> None:
    assert run_placeholders("方程中的 x 是未知数")["placeholders"].height == 0
    surfaces = run_placeholders("x市教育局表彰了，x 表示感谢")["placeholders"]["surface"].to_list()
    assert surfaces == ["x市", "x"]


def test_points_as_full_stops_are_no_scars() -> None:
    text = "我校抓教学.我校抓管理.我校抓安全.我校抓卫生。"
    assert run_placeholders(text)["placeholders"].height == 0


@pytest.mark.parametrize(
    "piece",
    [
        "x",
        "20x",
        "_" * 7,
        "*",
        "'",
        "的'",
        "`",
        "□",
        "、",
        "“",
        "1",
        "1、",
        "9·",
        " ",
        "达 ",
        "**",
        "#",
        "20xx-",
        "\n",
        "的.",
    ],
)
def test_hostile_repetition_is_read_to_its_end(piece: str) -> None:
    """Patterns that backtrack would not come back from 60,000 characters; how long it takes is for the bench."""
    text = "教" + piece * (60_000 // len(piece))
    found = run_placeholders(text)
    assert found["clean_texts"].height == 1
    assert found["clean_texts"]["offset_runs"][0][-1]["raw_end"] == len(text)


@pytest.mark.corpus
def test_surfaces_of_the_corpus_are_where_they_say() -> None:
    if not (SHARED / "corpus").is_dir():
        pytest.skip("the folder ../shared/corpus is missing")
    texts = [path.read_bytes().decode("utf-8") for path in sorted((SHARED / "corpus").glob("*.txt"))]
    frames = article_frames(*texts)
    found = process(frames)["placeholders"].join(frames["document_text"], on="document_id")
    cut = found.with_columns(
        cut=pl.col("text").str.slice(pl.col("char_start"), pl.col("char_end") - pl.col("char_start"))
    )
    assert found.height > 300
    assert cut.filter(pl.col("cut") != pl.col("surface")).height == 0


def test_site_chrome_inside_an_article_is_not_read() -> None:
    title, chrome, body = "某县教育局工作总结\n", "来源:20xx年 浏览次数:77", "\n新建学校20xx余所。"
    frames = article_frames(title + chrome + body)
    span = {
        "boilerplate_id": "b",
        "document_id": frames["articles"]["document_id"][0],
        "source_path": "0.txt",
        "char_start": len(title),
        "char_end": len(title) + len(chrome),
        "surface": chrome,
        "reason": "site_metadata",
    }
    frames["boilerplate"] = pl.DataFrame([span], schema=dict(BOILERPLATE.columns))
    found = process(frames)
    assert found["clean_texts"]["clean_text"].to_list() == [title + body]
    assert found["placeholders"]["surface"].to_list() == ["20xx余所"]


def test_a_sentence_that_a_page_breaks_is_whole_in_the_clean_text() -> None:
    text = "某县教育局工作总结\n　　全年改造运动场七个，新建食堂两幢，添置厨具三百件，总投\n\n— 4 —\n\n资三千万元。\n"
    document = Document("d", "s.txt", "0", 0, "utf-8", "test", "text/plain", text)
    frames = document_frames(document)
    divided = divide_documents(frames)
    clean = process({**frames, **divided})["clean_sentences"]["clean_text"].to_list()
    assert clean[1:] == ["全年改造运动场七个，新建食堂两幢，添置厨具三百件，总投资三千万元。"]
    assert divided["boilerplate"]["reason"].to_list() == ["page_number"]
