"""Dictionary forms of English words."""

import pytest

from mtaudit.english.lemmas import possible_lemmas


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("lapped", "lap"), ("parties", "party"), ("ran", "run"), ("driving", "drive"), ("men", "man"),
        ("Leaves", "leaf"), ("Leaves", "leave"), ("dying", "die"), ("state's", "state"),
    ],
)  # fmt: skip
def test_the_dictionary_form_is_among_them(word: str, lemma: str) -> None:
    assert lemma in possible_lemmas(word)
