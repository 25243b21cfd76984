"""One vector for each word in its sentence, the same space for Arabic and English: 384 numbers, float32.

The encoder is derived from multilingual-e5-small (Wang et al. 2024) and comes with the package: see
`data/learned/encoder/README.md`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

import numpy as np

from mtaudit.encode.states import DIMENSIONS, Reading, Vectors, word_states
from mtaudit.resources import LEARNED

BOS, EOS = 0, 2
"""The ids of the marks of the ends."""

_WINDOW = 254
"""Pieces that the encoder reads at once, the two marks of the ends not counted: it knows 256 positions."""

_WORD_PIECES = 24
"""Pieces of a word that count. Longer "words" are debris; no word of the training text has more."""

_WORD_CHARACTERS = 200


@cache
def _processor() -> Any:
    import sentencepiece

    return sentencepiece.SentencePieceProcessor(model_file=str(LEARNED / "encoder" / "pieces.model"))


@cache
def _space() -> int:
    return int(_processor().piece_to_id("▁"))


@lru_cache(maxsize=1 << 17)
def pieces(word: str) -> tuple[int, ...]:
    """The ids of a word's pieces; none for an empty word. A word-initial space that is a piece of its own is left out.

    In running text a mark follows its word without a space, and takes fewer pieces so.
    """
    found = _processor().encode(word[:_WORD_CHARACTERS])[:_WORD_PIECES]
    return tuple(found[1:] if len(found) > 1 and found[0] == _space() else found)


@lru_cache(maxsize=1 << 15)
def log_probability(word: str) -> float:
    """Of the word's pieces, by SentencePiece's unigram model: the rarer a word, the lower."""
    return float(sum(_processor().get_score(piece) for piece in pieces(word)))


def _windows(sentence: Sequence[str]) -> list[tuple[list[int], Reading]]:
    """As many words as one reading takes: which they are, and the reading."""
    windows: list[tuple[list[int], Reading]] = []
    for i, word in enumerate(sentence):
        found = pieces(word)
        if not found:
            continue
        if not windows or len(windows[-1][1].ids) + len(found) > _WINDOW + 1:
            windows.append(([], Reading([BOS], [])))
        words, reading = windows[-1]
        words.append(i)
        reading.words.append((len(reading.ids), len(reading.ids) + len(found)))
        reading.ids.extend(found)
    for _, reading in windows:
        reading.ids.append(EOS)
    return windows


def encode(sentences: Sequence[Sequence[str]]) -> list[Vectors]:
    """Vectors of the words of each sentence, each an array of shape (words, 384): the mean over a word's pieces.

    A word without any piece (empty, or only spaces) has the zero vector.
    """
    result = [np.zeros((len(sentence), DIMENSIONS), dtype=np.float32) for sentence in sentences]
    windows = [(i, *window) for i, sentence in enumerate(sentences) for window in _windows(sentence)]
    states = word_states("encoder", [reading for _, _, reading in windows])
    for (i, words, _), vectors in zip(windows, states, strict=True):
        result[i][words] = vectors
    return result
