"""Back-translations that cannot be relied on are seen."""

from __future__ import annotations

import pytest

from mtaudit import Auditor
from mtaudit.backtranslation.gate import fault, normalise_marks

ARABIC = "قال وزير المالية يوم الأحد إن الحكومة ستخفض الضرائب على الشركات الصغيرة في العام المقبل."
SOURCE = "The finance minister said on Sunday that the government would cut taxes on small companies next year."


@pytest.mark.parametrize(
    ("english", "wrong"),
    [
        (SOURCE, None),
        (" ", "empty"),
        ("The minister.", "too short"),
        (" ".join(f"word{k}" for k in range(60)), "too long"),
        ("The minister said that the tax, that the tax, that the tax, that the tax is low.", "repeats itself"),
        ("The finance minister said إن الحكومة ستخفض on small companies next year.", "Arabic left in it"),
    ],
)
def test_each_fault_has_its_name(english: str, wrong: str | None) -> None:
    assert fault(ARABIC, english) == wrong


def test_a_long_sentence_does_not_come_back_letter_by_letter() -> None:
    source = f"{SOURCE[:-1]}, and that it would pay for the cut with a new duty on tobacco."
    assert fault(ARABIC, source, {source}) == "a copy of the source"
    assert fault(ARABIC, SOURCE, {SOURCE}) is None


def test_marks_are_plain() -> None:
    assert normalise_marks("“Taxes”\u200e will\u202e fall,  he’s «sure».") == '"Taxes" will fall, he\'s "sure".'


def test_a_faulty_one_is_shown_and_is_no_evidence() -> None:
    auditor = Auditor(model="gloss")
    loop = "The minister said that the tax, that the tax, that the tax, that the tax."
    result = auditor.audit(ARABIC, SOURCE, back_translation=loop)
    found = result.segments[0].round_trip
    assert found is not None
    assert found.fault == "repeats itself"
    assert not found.unmatched_source
    assert result.findings == auditor.audit(ARABIC, SOURCE).findings
