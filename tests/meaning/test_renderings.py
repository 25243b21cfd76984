"""What the dictionary has for an English word, and whether an Arabic word is in it."""

import pytest

from mtaudit.arabic.words import read_words
from mtaudit.meaning.renderings import antonym, is_part, kinship, renderings, renders


@pytest.mark.parametrize(
    ("english", "sentence", "word", "expected"),
    [
        ("harvests", "بدأ حصاد القمح في الشمال.", "حصاد", True),
        ("announced", "بعد إعلان النتائج غادر المراقبون.", "إعلان", True),
        ("quickly", "غادر الوفد على عجل.", "عجل", True),
        ("economies", "يضر القرار بالاقتصادين معا.", "بالاقتصادين", True),
        ("shocked", "غادرت الشاهدة المصدومة القاعة.", "المصدومة", True),
        ("coldest", "كان الشهر الأبرد منذ عقود.", "الأبرد", True),
        ("democracy", "تراجعت الديموقراطيه في البلاد.", "الديموقراطيه", True),
        ("harvests", "بدأ الحصان يعدو.", "الحصان", False),
        ("bridge", "انهارت المدرسة قرب النهر.", "المدرسة", False),
        ("rugged", "وصل الركاب إلى السجادة.", "السجادة", False),
        ("rugs", "باع التاجر السجادة.", "السجادة", True),
    ],
)
def test_a_word_is_a_rendering_or_is_not(english: str, sentence: str, word: str, expected: bool) -> None:
    words = read_words(sentence)
    known = renderings(english)
    assert known is not None
    assert renders(known, words, next(k for k, each in enumerate(words) if each.text == word)) is expected


@pytest.mark.parametrize(
    ("english", "arabic", "least", "most"),
    [("quarrel", "خصومة", 1, 1), ("orchard", "حقل", 0.01, 0.2), ("quarrel", "بطيخ", 0, 0)],
)
def test_a_word_is_the_less_akin_the_longer_the_rows_that_it_shares(
    english: str, arabic: str, least: float, most: float
) -> None:
    known = renderings(english)
    assert known is not None
    assert least <= kinship(known, arabic) <= most


def test_the_contrary_of_a_word_and_the_parts_of_its_renderings_are_known() -> None:
    contrary, notorious = antonym("unavailable"), renderings("notorious")
    assert contrary is not None
    assert notorious is not None
    assert renders(contrary, read_words("لا يتوفر الدواء في القرى."), 1)
    assert is_part(notorious, read_words("سجن ذو سمعة سيئة.")[2])
    assert antonym("harvest") is None


def test_what_is_no_word_has_no_renderings() -> None:
    assert renderings("qwertzu") is None
