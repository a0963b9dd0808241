"""Generated paragraphs beside real ones, on a small corpus of our own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench import show
from bench.score import KEPT_ASIDE

_OPEN = "　　本镇中心校全年开展校园读书节两次，参加学生六百余人，评出读书小标兵三十名，学校图书角由八个增加到二十一个。"
_ASIDE = "　　镇内各村小统一更换课桌椅四百套，维修屋顶漏雨教室十七间，新建水冲式厕所五座，孩子们的学习环境有了改善。"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    text = f"某镇中心校工作总结\n{_OPEN}\n短句。\n{_ASIDE}\n"
    (folder / "one.txt").write_text(text, encoding="utf-8")
    (folder / "two.txt").write_bytes(f"某镇工作总结\r\n{_OPEN}\r\n".encode("gb18030"))
    (folder / "empty.txt").write_bytes(b"")
    start = text.index(_ASIDE)
    listed = [{"id": KEPT_ASIDE[0], "file": "one.txt", "start": start, "end": start + len(_ASIDE)}]
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "articles.json").write_text(json.dumps(listed), encoding="utf-8")
    return folder


def test_real_paragraphs_come_from_every_readable_file_but_not_from_articles_kept_aside(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = show.real_paragraphs(corpus)
    assert [(one.source_path, one.text) for one in found] == [("one.txt", _OPEN.strip()), ("two.txt", _OPEN.strip())]
    assert "empty.txt" in capsys.readouterr().err


def test_without_labels_nothing_is_kept_aside(corpus: Path) -> None:
    (corpus.parent / "gold" / "articles.json").unlink()
    assert _ASIDE.strip() in [one.text for one in show.real_paragraphs(corpus)]


def test_a_paragraph_knows_where_its_line_begins(corpus: Path) -> None:
    text = (corpus / "one.txt").read_text(encoding="utf-8")
    for one in show.paragraphs_of(text, "one.txt"):
        assert text[one.start :].lstrip().startswith(one.text)


def test_pairs_are_those_of_the_seed(corpus: Path) -> None:
    first, again, other = (list(show.page(seed, 3, corpus)) for seed in (7, 7, 8))
    assert first == again
    assert first != other
    assert sum("生成 generated" in line for line in first) == 3
    assert sum("真实 real" in line for line in first) == 2


def test_a_missing_corpus_is_said_plainly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "nowhere"
    monkeypatch.setattr("sys.argv", ["show", "--corpus", str(missing)])
    with pytest.raises(SystemExit) as stopped:
        show.main()
    assert stopped.value.code == 1
    assert f"There is no folder {missing}".lower() in capsys.readouterr().err.lower()
