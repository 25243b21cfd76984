"""Quality estimation: how likely each word is wrong, or missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mtaudit.document import Token

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from mtaudit.align.words import Pair
    from mtaudit.arabic.words import Word


@dataclass(frozen=True, slots=True)
class Estimate:
    """Probabilities by character range, relative to the texts given.

    `target`: (start, end, probability that the word is wrong) for each Arabic word.
    `source`: (start, end, probability that it is missing from the target) for each English content word.
    """

    target: tuple[tuple[int, int, float], ...]
    source: tuple[tuple[int, int, float], ...]


def estimate_many(pairs: Sequence[tuple[str | None, str]]) -> list[Estimate]:
    """Estimate (source, target) pairs; the source may be None."""
    from mtaudit.align.words import read_pairs
    from mtaudit.arabic.words import read_words

    read = iter(read_pairs([(source, target) for source, target in pairs if source]))
    return [estimate(next(read)) if source else estimate_alone(read_words(target)) for source, target in pairs]


def estimate(pair: Pair) -> Estimate:
    """Estimate a sentence and its translation that have been read."""
    from mtaudit.estimate.features import features
    from mtaudit.estimate.head import probabilities

    if not pair.arabic or not pair.english:
        return estimate_alone(pair.arabic)
    arabic, english, has_content = features(pair)
    wrong, missing = probabilities("wrong", arabic), probabilities("missing", english[has_content])
    words = [word for word, counts in zip(pair.english, has_content, strict=True) if counts]
    return Estimate(_ranges(pair.arabic, wrong), _ranges(words, missing))


def estimate_alone(words: Sequence[Word]) -> Estimate:
    """Estimate Arabic words without a source."""
    from mtaudit.estimate.features import features_alone
    from mtaudit.estimate.head import probabilities

    return Estimate(_ranges(words, probabilities("alone", features_alone(words))) if words else (), ())


def _ranges(words: Sequence[Token], values: npt.NDArray[np.float32]) -> tuple[tuple[int, int, float], ...]:
    return tuple(
        (word.start, word.end, value)
        for word, value in zip(words, values.tolist(), strict=True)
        if word.kind != "punctuation"
    )
