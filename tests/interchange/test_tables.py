"""Results in every kind of file are the same results."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mtaudit.auditor import Auditor, Settings
from mtaudit.corpus import audit_record
from mtaudit.errors import ReadError
from mtaudit.interchange import saved_results, table_schema, write_results
from mtaudit.readers import BadLine, Record

pytest.importorskip("pyarrow")

KINDS = ("jsonl", "jsonl.gz", "parquet", "arrow")


@pytest.fixture(scope="module")
def results() -> list[dict[str, Any]]:
    """A result with findings, one without source and one that is an error."""
    auditor = Auditor(Settings("gloss", select=("REP", "NUM")))
    arabic = "قال الوزير إن إن المحادثات بدأت وإن 25 عاملا وصلوا."
    records: list[Record | BadLine] = [
        Record(1, "a", arabic, "The minister said that the talks had begun and 24 workers had arrived.", {"desk": [1]}),
        Record(2, None, arabic, None, {"desk": None}),
        BadLine(3, "c", '"target" is missing'),
    ]
    return [audit_record(each, auditor) for each in records]


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_written_is_read(results: list[dict[str, Any]], tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"results.{kind}"
    write_results(results, path)
    assert results[0]["findings"]
    assert list(saved_results(str(path))) == results


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_results_are_the_same_bytes(results: list[dict[str, Any]], tmp_path: Path, kind: str) -> None:
    written = []
    for name in ("one", "two"):
        write_results(results, tmp_path / f"{name}.{kind}")
        written.append((tmp_path / f"{name}.{kind}").read_bytes())
    assert written[0] == written[1]


def test_columns_are_declared_whatever_the_results_hold(tmp_path: Path) -> None:
    from pyarrow import parquet

    write_results([{"id": 1, "error": "not JSON", "line": 1}], tmp_path / "results.parquet")
    assert parquet.read_schema(tmp_path / "results.parquet").equals(table_schema())


def test_a_file_that_is_no_table_is_named(tmp_path: Path) -> None:
    path = tmp_path / "results.parquet"
    path.write_bytes(b"{}")
    with pytest.raises(ReadError, match=r"results\.parquet: cannot be read as Parquet"):
        list(saved_results(str(path)))
