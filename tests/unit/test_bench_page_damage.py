"""Damage tied to places loses and repeats text, and what is true of the rest stays true."""

from __future__ import annotations

from bench.damage.pages import drop_items, lose_page_edges, lose_words_at_edges, mistype, repeat_paragraphs
from bench.reports.articles import Article, ArticleKey, write_article
from bench.sentences.chance import chance
from bench.sentences.draft import Draft, Mark
from bench.sentences.grammar import grammar

SEEDS = range(12)


def _article(number: int) -> Article:
    return write_article(ArticleKey(number, 2012, "annual"), 5, grammar())


def _refers_to_what_is_left(draft: Draft) -> bool:
    left = {id(mark) for mark in draft.marks}
    figures = draft.of_kind("figure")
    referred = [mark.data[role] for mark in figures for role in ("parent", "compared_with") if mark.data[role]]
    referred += [figure for mark in draft.of_kind("arithmetic") for figure in mark.data["figures"]]
    return all(id(mark) in left for mark in referred)


def _whole(draft: Draft, mark: Mark) -> bool:
    return draft.surface(mark) == mark.data["statement"].surface


def test_a_page_edge_loses_text_and_no_figure_is_cut() -> None:
    lost = 0
    for seed in SEEDS:
        draft = _article(seed).draft
        before = len(draft.text)
        lose_page_edges(draft, chance(seed))
        lost += len(draft.text) < before
        assert all(_whole(draft, mark) for mark in draft.of_kind("figure"))
        assert _refers_to_what_is_left(draft)
    assert lost > 5


def test_a_sentence_without_its_head_counts_nothing_sure() -> None:
    draft = Draft()
    for text in ("各校，认真落实任务，成效明显。", "狠抓安全，稳步推进，全面落实。", "新建校舍，共计，"):
        start = len(draft.text)
        draft.write(text)
        draft.marks.append(Mark("sentence", start, len(draft.text)))
    facts = {"parent": None, "compared_with": None, "is_optional": False}
    figure = draft.write("12所", "figure", **facts)
    draft.write("，反映良好。")
    draft.of_kind("sentence")[-1].end = len(draft.text)
    draft.marks.append(Mark("arithmetic", figure.start, figure.end, {"figures": [figure]}))
    draft.marks.append(Mark("paragraph", 0, len(draft.text)))
    outcomes = set[tuple[bool, bool]]()
    for seed in range(40):
        copy = Draft(draft.text, [Mark(mark.kind, mark.start, mark.end, dict(mark.data)) for mark in draft.marks])
        told = copy.of_kind("figure")[0]
        copy.of_kind("arithmetic")[0].data["figures"] = [told]
        lose_page_edges(copy, chance(seed))
        if "新建" not in copy.text and "12所" in copy.text:
            outcomes.add((bool(told.data["is_optional"]), bool(copy.of_kind("arithmetic"))))
    assert outcomes == {(True, False)}


def test_a_dropped_item_takes_its_marks_along() -> None:
    fewer = 0
    for seed in SEEDS:
        article = _article(seed)
        draft = article.draft
        sections, evidence = len(draft.of_kind("section")), len(draft.of_kind("evidence"))
        drop_items(draft, chance(seed))
        fewer += len(draft.of_kind("section")) < sections
        assert len(draft.of_kind("evidence")) == evidence
        assert _refers_to_what_is_left(draft)
        assert all(mark.end <= len(draft.text) for mark in draft.marks)
    assert fewer > 3


def test_a_repeated_paragraph_repeats_its_figures() -> None:
    more = 0
    for seed in SEEDS:
        draft = _article(seed).draft
        figures = len(draft.of_kind("figure"))
        headings = [draft.surface(mark) for mark in draft.of_kind("heading")]
        repeat_paragraphs(draft, chance(seed))
        more += len(draft.of_kind("figure")) > figures
        assert all(_whole(draft, mark) for mark in draft.of_kind("figure"))
        assert [draft.surface(mark) for mark in draft.of_kind("heading")] == headings
        assert _refers_to_what_is_left(draft)
    assert more > 2


def test_mistyping_and_lost_words_touch_no_figure() -> None:
    for strike in (mistype, lose_words_at_edges):
        changed = 0
        for seed in SEEDS:
            draft = _article(seed).draft
            before = draft.text
            figures = [draft.surface(mark) for mark in draft.of_kind("figure")]
            strike(draft, chance(seed))
            changed += draft.text != before
            assert [draft.surface(mark) for mark in draft.of_kind("figure")] == figures
        assert changed >= 6


def test_a_doubled_particle_is_a_scar() -> None:
    found = 0
    for seed in range(60):
        draft = Draft("各校的办法很好，家长的意见不多，孩子的作业不重。")
        mistype(draft, chance(seed))
        scars = [draft.surface(mark) for mark in draft.of_kind("mask")]
        assert scars == ["的的"] * draft.text.count("的的")
        found += len(scars)
    assert found
