"""What an encoder makes of each word when it reads a sentence and its translation together."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
import numpy.typing as npt

from mtaudit.align.cues import english_class
from mtaudit.align.words import readable
from mtaudit.document import Token
from mtaudit.encode.pairs import encode_pairs
from mtaudit.estimate.features import content
from mtaudit.resources import LEARNED

Matrix = npt.NDArray[np.float32]

QUIET = -4.0
"""The logit of marks, and of English function words: the encoder has learned nothing of them."""


@cache
def _head() -> tuple[Matrix, Matrix]:
    with np.load(LEARNED / "estimate" / "joint" / "head.npz") as arrays:
        return arrays["weight"], arrays["bias"]


def read_together(pairs: Sequence[tuple[Sequence[Token], Sequence[Token]]]) -> list[tuple[Matrix, Matrix]]:
    """Logits that each English word is missing and that each Arabic word is wrong; the English may be empty."""
    weight, bias = _head()
    texts = [([readable(w.text) for w in english], [w.text for w in arabic]) for english, arabic in pairs]
    found = []
    for (english, arabic), (ours, theirs) in zip(pairs, encode_pairs(texts), strict=True):
        known = content(np.array([english_class(word) for word in english], np.int64))
        words = np.array([word.text[:1].isalnum() for word in arabic], bool)
        missing, wrong = ours @ weight[1] + bias[1], theirs @ weight[0] + bias[0]
        found.append((np.where(known, missing, QUIET), np.where(words, wrong, QUIET)))
    return found


def beside(logits: Matrix, features: Matrix) -> Matrix:
    """The features with more columns: the word's logit, its neighbours', and the side's mean and highest."""
    if not len(logits):
        return features
    padded = np.pad(logits, 1, mode="edge")
    whole = np.tile([logits.mean(), logits.max()], (len(logits), 1))
    return np.hstack([np.column_stack([logits, padded[:-2], padded[2:], whole]), features]).astype(np.float32)
