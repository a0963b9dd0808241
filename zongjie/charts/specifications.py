"""The few kinds of charts that the project draws, as Vega-Lite specifications over frames.

A title is Chinese first, the English below it. Every chart carries a description for those who cannot see it, made
from its rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

Specification = Mapping[str, Any]

FONT = "Noto Sans CJK SC, Microsoft YaHei, PingFang SC, Hiragino Sans GB, sans-serif"
WIDTH = 480
ROW_HEIGHT = 20
LINE_HEIGHT = 220
TOLD_ROWS = 12
"""A description names so many rows and counts the rest."""

COLOUR = "#4c78a8"
MUTED = "#9ecae9"


def bars(frame: pl.DataFrame, title_zh: str, title_en: str) -> Specification:
    """Horizontal bars, longest first, each with its number. `frame`: label (String), count (Int64)."""
    ordered = frame.sort(["count", "label"], descending=[True, False])
    y = {"field": "label", "type": "nominal", "sort": None, "title": None, "axis": {"labelLimit": 220}}
    x = {"field": "count", "type": "quantitative", "axis": None}
    layers = [
        {"mark": {"type": "bar", "color": COLOUR}},
        {
            "mark": {"type": "text", "align": "left", "dx": 4},
            "encoding": {"text": {"field": "count", "format": ",", "type": "quantitative"}},
        },
    ]
    told = [f"{label} {count}" for label, count in ordered.select("label", "count").iter_rows()]
    return {
        **_base(ordered, title_zh, title_en, told),
        "height": {"step": ROW_HEIGHT},
        "encoding": {"x": x, "y": y},
        "layer": layers,
    }


def intervals(frame: pl.DataFrame, title_zh: str, title_en: str, number_format: str = "d") -> Specification:
    """One horizontal line for each row, from its lower to its upper bound; a dot where they are the same.

    `frame`: label (String), lower and upper (Int64, such as years, or Float64 with `number_format` such as ",").
    Rows stay in their order.
    """
    bounds = pl.concat([frame["lower"], frame["upper"]])
    scale = {"domain": [bounds.min(), bounds.max()], "nice": False} if frame.height else {}
    axis = {"format": number_format} | ({"tickMinStep": 1} if number_format == "d" else {})
    layers = [
        {"mark": {"type": "rule", "strokeWidth": 6, "strokeCap": "round", "color": MUTED}},
        {
            "transform": [{"filter": "datum.lower === datum.upper"}],
            "mark": {"type": "circle", "size": 70, "opacity": 1, "color": COLOUR},
        },
    ]
    told = [f"{label} {lower}-{upper}" for label, lower, upper in frame.select("label", "lower", "upper").iter_rows()]
    return {
        **_base(frame, title_zh, title_en, told),
        "height": {"step": ROW_HEIGHT},
        "encoding": {
            "y": {"field": "label", "type": "nominal", "sort": None, "title": None, "axis": {"labelLimit": 220}},
            "x": {"field": "lower", "type": "quantitative", "title": None, "scale": scale, "axis": axis},
            "x2": {"field": "upper"},
        },
        "layer": layers,
    }


def lines(frame: pl.DataFrame, title_zh: str, title_en: str) -> Specification:
    """Numbers over an order of steps, a line for each series. `frame`: step, series (String), count (Int64)."""
    told = [f"{step} {series} {count}" for step, series, count in frame.select("step", "series", "count").iter_rows()]
    return {
        **_base(frame, title_zh, title_en, told),
        "height": LINE_HEIGHT,
        "mark": {"type": "line", "point": True},
        "encoding": {
            "x": {"field": "step", "type": "ordinal", "sort": None, "title": None, "axis": {"labelAngle": -40}},
            "y": {"field": "count", "type": "quantitative", "title": None, "axis": {"format": "~s"}},
            "color": {"field": "series", "type": "nominal", "title": None, "sort": None},
        },
    }


def _base(frame: pl.DataFrame, title_zh: str, title_en: str, told: list[str]) -> dict[str, Any]:
    """What all charts share: rows, title, description, fonts."""
    more = f" … +{len(told) - TOLD_ROWS}" if len(told) > TOLD_ROWS else ""
    return {
        "data": {"values": frame.to_dicts()},
        "title": {"text": title_zh, "subtitle": title_en, "anchor": "start"},
        "description": f"{title_zh} / {title_en}: {'; '.join(told[:TOLD_ROWS])}{more}",
        "width": WIDTH,
        "config": {"font": FONT, "background": "white", "view": {"stroke": None}},
    }
