"""Frames of one article from a text in which figures are marked, so that a stage is tested alone.

`录用教师[40人]，其中研究生[12人]` marks two actual figures. After bars may stand the nature
([29所|base]), the interval of a wiped number ([20xx元|norm|2000..2099]) and a label
([95%|label=入学率]).
"""

from __future__ import annotations

import re
from typing import Any

import polars as pl

from zongjie.tables.articles import ARTICLES
from zongjie.tables.measurements import MEASUREMENTS, NATURES
from zongjie.tables.placeholders import CLEAN_SENTENCES, CLEAN_TEXTS
from zongjie.tables.report_years import REPORT_YEARS
from zongjie.vocabulary.units import units

_MARK = re.compile(r"\[([^\[\]]+)\]")
_SURFACE = re.compile(
    r"^(?P<before>约|近|超过|突破|不足|至少|前|第)?(?P<number>[\d.]+|[一二三四五六七八九十两]+)?(?P<mask>[\dx_]*)"
    r"(?P<more>余|多)?(?P<scale>万|亿)?(?P<more_after>余|多)?(?P<unit>个百分点|[^\d以左]*)(?P<after>以上|以下|以内|左右)?$"
)
_BEFORE = {"约": "approx", "近": "approx", "超过": "gt", "突破": "gt", "不足": "lt", "至少": "ge"}
_AFTER = {"以上": "ge", "以下": "le", "以内": "le", "左右": "approx"}
_SCALES = {"万": 1e4, "亿": 1e8}
_NUMERALS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}


def frames_of(
    marked: str, report_year: tuple[int | None, int | None] = (2013, 2013), title: str = "工作总结"
) -> dict[str, pl.DataFrame]:
    """The frames that `links` reads, for the marked text as the only article."""
    text, rows = "", []
    position = 0
    for match in _MARK.finditer(marked):
        text += marked[position : match.start()]
        row = _row(match[1], len(rows), len(text))
        text += row["surface"]
        rows.append(row)
        position = match.end()
    text += marked[position:]
    sentences = [
        {"sentence_id": f"s{match.start()}", "article_id": "a", "document_id": "d", "clean_start": match.start()}
        | {"clean_end": match.end(), "clean_text": match[0]}
        for match in re.finditer(r"[^。\n]+。?", text)
    ]
    article = dict.fromkeys(ARTICLES.columns) | {"article_id": "a", "document_id": "d", "title": title}
    clean = {"article_id": "a", "document_id": "d", "clean_text": text, "offset_runs": []}
    year = dict.fromkeys(REPORT_YEARS.columns) | {"article_id": "a", "document_id": "d"}
    year |= {"report_year_min": report_year[0], "report_year_max": report_year[1]}
    return {
        "articles": pl.DataFrame([article], schema=dict(ARTICLES.columns)),
        "clean_texts": pl.DataFrame([clean], schema=dict(CLEAN_TEXTS.columns)),
        "clean_sentences": pl.DataFrame(sentences, schema=dict(CLEAN_SENTENCES.columns)),
        "measurements": pl.DataFrame(rows, schema=dict(MEASUREMENTS.columns)),
        "report_years": pl.DataFrame([year], schema=dict(REPORT_YEARS.columns)),
    }


def _row(mark: str, index: int, start: int) -> dict[str, Any]:
    """A measurement row for one mark."""
    surface, *facts = mark.split("|")
    nature = next((fact for fact in facts if fact in NATURES), "actual")
    interval = next((fact.split("..") for fact in facts if ".." in fact), None)
    label = next((fact.removeprefix("label=") for fact in facts if fact.startswith("label=")), f"标签{index}")
    match = _SURFACE.match(surface)
    if match is None:
        raise ValueError(f"the mark [{mark}] cannot be read")
    scale = _SCALES.get(match["scale"] or "", 1.0)
    written = match["number"] or ""
    value = float(written) * scale if written[:1].isdigit() else _NUMERALS.get(written)
    low, high = (float(interval[0]), float(interval[1])) if interval else (value, value)
    unit = (match["unit"] or "").removeprefix("个") if match["unit"] != "个" else "个"
    known = units().get(unit)
    operator = _BEFORE.get(match["before"] or "") or _AFTER.get(match["after"] or "")
    operator = operator or ("gt" if match["more"] or match["more_after"] else "eq")
    factor = known.factor if known else 1.0
    return dict.fromkeys(MEASUREMENTS.columns) | {
        "measurement_id": f"m{index}",
        "article_id": "a",
        "document_id": "d",
        "clean_start": start,
        "clean_end": start + len(surface),
        "surface": surface,
        "value_min": low,
        "value_max": high,
        "base_value_min": None if low is None or known is None else low * factor,
        "base_value_max": None if high is None or known is None else high * factor,
        "unit": unit,
        "base_unit": known.base_unit if known else "",
        "operator": operator,
        "nature": nature,
        "is_masked": interval is not None or value is None,
        "indicator": label,
    }
