"""Corpora of every kind hold the same documents."""

from __future__ import annotations

import gzip
import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from mtaudit.errors import ReadError
from mtaudit.readers import BadLine, Record, count_records, open_records
from mtaudit.readers.corpora import plain

pa = pytest.importorskip("pyarrow")
pytest.importorskip("pyarrow.parquet")  # an attribute of it only once it is imported

ROWS = [
    {"id": 1, "body_ar": "وصل الوفد.", "source": "The delegation arrived.", "desk": "world"},
    {"id": 2, "body_ar": None, "source": None, "desk": None},
    {"id": 3, "body_ar": "غادر الوفد.", "source": None, "desk": "world"},
]
WANTED = [
    Record(1, 1, "وصل الوفد.", "The delegation arrived.", {"desk": "world"}),
    BadLine(2, 2, '"body_ar" must be a string'),
    Record(3, 3, "غادر الوفد.", None, {"desk": "world"}),
]


def write(path: Path) -> Path:
    table = pa.Table.from_pylist(ROWS)
    lines = "".join(json.dumps(row) + "\n" for row in ROWS).encode()
    if path.name.endswith(".parquet"):
        pa.parquet.write_table(table, path)
    elif path.name == "stream.arrow":
        with pa.ipc.new_stream(path, table.schema) as writer:
            writer.write_table(table)
    elif path.name.endswith(".arrow"):
        with pa.ipc.new_file(path, table.schema) as writer:
            writer.write_table(table)
    else:
        path.write_bytes(gzip.compress(lines) if path.suffix == ".gz" else lines)
    return path


@pytest.mark.parametrize("name", ["in.jsonl", "in.jsonl.gz", "in.parquet", "in.arrow", "stream.arrow"])
def test_every_kind_of_file_holds_the_same(tmp_path: Path, name: str) -> None:
    path = str(write(tmp_path / name))
    assert count_records(path) == 3
    with open_records(path, {"target": "body_ar"}) as records:
        assert list(records) == WANTED


@pytest.mark.parametrize("name", ["in.jsonl.gz", "in.parquet"])
def test_an_address_is_read_as_a_file_is(tmp_path: Path, name: str) -> None:
    fsspec = pytest.importorskip("fsspec")
    address = f"memory://corpora/{name}"
    with fsspec.open(address, "wb") as stream:
        stream.write(write(tmp_path / name).read_bytes())
    with open_records(address, {"target": "body_ar"}) as records:
        assert list(records) == WANTED


def test_an_address_that_nothing_reads_is_named() -> None:
    pytest.importorskip("fsspec")
    with pytest.raises(ReadError, match="nowhere:"), open_records("nowhere://in.jsonl"):
        pass


def test_values_of_a_table_become_those_of_json() -> None:
    value = {"day": date(2024, 5, 1), "price": Decimal("1.5"), "risk": float("nan"), "parts": (b"a", [None])}
    assert plain(value) == {"day": "2024-05-01", "price": 1.5, "risk": None, "parts": ["YQ==", [None]]}
