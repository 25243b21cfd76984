"""What several rules of agreement ask of a phrase."""

from __future__ import annotations

from mtaudit.arabic.morphology import Reading
from mtaudit.document import Token
from mtaudit.resources import words

BEFORE_VERB = frozenset({"قد", "لم", "لن", "لا", "سوف"})


def plain_noun(reading: Reading, *, article: bool) -> bool:
    """A noun without clitics, with the article or without."""
    clitic = reading.preposition or reading.conjunction or reading.pronoun
    return reading.part_of_speech == "noun" and not clitic and reading.article == article


def in_phrase(reading: Reading) -> bool:
    """A noun, name or adjective that may go on with the phrase before it."""
    return (
        reading.part_of_speech in ("noun", "adjective", "proper")
        and not reading.preposition
        and not reading.conjunction
    )


def is_singular(token: Token) -> bool:
    """Whether an English noun in small letters has no plural in it, as far as one can see."""
    word = token.text
    plurals = words("lexicon/english/plurals.txt")
    return word.islower() and word.isalpha() and not word.endswith(("s", "children")) and word not in plurals
