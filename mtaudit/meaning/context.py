"""A word in its sentence as one vector: what the encoder says of the word, beside what it says of the words around it.

The nearer and the rarer a word beside it, the more it counts (weights by frequency as Arora et al. 2017,
https://openreview.net/forum?id=SyK00v5xx). Both parts are centred and of the same length. Of both together remain the
directions that tell senses apart, by Fisher's linear discriminant over all words of the lexicon (`training.senses`).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from mtaudit.encode.words import log_probability

Matrix = npt.NDArray[np.float32]

_FREQUENT = 1e-4
"""Probability of a word that counts half of a very rare one."""


@dataclass(frozen=True, slots=True, eq=False)
class Context:
    """How words in their sentences become vectors: the mean of `beside`, and the directions that tell senses apart."""

    mean: Matrix
    """Of shape (2, 384)."""
    directions: Matrix
    """Of shape (768, directions)."""

    def vector(self, words: Sequence[str], vectors: Matrix, index: int) -> Matrix:
        """A word of a sentence as a unit vector of shape (directions,); `vectors` has shape (words, 384)."""
        return unit(centred(beside(words, vectors, index), self.mean) @ self.directions)


def beside(words: Sequence[str], vectors: Matrix, index: int) -> Matrix:
    """The vector of a word and the weighted mean of those of the other words, of shape (2, 384)."""
    others = [j for j, word in enumerate(words) if j != index and word.isalpha()]
    if not others:
        return np.stack([vectors[index], vectors[index]])
    weights = np.array([_weight(words[j]) / math.sqrt(abs(j - index)) for j in others])
    return np.stack([vectors[index], weights @ vectors[others] / weights.sum()]).astype(np.float32)


def centred(pair: Matrix, mean: Matrix) -> Matrix:
    """Both vectors less their means, each of length one, in one row."""
    return unit(pair - mean).reshape(*pair.shape[:-2], -1)


def unit(vectors: Matrix) -> Matrix:
    """The vectors with length one."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-9), dtype=np.float32)


@lru_cache(maxsize=1 << 15)
def _weight(word: str) -> float:
    return _FREQUENT / (_FREQUENT + math.exp(log_probability(word.lower())))
