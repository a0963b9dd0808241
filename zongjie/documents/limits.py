"""What a file may measure before it is refused."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class ReadLimits:
    """What a file may measure, so that no file, however made, can exhaust memory or time.

    `max_page_bytes` is for a web page, of which a tree of nodes is built; `max_expanded_bytes` for what
    lies packed inside a file (docx, pdf, parquet); `max_line_characters` for a line of the text, because
    later stages work line by line.
    """

    max_bytes: int = 64 * MEGABYTE
    max_page_bytes: int = 16 * MEGABYTE
    max_expanded_bytes: int = 128 * MEGABYTE
    max_line_characters: int = 1_000_000
    max_pages: int = 3_000
    max_records: int = 100_000
