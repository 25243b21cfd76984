from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from mtaudit.estimate.pieces import tokens, units


def letters(text: str) -> list[int]:
    return [ord(letter) for letter in text]


@given(st.text())
def test_units_keep_their_offsets(text: str) -> None:
    found = units(text, letters, 10_000)
    assert all(text[unit.start : unit.end] == unit.text for unit in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_vowel_marks_and_tatweel_are_not_encoded() -> None:
    assert units("مُحـمّد", letters, 100)[0].pieces == units("محمد", letters, 100)[0].pieces


def test_a_number_and_a_contraction_are_one_word() -> None:
    assert [token for _, _, token in tokens("didn't pay 1,250.5 dollars.")] == [
        "didn't",
        "pay",
        "1,250.5",
        "dollars",
        ".",
    ]


def test_words_behind_the_limit_are_left_out() -> None:
    assert [unit.text for unit in units("one two three", letters, 9)] == ["one", "two"]
