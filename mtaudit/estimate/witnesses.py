"""Other translations of the same source as witnesses: what others would write for a word, and how far they bear it out.

A word that others write too is hardly wrong; one in whose place all write another is worth a look.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from mtaudit.align.words import Pair
from mtaudit.arabic.words import Word
from mtaudit.meaning.expressions import forms

Matrix = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Testimony:
    """What the witnesses say of each Arabic word of a sentence.

    `written` is the share of the witnesses that have a form of the same word, `near` the mean cosine of the nearest of
    their words in its context. `instead` are the words that stand in its place, each once.
    """

    written: tuple[float, ...]
    near: tuple[float, ...]
    instead: tuple[tuple[str, ...], ...]


def hear(own: Pair, witnesses: Sequence[Pair]) -> Testimony:
    """What other translations of the source of a sentence say of its words."""
    rows = [_one(own, witness) for witness in witnesses]
    written = np.mean([found for found, _, _ in rows], axis=0)
    near = np.mean([cosines for _, cosines, _ in rows], axis=0)
    instead = tuple(
        tuple(dict.fromkeys(row[2][j] for row in rows if row[2][j] and not row[0][j])) for j in range(len(own.arabic))
    )
    return Testimony(tuple(written.tolist()), tuple(near.tolist()), instead)


def _one(own: Pair, witness: Pair) -> tuple[Matrix, Matrix, list[str]]:
    """Whether a witness writes each word, its nearest word's cosine, and the word that stands in the same place."""
    others = [_lemmas(word) for word in witness.arabic]
    everything = frozenset().union(*others)
    written = np.array([not _lemmas(word).isdisjoint(everything) for word in own.arabic], np.float32)
    cosines = _unit(own.arabic_vectors) @ _unit(witness.arabic_vectors).T
    through = own.probabilities.T @ witness.probabilities
    place = through.argmax(axis=1)
    instead = [
        witness.arabic[m].text if through[j, m] > 0.25 and witness.arabic[m].kind == "word" else ""
        for j, m in enumerate(place.tolist())
    ]
    return written, np.asarray(cosines.max(axis=1), np.float32), instead


def _lemmas(word: Word) -> frozenset[str]:
    return frozenset(forms(word.text).lemmas) if word.kind == "word" else frozenset({word.text})


def _unit(vectors: Matrix) -> Matrix:
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9))
