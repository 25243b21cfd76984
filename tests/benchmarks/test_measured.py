"""All figures are in one file, which programs write, and the tables of the benchmarks are made from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import measured

PROGRAM = """How many of the words are right.

usage: python -m benchmarks.words FOLDER     (one word a line)
"""


def test_the_tables_are_those_of_the_figures() -> None:
    kept = measured.README.read_text("utf-8")

    assert kept == measured.render(kept, measured.read()), "python -m benchmarks.measured"


def test_every_table_names_a_program_and_its_command() -> None:
    for name, table in measured.read().items():
        assert measured.FILE.with_name(f"{name}.py").is_file()
        assert table["command"].startswith(f"python -m benchmarks.{name} ") or table["command"].endswith(name)


def test_a_program_replaces_its_own_figures_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measured, "FILE", tmp_path / "measured.toml")
    monkeypatch.setattr(measured, "README", tmp_path / "README.md")
    measured.README.write_text("# Measured\n\n", encoding="utf-8")

    measured.record("words", PROGRAM, {"right, of all": 0.5, "wrong": "some «more»"}, {"REP001": {"found": [1, 2]}})
    measured.record("letters", PROGRAM, {"right": 1})
    first = measured.FILE.read_bytes()
    measured.record("letters", PROGRAM, {"right": 1})

    assert measured.FILE.read_bytes() == first
    tables = measured.read()
    assert list(tables) == ["letters", "words"]
    assert tables["words"]["figures"] == {"right, of all": 0.5, "wrong": "some «more»"}
    assert tables["words"]["rules"] == {"REP001": {"found": [1, 2]}}
    assert tables["words"]["command"] == "python -m benchmarks.words FOLDER"
    assert "| right, of all | 0.5 |" in measured.README.read_text("utf-8")
