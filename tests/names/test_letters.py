"""Abbreviations that are spelled out."""

import pytest

from mtaudit.arabic.words import read_words
from mtaudit.names.letters import is_name_of, spelled_runs


@pytest.mark.parametrize(
    ("sentence", "runs"),
    [
        ("ذكرت شبكة سي إن إن أمس.", [["سي", "إن", "إن"]]),
        ("نقلت البي بي سي عن الوزير.", [["البي", "بي", "سي"]]),
        ("قال إن الوزير وصل.", []),
    ],
)
def test_letters_that_stand_together(sentence: str, runs: list[list[str]]) -> None:
    words = read_words(sentence)
    assert [[words[index].text for index in run] for run in spelled_runs(words)] == runs


def test_the_name_of_a_letter() -> None:
    assert is_name_of("B", "البي")
    assert not is_name_of("A", "آي")
