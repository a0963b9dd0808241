"""Tables of generated pages."""

from __future__ import annotations

import polars as pl


def cell(value: object, longest: int | None = None) -> str:
    """A value as it stands in a table: nothing for null, lists joined, no longer than asked."""
    items = value if isinstance(value, list) else [] if value is None else [value]
    text = "、".join(str(item) for item in items).replace("|", "\\|").replace("\n", " ")
    return text if longest is None or len(text) <= longest else f"{text[: longest - 1]}…"


def markdown(frame: pl.DataFrame, longest: int | None = None) -> str:
    """The frame as a Markdown table."""
    lines = ["| " + " | ".join(frame.columns) + " |", "|" + "---|" * frame.width]
    lines.extend("| " + " | ".join(cell(value, longest) for value in row) + " |" for row in frame.iter_rows())
    return "\n".join(lines) + "\n"
