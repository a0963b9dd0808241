"""Files of records: each record is a document of its own."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from typing import Any

from zongjie.documents.columns import PATH, TEXT, Fields, columns_of, stated_by
from zongjie.documents.decoding import REPLACEMENT, decode
from zongjie.documents.extracted import Extracted
from zongjie.documents.html import looks_like_fragment, read_page
from zongjie.documents.limits import ReadLimits
from zongjie.documents.refusals import refusal
from zongjie.errors import UnreadableFileError

_LONGEST_PATH = 500
_CHINA = timezone(timedelta(hours=8))


@dataclass(frozen=True, slots=True)
class Record:
    """A record: its name within the file, the bytes that identify it, and its text or why there is none."""

    name: str
    content: bytes
    found: Extracted | UnreadableFileError


def read_records(content: bytes, form: str, limits: ReadLimits) -> list[Record]:
    """The records of a file of the form "jsonl" or "parquet"; their fields are named by `record_columns.csv`.

    A record is named by its path, or by its number (lines of jsonl from 1, rows of parquet from 1)
    where it has none or another record has the same. Raises UnreadableFileError where no record
    can be read: undecodable, damaged, expands_too_far, too_many_records, no_records, no_text_column.
    """
    read = _read_jsonl if form == "jsonl" else _read_parquet
    records: list[Record] = []
    names: set[str] = set()
    for fields in read(content, limits):
        if len(records) == limits.max_records:
            raise refusal("too_many_records", limit=limits.max_records)
        record = _record(fields, names, limits)
        names.add(record.name)
        records.append(record)
    if not records:
        raise refusal("no_records")
    for reason, situation in (("no_text_column", "no_text_column"), ("bad_record", "no_objects")):
        # one sentence for the file says more than one for each of its lines
        if all(_is_refused(record, reason) for record in records):
            raise refusal(situation)
    return records


def _is_refused(record: Record, reason: str) -> bool:
    return isinstance(record.found, UnreadableFileError) and record.found.reason == reason


def _record(fields: Fields, names: set[str], limits: ReadLimits) -> Record:
    """One record from its fields."""
    if isinstance(fields.values, UnreadableFileError):
        return Record(str(fields.number), b"", fields.values)
    columns = columns_of(fields.values)
    chosen = {
        name: _plain(fields.values[name])
        for field in columns.values()
        for name in field
        if fields.values[name] is not None
    }
    name = _name(fields.number, [chosen.get(column) for column in columns[PATH]], names)
    content = json.dumps(chosen, ensure_ascii=False, sort_keys=True).encode()
    try:
        read = _text(fields, columns[TEXT], chosen)
        if read.text.lstrip()[:1] == "<" and looks_like_fragment(read.text):
            page = read_page(read.text.encode(), limits)
            read = replace(page, encoding=read.encoding, evidence=read.evidence)
    except UnreadableFileError as error:
        return Record(name, content, error)
    stated = stated_by(chosen)
    return Record(name, content, replace(read, stated=stated.or_else(read.stated)))


def _name(number: int, paths: list[Any], names: set[str]) -> str:
    """The first path that may serve as a name, else the number; another one for each record of the file."""
    usable = (path for path in paths if isinstance(path, str) and path.isprintable() and 0 < len(path) <= _LONGEST_PATH)
    name = next(usable, str(number))
    if name not in names:
        return name
    return str(number) if str(number) not in names else f"{name}#{number}"


def _text(fields: Fields, columns: list[str], chosen: Mapping[str, Any]) -> Extracted:
    """The text of a record: the first of its columns that holds one. Raises UnreadableFileError."""
    if not columns:
        raise refusal("no_text_column")
    values = [(fields.values[column], chosen.get(column)) for column in columns]  # pyright: ignore[reportIndexIssue]
    for stored, plain in values:
        if isinstance(stored, bytes) and stored.strip():
            decoded = decode(stored)
            return Extracted(decoded.text, decoded.encoding, f"{fields.evidence}; {decoded.evidence}", "text/plain")
        if isinstance(plain, str) and isinstance(stored, str) and plain.strip():
            broken = plain.count(REPLACEMENT)
            told = f"; {broken} characters are U+FFFD" if broken else ""
            return Extracted(plain, fields.encoding, f"{fields.evidence}{told}", "text/plain")
    held = next((stored for stored, _ in values if stored is not None and not isinstance(stored, str | bytes)), None)
    if held is not None:
        raise refusal("not_a_text", found=type(held).__name__)
    raise refusal("empty_record")


def _plain(value: Any) -> Any:
    """A value that JSON can hold and every table can store: days as text, lone surrogates replaced."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, str):
        return value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if isinstance(value, datetime):
        # a moment is a day where the pages are read
        return (value.astimezone(_CHINA) if value.tzinfo else value).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, int | float | bool) else str(value)


def _read_jsonl(content: bytes, limits: ReadLimits) -> Iterator[Fields]:
    """The objects of a file with one JSON object on each line; a line that is none becomes an error."""
    decoded = decode(content)
    # not splitlines: JSON may hold U+2028 and other characters that end lines only in other places
    line_end = "\n" if "\n" in decoded.text else "\r"
    for number, line in enumerate(decoded.text.split(line_end), 1):
        if not line.strip():
            continue
        evidence = f"{decoded.evidence}, JSON line {number}"
        try:
            # tabs and other control characters inside of texts are a common fault and harm nothing
            values = json.loads(line, strict=False)
        except (ValueError, RecursionError) as error:
            problem = f"line {number}: {type(error).__name__}"
            yield Fields(number, refusal("bad_record", problem=problem), decoded.encoding, evidence)
            continue
        if not isinstance(values, dict):
            values = refusal("bad_record", problem=f"line {number} is no object")
        yield Fields(number, values, decoded.encoding, evidence)


def _read_parquet(content: bytes, limits: ReadLimits) -> Iterator[Fields]:
    """The rows of a parquet file."""
    from zongjie.documents.parquet import read_parquet  # noqa: PLC0415 - slow to import, and few files need it

    return read_parquet(content, limits)
