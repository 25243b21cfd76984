"""Words that do not say what the source says: what is found, and what is silent."""

import pytest

from mtaudit.pipeline import audit
from mtaudit.translate import load


def rules(english: str, arabic: str) -> list[str]:
    found = audit(arabic, english, load("gloss")).findings
    return [each.rule for each in found if each.category in {"mistranslation", "terminology"}]


@pytest.mark.parametrize(
    ("english", "wrong", "right"),
    [
        (
            "Engineers corrected the attitude of the satellite with its thrusters.",
            "صحح المهندسون موقف القمر الصناعي بمحركاته.",
            "صحح المهندسون وضعية القمر الصناعي بمحركاته.",
        ),
        (
            "Three carriages of the train left the track near the village.",
            "خرجت ثلاث عربات من القطار عن المسار قرب القرية.",
            "خرجت ثلاث عربات من القطار عن السكة قرب القرية.",
        ),
        (
            "The home secretary rejected the appeal of the asylum seekers.",
            "رفض سكرتير المنزل التماس طالبي اللجوء.",
            "رفض وزير الداخلية التماس طالبي اللجوء.",
        ),
    ],
)
def test_the_words_beside_it_tell_the_field_of_a_word(english: str, wrong: str, right: str) -> None:
    assert rules(english, wrong) == ["TRM003"]
    assert rules(english, right) == []


def test_a_name_that_another_field_has_for_a_term_is_good_where_its_field_shows_too() -> None:
    english = "Police dropped the charge that he had stolen the battery."
    assert rules(english, "أسقطت الشرطة عنه تهمة سرقة البطارية.") == []


def test_words_run_together_are_no_wrong_words() -> None:
    english = "The minister said that the talks with China and Russia would go on next week."
    assert rules(english, "قال الوزير إن المحادثات مع الصينوروسيا ستتواصل الأسبوع المقبل.") == []
