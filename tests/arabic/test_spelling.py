"""Exact spelling and the spellings that may be meant."""

import pytest

from mtaudit.arabic.spelling import confusions, is_exact, is_variant, respellings


@pytest.mark.parametrize("word", ["إلى", "استخدام", "المدرسة", "في", "علي", "مدرسه", "مسئول", "للرئيس", "سيارتها"])
def test_a_right_spelling_is_exact(word: str) -> None:
    assert is_exact(word)


@pytest.mark.parametrize(
    ("word", "right"),
    [
        ("الى", "إلى"),
        ("إستخدام", "استخدام"),
        ("المدرسه", "المدرسة"),
        ("فى", "في"),
        ("الاسئله", "الأسئلة"),
        ("تاثير", "تأثير"),
        ("القران", "القرآن"),
        ("يوذي", "يؤذي"),
        ("علي", "على"),
        ("جامعه", "جامعة"),
    ],
)
def test_the_commonest_spelling_comes_first(word: str, right: str) -> None:
    assert respellings(word)[0] == right


def test_what_is_wrong_is_named() -> None:
    assert confusions("الاسئله", "الأسئلة") == {"hamza left out", "ه for ة"}
    assert confusions("إستخدام", "استخدام") == {"needless hamza"}
    assert confusions("القران", "القرآن") == {"wrong hamza"}
    assert confusions("الي", "إلى") == {"hamza left out", "ي for ى"}


def test_variants_keep_their_clitics() -> None:
    assert is_variant("والانترنت")
    assert is_variant("استراتيجيتها")
    assert not is_variant("الى")
