"""What the dictionary has for an English word, and whether an Arabic word is in it."""

import pytest

from mtaudit.arabic.words import read_words
from mtaudit.meaning.renderings import is_near, renderings, renders


@pytest.mark.parametrize(
    ("english", "sentence", "word", "expected"),
    [
        ("harvests", "بدأ حصاد القمح في الشمال.", "حصاد", True),
        ("announced", "بعد إعلان النتائج غادر المراقبون.", "إعلان", True),
        ("quickly", "غادر الوفد على عجل.", "عجل", True),
        ("economies", "يضر القرار بالاقتصادين معا.", "بالاقتصادين", True),
        ("harvests", "بدأ الحصان يعدو.", "الحصان", False),
        ("bridge", "انهارت المدرسة قرب النهر.", "المدرسة", False),
    ],
)
def test_a_word_is_a_rendering_or_is_not(english: str, sentence: str, word: str, expected: bool) -> None:
    words = read_words(sentence)
    known = renderings(english)
    assert known is not None
    assert renders(known, words, next(k for k, each in enumerate(words) if each.text == word)) is expected


def test_a_word_of_near_meaning_is_told_from_one_of_another_field() -> None:
    known = renderings("quarrel")
    assert known is not None
    assert is_near(known, "خصومة")
    assert not is_near(known, "بطيخ")


def test_what_is_no_word_has_no_renderings() -> None:
    assert renderings("qwertzu") is None
