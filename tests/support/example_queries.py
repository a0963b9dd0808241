"""The example queries of docs/queries: what their leading comments say, and the page they make."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import polars as pl

from tests.support.markdown import markdown
from tests.support.places import ROOT

FOLDER = ROOT / "docs" / "queries"
PAGE = FOLDER / "README.md"
MOST_ROWS = 10
LONGEST_CELL = 80
NEEDED = ("问", "Ask", "提醒", "Mind")
IN_PAIRS = {"不能答": "Not answered", "无行": "No rows"}
HEAD = f"""# Example queries · 示例查询

由测试生成，勿手改：`ZONGJIE_WRITE_QUERIES=1 .venv/bin/pytest tests/warehouse/test_queries.py`。
每个问题附 SQL 与它在示例数据（`data/landing`，文字与数字均为虚构）上的真实结果，最多 {MOST_ROWS} 行，
长文字截到 {LONGEST_CELL} 字。q01 至 q20 是分析人员的二十个问题，s01 起由浅入深。

Written by a test, do not edit. Each question stands with its SQL and the real result on the sample (`data/landing`,
whose texts and figures are invented): {MOST_ROWS} rows at most, long texts cut at {LONGEST_CELL} characters. q01 to q20
are the twenty questions of an analyst, the s files go from simple to window functions. Run one yourself:
`.venv/bin/zongjie sql "$(cat docs/queries/q02_kindergarten_enrolment.sql)"`.

这些多为网上转抄、未经核实的材料，不是统计数据。 / The texts are mostly scraped and unverified: no statistics.
"""


@dataclass(frozen=True)
class ExampleQuery:
    """One file: its SQL, and the lines of its leading comment by their first word."""

    path: Path
    sql: str
    said: dict[str, str]

    @property
    def name(self) -> str:
        """The number that the page calls it by."""
        return self.path.stem.split("_")[0]


def leading_comment(sql: str) -> dict[str, str]:
    """The comment lines before the first statement, by what stands before their colon."""
    said: dict[str, str] = {}
    for line in sql.splitlines():
        if not line.startswith("-- "):
            break
        text = line.removeprefix("-- ")
        mark = min((place for place in (text.find("："), text.find(": ")) if place > 0), default=-1)
        if mark < 0:
            raise ValueError(f"a comment line without a word and a colon: {line}")
        said[text[:mark]] = text[mark + 1 :].strip()
    return said


def example_queries() -> list[ExampleQuery]:
    """All queries in the order of their names."""
    texts = ((path, path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.sql")))
    return [ExampleQuery(path, text, leading_comment(text)) for path, text in texts]


def section(query: ExampleQuery, result: pl.DataFrame) -> str:
    """What the page shows of one query."""
    said = query.said
    lines = [f"## {query.name} {said['问']}", "", said["Ask"], "", f"[{query.path.name}]({query.path.name})", ""]
    for chinese, english in {"提醒": "Mind", **IN_PAIRS}.items():
        if chinese in said:
            lines.extend([f"> {chinese}：{said[chinese]}\\", f"> {english}: {said[english]}", ""])
    if result.height:
        shown = result.head(MOST_ROWS)
        lines.append(markdown(shown, LONGEST_CELL))
        if result.height > MOST_ROWS:
            lines.extend([f"共 {result.height} 行，列出前 {MOST_ROWS} 行。 / {MOST_ROWS} of {result.height} rows.", ""])
    return "\n".join(lines)


def page(results: list[tuple[ExampleQuery, pl.DataFrame]]) -> str:
    """The whole page."""
    return "\n".join([HEAD, *(section(query, result) for query, result in results)]).rstrip() + "\n"
