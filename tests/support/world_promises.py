"""What must hold of any generated text and of what the stages find in it; each function names what does not.

A complaint is a kind and the piece of text that shows it. The tests want none; a long run gathers them all.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any, NamedTuple

from bench.comparison.matching import match, same_number
from bench.strategies import Sample
from zongjie.extraction import Extraction
from zongjie.text.offsets import OffsetMap

# numerals by plain expressions of our own: what counts is written in the contract, not in the scanner
_ARABIC = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_CHINESE = re.compile(r"[〇零一二两三四五六七八九十百千万亿]")
_NUMERAL = re.compile(r"[\d〇零一二两三四五六七八九十百千万亿]")
_GROUNDED = {"measurements": "surface", "placeholders": "surface", "numerals": "surface", "sentences": "raw_text"}


class Complaint(NamedTuple):
    """What does not hold, and where."""

    kind: str
    text: str


def around(text: str, start: int, end: int, reach: int = 12) -> str:
    """A piece of the text with the span in brackets."""
    return f"{text[max(0, start - reach) : start]}【{text[start:end]}】{text[end : end + reach]}"


def truth_complaints(sample: Sample) -> Iterator[Complaint]:
    """Figures of the truth stand in the text as they were written, save what damage wiped; intervals hold the value."""
    optional = {(row["char_start"], row["char_end"]): row for row in sample.rows["figures"]}
    for start, end, statement in sample.stated:
        row = optional[start, end]
        shown, written = _folded(sample.text[start:end]), _folded(statement.surface)
        if row["is_masked"]:
            before = _folded(statement.surface[: statement.number_start])
            behind = _folded(statement.surface[statement.number_end :])
            if not (shown.startswith(before) and shown.endswith(behind) and shown != written):
                yield Complaint("truth: masked figure", around(sample.text, start, end))
            low, high = row["value_min"], row["value_max"]
            if low is not None and not low <= row["true_value"] <= high:
                yield Complaint("truth: interval of a mask", around(sample.text, start, end))
        elif shown != written:
            yield Complaint("truth: figure", around(sample.text, start, end))
    for table in ("numerals", "placeholders", "evidence", "boilerplate"):
        for row in sample.rows[table]:
            span = (row["char_start"], row["char_end"])
            if not row["surface"] or sample.text[slice(*span)] != row["surface"]:
                yield Complaint(f"truth: {table}", around(sample.text, *span))


def _folded(surface: str) -> str:
    """A surface without what other widths and a blurred decimal point do to it."""
    return unicodedata.normalize("NFKC", surface).replace("·", ".")


def grounding_complaints(sample: Sample, found: Extraction) -> Iterator[Complaint]:
    """Everything found is what stands at its place."""
    for table, column in _GROUNDED.items():
        for row in found.tables[table].to_dicts():
            if sample.text[row["char_start"] : row["char_end"]] != row[column] or not row[column]:
                yield Complaint(f"grounding: {table}", row[column])


def ledger_complaints(sample: Sample, found: Extraction) -> Iterator[Complaint]:
    """Every numeral of an article has one row; every row is a numeral or a mask; each figure has one to three."""
    text = unicodedata.normalize("NFKC", sample.text)
    if len(text) != len(sample.text):
        text = sample.text
    owner: list[int | None] = [None] * len(text)
    masked = [False] * len(text)
    for row in found.placeholders.to_dicts():
        masked[row["char_start"] : row["char_end"]] = [True] * (row["char_end"] - row["char_start"])
    rows = found.numerals.to_dicts()
    for number, row in enumerate(rows):
        start, end = row["char_start"], row["char_end"]
        if any(place is not None for place in owner[start:end]):
            yield Complaint("ledger: two rows for one numeral", around(text, start, end))
        owner[start:end] = [number] * (end - start)
        if not _NUMERAL.search(text, start, end) and not any(masked[start:end]):
            yield Complaint("ledger: a row without a numeral", around(text, start, end))
    for article in found.articles.to_dicts():
        span = (article["char_start"], article["char_end"])
        for pattern, name in ((_ARABIC, "digits"), (_CHINESE, "Chinese numeral")):
            for run in pattern.finditer(text, *span):
                owners = set(owner[run.start() : run.end()])
                # a mask holds digits that belong to two numbers: 20xx020xx, 20xx to 20xx
                split = len(owners) != 1 and not all(masked[run.start() : run.end()])
                if split or None in owners:
                    missing = "no row" if None in owners else "more than one row"
                    yield Complaint(f"ledger: {missing} for {name}", around(text, *run.span()))
    yield from _figures_without_numeral(sample, found, rows)


def _figures_without_numeral(sample: Sample, found: Extraction, rows: list[dict[str, Any]]) -> Iterator[Complaint]:
    """A figure and its numerals name each other."""
    figures = {row["measurement_id"]: row for row in found.measurements.to_dicts()}
    named = {row["measurement_id"] for row in rows if row["measurement_id"] is not None}
    for identifier, row in figures.items():
        if identifier not in named:
            yield Complaint("ledger: figure without numeral", around(sample.text, row["char_start"], row["char_end"]))
    for row in rows:
        if row["numeral_class"] == "measurement":
            figure = figures.get(row["measurement_id"])
            held = figure and figure["char_start"] <= row["char_start"] and row["char_end"] <= figure["char_end"]
            if not held:
                place = around(sample.text, row["char_start"], row["char_end"])
                yield Complaint("ledger: numeral outside its figure", place)


def offset_complaints(sample: Sample, found: Extraction) -> Iterator[Complaint]:
    """The map between raw and clean text covers both without a gap and gives back what went in, both ways."""
    articles = {row["article_id"]: row for row in found.articles.to_dicts()}
    for row in found.tables["clean_texts"].to_dicts():
        clean, article = row["clean_text"], articles[row["article_id"]]
        offsets = OffsetMap.from_rows(row["offset_runs"])
        at_clean, at_raw = 0, article["char_start"]
        for run in offsets.runs:
            if (run.clean_start, run.raw_start) != (at_clean, at_raw):
                yield Complaint("offsets: a gap", around(sample.text, run.raw_start, run.raw_end))
            at_clean, at_raw = run.clean_end, run.raw_end
        if (at_clean, at_raw) != (len(clean), article["char_end"]):
            yield Complaint("offsets: ends apart", around(sample.text, at_raw, at_raw))
        yield from _ways(sample, offsets, clean, article)


def _ways(sample: Sample, offsets: OffsetMap, clean: str, article: dict[str, Any]) -> Iterator[Complaint]:
    """Spans of both texts, of one to twenty-odd characters."""
    for start in range(len(clean)):
        end = min(len(clean), start + 1 + start * 7 % 23)
        raw = offsets.to_raw(start, end)
        back = offsets.to_clean(*raw)
        if not (back[0] <= start and end <= back[1] and offsets.to_raw(*back) == raw):
            yield Complaint("offsets: clean to raw to clean", around(sample.text, *raw))
    for start in range(article["char_start"], article["char_end"]):
        end = min(article["char_end"], start + 1 + start * 7 % 23)
        there = offsets.to_clean(start, end)
        if there[0] == there[1]:  # deleted altogether
            continue
        again = offsets.to_clean(*offsets.to_raw(*there))
        if again != there:
            yield Complaint("offsets: raw to clean to raw", around(sample.text, start, end))
    for start, end, _ in sample.stated:
        if article["char_start"] <= start and end <= article["char_end"]:
            there = offsets.to_clean(start, end)
            if _folded(clean[slice(*there)]).replace("\n", "") == "" or offsets.to_raw(*there) != (start, end):
                yield Complaint("offsets: a figure", around(sample.text, start, end))


def mask_complaints(sample: Sample, found: Extraction) -> Iterator[Complaint]:
    """Intervals of masks hold the true value."""
    true = [row for row in sample.rows["figures"] if row["is_masked"]]
    for one, other in match(true, found.measurements.to_dicts()):
        if one is None or other is None:
            continue
        place = around(sample.text, one["char_start"], one["char_end"])
        if not other["is_masked"]:
            yield Complaint("masks: read as a plain figure", place)
        elif other["value_min"] is not None and not other["value_min"] <= one["true_value"] <= other["value_max"]:
            yield Complaint("masks: interval without the true value", place)


def value_complaints(sample: Sample, found: Extraction, forms: tuple[str, ...] | None = None) -> Iterator[Complaint]:
    """Numbers read are the numbers written: values, unit, operator; nothing more is found than was written."""
    true = [row for row in sample.rows["figures"] if not row["is_optional"]]
    for one, other in match(true, found.measurements.to_dicts()):
        if one is None:
            continue
        if forms is not None and (one["form"] not in forms or one["operator"] != "eq"):
            continue
        place = around(sample.text, one["char_start"], one["char_end"])
        if other is None:
            yield Complaint(f"values: {one['form']} not found", place)
            continue
        for column in ("value_min", "value_max"):
            if not same_number(other[column], one[column]):
                yield Complaint(f"values: {column} of {one['form']}", f"{place} {other[column]} for {one[column]}")
        if forms is None and other["operator"] != one["operator"]:
            yield Complaint(f"values: operator of {one['form']}", f"{place} {other['operator']} for {one['operator']}")
