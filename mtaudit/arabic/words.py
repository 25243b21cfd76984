"""The words of an Arabic sentence with their readings, the likeliest first."""

from __future__ import annotations

from dataclasses import dataclass

from mtaudit.arabic.disambiguate import BOUNDARY, key_out_of_context, rank
from mtaudit.arabic.morphology import Reading
from mtaudit.arabic.tokens import tokenize
from mtaudit.document import Token


@dataclass(frozen=True, slots=True)
class Word(Token):
    """A token with its readings in context, the likeliest first; none for numbers, marks, Latin, unknown words."""

    readings: tuple[Reading, ...]
    probabilities: tuple[float, ...] = ()
    """Of the readings, as the disambiguator sees them; they sum to at most 1."""

    @property
    def reading(self) -> Reading | None:
        """The likeliest reading."""
        return self.readings[0] if self.readings else None


def read_words(text: str, offset: int = 0) -> tuple[Word, ...]:
    """The tokens of a sentence, their readings ranked in context; `offset` is added to all positions."""
    tokens = tokenize(text, offset)
    keys = [key_out_of_context(token.text) if token.kind == "word" else _KEYS[token.kind] for token in tokens]
    keys.append(BOUNDARY)
    words = []
    left = BOUNDARY
    for token, own, right in zip(tokens, keys, keys[1:], strict=False):
        start, end, piece, kind = token.start, token.end, token.text, token.kind
        if kind == "word":
            ranked = rank(piece, left, right)
            words.append(Word(start, end, piece, kind, ranked.readings, ranked.probabilities))
            left = ranked.key
        else:
            words.append(Word(start, end, piece, kind, ()))
            left = own
    return tuple(words)


_KEYS = {"punctuation": ".", "number": "#", "latin": "-"}
