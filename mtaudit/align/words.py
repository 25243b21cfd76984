"""Word links between an English sentence and its Arabic translation.

Two words are linked when their vectors are alike among those of both sentences, "no link" being one more choice
(Dou and Neubig 2021). `training/word_alignment.py` trains the encoder and the projections of the vectors for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from mtaudit.arabic.normalise import CONTROLS, MARKS
from mtaudit.arabic.words import Word, read_words
from mtaudit.document import Token
from mtaudit.encode.words import encode
from mtaudit.english.tokens import tokenize
from mtaudit.resources import FOLDER

Range = tuple[int, int]
Matrix = npt.NDArray[np.float32]

_STRAY = re.compile(rf" ?[{MARKS}{CONTROLS}]*[{MARKS}][{MARKS}{CONTROLS}]* ?")
"""Between two tokens: a diacritic that a tokeniser has cut off its word (ي ُ عد for يُعد)."""

_LINKED = 0.3
"""Least probability of a link: 0.25 to 0.35 give the same error rate on hand-made links."""


class Pair(NamedTuple):
    """The words of a sentence and its translation, and their vectors."""

    english: Sequence[Token]
    arabic: Sequence[Word]
    english_vectors: Matrix
    arabic_vectors: Matrix


@cache
def _model() -> dict[str, Matrix]:
    with np.load(FOLDER / "align" / "words.npz") as arrays:
        return {name: arrays[name].astype(np.float32) for name in arrays.files}


def _join_stray(text: str, words: Sequence[Word]) -> list[Word]:
    joined: list[Word] = []
    for word in words:
        last = joined[-1] if joined else None
        between = text[last.end : word.start] if last else ""
        if last and between and last.kind == word.kind == "word" and _STRAY.fullmatch(between):
            whole = read_words(last.text + word.text)
            readings = whole[0].readings if len(whole) == 1 else ()
            joined[-1] = Word(last.start, word.end, last.text + word.text, "word", readings)
        else:
            joined.append(word)
    return joined


def read_pairs(pairs: Sequence[tuple[str, str]]) -> list[Pair]:
    """Words and vectors of (English, Arabic) texts, all encoded together."""
    words = [(tokenize(source), _join_stray(target, read_words(target))) for source, target in pairs]
    vectors = encode([[word.text for word in side] for pair in words for side in pair])
    return [Pair(*pair, *sides) for pair, *sides in zip(words, vectors[::2], vectors[1::2], strict=True)]


def _project(vectors: Matrix, weights: Matrix, bias: Matrix) -> Matrix:
    projected = vectors @ weights.T + bias
    return np.asarray(projected / np.maximum(np.linalg.norm(projected, axis=1, keepdims=True), 1e-9))


def likeness(pair: Pair) -> Matrix:
    """Scaled cosines of the projected vectors, of shape (English words, Arabic words)."""
    model = _model()
    english = _project(pair.english_vectors, model["english_weights"], model["english_bias"])
    arabic = _project(pair.arabic_vectors, model["arabic_weights"], model["arabic_bias"])
    return np.asarray(english @ arabic.T * model["scale"])


def _log_softmax(scores: Matrix, null: float) -> Matrix:
    """Over the last axis, with one more outcome, no link, whose score is `null`."""
    highest = np.maximum(scores.max(axis=-1, keepdims=True), null)
    total = np.exp(scores - highest).sum(axis=-1, keepdims=True) + np.exp(null - highest)
    return np.asarray(scores - highest - np.log(total))


def probabilities(pair: Pair) -> Matrix:
    """How firmly each English word (row) is linked to each Arabic word: the geometric mean of both directions."""
    if not pair.english or not pair.arabic:
        return np.zeros((len(pair.english), len(pair.arabic)), dtype=np.float32)
    null = _model()["null"]
    scores = likeness(pair)
    forward, backward = _log_softmax(scores, float(null[0])), _log_softmax(scores.T, float(null[1])).T
    return np.asarray(np.exp((forward + backward) / 2))


def align_words_many(pairs: Sequence[tuple[str, str]]) -> list[list[tuple[Range, Range]]]:
    """`align_words` for many (source, target) pairs at once: the encoder likes batches."""
    links = []
    for pair in read_pairs(pairs):
        cells = np.argwhere(probabilities(pair) > _LINKED).tolist()
        words = [(pair.english[i], pair.arabic[j]) for i, j in cells]
        links.append([((ours.start, ours.end), (theirs.start, theirs.end)) for ours, theirs in words])
    return links


def align_words(source: str, target: str) -> list[tuple[Range, Range]]:
    """Links between character ranges of `source` and of `target`, by position."""
    return align_words_many([(source, target)])[0]
