"""Quality estimation: how likely each word is wrong, or missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mtaudit.document import Token

if TYPE_CHECKING:
    from mtaudit.align.words import Pair
    from mtaudit.arabic.words import Word
    from mtaudit.encode.states import Vectors
    from mtaudit.estimate.knowledge import Meanings

Probabilities = tuple[float | None, ...]
"""One probability a word, None for a word of which nothing is estimated."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """Probabilities by the index of the word.

    `target`: that each Arabic word is wrong, None for marks. `source`: that each English word is missing from the
    target, None for function words and marks; empty without a source.
    """

    target: Probabilities
    source: Probabilities


def estimate_pairs(pairs: Sequence[Pair]) -> list[Estimate]:
    """Estimate sentences and their translations that have been read."""
    from mtaudit.estimate.knowledge import meanings

    return [estimate_read(pair, read, meanings(pair)) for pair, read in zip(pairs, read_jointly(pairs), strict=True)]


def read_jointly(pairs: Sequence[Pair]) -> list[tuple[Vectors, Vectors]]:
    """What the joint encoder says of the words of both sides of each pair."""
    from mtaudit.estimate.joint import read_together

    return read_together([(pair.english, pair.arabic) for pair in pairs])


def estimate_read(pair: Pair, joint: tuple[Vectors, Vectors], meanings: Meanings) -> Estimate:
    """Estimate a sentence and its translation of which the joint encoder has spoken."""
    from mtaudit.estimate.features import features
    from mtaudit.estimate.head import probabilities
    from mtaudit.estimate.joint import beside
    from mtaudit.estimate.knowledge import knowledge

    if not pair.arabic or not pair.english:
        return _estimate_alone(pair.arabic, joint[1])
    arabic, english, has_content = features(pair)
    theirs, ours = knowledge(pair, meanings)
    wrong = probabilities("wrong", beside(joint[1], np.hstack([arabic, theirs]))).tolist()
    missing = iter(probabilities("missing", beside(joint[0], np.hstack([english, ours]))[has_content]).tolist())
    return Estimate(_of_words(pair.arabic, wrong), tuple(next(missing) if counts else None for counts in has_content))


def estimate_alone(sentences: Sequence[Sequence[Word]]) -> list[Estimate]:
    """Estimate Arabic sentences without a source."""
    from mtaudit.estimate.joint import read_together

    joint = read_together([((), words) for words in sentences])
    return [_estimate_alone(words, logits) for words, (_, logits) in zip(sentences, joint, strict=True)]


def _estimate_alone(words: Sequence[Word], joint: Vectors) -> Estimate:
    from mtaudit.estimate.features import features_alone
    from mtaudit.estimate.head import probabilities
    from mtaudit.estimate.joint import beside

    if not words:
        return Estimate((), ())
    return Estimate(_of_words(words, probabilities("alone", beside(joint, features_alone(words))).tolist()), ())


def _of_words(words: Sequence[Token], values: Sequence[float]) -> Probabilities:
    return tuple(None if word.kind == "punctuation" else value for word, value in zip(words, values, strict=True))
