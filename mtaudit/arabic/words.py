"""The words of an Arabic sentence with their readings, the likeliest first."""

from __future__ import annotations

from dataclasses import dataclass, field

from mtaudit.arabic.disambiguate import BOUNDARY, Ranked, key_out_of_context, rank
from mtaudit.arabic.morphology import Reading
from mtaudit.arabic.tokens import tokenize
from mtaudit.document import Token


@dataclass(frozen=True, slots=True)
class Word(Token):
    """A token with its readings in context, the likeliest first; none for numbers, marks, Latin, unknown words."""

    readings: tuple[Reading, ...]
    probabilities: tuple[float, ...] = ()
    """Of the readings, as the disambiguator sees them; they sum to at most 1."""
    ranked: Ranked | None = field(default=None, repr=False, compare=False)
    """Both, as the disambiguator's cache holds them: one object for one word between the same neighbours."""

    @property
    def reading(self) -> Reading | None:
        """The likeliest reading."""
        return self.readings[0] if self.readings else None


LONGEST_TOKEN = 120
"""Characters, diacritics included. What is longer is no word, and not worth a place in the caches."""


def read_words(text: str, offset: int = 0) -> tuple[Word, ...]:
    """The tokens of a sentence, their readings ranked in context; `offset` is added to all positions."""
    tokens = tokenize(text, offset)
    known = [token.kind == "word" and len(token.text) <= LONGEST_TOKEN for token in tokens]
    keys = [
        key_out_of_context(token.text.replace(" ", "")) if is_word else _KEYS[token.kind]
        for token, is_word in zip(tokens, known, strict=True)
    ]
    keys.append(BOUNDARY)
    words = []
    left = BOUNDARY
    for token, is_word, own, right in zip(tokens, known, keys, keys[1:], strict=False):
        start, end, piece, kind = token.start, token.end, token.text, token.kind
        if is_word:
            ranked = rank(piece.replace(" ", ""), left, right)
            words.append(Word(start, end, piece, kind, ranked.readings, ranked.probabilities, ranked))
            left = ranked.key
        else:
            words.append(Word(start, end, piece, kind, ()))
            left = own
    return tuple(words)


_KEYS = {"word": "-", "punctuation": ".", "number": "#", "latin": "-"}
