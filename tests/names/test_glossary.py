from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mtaudit.errors import GlossaryError, MtauditError
from mtaudit.names.glossary import Term, load


def write(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "glossary.tsv"
    path.write_bytes(text.encode(encoding))
    return path


def test_a_glossary_has_terms_forms_and_comments(tmp_path: Path) -> None:
    text = "English\tArabic\tForbidden\n# names\n\nKremlin\tالكرملين|الكرملن\tكرملين\nceasefire\tوقف إطلاق  النار\n"
    glossary = load(write(tmp_path, text))
    assert glossary.terms == (
        Term("Kremlin", ("الكرملين", "الكرملن"), ("كرملين",)),
        Term("ceasefire", ("وقف إطلاق النار",)),
    )
    assert len(glossary.fingerprint) == 8


def test_spreadsheets_save_utf_16(tmp_path: Path) -> None:
    path = write(tmp_path, "English\tArabic\nKremlin\tالكرملين\n", "utf-16")
    assert load(path).terms == (Term("Kremlin", ("الكرملين",)),)


def test_the_fingerprint_follows_the_terms(tmp_path: Path) -> None:
    first = load(write(tmp_path, "Kremlin\tالكرملين\n")).fingerprint
    assert first == load(write(tmp_path, "# a comment\nKremlin\tالكرملين\n")).fingerprint
    assert first != load(write(tmp_path, "Kremlin\tكرملين\n")).fingerprint


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "holds no term"),
        ("Kremlin\n", "line 1 has 1 columns"),
        ("Kremlin\tالكرملين\t\tx\n", "line 1 has 4 columns"),
        ("\tالكرملين\n", "line 1 lacks"),
        ("Kremlin\tKreml\n", "not Arabic"),
        ("Kremlin\tالكرملين\tالكرملين\n", "both prefers and forbids"),
        ("Kremlin\tالكرملين\nKremlin\tالكرملن\n", "repeats"),
        ("Kremlin\t" + "ا" * 500, "more than"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(GlossaryError, match=reason):
        load(write(tmp_path, text))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"none\.tsv"):
        load(tmp_path / "none.tsv")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=300))
def test_any_bytes_are_a_glossary_or_one_line_of_reason(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "any.tsv"
    path.write_bytes(data)
    with contextlib.suppress(MtauditError):
        assert load(path).terms
