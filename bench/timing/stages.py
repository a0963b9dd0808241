"""The stages as works: on files of a landing folder, in chunks of the size that the pipeline takes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import polars as pl

from bench.timing.rounds import Work
from zongjie.documents import LandingFile, read_documents, scan_landing
from zongjie.extraction import run_stage
from zongjie.lake.processing import CHUNK_BYTES, CHUNK_CHARACTERS
from zongjie.stages import STAGES, Stage

Tables = dict[str, pl.DataFrame]


def stage_works(landing: Path, until: str | None = None) -> list[Work]:
    """A work for each stage (up to and with `until`) but `vocabulary`; running them for their inputs warms them up."""
    files = scan_landing(landing)
    chunks = list(_chunks_of_files(files))
    seen_at = datetime.now(UTC)
    tables = [read_documents(chunk, seen_at) for chunk in chunks]
    whole = {name: pl.concat([part[name] for part in tables]) for name in tables[0]}
    characters = int(whole["documents"]["character_count"].sum())
    size = int(whole["document_text"]["text"].str.len_bytes().sum())
    rows = sum(frame.height for frame in whole.values())
    works = [Work("documents", lambda: [read_documents(chunk, seen_at) for chunk in chunks], characters, rows, size)]
    parts = list(_chunks_of_documents(whole))
    for stage in STAGES:
        if stage.scope == "vocabulary" or not stage.reads:
            continue
        if stage.scope == "corpus":
            parts = [{name: pl.concat([part[name] for part in parts]) for name in parts[0]}]
        rows = 0
        for part in parts:
            found = run_stage(stage, part)
            rows += sum(frame.height for frame in found.values())
            part.update(found)
        works.append(Work(stage.name, _runs(stage, parts), characters, rows, size))
        if stage.name == until:
            break
    return works


def _runs(stage: Stage, parts: Iterable[Tables]) -> Callable[[], object]:
    """A call that runs the stage on every chunk; only what it reads is kept for it."""
    inputs = [{name: part[name] for name in stage.reads} for part in parts]
    return lambda: [run_stage(stage, tables) for tables in inputs]


def _chunks_of_files(files: Iterable[LandingFile]) -> Iterator[list[LandingFile]]:
    chunk: list[LandingFile] = []
    size = 0
    for file in files:
        if chunk and size + file.byte_size > CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
        chunk.append(file)
        size += file.byte_size
    yield chunk


def _chunks_of_documents(tables: Tables) -> Iterator[Tables]:
    """The tables of the stage `documents`, cut so that each part has about CHUNK_CHARACTERS characters."""
    documents = tables["documents"].with_columns(
        chunk=(pl.col("character_count").cum_sum() - pl.col("character_count")) // CHUNK_CHARACTERS
    )
    for part in documents.partition_by("chunk", maintain_order=True, include_key=False):
        texts = tables["document_text"].join(part.select("document_id"), on="document_id", how="semi")
        yield {"documents": part, "document_text": texts}
