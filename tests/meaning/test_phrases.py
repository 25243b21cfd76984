"""Expressions that mean something else than their words."""

import pytest

from mtaudit.arabic.words import read_words
from mtaudit.english.tokens import tokenize
from mtaudit.meaning.phrases import find_phrases, find_terms, literal_places


def phrases(sentence: str) -> set[str]:
    return {" ".join(phrase.words) for phrase, _ in find_phrases(tokenize(sentence))}


def test_a_phrase_is_found_in_any_form() -> None:
    assert "run for president" in phrases("She ran for president in May.")
    assert "by - election" in phrases("The party lost both by-elections.")


def test_a_preposition_is_no_particle() -> None:
    assert "dig in" not in phrases("The animals dig in the ground.")


@pytest.mark.parametrize(
    ("arabic", "places"),
    [("قالت إنها ستركض للرئاسة.", 1), ("قالت إنها ستترشح للرئاسة.", 0), ("ركضت في الحديقة وترشحت للرئاسة.", 0)],
)
def test_a_good_rendering_excuses_the_literal_one(arabic: str, places: int) -> None:
    phrase = next(p for p, _ in find_phrases(tokenize("She will run for president.")) if p.words[0] == "run")
    assert len(list(literal_places(phrase, read_words(arabic)))) == places


def terms(sentence: str) -> set[str]:
    return {" ".join(phrase.words) for phrase, _ in find_terms(tokenize(sentence))}


def test_a_word_is_a_term_only_in_its_field() -> None:
    assert "club" in terms("He broke his club on the tenth hole.")
    assert "club" not in terms("The club sold its captain in July.")
    assert "aircraft carrier" in terms("Two aircraft carriers left the port.")


def test_a_name_is_no_term() -> None:
    assert "crane" not in terms("The lawyer Marion Crane watched birds by the lake.")
    assert "crane" in terms("The crane is a bird that nests by the lake.")
