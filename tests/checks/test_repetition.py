"""Loops of a translation model, and what a writer repeats on purpose."""

from __future__ import annotations

import pytest

from mtaudit.checks import all_checks
from mtaudit.pipeline import audit
from mtaudit.translate import load

CHECKS = tuple(check for check in all_checks() if check.id.startswith("REP"))


def found(target: str, source: str | None) -> list[tuple[str, str]]:
    result = audit(target, source, load("gloss"), checks=CHECKS)
    return [(finding.rule, finding.text) for finding in result.findings]


@pytest.mark.parametrize(
    ("target", "source", "marked"),
    [
        ("قال: لا أعرف، لا أعرف، لا أعرف.", "He said he did not know.", "لا أعرف، لا أعرف، لا أعرف"),
        ("لا أعرف. لا أعرف. لا أعرف.", "I do not know where he went.", "لا أعرف. لا أعرف. لا أعرف"),
        (
            "وصل الوفد إلى مطار العاصمة، وصل الوفد إلى مطار العاصمة.",
            None,
            "وصل الوفد إلى مطار العاصمة، وصل الوفد إلى مطار العاصمة",
        ),
    ],
)
def test_a_loop_across_marks_is_found(target: str, source: str | None, marked: str) -> None:
    assert ("REP003", marked) in found(target, source)


def test_a_sentence_pasted_twice_is_no_loop() -> None:
    sentence = "وصل الوفد إلى مطار العاصمة مساء يوم الأحد."
    assert found(f"{sentence}\n\n{sentence}\n\nثم غادر.", None) == [("REP002", sentence)]


@pytest.mark.parametrize(
    ("target", "source", "marked"),
    [
        ("ظهرت شقوق، شقوق، يصعب سدها.", "Cracks and crevices that are hard to close appeared.", "شقوق، شقوق"),
        (
            "رسم اللوحات الزيتية القديمة واللوحات القديمة.",
            "He painted old oil paintings and frames.",
            "اللوحات الزيتية القديمة واللوحات القديمة",
        ),
    ],
)
def test_a_thing_joined_to_itself_is_found(target: str, source: str, marked: str) -> None:
    assert ("REP004", marked) in found(target, source)


@pytest.mark.parametrize(
    ("target", "source"),
    [
        ("هتف الجمهور: سلام، سلام، سلام.", "The crowd chanted: peace, peace, peace."),
        ("قال: نعم، نعم.", "He said yes."),
        ("كانت النتائج: 3، 3، 3.", "The results were level."),
        ("معظم الذين يعملون يعملون ليلا.", "Most of those who work do so at night."),
        ("حضر الكثير والكثير من الطلاب.", "Lots and lots of students came."),
        ("اتصل بالرقم تسعة تسعة واحد.", "Call 991."),
        ("التقى وزير الدفاع ووزير الخارجية أمس.", "The defence minister and the foreign minister met yesterday."),
        ("انتظروا ذلك سنوات وسنوات.", "They waited for that for years and years."),
    ],
)
def test_what_is_repeated_on_purpose_is_no_finding(target: str, source: str | None) -> None:
    assert found(target, source) == []
