"""Runs of neighbouring words that are estimated to be wrong, or missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """Characters `start` to `end`; the number of words, the sum of their probabilities above the base, the highest."""

    start: int
    end: int
    words: int
    weight: float
    peak: float


def heaviest_runs(estimates: Iterable[tuple[int, int, float]], base: float) -> list[Run]:
    """Runs of words whose probabilities sum up to more than `base` for each; each run ends where its sum is highest.

    A word below the base lowers the sum, so a surely right one ends a run and a doubtful one may be bridged (the
    maximal segments of Kadane's algorithm).
    """
    found: list[Run] = []
    best: Run | None = None
    start, words, weight, peak = 0, 0, 0.0, 0.0
    for begin, end, probability in (*estimates, (0, 0, float("-inf"))):
        if weight <= 0:
            start, words, weight, peak = begin, 0, 0.0, 0.0
        words, weight, peak = words + 1, weight + probability - base, max(peak, probability)
        if weight <= 0 and best:
            found.append(best)
            best = None
        elif weight > (best.weight if best else 0):
            best = Run(start, end, words, weight, peak)
    return found
