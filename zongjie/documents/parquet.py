"""The rows of a parquet file, a batch at a time and no further than the limits allow."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from zongjie.documents.columns import TEXT, Fields, columns_of
from zongjie.documents.limits import MEGABYTE, ReadLimits
from zongjie.documents.refusals import refusal

_BATCH = 1000


def read_parquet(content: bytes, limits: ReadLimits) -> Iterator[Fields]:
    """The rows of a parquet file with the columns of `record_columns.csv`; texts that are no UTF-8 come as bytes.

    Raises UnreadableFileError with the reason damaged, expands_too_far or no_text_column.
    """
    try:
        file = pq.ParquetFile(BytesIO(content))
        columns = columns_of(file.schema_arrow.names)
        if not columns[TEXT]:
            raise refusal("no_text_column")
        number, left = 0, limits.max_expanded_bytes
        sizes = (file.metadata.row_group(index).total_byte_size for index in range(file.num_row_groups))
        if sum(sizes) > limits.max_expanded_bytes:
            raise refusal("expands_too_far", limit=limits.max_expanded_bytes // MEGABYTE)
        for batch in file.iter_batches(_BATCH, columns=[name for field in columns.values() for name in field]):
            left -= batch.nbytes
            if left < 0:
                raise refusal("expands_too_far", limit=limits.max_expanded_bytes // MEGABYTE)
            values = [_values(column) for column in batch.columns]
            for row in zip(*values, strict=True):
                number += 1
                fields = dict(zip(batch.schema.names, row, strict=True))
                yield Fields(number, fields, "utf-8", f"text column of parquet, row {number}")
    except (pa.ArrowException, OSError, ValueError, MemoryError) as error:
        raise refusal("damaged", problem=type(error).__name__) from error


def _values(column: Any) -> list[Any]:
    """The values of a column; writers do not check that texts are UTF-8, so one of them must not spoil the rest."""
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if not (pa.types.is_string(column.type) or pa.types.is_large_string(column.type)):
        return column.to_pylist()
    return [None if stored is None else _decoded(stored) for stored in column.cast(pa.large_binary()).to_pylist()]


def _decoded(stored: bytes) -> str | bytes:
    try:
        return stored.decode("utf-8")
    except UnicodeDecodeError:
        return stored
