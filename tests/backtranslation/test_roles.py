"""Who does what to whom, in two English sentences."""

from __future__ import annotations

import pytest

from mtaudit.backtranslation.roles import actions
from mtaudit.english.tokens import tokenize

SOURCE = "The report said that the manager accused the doctor of negligence."


def turned(source: str, returned: str) -> list[bool]:
    return [each.turned for each in actions(tokenize(source), tokenize(returned))]


@pytest.mark.parametrize(
    ("returned", "is_turned"),
    [
        ("The report said the doctor accused the manager of negligence.", [True]),
        ("According to the report, the manager was accused by the doctor of negligence.", [True]),
        ("The report said the doctor was accused by the manager of negligence.", [False]),
        ("The report said that the director accused the physician of neglect.", [False]),
        ("The report said that the doctor had left the hospital.", []),
    ],
)
def test_the_victim_of_one_sentence_is_the_culprit_of_the_other(returned: str, is_turned: list[bool]) -> None:
    assert turned(SOURCE, returned) == is_turned


def test_what_is_the_same_either_way_tells_nothing() -> None:
    assert turned("The minister met the ambassador.", "The ambassador met the minister.") == []
    assert turned("The old party defeated the new party.", "The new party defeated the old party.") == []


def test_names_are_compared_by_their_letters() -> None:
    assert turned("Ivanov defeated Petrenko in two sets.", "Petrinko defeated Ivanof in two sets.") == [True]
