"""Quality estimation: how likely each word is wrong, or missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


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
    return [Estimate((), ()) for _ in pairs]
