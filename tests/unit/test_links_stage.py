"""The stage `links` as a whole: several articles, no rows, speed of its parts, vocabularies, precision."""

import math
from typing import Any

import polars as pl
import pytest

from tests.support.marked_figures import frames_of
from zongjie.errors import VocabularyError
from zongjie.links import cues, process
from zongjie.links.context import Figure, read_articles
from zongjie.links.cues import can_share_whole, part_cues
from zongjie.links.period_cues import PeriodCue, period_cues
from zongjie.links.precision import stated_interval
from zongjie.tables import conform, empty
from zongjie.tables.links import LINKS
from zongjie.tables.measurements import MEASUREMENTS


def _figure(mark: str) -> Figure:
    (article,) = read_articles(frames_of(f"共[{mark}]。"))
    return article.figures[0]


def _second_article(frames: dict[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """The same frames as another article of another document."""
    renamed = {"article_id": "b", "document_id": "e"}
    found: dict[str, pl.DataFrame] = {}
    for name, frame in frames.items():
        changes: list[Any] = [
            pl.lit(value).alias(column) for column, value in renamed.items() if column in frame.columns
        ]
        if "measurement_id" in frame.columns:
            changes.append(("n" + pl.col("measurement_id")).alias("measurement_id"))
        found[name] = frame.with_columns(changes)
    return found


def test_articles_do_not_mix() -> None:
    first = frames_of("2010年录用教师[40人]，其中研究生[12人]。")
    second = _second_article(frames_of("其中本科生[28人]。"))
    both = {name: pl.concat([first[name], second[name]]) for name in first}
    links = process(both)["links"].sort("measurement_id")
    assert links["measurement_id"].to_list() == ["m0", "m1", "nm0"]
    assert links["parent_measurement_id"].to_list() == [None, "m0", None]
    assert links["document_id"].to_list() == ["d", "d", "e"]
    assert links["period_year_min"].to_list() == [2010, 2010, None]


def test_no_rows() -> None:
    frames = frames_of("没有数字。") | {"measurements": empty(MEASUREMENTS)}
    assert conform(LINKS, process(frames)["links"]).height == 0


@pytest.mark.parametrize(
    ("mark", "low", "high"),
    [
        ("1037人", 1037, 1037),
        ("23.4万元", 233_500, 234_500),
        ("36%", 35.5, 36.5),
        ("80.98%", 80.975, 80.985),
        ("近100名", 90, 100),
        ("约5.6亿元", 550_000_000, 570_000_000),
        ("80余次", 80, 90),
        ("3500多人", 3500, 3600),
        ("12.6万余人次", 126_000, 127_000),
        ("超过300人", 300, math.inf),
        ("95%以上", 95, math.inf),
        ("20xx元|2000..2099", 2000, 2099),
        ("三所", 3, 3),
    ],
)
def test_stated_interval(mark: str, low: float, high: float) -> None:
    interval = stated_interval(_figure(mark))
    assert interval is not None
    assert interval[0] == pytest.approx(low)
    assert interval[1] == pytest.approx(high)


def test_a_number_without_digits_has_no_interval() -> None:
    assert stated_interval(_figure("__个")) is None


def test_units_that_share_wholes() -> None:
    assert can_share_whole("所", "家")
    assert can_share_whole("个", "项")
    assert not can_share_whole("人", "人次")
    assert not can_share_whole("个", "元")


def test_longer_words_are_no_cues() -> None:
    roles = {match.phrase: match.entry.role for match in part_cues().find("公共服务含金量高，其中一所")}
    assert roles == {"公共": "word", "含金量": "word", "其中": "part"}


def test_a_cue_with_an_unknown_role_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    row = cues.Cue("其中", "piece", "现代汉语八百词", "其中一所")
    monkeypatch.setattr(cues, "load_csv", lambda name, kind: (row,))
    with pytest.raises(VocabularyError, match="piece"):
        cues.part_cues.__wrapped__()


def test_a_period_whose_example_lacks_it_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    row = PeriodCue("今年", "year", "year", "report", 0, 0, "现代汉语词典", "去年新建学校3所")
    monkeypatch.setattr("zongjie.links.period_cues.load_csv", lambda name, kind: (row,))
    with pytest.raises(VocabularyError, match="今年"):
        period_cues.__wrapped__()


def test_a_whole_chunk_is_read_in_time() -> None:
    sentence = "今年录用教师[40人]，其中研究生[12人]、本科生[28人]（含免费师范生[6人]），比去年增加[9人|change]。"
    frames = frames_of("\n".join([sentence] * 400))
    links = process(frames)["links"]
    assert links.height == 2000
    assert links["parent_measurement_id"].null_count() == 800
    assert links["compared_with_id"].null_count() == 1600
