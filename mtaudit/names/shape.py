"""What an Arabic word looks like: a foreign name, or a word of the language."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from mtaudit.arabic.normalise import fold
from mtaudit.resources import table, words


def trigrams(word: str) -> Iterator[str]:
    """The letter trigrams of a folded word, with its edges."""
    padded = f"^{word}$"
    return (padded[at : at + 3] for at in range(len(padded) - 2))


@cache
def _ratios() -> dict[str, float]:
    return {gram: float(ratio) for gram, ratio in table("learned/names/shapes.tsv")}


@lru_cache(maxsize=1 << 14)
def name_shape(word: str) -> float:
    """How much a word looks like a foreign name: the mean log-likelihood ratio of its letter trigrams (naive Bayes).

    Positive for names, negative for words of the language; `training/name_shapes.py` learns it.
    """
    grams = list(trigrams(fold(word)))
    ratios = _ratios()
    return sum(ratios.get(gram, 0.0) for gram in grams) / len(grams) if grams else 0.0


def is_common(word: str) -> bool:
    """Whether a word that looks like a name is a frequent word of the language."""
    return fold(word) in words("learned/names/common_words.txt")
