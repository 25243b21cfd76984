"""Which English nouns are the titles of a named person: before the name, or in apposition to it."""

from __future__ import annotations

from collections.abc import Sequence

from mtaudit.document import Token
from mtaudit.english.word_lists import word_list
from mtaudit.people.discourse import person_nouns
from mtaudit.people.english import Named

_LONGEST = 12
"""Words between a title and the name: the director of the United Nations food programme, ..."""
_LONGEST_BEHIND = 5


def is_title_of(tokens: Sequence[Token], noun: int, named: Named) -> bool:
    """Whether a noun is a title of a named person.

    It stands in capitals before the name (Foreign Minister Anna Berg), right before it (spokeswoman Anna Berg), or a
    comma parts them (the director of the institute, Anna Berg; Anna Berg, the director). Of several nouns for people
    the one nearest to the name is meant.
    """
    if named.start <= noun < named.first:
        return True
    end = noun + 1
    while end < len(tokens) and _is_person(tokens[end]):
        end += 1  # deputy governor
    if noun < named.start:
        return _leads_to(tokens[end : named.start])
    start = noun
    while start > named.last and _is_person(tokens[start - 1]):
        start -= 1
    return noun >= named.last and _follows(tokens[named.last : start])


def _leads_to(between: Sequence[Token]) -> bool:
    """Whether what stands between a noun and a name makes the noun a title of the name's bearer."""
    if len(between) > _LONGEST or any(_is_person(token) for token in between):
        return False
    if all(token.text[:1].isupper() or token.text.lower() in word_list("within titles") for token in between):
        return not between or between[-1].text not in ("and", "'s", "’s")
    return between[-1].text == "," and all(token.kind == "word" or token.text == "-" for token in between[:-1])


def _follows(between: Sequence[Token]) -> bool:
    """Whether what stands between a name and a noun makes the noun a title of the name's bearer."""
    if not between:
        return True
    words = between[1:]
    if between[0].text != "," or len(words) > _LONGEST_BEHIND or any(_is_person(token) for token in words):
        return False
    apposed = (
        len(words) < 2
        or words[0].text.lower() in word_list("before apposition")
        or any(_is_genitive(token) for token in words)
    )
    return apposed and all(token.kind == "word" or token.text in ("-", "'", "’") for token in words)


def _is_person(token: Token) -> bool:
    return token.text.lower() in person_nouns()


def _is_genitive(token: Token) -> bool:
    return token.text in ("'s", "’s")
