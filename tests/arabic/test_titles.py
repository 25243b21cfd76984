"""Titles taken apart, and their other gender."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.arabic.titles import pairs, read_title


@pytest.mark.parametrize(
    ("word", "gender", "other"),
    [
        ("وزير", "masculine", "وزيرة"),
        ("والوزيرة", "feminine", "والوزير"),
        ("للمحامي", "masculine", "للمحامية"),
        ("القاضية", "feminine", "القاضي"),
        ("نظيرته", "feminine", "نظيره"),
        ("لنظيره", "masculine", "لنظيرته"),
        ("رئيسا", "masculine", "رئيسة"),
        ("وكيل", "masculine", "وكيلة"),
        ("السيناتورة", "feminine", "السيناتور"),
        ("السيناتور", None, "السيناتورة"),
        ("الجنرال", None, None),
    ],
)
def test_titles_are_taken_apart(word: str, gender: str | None, other: str | None) -> None:
    title = read_title(word)
    assert title is not None
    assert (title.gender, title.other()) == (gender, other)


def test_other_words_are_no_titles() -> None:
    assert [word for word in ("طاولة", "الحكومة", "وزارة", "و", "") if read_title(word)] == []


def test_there_are_titles_of_many_fields() -> None:
    assert len(pairs()) > 500
    assert sum(each.feminine != "-" for each in pairs()) > 500


@given(
    st.sampled_from([each for each in pairs() if " " not in each.masculine + each.feminine]),
    st.sampled_from(["", "ال", "وال", "لل"]),
)
def test_the_other_of_the_other_is_the_word_itself(pair, article: str) -> None:  # type: ignore[no-untyped-def]
    if "-" in (pair.masculine, pair.feminine):
        return
    title = read_title(article + pair.feminine)
    assert title is not None
    other = title.other()
    assert other is not None
    assert read_title(other) is not None
