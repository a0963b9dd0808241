"""Rows of frames, and text around a figure for a reader."""

from __future__ import annotations

from typing import Any

import polars as pl

from bench.comparison.matching import Record


def rows_of(frame: pl.DataFrame, **equal: Any) -> list[Record]:
    """Rows of a frame where columns equal values, as dictionaries."""
    for column, value in equal.items():
        frame = frame.filter(pl.col(column) == value)
    return frame.to_dicts()


def context(text: str, start: int, end: int, width: int = 14) -> str:
    """The surface with what stands around it, on one line."""
    before, behind = text[max(0, start - width) : start], text[end : end + width]
    return f"{before}【{text[start:end]}】{behind}".replace("\n", "⏎").replace("\r", "")
