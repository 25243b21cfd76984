"""The skeleton of a rule."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

import pytest

from mtaudit.checks.new import main


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "__init__.py").touch()
    return tmp_path


def write(folder: Path, *arguments: str) -> None:
    main([*arguments, "--severity", "minor", "--rules", str(folder / "rules"), "--tests", str(folder)])


def failing(folder: Path) -> list[str]:
    """The examples for which the test that was written fails."""
    for module in ("rules", "rules.misspelled_word"):
        sys.modules.pop(module, None)
    written = runpy.run_path(str(folder / "test_misspelled_word.py"))
    failed = []
    for example in (*written["DOCUMENTATION"].bad, *written["DOCUMENTATION"].good):
        try:
            written["test_an_example_is_marked_where_it_says"](example)
        except AssertionError:
            failed.append(example.target)
    return failed


def test_the_test_fails_until_the_rule_is_written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(folder)
    write(folder, "NAM900", "misspelled-word", "--category", "name")
    assert failing(folder) == ["هذه جملة فيها خطأ واحد."]
    rule = folder / "rules" / "misspelled_word.py"
    rule.write_text(rule.read_text("utf-8").replace('== "..."', '== "خطأ"'), "utf-8")
    assert failing(folder) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("NAM001", "some-name"),
        ("NAM900", "garbled-name"),
        ("NAM9", "some-name"),
        ("NAM900", "Some_name"),
        ("XNR001", "some-name"),
        ("NAM900", "some-name", "--category", "number"),
    ],
)
def test_what_is_taken_or_no_rule_is_refused(
    folder: Path, arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as exited:
        write(folder, *arguments)
    assert exited.value.code == 2
    assert not list(folder.glob("test_*"))
    assert "Traceback" not in capsys.readouterr().err


def test_no_file_is_overwritten(folder: Path) -> None:
    write(folder, "NAM900", "some-name")
    with pytest.raises(SystemExit):
        write(folder, "NAM901", "some-name")
