"""Dictionary forms of English words."""

import pytest

from mtaudit.english.lemmas import lemmas_with_parts, possible_lemmas


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("lapped", "lap"), ("parties", "party"), ("ran", "run"), ("driving", "drive"), ("men", "man"),
        ("Leaves", "leaf"), ("Leaves", "leave"), ("dying", "die"), ("state's", "state"),
        ("cafés", "cafe"), ("kilometres", "kilometer"), ("paediatric", "pediatric"), ("boxes", "box"),
    ],
)  # fmt: skip
def test_the_dictionary_form_is_among_them(word: str, lemma: str) -> None:
    assert lemma in possible_lemmas(word)


def test_only_a_hissing_sound_takes_es() -> None:
    assert "pan" not in possible_lemmas("panes")
    assert "pane" in possible_lemmas("panes")


def test_an_ending_tells_the_part_of_speech() -> None:
    assert dict(lemmas_with_parts("rugged"))["rug"] == {"v"}
    assert dict(lemmas_with_parts("tallest"))["tall"] == {"a", "r"}
