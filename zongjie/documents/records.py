"""Files of records: each record is a document of its own."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from zongjie.documents.decoding import REPLACEMENT, decode
from zongjie.documents.extracted import Extracted, StatedFacts
from zongjie.documents.html.metadata import is_address, parse_date
from zongjie.documents.limits import MEGABYTE, ReadLimits
from zongjie.documents.refusals import refusal
from zongjie.errors import UnreadableFileError

TEXT = "text"
_TITLES, _DATES, _ADDRESSES = ("title",), ("published_on", "date"), ("url",)
_FIELDS = (TEXT, "path", *_TITLES, *_DATES, *_ADDRESSES)
_BATCH = 1000
_LONGEST_PATH = 500


@dataclass(frozen=True, slots=True)
class Record:
    """A record: its name within the file, the bytes that identify it, and its text or why there is none."""

    name: str
    content: bytes
    found: Extracted | UnreadableFileError


def read_records(content: bytes, form: str, limits: ReadLimits) -> list[Record]:
    """The records of a file of the form "jsonl" or "parquet".

    A record is named by its `path`, or by its number (lines of jsonl from 1, rows of parquet from 1)
    where it has none or another record has the same. Raises UnreadableFileError where no record
    can be read: undecodable, damaged, expands_too_far, too_many_records, no_records, no_text_column.
    """
    read = _jsonl if form == "jsonl" else _parquet
    records: list[Record] = []
    names: set[str] = set()
    for number, fields, encoding, evidence in read(content, limits):
        if len(records) == limits.max_records:
            raise refusal("too_many_records", limit=limits.max_records)
        record = _record(number, fields, encoding, evidence, names)
        names.add(record.name)
        records.append(record)
    if not records:
        raise refusal("no_records")
    if all(isinstance(record.found, UnreadableFileError) and _lacks_text(record) for record in records):
        raise refusal("no_text_column")
    return records


def _lacks_text(record: Record) -> bool:
    return isinstance(record.found, UnreadableFileError) and record.found.reason == "no_text_column"


def _record(
    number: int, fields: Mapping[str, Any] | UnreadableFileError, encoding: str, evidence: str, names: set[str]
) -> Record:
    """One record from its fields."""
    if isinstance(fields, UnreadableFileError):
        return Record(str(number), b"", fields)
    chosen = {name: _plain(fields[name]) for name in _FIELDS if fields.get(name) is not None}
    path = chosen.get("path")
    name = path if isinstance(path, str) and path.isprintable() and 0 < len(path) <= _LONGEST_PATH else str(number)
    if name in names:
        name = str(number) if str(number) not in names else f"{name}#{number}"
    content = json.dumps(chosen, ensure_ascii=False, sort_keys=True).encode()
    text = chosen.get(TEXT)
    if not isinstance(text, str):
        return Record(name, content, refusal("no_text_column"))
    if (broken := text.count(REPLACEMENT)) > 0:
        evidence = f"{evidence}; {broken} characters are U+FFFD"
    stated = StatedFacts(
        title=_first(chosen, _TITLES),
        published_on=parse_date(_first(chosen, _DATES) or ""),
        source_url=address if (address := _first(chosen, _ADDRESSES)) and is_address(address) else None,
    )
    return Record(name, content, Extracted(text, encoding, evidence, "text/plain", stated))


def _first(fields: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    """The first of these fields that is a text with something in it."""
    return next((value for name in names if isinstance(value := fields.get(name), str) and value.strip()), None)


def _plain(value: Any) -> Any:
    """A value that JSON can hold and every table can store: dates as text, lone surrogates replaced."""
    if isinstance(value, str):
        return value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value if isinstance(value, int | float | bool) else str(value)


_Fields = tuple[int, Mapping[str, Any] | UnreadableFileError, str, str]


def _jsonl(content: bytes, limits: ReadLimits) -> Iterator[_Fields]:
    """The objects of a file with one JSON object on each line; a line that is none becomes an error."""
    decoded = decode(content)
    # not splitlines: JSON may hold U+2028 and other characters that end lines only in other places
    for number, line in enumerate(decoded.text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            fields = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield number, refusal("bad_record", problem=f"line {number}: {type(error).__name__}"), "", ""
            continue
        if isinstance(fields, dict):
            yield number, fields, decoded.encoding, f"{decoded.evidence}, JSON line {number}"
        else:
            yield number, refusal("bad_record", problem=f"line {number} is no object"), "", ""


def _parquet(content: bytes, limits: ReadLimits) -> Iterator[_Fields]:
    """The rows of a parquet file, a batch at a time and no further than the limits allow."""
    try:
        file = pq.ParquetFile(BytesIO(content))
        columns = [name for name in _FIELDS if name in file.schema_arrow.names]
        if TEXT not in columns:
            raise refusal("no_text_column")
        number, left = 0, limits.max_expanded_bytes
        sizes = (file.metadata.row_group(index).total_byte_size for index in range(file.num_row_groups))
        if sum(sizes) > limits.max_expanded_bytes:
            raise refusal("expands_too_far", limit=limits.max_expanded_bytes // MEGABYTE)
        for batch in file.iter_batches(_BATCH, columns=columns):
            left -= batch.nbytes
            if left < 0:
                raise refusal("expands_too_far", limit=limits.max_expanded_bytes // MEGABYTE)
            for fields in batch.to_pylist():
                number += 1
                yield number, fields, "utf-8", f"text column of parquet, row {number}"
    except (pa.ArrowException, OSError, ValueError, MemoryError) as error:
        raise refusal("damaged", problem=type(error).__name__) from error
