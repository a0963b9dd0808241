"""Frames for tests of `measurements`, built from a text whose figures stand in 【】."""

from __future__ import annotations

import re
from collections.abc import Sequence

import polars as pl

from zongjie.measurements import process
from zongjie.tables.articles import ARTICLES, SECTIONS, SENTENCES
from zongjie.tables.measurements import MEASUREMENTS
from zongjie.tables.numerals import QUANTITIES
from zongjie.tables.placeholders import CLEAN_SENTENCES, CLEAN_TEXTS, PLACEHOLDERS
from zongjie.tables.table import Frames, Table, conform

_FIGURE = re.compile(r"【([^】]*)】")
_PARTS = re.compile(
    r"^(?P<before>约|将近|近|超过|至少|不低于|不少于|不超过|第)?(?P<number>[\d.]+|[一二两三四五六七八九十百千零]+)"
    r"(?P<power>[万亿]?)(?P<more>[余多])?(?P<unit>[^\d]*?)(?P<after>以上|以内|左右|以下)?$"
)
_OPERATORS = {
    "约": "approx",
    "近": "approx",
    "将近": "approx",
    "左右": "approx",
    "超过": "gt",
    "余": "gt",
    "多": "gt",
    "至少": "ge",
    "不低于": "ge",
    "不少于": "ge",
    "以上": "ge",
    "不超过": "le",
    "以内": "le",
    "以下": "le",
}
_TABLES = (QUANTITIES, ARTICLES, SECTIONS, SENTENCES, CLEAN_TEXTS, CLEAN_SENTENCES, PLACEHOLDERS)
_POWERS = {"": 1.0, "万": 1e4, "亿": 1e8}


def table_frame(table: Table, rows: list[dict[str, object]]) -> pl.DataFrame:
    """Rows as a frame of `table`; columns that are not given are null."""
    return pl.DataFrame([{name: row.get(name) for name in table.columns} for row in rows], schema=dict(table.columns))


def frames_of(*marked: str, role: str = "other") -> Frames:
    """The stage's input for one article of one section per text; sentences end at 。 and at line ends."""
    rows: dict[str, list[dict[str, object]]] = {table.name: [] for table in _TABLES}
    for number, text in enumerate(marked):
        _add_article(rows, text, f"a{number:05}", role)
    return {table.name: table_frame(table, rows[table.name]) for table in _TABLES}


def measure(marked: str, role: str = "other") -> list[dict[str, object]]:
    """The measurements of a marked text, checked against the table, in order."""
    return conform(MEASUREMENTS, process(frames_of(marked, role=role))["measurements"]).to_dicts()


def measure_all(marked: Sequence[str]) -> list[list[dict[str, object]]]:
    """The measurements of each of many marked texts, found in one chunk."""
    found: list[list[dict[str, object]]] = [[] for _ in marked]
    for row in conform(MEASUREMENTS, process(frames_of(*marked))["measurements"]).to_dicts():
        found[int(row["article_id"][1:])].append(row)
    return found


def _add_article(rows: dict[str, list[dict[str, object]]], marked: str, article: str, role: str) -> None:
    """Append the rows of one article to those of every table."""
    text = _FIGURE.sub(r"\1", marked)
    document = {"article_id": article, "document_id": f"d{article}"}
    rows[QUANTITIES.name] += [_quantity(match, index, article) for index, match in enumerate(_FIGURE.finditer(marked))]
    rows[ARTICLES.name].append(document)
    rows[SECTIONS.name].append({"section_id": article, "role": role, "heading": "", **document})
    rows[CLEAN_TEXTS.name].append({"clean_text": text, "offset_runs": [], **document})
    for index, match in enumerate(re.finditer(r"[^。\n]*[。\n]|[^。\n]+$", text)):
        sentence = {"sentence_id": f"{article}-{index}", **document}
        rows[SENTENCES.name].append({"section_id": article, **sentence})
        span = {"clean_start": match.start(), "clean_end": match.end(), "clean_text": match.group()}
        rows[CLEAN_SENTENCES.name].append({**sentence, **span})


def _quantity(match: re.Match[str], index: int, article: str) -> dict[str, object]:
    """A row of `quantities` for the figure; its offsets are those without the marks before it."""
    surface = match.group(1)
    parts = _PARTS.match(surface)
    assert parts, f"{surface} is no figure"
    start = match.start() - 2 * index
    number = parts["number"]
    value = float(number) * _POWERS[parts["power"]] if number[0].isdigit() else None
    operator = next((_OPERATORS[parts[key]] for key in ("before", "after", "more") if parts[key] in _OPERATORS), "eq")
    return {
        "measurement_id": f"{article}-{start}",
        "article_id": article,
        "document_id": f"d{article}",
        "source_path": "p",
        "char_start": start,
        "char_end": start + len(surface),
        "surface": surface,
        "clean_start": start,
        "clean_end": start + len(surface),
        "value_min": value,
        "value_max": value,
        "unit": parts["unit"].removeprefix("个") if parts["unit"] == "个百分点" else parts["unit"],
        "operator": operator,
        "number_form": "rank" if parts["before"] == "第" else "arabic",
        "is_masked": False,
        "rule": "test",
    }
