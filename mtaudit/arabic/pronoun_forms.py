"""How a word reads with a pronoun of the other gender."""

from __future__ import annotations

from mtaudit.arabic.inflect import attached, inflect
from mtaudit.arabic.morphology import Reading
from mtaudit.arabic.words import Word
from mtaudit.grammar import Gender


def with_pronoun(word: Word, reading: Reading, gender: Gender) -> str | None:
    """The word with its pronoun, attached or independent, in another gender."""
    if reading.pronoun is None:
        return inflect(word.text, reading, gender=gender)
    pronoun = attached(3, gender, reading.pronoun.number)
    return inflect(word.text, reading, pronoun=pronoun) if pronoun else None
