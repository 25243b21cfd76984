"""Who does it and to whom it is done, where an English sentence shows it plainly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mtaudit.document import Token
from mtaudit.english.gender import between_subject_and_verb
from mtaudit.english.word_lists import function_words

_LONGEST = 5
"""Words of a noun with what stands before it."""

_DETERMINERS = frozenset({"the", "a", "possessive", "demonstrative"})
"""Classes of the words that begin a noun phrase."""


@dataclass(frozen=True, slots=True)
class Roles:
    """The tokens that say who does what a verb says, and those that say to whom it is done or at whom it is aimed."""

    agent: range
    patient: range


def roles(english: Sequence[Token], verb: int) -> Roles | None:
    """The roles at a verb: "the mother accused the doctor", "police shot at a man", "he was fined by the court".

    None where one of the two nouns is not right beside the verb, or the verb is none.
    """
    first = verb
    while first and _is_between(english[first - 1]):
        first -= 1
    passive = any(_class(token) == "be" for token in english[first:verb])
    behind = english[verb + 1].text.lower() if verb + 1 < len(english) else ""
    if passive != (behind == "by"):
        return None
    marked = function_words().get(behind) == "preposition"
    before, after = _noun_before(english, first), _noun_after(english, verb + 1 + marked)
    if not before or not after:
        return None
    return Roles(after, before) if passive else Roles(before, after)


def _is_between(token: Token) -> bool:
    """Whether a word may stand between a subject and its verb; Italy is no adverb."""
    adverb = token.text.islower() and token.text.endswith("ly")
    return adverb or token.text.lower() in between_subject_and_verb() or _class(token) == "be"


def _class(token: Token) -> str:
    return token.kind if token.kind != "word" else function_words().get(token.text.lower(), "")


def _noun_before(english: Sequence[Token], end: int) -> range:
    """The words of the noun that ends there, from its determiner on; empty where none does."""
    start = end
    while start and end - start < _LONGEST and _class(english[start - 1]) == "" and _goes_with(english, start, end):
        start -= 1
    begun = start > 0 and _class(english[start - 1]) in _DETERMINERS
    return range(start - begun, end) if start < end else range(0)


def _goes_with(english: Sequence[Token], start: int, end: int) -> bool:
    """Whether a word may belong to the noun behind it: one in small letters is not part of a name."""
    return start == end or english[start - 1].text[:1].isupper() or not english[start].text[:1].isupper()


def _noun_after(english: Sequence[Token], start: int) -> range:
    """The words of the noun that begins there; empty where none does."""
    begun = start < len(english) and _class(english[start]) in _DETERMINERS
    end = start + begun
    while end < len(english) and end - start <= _LONGEST and _class(english[end]) == "":
        end += 1
    return range(start, end) if end > start + begun else range(0)
