import gzip
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.readers import BadLine, Record, iter_records, open_input
from mtaudit.readers.jsonl import parse_line


def records(data: bytes) -> list[Record | BadLine]:
    return list(iter_records(io.BytesIO(data)))


def test_records_in_order_and_other_keys_carried_over() -> None:
    data = '\ufeff{"id": "a", "target": "خبر", "source": "News", "date": {"y": 2025}}\r\n\n{"target": "", "id": 7}'
    assert records(data.encode()) == [
        Record(1, "a", "خبر", "News", {"date": {"y": 2025}}),
        Record(3, 7, "", None, {}),
    ]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"{", "not JSON"),
        (b"[1]", "not an object"),
        (b"nul", "not JSON"),
        (b'{"id": 1}', '"target" is missing'),
        (b'{"target": 5}', '"target" must be a string'),
        (b'{"target": "x", "source": []}', '"source" must be a string or null'),
        (b'{"target": "x", "id": {}}', '"id" must be a string or a number'),
        (b'{"target": "x", "id": true}', '"id" must be'),
        (b'{"target": "x", "target": "y"}', 'the key "target" occurs twice'),
        (b'{"target": "x", "n": NaN}', "NaN"),
        (b'{"target": "x", "n": 1e999}', "too large"),
        (b'{"target": "x", "n": ' + b"9" * 5000 + b"}", "not JSON"),
        (b'{"target": "\\ud800"}', "surrogate"),
        (b'{"target": "x", "o": {"\\udfff": 1}}', "surrogate"),
        (b'{"target": "\xff"}', "not UTF-8 (byte 13)"),
        (b"[" * 1_000_000, "nested too deeply"),
        (b'{"a":' * 1_000_000, "nested too deeply"),
    ],
)
def test_a_bad_line_is_reported_and_passed_over(line: bytes, message: str) -> None:
    bad, good = records(line + b'\n{"target": "x"}\n')
    assert isinstance(bad, BadLine)
    assert message in bad.error
    assert "\n" not in bad.error
    assert good == Record(2, None, "x", None, {})


def test_a_bad_line_keeps_its_id() -> None:
    assert records(b'{"id": "a7"}') == [BadLine(1, "a7", '"target" is missing')]


def test_a_line_that_is_too_long_is_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mtaudit.readers.jsonl.LONGEST_LINE", 100)
    bad, good = records(b'{"target": "' + b"x" * 1000 + b'"}\n{"target": "x"}')
    assert isinstance(bad, BadLine)
    assert isinstance(good, Record)
    assert good.number == 2


@given(st.binary())
def test_any_line_is_a_record_or_a_bad_line(data: bytes) -> None:
    assert isinstance(parse_line(data), Record | BadLine)


@given(st.text(st.characters(exclude_categories=["Cs"])), st.none() | st.text(st.characters(exclude_categories=["Cs"])))
def test_what_was_written_is_read(target: str, source: str | None) -> None:
    line = json.dumps({"id": "i", "target": target, "source": source}, ensure_ascii=False).encode()
    assert records(line) == [Record(1, "i", target, source, {})]


def test_a_packed_file_is_read_and_a_damaged_one_ends_in_an_error(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl.gz"
    whole = gzip.compress(b'{"id": 1, "target": "' + "نص".encode() + b'"}\n' * 1)
    for data, last in ((whole, Record), (whole[:-9], BadLine)):
        path.write_bytes(data)
        with open_input(str(path)) as stream:
            assert isinstance(list(iter_records(stream))[-1], last)
