"""Quality estimation: how likely each word is wrong, or missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mtaudit.document import Token

if TYPE_CHECKING:
    from mtaudit.align.words import Pair
    from mtaudit.arabic.words import Word
    from mtaudit.encode.states import Vectors


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

    together = iter(estimate_pairs(read_pairs([(source, target) for source, target in pairs if source])))
    alone = iter(estimate_alone([read_words(target) for source, target in pairs if not source]))
    return [next(together) if source else next(alone) for source, _ in pairs]


def estimate_pairs(pairs: Sequence[Pair]) -> list[Estimate]:
    """Estimate sentences and their translations that have been read."""
    from mtaudit.estimate.joint import read_together

    joint = read_together([(pair.english, pair.arabic) for pair in pairs])
    return [_estimate(pair, logits) for pair, logits in zip(pairs, joint, strict=True)]


def _estimate(pair: Pair, joint: tuple[Vectors, Vectors]) -> Estimate:
    from mtaudit.estimate.features import features
    from mtaudit.estimate.head import probabilities
    from mtaudit.estimate.joint import beside

    if not pair.arabic or not pair.english:
        return _estimate_alone(pair.arabic, joint[1])
    arabic, english, has_content = features(pair)
    wrong = probabilities("wrong", beside(joint[1], arabic))
    missing = probabilities("missing", beside(joint[0], english)[has_content])
    words = [word for word, counts in zip(pair.english, has_content, strict=True) if counts]
    return Estimate(_ranges(pair.arabic, wrong), _ranges(words, missing))


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
    return Estimate(_ranges(words, probabilities("alone", beside(joint, features_alone(words)))), ())


def _ranges(words: Sequence[Token], values: Vectors) -> tuple[tuple[int, int, float], ...]:
    return tuple(
        (word.start, word.end, value)
        for word, value in zip(words, values.tolist(), strict=True)
        if word.kind != "punctuation"
    )
