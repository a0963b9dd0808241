"""What must hold of every document, however damaged: the oracles of fuzzing."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise

import polars as pl

from zongjie.documents import LandingFile
from zongjie.stages import STAGES
from zongjie.tables.table import Frames
from zongjie.text.offsets import OffsetMap


class BrokenPromiseError(Exception):
    """Something that must hold of every document does not."""


def check_reading(files: Sequence[LandingFile], frames: Frames) -> None:
    """Every file became documents or rows of quarantine."""
    states = frames["landing_files"]
    _promise(states["file_path"].n_unique() == len(files), "a file without a state")
    _promise(states.height == frames["documents"].height + frames["quarantine"].height, "a state without a row")


def check_tables(tables: Frames) -> None:
    """Keys identify rows, surfaces stand where they say, every character has one owner, figures are numbers."""
    texts = dict(tables["document_text"].select("document_id", "text").iter_rows())
    for stage in STAGES:
        for table in stage.tables:
            if table.name in tables and stage.scope != "vocabulary":
                frame = tables[table.name]
                _promise(not frame.select(table.key).is_duplicated().any(), f"a key of {table.name} stands twice")
                _check_surfaces(table.name, frame, texts)
    if "articles" in tables:
        _promise(tables["document_facts"].height == len(texts), "a document without facts")
        for document_id, text in texts.items():
            _check_owners(text, document_id, tables)
    if "clean_texts" in tables:
        for document_id, text in texts.items():
            _check_placeholders(text, document_id, tables)
    if "measurements" in tables:
        _check_measurements(tables)
    _check_references(tables)


def _promise(holds: bool, what: str) -> None:
    """Raise BrokenPromiseError unless what was promised holds."""
    if not holds:
        raise BrokenPromiseError(what)


def _check_surfaces(name: str, frame: pl.DataFrame, texts: Mapping[str, str]) -> None:
    """text[char_start:char_end] is the surface."""
    if not {"document_id", "char_start", "char_end"} <= set(frame.columns):
        return
    written = next((column for column in ("surface", "raw_text") if column in frame.columns), None)
    for document_id, start, end, *surface in frame.select(
        "document_id", "char_start", "char_end", *([written] if written else [])
    ).iter_rows():
        _promise(0 <= start <= end <= len(texts[document_id]), f"a span of {name} lies outside of its text")
        _promise(not surface or texts[document_id][start:end] == surface[0], f"a surface of {name} stands elsewhere")


def _check_owners(text: str, document_id: str, tables: Frames) -> None:
    """Every visible character lies in one sentence or one removed line; a page's number may stand inside a sentence."""
    owned = [False] * len(text)
    for table in ("sentences", "boilerplate"):
        rows = tables[table].filter(pl.col("document_id") == document_id)
        is_page_number = pl.col("reason") == "page_number" if table == "boilerplate" else pl.lit(value=False)
        for start, end, is_crossed in rows.select("char_start", "char_end", is_page_number.alias("n")).iter_rows():
            _promise(start < end, f"an empty row of {table}")
            _promise(is_crossed or not any(owned[start:end]), f"a character that {table} own twice")
            owned[start:end] = [True] * (end - start)
    is_whole = all(is_owned or character.isspace() for character, is_owned in zip(text, owned, strict=True))
    _promise(is_whole, "a character that nothing owns")


def _check_placeholders(text: str, document_id: str, tables: Frames) -> None:
    """Placeholders do not overlap, and each map covers its article and its clean text."""
    own = pl.col("document_id") == document_id
    spans = tables["placeholders"].filter(own).sort("char_start").select("char_start", "char_end").rows()
    _promise(all(first[1] <= second[0] for first, second in pairwise(spans)), "placeholders that overlap")
    articles = tables["articles"].filter(own).join(tables["clean_texts"], on="article_id")
    for start, end, clean, runs in articles.select("char_start", "char_end", "clean_text", "offset_runs").iter_rows():
        offsets = OffsetMap.from_rows(runs)
        _promise(offsets.runs[0].raw_start == start, "an offset map that begins elsewhere")
        ends = (offsets.runs[-1].raw_end, offsets.runs[-1].clean_end)
        _promise(ends == (end, len(clean)), "an offset map that ends elsewhere")


def _check_measurements(tables: Frames) -> None:
    """Bounds are numbers in order; each figure has at least one numeral, and numerals do not overlap."""
    for low, high in tables["measurements"].select("value_min", "value_max").iter_rows():
        _promise((low is None) == (high is None), "one bound alone")
        _promise(low is None or (math.isfinite(low) and math.isfinite(high) and low <= high), "bounds that are none")
    numerals = tables["numerals"].sort("document_id", "char_start")
    rows = numerals.select("document_id", "char_start", "char_end").rows()
    overlapping = any(first[0] == second[0] and second[1] < first[2] for first, second in pairwise(rows))
    _promise(not overlapping, "numerals that overlap")
    named = set(numerals["measurement_id"].drop_nulls())
    _promise(named == set(tables["measurements"]["measurement_id"]), "a figure without numeral, or the other way")


def _check_references(tables: Frames) -> None:
    """What is said of figures is said of figures that there are."""
    if "measurements" not in tables:
        return
    known = set(tables["measurements"]["measurement_id"])
    for name, frame in tables.items():
        for column in ("measurement_id", "parent_measurement_id", "compared_with_id", "measurement_ids"):
            if column in frame.columns:
                values = frame[column].explode() if frame[column].dtype == pl.List else frame[column]
                _promise(set(values.drop_nulls()) <= known, f"{name}.{column} names a figure that is none")
