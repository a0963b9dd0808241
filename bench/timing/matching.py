"""Finding the literals of all vocabularies together: the automaton alone, and the matches that rules get."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from ahocorasick_rs import AhoCorasick, BytesAhoCorasick, Implementation, MatchKind

from bench.timing.rounds import Timed, Work
from zongjie.documents import read_documents, scan_landing
from zongjie.vocabulary import PhraseMatcher
from zongjie.vocabulary.loading import LIST_SEPARATOR, read_csv, read_yaml
from zongjie.vocabulary.registry import registry

BESIDE = {"units": ("unit",), "places": ("short_name",), "scars": ("trigger",)}
"""Columns of literals that are looked for beside a number or with a pattern, and so are no phrases to the registry."""


def all_phrases() -> dict[str, str]:
    """Every literal of every vocabulary, with the vocabulary that has it (the last, where several do)."""
    phrases: dict[str, str] = {}
    for name, vocabulary in registry().items():
        columns = (*vocabulary.phrases, *BESIDE.get(name, ()))
        if not columns:
            continue
        rows = read_csv(name) if vocabulary.file.endswith(".csv") else read_yaml(name)
        cells = (row.get(column) or "" for row in rows for column in columns)
        phrases.update((phrase, name) for cell in cells for phrase in cell.split(LIST_SEPARATOR) if phrase)
    return phrases


def texts_of(landing: Path) -> list[str]:
    """The texts of the documents of a landing folder."""
    return read_documents(scan_landing(landing), datetime.now(UTC))["document_text"]["text"].to_list()


def matching_works(texts: Sequence[str]) -> list[Work]:
    """The matcher that rules use, the automaton below it, and other ways that the library has."""
    phrases = all_phrases()
    matcher = PhraseMatcher(phrases)
    longest = MatchKind.LeftmostLongest
    encoded = [text.encode() for text in texts]
    usual = AhoCorasick(phrases, longest)
    table = AhoCorasick(phrases, longest, implementation=Implementation.DFA)
    on_bytes = BytesAhoCorasick([phrase.encode() for phrase in phrases], longest)
    calls: dict[str, Callable[[], int]] = {
        "PhraseMatcher.find": lambda: sum(_length(matcher.find(text)) for text in texts),
        "its automaton alone: numbers of phrases, offsets": lambda: _hits(usual, texts),
        "the same as a table (DFA)": lambda: _hits(table, texts),
        "the same on UTF-8, offsets in bytes": lambda: sum(len(on_bytes.find_matches_as_indexes(t)) for t in encoded),
    }
    characters = sum(map(len, texts))
    return [Work(name, call, characters, call()) for name, call in calls.items()]


def _hits(automaton: AhoCorasick, texts: Sequence[str]) -> int:
    return sum(len(automaton.find_matches_as_indexes(text)) for text in texts)


def _length(found: Iterable[object]) -> int:
    """How many there are; none is kept."""
    return sum(1 for _ in found)


def speed_table(title: str, texts: Sequence[str], timed: Sequence[Timed]) -> str:
    """The works as a table in Markdown, with megabytes of UTF-8 a second."""
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    lines = [
        f"{title}: {len(texts):,} texts, {megabytes:.1f} MB of UTF-8, {timed[0].work.characters:,} characters.",
        "",
        "| | seconds | MB/s | matches |",
        "|---|---:|---:|---:|",
    ]
    for one in timed:
        lines.append(f"| {one.work.name} | {one.median:.2f} | {megabytes / one.median:.1f} | {one.work.rows:,} |")
    return "\n".join(lines)
