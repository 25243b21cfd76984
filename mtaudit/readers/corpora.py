"""Corpora into records: JSON Lines, Parquet or Arrow, on this machine or by address, with constant memory."""

from __future__ import annotations

import base64
import math
from collections.abc import Container, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import PurePath
from typing import IO, TYPE_CHECKING, Any, Literal

from mtaudit.errors import InstallationError, ReadError
from mtaudit.readers.files import is_address, open_bytes, open_input
from mtaudit.readers.jsonl import OWN_NAMES, BadLine, Record, iter_records, to_record

if TYPE_CHECKING:
    import pyarrow

Kind = Literal["jsonl", "parquet", "arrow"]
"""What a corpus is written as: lines, or a table."""

_KINDS: Mapping[str, Kind] = {".parquet": "parquet", ".pq": "parquet", ".arrow": "arrow", ".feather": "arrow"}

_ROWS = 64
"""Rows of a table that are Python objects at the same time."""


def kind_of(path: str) -> Kind:
    """What a corpus is, by its name: JSON Lines unless that says otherwise."""
    return _KINDS.get(PurePath(path).suffix.lower(), "jsonl")


@contextmanager
def open_records(path: str, columns: Mapping[str, str] = OWN_NAMES) -> Iterator[Iterator[Record | BadLine]]:
    """The documents of a corpus, in order; `-` is JSON Lines on standard input.

    `columns` gives for our keys those of the corpus: `{"target": "body_ar"}`.

    Raises:
        ReadError: it is no such file, or nothing reads such an address.
        InstallationError: what reads it is not installed.
        OSError: it cannot be opened.
    """
    if kind_of(path) == "jsonl":
        with open_input(path) as stream:
            yield iter_records(stream, columns)
    else:
        with open_rows(path) as rows:
            yield (to_record(row, number, columns) for number, row in enumerate(rows, 1))


@contextmanager
def open_rows(path: str) -> Iterator[Iterator[dict[str, Any]]]:
    """The rows of a table, in order, as JSON could have them.

    Raises:
        ReadError: it is no such file, or nothing reads such an address.
        InstallationError: what reads it is not installed.
        OSError: it cannot be opened.
    """
    with open_batches(path) as batches:
        yield (plain(row) for batch in batches for row in _rows(batch))


@contextmanager
def open_batches(path: str, only: Container[str] | None = None) -> Iterator[pyarrow.RecordBatchReader]:
    """The same as Arrow has it, a batch of rows after the other; of its columns those that are asked for.

    Raises:
        ReadError: it is no such file, or nothing reads such an address.
        InstallationError: what reads it is not installed.
        OSError: it cannot be opened.
    """
    with open_bytes(path) as stream, _said_of(path):
        import pyarrow

        if kind_of(path) == "parquet":
            file = _parquet(stream)
            chosen = [each for each in file.schema_arrow if only is None or each.name in only]
            batches = file.iter_batches(_ROWS, columns=[each.name for each in chosen])
        else:
            whole, schema = _arrow(stream)
            chosen = [each for each in schema if only is None or each.name in only]
            batches = (batch.select([each.name for each in chosen]) for batch in whole)
        yield pyarrow.RecordBatchReader.from_batches(pyarrow.schema(chosen), batches)


def count_records(path: str) -> int | None:
    """How many documents a corpus has, where that can be told without much work.

    Raises:
        ReadError: it is no such file.
        InstallationError: what reads it is not installed.
        OSError: it cannot be opened.
    """
    if kind_of(path) == "parquet":
        with open_bytes(path) as stream, _said_of(path):
            return int(_parquet(stream).metadata.num_rows)
    if path == "-" or is_address(path):
        return None
    if kind_of(path) == "arrow":
        with open_bytes(path) as stream, _said_of(path):
            return sum(int(batch.num_rows) for batch in _arrow(stream)[0])
    try:
        with open_input(path) as stream:
            return sum(1 for line in stream if not line.isspace())
    except (ReadError, OSError):
        return None


def plain(value: Any) -> Any:
    """A value of a table as JSON has it: times as ISO 8601 writes them, bytes in base64, no number as null."""
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, Decimal):
        return plain(float(value))
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return value.total_seconds()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    return value


def _rows(batch: pyarrow.RecordBatch) -> Iterator[dict[str, Any]]:
    for start in range(0, batch.num_rows, _ROWS):
        yield from batch.slice(start, _ROWS).to_pylist()


def _parquet(stream: IO[bytes]) -> Any:
    from pyarrow.parquet import ParquetFile

    return ParquetFile(stream)


def _arrow(stream: IO[bytes]) -> tuple[Iterable[pyarrow.RecordBatch], pyarrow.Schema]:
    """The batches of an Arrow file, or of an Arrow stream, as `datasets` saves one, and their schema."""
    from pyarrow import ipc

    is_file = stream.read(6) == b"ARROW1"
    stream.seek(0)
    if not is_file:
        reader = ipc.open_stream(stream)
        return reader, reader.schema
    file = ipc.open_file(stream)
    return (file.get_batch(index) for index in range(file.num_record_batches)), file.schema


@contextmanager
def _said_of(path: str) -> Iterator[None]:
    """What pyarrow has against a file, as an error that names it."""
    try:
        from pyarrow import ArrowException
    except ModuleNotFoundError:
        raise InstallationError("{path}: pyarrow is missing: install mtaudit[corpus]", path=path) from None
    try:
        yield
    except ArrowException as error:
        raise ReadError(
            "{path}: cannot be read as {format} ({reason})", path=path, format=kind_of(path).capitalize(), reason=error
        ) from None
