"""Golden cases of the stage `articles`: division, outline, sentences."""

import json
from pathlib import Path

import pytest

from zongjie.articles.outline import outline
from zongjie.articles.paragraphs import read_paragraphs
from zongjie.articles.sentences import split_sentences
from zongjie.articles.splitting import divide

GOLDEN = Path(__file__).parents[1] / "golden" / "articles"


def cases(name):
    loaded = json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))
    return [pytest.param(case, id=case["name"]) for case in loaded]


@pytest.mark.parametrize("case", cases("divide"))
def test_division_into_articles_and_boilerplate(case):
    text = case["text"]
    divided = divide(text)
    assert [(a.number, a.title) for a in divided.articles] == [(a["number"], a["title"]) for a in case["articles"]]
    for article, wanted in zip(divided.articles, case["articles"], strict=True):
        assert text[article.char_start :].startswith(wanted["starts"])
    assert sorted(span.reason for span in divided.boilerplate) == sorted(
        case.get("boilerplate", [span.reason for span in divided.boilerplate])
    )


@pytest.mark.parametrize("case", cases("collections"))
def test_collections_are_divided_where_their_articles_start_and_end(case):
    text = case["text"]
    found = divide(text).articles
    assert [(a.number, a.title) for a in found] == [(a["number"], a["title"]) for a in case["articles"]]
    for article, wanted in zip(found, case["articles"], strict=True):
        body = text[article.body_start : article.char_end].strip()
        assert body.startswith(wanted["begins"]) and body.endswith(wanted["ends"])
    assert {article.char_start for article in found[1:]} <= {article.char_end for article in found[:-1]}


@pytest.mark.parametrize("case", cases("outline"))
def test_outline_levels_markers_and_headings(case):
    text = case["text"]
    article = divide(text).articles[0]
    body = read_paragraphs(text, article.lines, article.has_heading_line)[1:]
    sections = outline(text, article.char_start, article.char_end, article.title, body)
    assert [[s.level, s.marker, s.heading] for s in sections[1:]] == case["sections"]
    assert (sections[0].level, sections[0].heading) == (0, "总结")


@pytest.mark.parametrize("case", cases("sentences"))
def test_sentences(case):
    text = case["text"]
    article = divide(text).articles[0]
    paragraphs = read_paragraphs(text, article.lines, article.has_heading_line)
    found = [text[s:e] for p in paragraphs for s, e in split_sentences(text, p.start, p.end)]
    assert found == case["sentences"]
