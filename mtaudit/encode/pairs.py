"""One vector for each word of a sentence and its translation, read together.

A vector tells what an error looks like beside its source: the encoder is trained to tell wrong and missing words
(`training/joint.py`); see `data/learned/estimate/README.md`.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from mtaudit.encode.states import DIMENSIONS, Reading, Vectors, word_states
from mtaudit.encode.words import BOS, EOS, pieces

_SIDE = 254
"""Pieces of a side that are read; the encoder knows 512 positions for both and three marks."""


def _reading(sides: Sequence[Sequence[str]]) -> tuple[Reading, list[list[int]]]:
    """Both sides one after the other, and which words of each are read."""
    reading = Reading([BOS], [])
    read: list[list[int]] = []
    for side in sides:
        left, words = _SIDE, []
        for i, word in enumerate(side):
            found = pieces(word)
            left -= len(found)
            if left < 0:
                break
            if found:
                words.append(i)
                reading.words.append((len(reading.ids), len(reading.ids) + len(found)))
                reading.ids.extend(found)
        if side:
            reading.ids.append(EOS)
        read.append(words)
    return reading, read


def encode_pairs(pairs: Sequence[tuple[Sequence[str], Sequence[str]]]) -> list[tuple[Vectors, Vectors]]:
    """Vectors of (English words, Arabic words), arrays of shape (words, 384); the English may be empty.

    A word without any piece, or beyond the first 254 pieces of its side, has the zero vector.
    """
    readings = [_reading(pair) for pair in pairs]
    states = word_states("estimate/joint", [reading for reading, _ in readings])
    found = []
    for pair, (_, (english, arabic)), vectors in zip(pairs, readings, states, strict=True):
        sides = tuple(np.zeros((len(side), DIMENSIONS), np.float32) for side in pair)
        sides[0][english], sides[1][arabic] = vectors[: len(english)], vectors[len(english) :]
        found.append((sides[0], sides[1]))
    return found
