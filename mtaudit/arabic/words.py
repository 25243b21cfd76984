"""The words of an Arabic sentence with their readings, the likeliest first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from mtaudit.arabic.morphology import Reading, analyse
from mtaudit.arabic.tokens import tokenize
from mtaudit.document import Token


@dataclass(frozen=True, slots=True)
class Word(Token):
    """A token with its readings in context, the likeliest first; none for numbers, marks, Latin, unknown words."""

    readings: tuple[Reading, ...]

    @property
    def reading(self) -> Reading | None:
        """The likeliest reading."""
        return self.readings[0] if self.readings else None


def read_words(text: str, offset: int = 0) -> tuple[Word, ...]:
    """The tokens of a sentence, their readings ranked in context; `offset` is added to all positions."""
    return tuple(
        Word(token.start, token.end, token.text, token.kind, _ranked(token.text) if token.kind == "word" else ())
        for token in tokenize(text, offset)
    )


@lru_cache(maxsize=1 << 16)
def _ranked(word: str) -> tuple[Reading, ...]:
    return tuple(sorted(analyse(word), key=_unlikeliness))


def _unlikeliness(reading: Reading) -> float:
    verb = reading.part_of_speech == "verb"
    closed = reading.category.startswith("FW")
    return (
        4 * (verb and reading.person != 3)
        + 4 * (reading.aspect == "imperative")
        + 2 * (verb and reading.gender == "feminine" and reading.number != "singular")
        + 2 * reading.passive
        + 1 * (reading.number == "dual")
        + 1 * (reading.part_of_speech == "proper")
        + 1 * (bool(reading.conjunction) + bool(reading.preposition) + (reading.pronoun is not None))
        - 3 * closed
    )
