"""Every report is made again from JSON, byte for byte; files that hold none say so."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

import mtaudit
from mtaudit import cli
from mtaudit.errors import ResultError
from mtaudit.interchange import load_result
from mtaudit.report import FORMATS

ARABIC = "قال الوزير إن إن المحادثات بدأت يوم الأحد.\n\nوصلت Keller إلى العاصمة.\n"
ENGLISH = "The minister said the talks began on Monday.\n\nKeller arrived in the capital. She left at once.\n"


def run(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int:
    monkeypatch.setattr(sys, "argv", ["mtaudit", *map(str, arguments)])
    with pytest.raises(SystemExit) as stop:
        cli.main()
    return int(stop.value.code or 0)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    (tmp_path / "article.txt").write_text(ARABIC, "utf-8")
    (tmp_path / "wire.txt").write_text(ENGLISH, "utf-8")
    return tmp_path / "article.txt"


def test_every_report_is_made_again(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(article.parent)
    options = ("audit", article.name, "--source", "wire.txt", "--model", "gloss", "--fail-on", "never")
    assert run(monkeypatch, *options, "--format", "json", "--output", "saved.json") == 0
    for format_name in FORMATS:
        assert run(monkeypatch, *options, "--format", format_name, "--output", "first") == 0
        assert (
            run(monkeypatch, "report", "saved.json", *options[-2:], "--format", format_name, "--output", "again") == 0
        )
        assert Path("first").read_bytes() == Path("again").read_bytes()


def test_one_of_a_batch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    lines = [{"id": 7, "target": ARABIC, "source": ENGLISH, "desk": "world"}, {"id": "bad"}, {"target": ARABIC}]
    Path("in.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    assert run(monkeypatch, "batch", "in.jsonl", "--output", "out.jsonl", "--model", "gloss") == 0
    expected = mtaudit.Auditor(model="gloss").audit(ARABIC, ENGLISH, id="7")
    assert load_result("out.jsonl", "7") == expected
    assert load_result("out.jsonl", "").source is None
    capsys.readouterr()
    assert run(monkeypatch, "report", "out.jsonl", "--id", "7", "--format", "markdown") == 0
    assert capsys.readouterr().out == expected.render("markdown", path="7")
    for identifier, said in ((None, "several results"), ("8", "no result with the id '8'"), ("bad", "target")):
        with pytest.raises(ResultError, match=rf"out\.jsonl: .*{said}"):
            load_result("out.jsonl", identifier)


NO_RESULTS = [
    *(b"", b"{}", b"[]", b"7\n", b"\xff\xfe", b'{"schema": "mtaudit/1"}'),
    *(b"9" * 9999, b"[" * 99_999, b'{"id": ' * 99_999),
]


@pytest.mark.parametrize("data", NO_RESULTS, ids=range(len(NO_RESULTS)))
def test_what_is_no_result_is_one_line(
    tmp_path: Path, data: bytes, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "no.json"
    path.write_bytes(data)
    for arguments in (("report", path), ("audit", path, "--baseline", path)):
        assert run(monkeypatch, *arguments) == 2
        out, err = capsys.readouterr()
        assert (out, err.count("\n")) == ("", 1)
        assert "no.json" in err


def test_standard_input_and_utf_16(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = mtaudit.audit(ARABIC, model="gloss")
    path = tmp_path / "wide.json"
    path.write_text(result.render("json"), "utf-16")
    assert load_result(str(path)) == result
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(result.render("json").encode())))
    assert load_result("-") == result


def test_the_schema_is_printed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(monkeypatch, "schema") == 0
    assert json.loads(capsys.readouterr().out)["$schema"].endswith("2020-12/schema")
