"""Sentence alignment of Text+Berg, German against French, beside the methods of others.

usage: python -m benchmarks.sentence_alignment FOLDER     (FOLDER holds dev.fr, dev.de, dev.de2fr and dev.defr)

A bead is right when both of its sides are a gold bead's; deletions and insertions do not count (strict score of
Vecalign). All methods search with the same dynamic programme, beads up to 4-4. Those of others are our own short
versions: Gale and Church (1993) on lengths; chrF against a machine translation, as Bleualign does with BLEU (Sennrich
and Volk 2010); Vecalign's cost and deletion penalty (Thompson and Koehn 2019) on the vectors that we use. Sentences
are encoded once, by the first method that needs them.
"""

from __future__ import annotations

import math
import re
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import numpy as np
from sacrebleu.metrics.chrf import CHRF

from benchmarks.measured import record
from mtaudit.align import align_sentences
from mtaudit.align.monotone import MOST, best_path
from mtaudit.encode.sentences import encode_runs

Beads = set[tuple[tuple[int, ...], tuple[int, ...]]]
BeadScore = Callable[[int, int, int, int], float]


def read_gold(path: Path) -> Beads:
    """Lines `[positions in de]:[positions in fr]`, turned round."""
    sides = [re.findall(r"\[(.*?)\]", line) for line in path.read_text("utf-8").splitlines()]
    beads = [[tuple(int(n) for n in side.split(",") if n.strip()) for side in pair] for pair in sides]
    return {(french, german) for german, french in beads if german and french}


class Table:
    """Scores of all beads, from a function of (first row, last row, first column, last column), last excluded."""

    def __init__(self, height: int, width: int, score: BeadScore, near: Callable[[int, int], bool]) -> None:
        self.shape = (height, width)
        self.scores = np.full((height + 1, MOST, MOST, width + 1), -np.inf, np.float32)
        for i in range(1, height + 1):
            for j in range(1, width + 1):
                if near(i, j):
                    for a in range(1, min(MOST, i) + 1):
                        for b in range(1, min(MOST, j) + 1):
                            self.scores[i, a - 1, b - 1, j] = score(i - a, i, j - b, j)

    def __call__(self, rectangle: tuple[int, int, int, int]) -> np.ndarray:
        top, bottom, left, right = rectangle
        return self.scores[top:bottom, :, :, left:right]

    def beads(self) -> Beads:
        path = best_path(self, [(0, 0), self.shape], max(self.shape))
        return {(tuple(range(a, c)), tuple(range(b, d))) for (a, b), (c, d) in pairwise(path) if c > a and d > b}


def gale_church(source: list[str], target: list[str]) -> Beads:
    """Lengths only; priors and variance of the paper, beads up to 2-2. A lone sentence is a bead there: its cost is
    taken off what its beads cost."""
    ratio = sum(map(len, target)) / sum(map(len, source))
    priors = {(1, 1): 0.89, (1, 2): 0.0445, (2, 1): 0.0445, (2, 2): 0.011}

    def cost(left: float, right: float, prior: float) -> float:
        mean = (left + right / ratio) / 2
        distance = abs(right - left * ratio) / math.sqrt(max(mean, 1) * 6.8)
        return -math.log(max(math.erfc(distance / math.sqrt(2)), 1e-12)) - math.log(prior)

    alone = [
        np.concatenate([[0], np.cumsum([cost(len(t), 0, 0.0099 / 2) for t in source])]),
        np.concatenate([[0], np.cumsum([cost(0, len(t), 0.0099 / 2) for t in target])]),
    ]
    total = [np.concatenate([[0], np.cumsum([len(t) for t in side])]) for side in (source, target)]

    def score(a: int, b: int, c: int, d: int) -> float:
        prior = priors.get((b - a, d - c))
        if prior is None:
            return -math.inf
        saved = alone[0][b] - alone[0][a] + alone[1][d] - alone[1][c]
        return float(saved - cost(total[0][b] - total[0][a], total[1][d] - total[1][c], prior))

    return Table(len(source), len(target), score, lambda i, j: True).beads()


def chrf(source: list[str], translated: list[str]) -> Beads:
    """chrF of beads against the translation, less 0.2; only beads near the best path of single sentences."""
    metric = CHRF()

    def score(a: int, b: int, c: int, d: int) -> float:
        return float(metric.sentence_score(" ".join(translated[c:d]), [" ".join(source[a:b])]).score) / 100 - 0.2

    def single(a: int, b: int, c: int, d: int) -> float:
        return score(a, b, c, d) if b - a == d - c == 1 else -math.inf

    slope = len(translated) / len(source)
    near = Table(len(source), len(translated), single, lambda i, j: abs(i * slope - j) < 60).beads()
    corners = {(i + x, j + y) for (i,), (j,) in near for x in range(-3, 5) for y in range(-3, 5)}
    return Table(len(source), len(translated), score, lambda i, j: (i, j) in corners).beads()


def vecalign(source: list[str], target: list[str]) -> Beads:
    """(1 - cosine) times both sizes over what random sentences cost.

    A deletion costs half of the cheapest fifth of random pairs: it serves the method better here than all of it.
    """
    left, right = ([runs.vectors(size) for size in range(1, MOST + 1)] for runs in map(encode_runs, (source, target)))
    unlike = [
        [np.mean(1 - vectors @ right[0].T, axis=1) for vectors in left],
        [np.mean(1 - vectors @ left[0].T, axis=1) for vectors in right],
    ]

    def cost(a: int, b: int, c: int, d: int) -> float:
        m, n = b - a, d - c
        usual = unlike[0][m - 1][a] + unlike[1][n - 1][c]
        return float(2 * m * n * (1 - left[m - 1][a] @ right[n - 1][c]) / usual)

    rng = np.random.default_rng(1)
    pairs = zip(rng.integers(len(source), size=2000), rng.integers(len(target), size=2000), strict=True)
    deletion = float(np.percentile([cost(i, i + 1, j, j + 1) for i, j in pairs], 20))
    slope = len(target) / len(source)
    return Table(
        len(source),
        len(target),
        lambda a, b, c, d: deletion * (b - a + d - c) / 2 - cost(a, b, c, d),
        lambda i, j: abs(i * slope - j) < 60,
    ).beads()


def ours(source: list[str], target: list[str], translated: list[str] | None = None) -> Beads:
    return {(tuple(rows), tuple(columns)) for rows, columns in align_sentences(source, target, translated=translated)}


def main(folder: str) -> None:
    french, german, translated = (
        Path(folder, f"dev.{name}").read_text("utf-8").splitlines() for name in ("fr", "de", "de2fr")
    )
    gold = read_gold(Path(folder, "dev.defr"))
    methods: dict[str, Callable[[], Beads]] = {
        "Gale and Church's lengths": lambda: gale_church(french, german),
        "chrF over a machine translation": lambda: chrf(french, translated),
        "Vecalign's cost": lambda: vecalign(french, german),
        "ours": lambda: ours(french, german),
        "ours, with a machine translation": lambda: ours(french, german, translated),
        "ours, over the machine translation alone": lambda: ours(french, translated),
    }
    figures = {}
    for name, method in methods.items():
        beads = {bead for bead in method() if bead[0] and bead[1]}
        right = len(beads & gold)
        figures[f"F1 of {name}"] = round(2 * right / (len(beads) + len(gold)), 3)
    record("sentence_alignment", str(__doc__), figures)


if __name__ == "__main__":
    main(*sys.argv[1:])
