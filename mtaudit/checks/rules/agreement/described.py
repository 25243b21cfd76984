"""Which noun an adjective describes, as the source shows."""

from __future__ import annotations

from mtaudit.checks import Passage
from mtaudit.checks.linked import english_indices
from mtaudit.english.tokens import lower
from mtaudit.english.word_lists import word_list

_FARTHEST = 5
"""Words between a noun and its adjective."""


def described(passage: Passage, adjective: int) -> int | None:
    """The noun before an adjective whose English stands right behind the English of the adjective.

    An English noun may be part of a compound that goes on (new car plant): then it is not sure which one is described.
    """
    linked = [
        i for i in english_indices(passage, adjective) if lower(passage.english, i) not in word_list("determiners")
    ]
    if len(linked) != 1 or not passage.english[linked[0]].text.islower():
        return None
    at = linked[0] + 1
    if at + 1 < len(passage.english) and passage.english[at + 1].text == "-":
        return None  # routine fire-command test
    if _noun(passage, at + 1) is not None and _is_adjective(passage, at):
        at += 1
    noun = _noun(passage, at)
    if noun is None or not 0 < adjective - noun <= _FARTHEST:
        return None
    if _is_lost_noun(passage, at + 1):
        return None
    following = [j for i, j in passage.links if i == at + 1 and noun - _FARTHEST <= j <= adjective and j != noun]
    return None if any(passage.syntax.senses[j].part == "noun" for j in following) else noun


def _noun(passage: Passage, english: int) -> int | None:
    """The one Arabic word that an English one is linked to, if it may be a noun."""
    linked = [j for i, j in passage.links if i == english]
    if len(linked) != 1:
        return None
    sense = passage.syntax.senses[linked[0]]
    return linked[0] if sense.part == "noun" or "noun" in sense.also else None


def _is_adjective(passage: Passage, english: int) -> bool:
    return any(i == english and passage.syntax.senses[j].part == "adjective" for i, j in passage.links)


def _is_lost_noun(passage: Passage, english: int) -> bool:
    """Whether an English word that has no Arabic one may be a noun with which a compound goes on."""
    word = lower(passage.english, english)
    linked = any(i == english for i, _ in passage.links)
    small = any(word in word_list(each) for each in ("small in headlines", "clause openers", "finite auxiliaries"))
    return not linked and word.isalpha() and not small
