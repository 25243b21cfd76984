"""Runs of neighbouring words that are estimated to be wrong, or missing."""

from __future__ import annotations

from dataclasses import dataclass

from mtaudit.estimate import Probabilities


@dataclass(frozen=True, slots=True)
class Run:
    """Words `first` to `last`, how many of them have a probability, the sum of these above the base, the highest."""

    first: int
    last: int
    words: int
    weight: float
    peak: float


def heaviest_runs(probabilities: Probabilities, base: float) -> list[Run]:
    """Runs of words whose probabilities sum up to more than `base` for each; each run ends where its sum is highest.

    A word below the base lowers the sum, so a surely right one ends a run and a doubtful one may be bridged (the
    maximal segments of Kadane's algorithm). Words without a probability are passed over.
    """
    found: list[Run] = []
    best: Run | None = None
    start, words, weight, peak = 0, 0, 0.0, 0.0
    for at, probability in (*enumerate(probabilities), (0, float("-inf"))):
        if probability is None:
            continue
        if weight <= 0:
            start, words, weight, peak = at, 0, 0.0, 0.0
        words, weight, peak = words + 1, weight + probability - base, max(peak, probability)
        if weight <= 0 and best:
            found.append(best)
            best = None
        elif weight > (best.weight if best else 0):
            best = Run(start, at, words, weight, peak)
    return found
