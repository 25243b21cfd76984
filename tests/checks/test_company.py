"""Findings that are graver beside others."""

import mtaudit
from mtaudit import Finding

ENGLISH = "The ministry announced that the harvest would begin in 14 days."
PARAPHRASED = "أعلنت الوزارة أن الحصان سيبدأ بعد 14 يوما."


def findings(arabic: str) -> dict[str, Finding]:
    return {each.rule: each for each in mtaudit.audit(arabic, ENGLISH, model="gloss").findings}


def test_a_word_that_is_no_rendering_is_graver_beside_another_fault() -> None:
    alone, beside = findings(PARAPHRASED), findings(PARAPHRASED.replace("14", "41"))
    assert set(alone) == {"MIS004"}
    assert set(beside) == {"MIS004", "NUM001"}
    assert (alone["MIS004"].severity, beside["MIS004"].severity) == ("minor", "major")


def test_two_words_in_other_words_are_no_fault() -> None:
    freely = PARAPHRASED.replace("الوزارة", "الزجاجة")
    found = mtaudit.audit(freely, ENGLISH, model="gloss").findings
    assert [(each.rule, each.severity) for each in found] == [("MIS004", "minor")] * 2


def test_a_mark_is_no_company() -> None:
    assert findings(PARAPHRASED.replace(" بعد", " ، بعد"))["MIS004"].severity == "minor"


def test_digits_in_reversed_order_look_right_on_the_page() -> None:
    (found,) = mtaudit.audit("بلغ عدد السكان 500 22 نسمة.", "The population reached 22,500.", model="gloss").findings
    assert (found.rule, found.severity) == ("NUM001", "minor")
