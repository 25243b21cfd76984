"""Numbers mean the same in either language, in digits or in words."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.arabic.numbers import find_numbers as find_arabic
from mtaudit.arabic.tokens import tokenize as tokenize_arabic
from mtaudit.english.numbers import find_numbers as find_english
from mtaudit.english.tokens import tokenize as tokenize_english


def arabic(text: str) -> list[Fraction]:
    return [number.value for number in find_arabic(tokenize_arabic(text))]


def english(text: str) -> list[Fraction]:
    return [number.value for number in find_english(tokenize_english(text))]


@pytest.mark.parametrize(
    ("source", "target", "value"),
    [
        ("twenty-five people", "خمسة وعشرون شخصا", 25),
        ("thirteen people", "ثلاثة عشر شخصا", 13),
        ("305,000 tonnes", "ثلاثمئة وخمسة آلاف طن", 305_000),
        ("three hundred and five thousand", "ثلاثمائة وخمسة آلاف", 305_000),
        ("1.5 million euros", "١٫٥ مليون يورو", 1_500_000),
        ("$2.5bn", "2,5 مليار دولار", 2_500_000_000),
        ("2,300,000", "مليونين وثلاثمئة ألف", 2_300_000),
        ("1,234,567", "١٬٢٣٤٬٥٦٧", 1_234_567),
    ],
)
def test_both_languages_agree(source: str, target: str, value: int) -> None:
    assert english(source) == [value]
    assert arabic(target) == [value]


def test_neighbouring_numbers_stay_apart() -> None:
    assert english("He won 2-1 in 1998, with two goals and 19 shots") == [2, 1, 1998, 2, 19]
    assert arabic("فاز 2-1 عام 1998 الساعة 9:30") == [2, 1, 1998, 9, 30]


def test_a_decade_has_two_values() -> None:
    [decade] = find_english(tokenize_english("the 1980s"))
    assert decade.values == {1980, 80}
    assert arabic("في الثمانينيات") == [80]


@given(st.integers(0, 10**15))
def test_digits_with_separators_keep_their_value(value: int) -> None:
    assert english(f"{value:,}") == [value] or value < 1000
    digits = str.maketrans("0123456789,", "٠١٢٣٤٥٦٧٨٩٬")
    assert arabic(f"{value:,}".translate(digits)) == [value]


@given(st.text(alphabet="0123456789٠١٢٥,.٫٬:-/ abو مليون ثلاثة", max_size=60))
def test_any_text_has_numbers_in_order(text: str) -> None:
    for found in (find_arabic(tokenize_arabic(text)), find_english(tokenize_english(text))):
        ends = [0, *(each.end for each in found)]
        assert all(each.start >= end and each.end > each.start for each, end in zip(found, ends, strict=False))
