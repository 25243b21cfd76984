"""Word links between an English sentence and its Arabic translation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from mtaudit.arabic import tokens as arabic
from mtaudit.arabic.normalise import CONTROLS, MARKS
from mtaudit.document import Token
from mtaudit.encode.words import encode, model_folder
from mtaudit.english import tokens as english

Range = tuple[int, int]
Matrix = npt.NDArray[np.float32]

_STRAY = re.compile(rf" ?[{MARKS}{CONTROLS}]*[{MARKS}][{MARKS}{CONTROLS}]* ?")
"""Between two tokens: a diacritic that a tokeniser has cut off its word (ي ُ عد for يُعد)."""


def _arabic_words(text: str) -> list[Token]:
    """The tokens; those that a stray diacritic stands between or after are one word."""
    words: list[Token] = []
    for token in arabic.tokenize(text):
        last = words[-1] if words else None
        between = text[last.end : token.start] if last else ""
        if last and between and last.kind == token.kind == "word" and _STRAY.fullmatch(between):
            words[-1] = Token(last.start, token.end, last.text + token.text, "word")
        else:
            words.append(token)
    return words


@cache
def _means() -> tuple[Matrix, Matrix]:
    with np.load(model_folder() / "alignment.npz") as arrays:
        return arrays["english_mean"], arrays["arabic_mean"]


def _softmax(scores: Matrix, axis: int) -> Matrix:
    powers = np.exp(scores - scores.max(axis=axis, keepdims=True))
    return np.asarray(powers / powers.sum(axis=axis, keepdims=True))


def _unit(vectors: Matrix) -> Matrix:
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9))


def align_words_many(pairs: Sequence[tuple[str, str]]) -> list[list[tuple[Range, Range]]]:
    """`align_words` for many (source, target) pairs at once: the encoder likes batches."""
    words = [(english.tokenize(source), _arabic_words(target)) for source, target in pairs]
    vectors = encode([[word.text for word in side] for pair in words for side in pair])
    links = []
    for (ours, theirs), source, target in zip(words, vectors[::2], vectors[1::2], strict=True):
        links.append(
            [((ours[i].start, ours[i].end), (theirs[j].start, theirs[j].end)) for i, j in _links(source, target)]
        )
    return links


def _links(source: Any, target: Any) -> list[tuple[int, int]]:
    if not len(source) or not len(target):
        return []
    english_mean, arabic_mean = _means()
    scores = 15 * _unit(source - english_mean) @ _unit(target - arabic_mean).T
    best = scores.argmax(axis=1)
    mutual = scores.argmax(axis=0)[best] == np.arange(len(best))
    sure = _softmax(scores, 1)[np.arange(len(best)), best] > 0.75
    return [(int(i), int(best[i])) for i in np.flatnonzero(mutual | sure)]


def align_words(source: str, target: str) -> list[tuple[Range, Range]]:
    """Links between character ranges of `source` and of `target`."""
    return align_words_many([(source, target)])[0]
