"""Whose gender other sentences tell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.english.tokens import tokenize
from mtaudit.people.discourse import carried
from mtaudit.people.english import english_people
from mtaudit.people.referents import persons


def told(*sentences: str) -> list[dict[str, tuple[str, str]]]:
    """For each sentence, the words whose gender others tell: the gender and the role."""
    texts = [tokenize(sentence) for sentence in sentences]
    people = english_people(texts)
    found = carried(texts, [persons(text, people) for text in texts])
    return [
        {text[index].text: (mention.gender, mention.role) for index, mention in mentions.items()}
        for text, mentions in zip(texts, found, strict=True)
    ]


def test_surname_after_a_pronoun() -> None:
    found = told("She trained in Cairo for six years.", "Vankulik works as a surgeon.")
    assert found[1] == {"Vankulik": ("feminine", "name after"), "surgeon": ("feminine", "noun after")}


def test_a_name_beside_a_pronoun_keeps_its_gender() -> None:
    found = told(
        "Ruvelo Vankulik said that he would resign.",
        "The budget fell again.",
        "The banks closed.",
        "Prices rose.",
        "Vankulik voted against it.",
    )
    assert found[4] == {"Vankulik": ("masculine", "name again")}


def test_a_later_pronoun_tells_too() -> None:
    found = told("The spokesperson denied it.", "The spokesperson added that she had been ill.")
    assert found[0] == {"spokesperson": ("feminine", "noun again")}


@pytest.mark.parametrize(
    "sentences",
    [
        ("He met her on Monday, and she met him on Tuesday, he said, she said.", "The surgeon agreed."),
        ("He trained in Cairo.", "Ruvelo Vankulik, a surgeon, disagreed."),  # somebody new
        ("He trained in Cairo.", "Ms Vankulik is a surgeon."),  # tells it itself
        ("The budget fell.", "The surgeon agreed."),
        ("He lives there.", "The House sat on Monday in Berlin."),
    ],
)
def test_silent(sentences: tuple[str, ...]) -> None:
    assert told(*sentences)[-1] == {}


@given(st.lists(st.text(), max_size=6))
def test_any_text(sentences: list[str]) -> None:
    assert len(told(*sentences)) == len(sentences)
