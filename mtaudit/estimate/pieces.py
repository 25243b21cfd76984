"""Words of either language as rows of the estimator's embeddings."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

BOS, PAD, EOS, UNK = range(4)
"""Ids of the special pieces, as in XLM-RoBERTa."""

SOURCE_PIECES, TARGET_PIECES = 230, 270
"""The encoder has 512 positions: words of a longer text get no estimate."""

_WORD_PIECES = 12
"""No word of the languages needs more; a longer string of letters is cut."""

_MARKS = "\u0300-\u036f\u0640\u064b-\u0652\u0670"
_TOKEN = re.compile(rf"\d+(?:[.,:/٫٬]\d+)*|[^\W\d_][\w{_MARKS}]*(?:['’][^\W\d_]+)*|\w+|[^\w\s]")
_UNWRITTEN = re.compile(r"[\u0640\u064b-\u0652\u0670]+")

Encode = Callable[[str], Sequence[int]]
"""A string as ids of pieces, without any marking of its start or end."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A word, a number or a mark: characters `start` to `end`, and the pieces that stand for it."""

    start: int
    end: int
    text: str
    pieces: tuple[int, ...]

    @property
    def is_word(self) -> bool:
        """A word or a number, no punctuation mark."""
        return self.text[:1].isalnum()


def tokens(text: str) -> list[tuple[int, int, str]]:
    """Start, end and text of the words, numbers and marks; vowel marks and tatweel stay part of their word."""
    return [(m.start(), m.end(), m.group()) for m in _TOKEN.finditer(text)]


def units(text: str, encode: Encode, limit: int) -> list[Unit]:
    """The units of `text` until `limit` pieces are used."""
    found: list[Unit] = []
    used, previous = 0, -1
    for start, end, token in tokens(text):
        written = _UNWRITTEN.sub("", token[:200]) or token[:200]
        pieces = tuple(encode(written if start == previous else " " + written))[:_WORD_PIECES]
        used += len(pieces)
        if used > limit:
            break
        found.append(Unit(start, end, token, pieces))
        previous = end
    return found
