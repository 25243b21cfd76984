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
from mtaudit.quantity import vulgar


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
        ("2.5 million", "مليونان ونصف المليون", 2_500_000),
        ("a million and a half", "مليون ونصف", 1_500_000),
        ("a quarter of a million", "ربع مليون", 250_000),
        ("three quarters of a million", "ثلاثة أرباع المليون", 750_000),
        ("half a dozen", "نصف دزينة", 6),
        ("two thirds of them", "ثلثا السكان", Fraction(2, 3)),
        ("a fifth of the budget", "خمس الميزانية", Fraction(1, 5)),
        ("five years", "خمس سنوات", 5),
        ("an hour and a half", "ساعة ونصف الساعة", Fraction(3, 2)),
        ("four and a half days", "أربعة أيام ونصف اليوم", Fraction(9, 2)),
        ("3½ hours", "3½ ساعات", Fraction(7, 2)),
        ("five percent", "خمسة بالمئة", 5),
        ("five percent", "خمسة في المائة", 5),
        ("the 124th anniversary", "الذكرى الرابعة والعشرون بعد المئة", 124),
        ("Pope Gregory XIII", "البابا غريغوريوس الثالث عشر", 13),
        ("$3.2B", "ثلاثة مليارات ومئتا مليون دولار", 3_200_000_000),
        ("£40k", "40 ألف جنيه", 40_000),
        ("13 700 people", "13\u202f700 شخص", 13_700),
        ("1,000,000", "1 000 000", 1_000_000),
        ("13,700", "13'700", 13_700),
        ("22,500", "500 22", 22_500),
        ("200 farmers", "مئتا مزارع", 200),
    ],
)
def test_both_languages_agree(source: str, target: str, value: Fraction | int) -> None:
    assert english(source) == [value]
    assert arabic(target) == [value]


@pytest.mark.parametrize(
    ("source", "target", "order"),
    [
        ("dozens of villages", "عشرات القرى", 1),
        ("several hundred people", "بضع مئات من الأشخاص", 2),
        ("hundreds of thousands fled", "فر مئات الآلاف", 5),
        ("millions of birds", "ملايين الطيور", 6),
    ],
)
def test_vague_amounts_have_an_order_and_no_value(source: str, target: str, order: int) -> None:
    for [number] in (find_english(tokenize_english(source)), find_arabic(tokenize_arabic(target))):
        assert not number.values
        assert number.orders == {order}


def test_what_may_be_written_otherwise() -> None:
    [dozen] = find_english(tokenize_english("a dozen towns"))
    assert dozen.values == {12}
    assert dozen.orders == {1}
    [staff] = find_english(tokenize_english("a couple of thousand staff"))
    assert staff.values == {2000}
    assert staff.orders == {3}
    [strikers] = find_arabic(tokenize_arabic("ألفا عامل"))
    assert strikers.values == {1000, 2000}
    [followers] = find_english(tokenize_english("3m people"))
    assert followers.values == {3, 3_000_000}


def test_a_verb_is_no_number() -> None:
    assert arabic("ألف الكاتب رواية ثم ألف كتابا") == []
    assert arabic("حضر ألف كاتب") == [1000]


def test_times() -> None:
    assert english("at 1530 GMT") == [15, 30]
    assert arabic("في الساعة 1530") == arabic("(١٥٣٠ بتوقيت غرينتش)") == [15, 30]
    assert arabic("التاسعة والنصف") == [9, 30]
    assert arabic("العاشرة إلا ربعا") == [10, 45]


def test_neighbouring_numbers_stay_apart() -> None:
    assert english("He won 2-1 in 1998, with two goals and 19 shots") == [2, 1, 1998, 2, 19]
    assert arabic("فاز 2-1 عام 1998 الساعة 9:30") == [2, 1, 1998, 9, 30]


def test_a_decade_has_two_values() -> None:
    [decade] = find_english(tokenize_english("the 1980s"))
    assert decade.values == {1980, 80}
    assert arabic("في الثمانينيات") == [80]
    assert arabic("في تسعينيات القرن التاسع عشر") == [1890]


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


def test_a_fraction_is_one_character_and_its_bar_alone_is_none() -> None:
    assert [vulgar(each) for each in ("½", "⅞", "⁄", "⅟", "1", "")] == [Fraction(1, 2), Fraction(7, 8), *[None] * 4]
