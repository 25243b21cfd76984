from __future__ import annotations

import pytest

from mtaudit.english.gender import given_names, mentions
from mtaudit.english.tokens import tokenize
from mtaudit.gendered_nouns import gendered_nouns


def told(text: str) -> list[tuple[str, str, str]]:
    tokens = tokenize(text)
    return [(tokens[m.index].text, m.gender, m.role) for m in mentions(tokens)]


def test_pronouns_nouns_and_titles_tell_gender() -> None:
    assert told("Ms. Harris said he had met the queens and her spokesman.") == [
        ("Ms", "feminine", "title"),
        ("he", "masculine", "subject"),
        ("queens", "feminine", "noun"),
        ("her", "feminine", "possessive"),
        ("spokesman", "masculine", "noun"),
    ]


@pytest.mark.parametrize(
    ("text", "role"),
    [("They told her that it was over.", "object"), ("They saw her.", "object"), ("They saw her car.", "possessive")],
)
def test_her_is_a_possessive_or_an_object(text: str, role: str) -> None:
    assert told(text) == [("her", "feminine", role)]


def test_things_and_abbreviations_tell_nothing() -> None:
    assert told("It has lost its HER-2 gene; the actor and the minister agreed.") == []


def test_a_noun_with_a_capital_is_part_of_a_name() -> None:
    tokens = tokenize("We watched Mars Girls and three girls.")
    assert [m.named for m in mentions(tokens)] == [True, False]


def test_plurals() -> None:
    nouns = gendered_nouns()
    assert nouns["policewomen"] == ("feminine", "plural")
    assert nouns["wives"] == ("feminine", "plural")
    assert nouns["princesses"] == ("feminine", "plural")


def test_names_of_both_genders_and_places_are_left_out() -> None:
    names = given_names()
    assert names["steve"] == "masculine"
    assert names["angela"] == "feminine"
    assert not {"andrea", "kim", "jordan", "paris", "china"} & names.keys()
