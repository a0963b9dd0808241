"""The README's queries give the results that stand below them.

ZONGJIE_WRITE_README=1 writes the present results into the README instead of comparing.
"""

from __future__ import annotations

import os
import re

import duckdb
import pytest

from tests.support.markdown import markdown
from tests.support.places import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("warehouse")]

README = ROOT / "README.md"
EXAMPLE = re.compile(
    r"(<!-- example:sql -->\n```sql\n(?P<query>.*?)\n```\n)\n(?P<result>.*?)(<!-- example:end -->)", re.DOTALL
)
IS_WRITING = os.environ.get("ZONGJIE_WRITE_README") == "1"


def test_there_are_five_questions() -> None:
    assert len(EXAMPLE.findall(README.read_text(encoding="utf-8"))) == 5


def test_results_are_as_printed(connection: duckdb.DuckDBPyConnection) -> None:
    text = README.read_text(encoding="utf-8")

    def with_result(match: re.Match[str]) -> str:
        return f"{match[1]}\n{markdown(connection.sql(match['query']).pl())}{match[4]}"

    present = EXAMPLE.sub(with_result, text)
    if IS_WRITING:
        README.write_text(present, encoding="utf-8")
    assert present == README.read_text(encoding="utf-8")
