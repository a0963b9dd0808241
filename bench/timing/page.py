"""The tables of docs/performance.md."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.timing.rounds import Timed, added

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "performance.md"
START, END = "<!-- bench:start -->", "<!-- bench:end -->"


def table(title: str, about: str, own: Sequence[Timed], others: Sequence[Timed], peaks: Mapping[str, float]) -> str:
    """One table in Markdown: a row for each work, its speed also as a multiple of that of each of `others`."""
    lines = [
        f"### {title}",
        "",
        about,
        "",
        "| | seconds | characters/s | rows | rows/s | peak MB | "
        + " | ".join(f"{other.work.name} = 1" for other in others)
        + " |",
        "|---" + "|---:" * (5 + len(others)) + "|",
    ]
    for timed in [*own, *others]:
        rows = "" if timed.work.rows is None else f"{timed.work.rows:,}"
        row_speed = "" if timed.row_speed is None else f"{timed.row_speed:,.0f}"
        peak = f"{peaks[timed.work.name]:,.0f}" if timed.work.name in peaks else ""
        cells = [timed.work.name, f"{timed.median:.2f}", f"{timed.speed:,.0f}", rows, row_speed, peak]
        cells += [_ratio(timed.times_as_fast_as(other)) for other in others]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


CHAINS: Mapping[str, Sequence[str]] = {
    "bytes to clean sentences": ("documents", "articles", "placeholders"),
    "clean text to measurements": ("numerals", "measurements"),
}
"""Stages whose speed together is a target."""
LAST_OF_CHAINS = "measurements"


def chain_table(stages: Sequence[Timed]) -> str:
    """The chains and their stages in Markdown: processor seconds of the fastest round, megabytes of UTF-8 a second."""
    by_name = {timed.work.name: timed for timed in stages}
    lines = ["| | seconds, fastest round | MB/s | characters/s |", "|---|---:|---:|---:|"]
    for name, members in CHAINS.items():
        parts = [by_name[member] for member in members]
        whole = added(f"**{name}**", parts, parts[0].work.characters)
        for timed in (*parts, whole):
            work = timed.work
            speeds = f"{work.utf8_bytes / timed.best / 1e6:.1f} | {work.characters / timed.best:,.0f}"
            lines.append(f"| {work.name} | {timed.best:.2f} | {speeds} |")
    return "\n".join(lines)


def _ratio(value: float) -> str:
    """Two significant digits, at least the whole part."""
    return f"{value:,.0f}" if value >= 10 else f"{value:.2g}"


def write_page(text: str, page: Path = PAGE) -> None:
    """Put `text` between the markers of the page; a page without markers gets them at its end."""
    old = page.read_text(encoding="utf-8") if page.exists() else "# Performance\n"
    before, start, rest = old.partition(START)
    _, end, behind = rest.partition(END)
    if not start or not end:
        before, behind = old.rstrip("\n") + "\n\n", "\n"
    page.write_text(f"{before}{START}\n{text}\n{END}{behind}", encoding="utf-8")
