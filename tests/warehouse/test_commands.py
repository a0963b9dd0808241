"""The command line on a published warehouse: it shows, and never changes."""

from __future__ import annotations

import hashlib
import io
import json
from pathlib import Path

import duckdb
import polars as pl
import pytest

from tests.support.places import SAMPLE
from tests.warehouse.conftest import Installation, code_state

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("warehouse")]

FILE = SAMPLE / "official" / "jinhu_2012_annual.txt"


def state(installation: Installation) -> tuple[str, list[str]]:
    """The published bytes, and everything that lies in the folder of the command."""
    work = installation.folder / "work"
    left = [path.name for path in work.rglob("*")] if work.exists() else []
    return hashlib.sha256(installation.published.read_bytes()).hexdigest(), left


@pytest.mark.parametrize(
    "query",
    [
        "create table notes (note varchar)",
        "insert into document_text values ('1', 'x')",
        "update fct_measurement set value_min = 0",
        "drop table dim_article",
        "copy dim_article to 'copy.csv'",
        "export database 'copy'",
        "attach 'other.duckdb' as other",
        "set enable_external_access = true",
        "install httpfs",
        "select * from read_text('{file}')",
        "select * from read_csv('{file}')",
        "select * from '{file}'",
        "from glob('/*')",
    ],
)
def test_sql_only_reads_and_only_the_warehouse(installation: Installation, query: str) -> None:
    before = state(installation)
    done = installation.run("sql", query.format(file=FILE))
    assert done.returncode == 1, done.stdout.decode()
    assert done.stderr.decode().startswith("zongjie: ")
    assert b"Traceback" not in done.stderr
    assert "金湖" not in done.stdout.decode()
    assert state(installation) == before


def test_sql_answers(installation: Installation) -> None:
    done = installation.run("sql", "select count(*) as figures from fct_measurement", "--format", "json")
    assert done.returncode == 0, done.stderr.decode()
    assert json.loads(done.stdout)["figures"] > 900


def test_tables_are_listed_with_what_they_mean(installation: Installation) -> None:
    done = installation.run("tables")
    assert done.returncode == 0, done.stderr.decode()
    shown = done.stdout.decode()
    assert "fct_measurement" in shown
    assert "One row for each" in shown


def test_versions_mark_the_published_one(installation: Installation) -> None:
    done = installation.run("versions")
    assert done.returncode == 0, done.stderr.decode()
    lines = [line for line in done.stdout.decode().splitlines() if "Z-" in line]
    assert len(lines) == 1
    assert lines[0].startswith("*")


def test_doctor_finds_nothing_wrong(installation: Installation) -> None:
    done = installation.run("doctor")
    assert done.returncode == 0, done.stdout.decode()
    assert "All is well" in done.stdout.decode()


def test_rollback_without_an_earlier_version_is_one_sentence(installation: Installation) -> None:
    before = state(installation)
    done = installation.run("rollback")
    assert done.returncode == 1
    assert "no earlier version" in done.stderr.decode()
    assert len(done.stderr.decode().strip().splitlines()) == 1
    assert state(installation) == before


def _frame(done: bytes, output_format: str) -> pl.DataFrame:
    if output_format == "json":
        return pl.read_ndjson(io.BytesIO(done))
    return pl.read_csv(io.BytesIO(done)) if output_format == "csv" else pl.read_parquet(io.BytesIO(done))


@pytest.mark.parametrize("output_format", ["json", "csv", "parquet"])
def test_one_file_is_read_in_every_format(installation: Installation, output_format: str) -> None:
    done = installation.run("read", str(FILE), "--format", output_format)
    assert done.returncode == 0, done.stderr.decode()
    frame = _frame(done.stdout, output_format)
    text = FILE.read_text(encoding="utf-8")
    assert frame.height > 20
    for start, end, surface in frame.select("char_start", "char_end", "surface").iter_rows():
        assert text[start:end] == surface
    total = frame.filter(pl.col("surface") == "4.26亿元")
    assert total["value_min"].to_list()[:1] == [426_000_000]


def test_one_file_is_shown_as_a_table(installation: Installation) -> None:
    done = installation.run("read", str(FILE))
    assert done.returncode == 0, done.stderr.decode()
    assert "4.26亿元" in done.stdout.decode()


def test_a_file_that_is_no_text_is_refused_in_one_sentence(installation: Installation) -> None:
    done = installation.run("read", str(SAMPLE / "broken" / "image_renamed.txt"))
    assert b"Traceback" not in done.stderr
    assert "the content is a PNG picture" in (done.stdout + done.stderr).decode()


def test_a_second_run_has_nothing_to_do(installation: Installation, code_at_start: dict[str, int]) -> None:
    before = state(installation)
    done = installation.run("run", "--quiet", "--landing", str(SAMPLE), seconds=300)
    assert done.returncode == 0, done.stderr.decode()
    if code_state() != code_at_start:
        pytest.skip("the code was edited while the tests ran, so there was something to do")
    assert "Nothing new" in done.stdout.decode()
    assert state(installation)[0] == before[0]


def test_published_file_is_not_writable(installation: Installation) -> None:
    assert Path(installation.published).stat().st_mode & 0o222 == 0


def test_export_gives_every_table_whole(installation: Installation, tmp_path: Path) -> None:
    before = state(installation)
    done = installation.run("export", str(tmp_path), "--format", "parquet")
    assert done.returncode == 0, done.stderr.decode()
    with duckdb.connect(installation.published, read_only=True) as connection:
        tables = [name for (name,) in connection.sql("select table_name from duckdb_tables() order by 1").fetchall()]
        assert sorted(path.stem for path in tmp_path.iterdir()) == tables
        for name in tables:
            exported = duckdb.read_parquet(str(tmp_path / f"{name}.parquet"))
            assert len(exported) == len(connection.table(name)), name
            assert exported.columns == connection.table(name).columns
    assert state(installation) == before


def test_export_of_what_is_not_there_is_one_sentence(installation: Installation, tmp_path: Path) -> None:
    done = installation.run("export", str(tmp_path / "out"), "--table", "mart_nothing")
    assert done.returncode == 1
    assert done.stderr.decode().startswith("zongjie: no table is called mart_nothing")
