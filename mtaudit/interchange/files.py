"""Files of results: one that `audit --format json` wrote, or many, a line or a row each, that `batch` did."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtaudit.errors import InstallationError, ResultError
from mtaudit.interchange.reading import from_dict
from mtaudit.interchange.tables import from_row, table_schema, to_row
from mtaudit.interchange.writing import document_id, dumps
from mtaudit.message import say
from mtaudit.readers import open_input
from mtaudit.readers.corpora import kind_of, open_rows
from mtaudit.readers.files import LIMIT
from mtaudit.result import Result

if TYPE_CHECKING:
    import pyarrow

LARGEST = 8 * LIMIT
"""Bytes of one result, which repeats both texts in its passages and says what is wrong in them."""

_ROWS = 64
"""Results that wait to become part of a table."""

_GROUP = 16 * 1024 * 1024
"""Bytes of a table that are written together: enough to read a column fast, few enough to hold."""


def load_result(path: str, identifier: str | None = None) -> Result:
    """The result in a file, or of several the first that has this `identifier`; `-` is standard input.

    Raises:
        ResultError: there is no such result, or it is none, in one line that says why.
        OSError: the file cannot be read.
    """
    try:
        return from_dict(_chosen(saved_results(path), identifier))
    except ResultError as error:
        raise ResultError(
            "{path}: {reason}", path=say("standard input") if path == "-" else path, reason=error
        ) from None


def saved_results(path: str) -> Iterator[dict[str, Any]]:
    """The results in a file as they stand there, one after the other, none of them believed.

    Raises:
        ResultError: the file does not hold JSON objects.
        ReadError: it is a damaged gzip file.
        OSError: it cannot be read.
    """
    if kind_of(path) != "jsonl":
        with open_rows(path) as rows:
            yield from map(from_row, rows)
        return
    with open_input(path) as stream:
        start = stream.readline(LARGEST + 1)
        first = _object(start)
        if first is None:
            yield _sure(_object(start + stream.read(LARGEST + 1)))
            return
        yield first
        while line := stream.readline(LARGEST + 1):
            if line.strip():
                yield _sure(_object(line))


def write_results(results: Iterable[Mapping[str, Any]], path: Path) -> None:
    """Write results as the name of the file says: JSON Lines, packed where it ends with .gz, Parquet or Arrow.

    The same results give the same bytes.

    Raises:
        InstallationError: what writes it is not installed.
        OSError: it cannot be written.
    """
    if kind_of(str(path)) != "jsonl":
        _write_table(results, path)
        return
    with path.open("wb") as stream:
        if path.suffix.lower() != ".gz":
            stream.writelines(dumps(each).encode() + b"\n" for each in results)
            return
        with gzip.GzipFile("", "wb", fileobj=stream, mtime=0) as packed:
            packed.writelines(dumps(each).encode() + b"\n" for each in results)


def _write_table(results: Iterable[Mapping[str, Any]], path: Path) -> None:
    try:
        from pyarrow import Table, ipc, parquet
    except ModuleNotFoundError:
        raise InstallationError("{path}: pyarrow is missing: install mtaudit[corpus]", path=path) from None
    schema = table_schema()
    if kind_of(str(path)) == "parquet":
        with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
            for group in _groups(results, schema):
                writer.write_table(Table.from_batches(group, schema))
    else:
        with path.open("wb") as stream, ipc.new_file(stream, schema) as writer:
            for group in _groups(results, schema):
                writer.write_table(Table.from_batches(group, schema))


def _groups(results: Iterable[Mapping[str, Any]], schema: pyarrow.Schema) -> Iterator[list[pyarrow.RecordBatch]]:
    """Batches of rows, as many together as are written together."""
    from pyarrow import RecordBatch

    rows = map(to_row, results)
    group: list[pyarrow.RecordBatch] = []
    while some := list(islice(rows, _ROWS)):
        group.append(RecordBatch.from_pylist(some, schema))
        if sum(batch.nbytes for batch in group) >= _GROUP:
            yield group
            group = []
    if group:
        yield group


def _object(data: bytes) -> dict[str, Any] | None:
    if len(data) > LARGEST:
        raise ResultError("is larger than {megabytes} MB, which no result is", megabytes=LARGEST // 1024**2)
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _sure(value: dict[str, Any] | None) -> dict[str, Any]:
    if value is None:
        raise ResultError("holds no JSON result; write one with `mtaudit audit --format json` or `mtaudit batch`")
    return value


def _chosen(results: Iterator[dict[str, Any]], identifier: str | None) -> dict[str, Any]:
    if identifier is not None:
        results = (each for each in results if _id(each) == identifier)
    found = next(results, None)
    if found is None:
        raise ResultError("holds no result with the id {identifier!r}", identifier=identifier)
    if identifier is None and next(results, None) is not None:
        raise ResultError("holds several results; say which with --id")
    if "error" in found:
        raise ResultError(
            "{text} could not be audited: {reason}", text=_id(found) or say("the text"), reason=found["error"]
        )
    return found


def _id(result: dict[str, Any]) -> str | None:
    value = result.get("id")
    return document_id(value) if isinstance(value, str | int | float | None) else None
