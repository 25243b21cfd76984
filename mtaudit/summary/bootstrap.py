"""How sure a penalty is, and a difference of two: articles drawn anew, again and again.

An article is drawn with all its words, for what is wrong in one sentence of it is not independent of the next.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SAMPLES = 1000
SEED = 12345
"""As sacrebleu has them."""

_AT_ONCE = 4_000_000
"""Articles that are drawn at the same time."""

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Articles:
    """The penalty and the words of each article of some."""

    penalty: Numbers
    words: Numbers

    @property
    def per_1000_words(self) -> float:
        """The penalty per 1000 words of all together."""
        return 1000 * float(self.penalty.sum()) / max(float(self.words.sum()), 1.0)


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure, and between what it lies in 95 of 100 draws."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Difference:
    """How much larger the penalty of one side is than that of the other.

    `p` is the share of draws that differ as much by chance; `articles` are those that both have, None where they have
    none in common and were drawn apart.
    """

    interval: Interval
    p: float
    articles: int | None


def interval(articles: Articles) -> Interval:
    """The penalty per 1000 words."""
    return _around(articles.per_1000_words, np.concatenate(list(_drawn(articles))))


def difference(one: Articles, other: Articles, *, paired: bool) -> Difference:
    """How much larger the penalty per 1000 words of `one` is; `paired` where both have the same articles, in order.

    The test is that of sacrebleu (`--paired-bs`; Koehn 2004, https://aclanthology.org/W04-3250).
    """
    first, second = (
        np.concatenate(list(_drawn(each, stream))) for each, stream in ((one, 0), (other, int(not paired)))
    )
    drawn = first - second
    value = one.per_1000_words - other.per_1000_words
    sizes = np.abs(drawn)
    by_chance = int(np.sum(sizes - sizes.mean() > abs(value)))
    return Difference(_around(value, drawn), (by_chance + 1) / (SAMPLES + 1), len(one.words) if paired else None)


def _drawn(articles: Articles, stream: int = 0) -> Iterator[Numbers]:
    """The penalty per 1000 words of each draw; the same stream draws the same articles."""
    count = len(articles.words)
    random = np.random.default_rng([SEED, stream])
    left = SAMPLES
    while left:
        some = min(left, max(_AT_ONCE // max(count, 1), 1))
        chosen = random.integers(count, size=(some, count)) if count else np.zeros((some, 0), np.int64)
        yield 1000 * articles.penalty[chosen].sum(1) / np.maximum(articles.words[chosen].sum(1), 1.0)
        left -= some


def _around(value: float, drawn: Numbers) -> Interval:
    low, high = np.quantile(drawn, (0.025, 0.975))
    return Interval(value, float(low), float(high))
