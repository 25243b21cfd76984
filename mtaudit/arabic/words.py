"""The words of an Arabic sentence with their readings, the likeliest first."""

from __future__ import annotations

from dataclasses import dataclass

from mtaudit.arabic.morphology import Reading
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
    raise NotImplementedError
