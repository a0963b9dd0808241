"""Whatever the text, each quantity gives one measurement, where it stood."""

from __future__ import annotations

import sys
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1] / "unit"))
from measurements_frames import frames_of

from zongjie.measurements import process
from zongjie.tables.measurements import MEASUREMENTS
from zongjie.tables.table import conform

_WORDS = st.sampled_from(
    [
        "教师",
        "参加",
        "培训",
        "的",
        "，",
        "、",
        "（",
        "）",
        "(",
        ")",
        "比去年",
        "由",
        "提高到",
        "增长",
        "达到",
        "。",
        "计划",
        "其中",
        "占",
        "\n",
    ]
)
_FIGURES = st.sampled_from(
    ["【92名】", "【88%】", "【约3万元】", "【500分以上】", "【第二位】", "【12所】", "【3个百分点】"]
)
_TEXTS = st.lists(_WORDS | _FIGURES, max_size=30).map("".join)


@given(_TEXTS, _TEXTS)
def test_each_quantity_is_measured_once_where_it_stands(first: str, second: str) -> None:
    frames = frames_of(first, second)
    measured = conform(MEASUREMENTS, process(frames)["measurements"])
    quantities = frames["quantities"]
    assert sorted(measured["measurement_id"]) == sorted(quantities["measurement_id"])
    texts = dict(frames["clean_texts"].select("article_id", "clean_text").iter_rows())
    for row in measured.to_dicts():
        assert texts[row["article_id"]][row["clean_start"] : row["clean_end"]] == row["surface"]
        assert row["indicator"]
        assert 0 <= row["confidence"] <= 1
