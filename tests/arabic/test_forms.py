"""Words that do not exist, and what is meant."""

import pytest

from mtaudit.arabic.forms import malformed


@pytest.mark.parametrize(
    ("word", "right"),
    [
        ("أعطىها", "أعطاها"),
        ("إلىهم", "إليهم"),
        ("مدرسةها", "مدرستها"),
        ("أغلقتوا", "أغلقتم"),
        ("بنيوا", "بنوا"),
        ("يمشيون", "يمشون"),
        ("اصبحو", "أصبحوا"),
        ("لايمكن", "لا يمكن"),
        ("لالمدرسة", "للمدرسة"),
        ("بلمدرسة", "بالمدرسة"),
        ("البيتهم", "بيتهم"),
        ("المفتاحات", "المفاتيح"),
        ("السعودين", "السعوديين"),
        ("وأتىا", "وأتيا"),
        ("يتمشىون", "يتمشون"),
        ("سياراتا", "سيارات"),
    ],
)
def test_what_is_meant(word: str, right: str) -> None:
    found = malformed(word)
    assert found is not None
    assert found.right == right


@pytest.mark.parametrize(
    "word", ["تلميحات", "وصفات", "دعيت", "عملين", "يعلو", "نمو", "الغربي", "بلاد", "بلغتهم", "لاتيني", "كومو", "ترامب"]
)
def test_words_that_exist_and_names_are_left_alone(word: str) -> None:
    assert malformed(word) is None
