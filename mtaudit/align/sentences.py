"""Sentence beads: which sentences of a translation render which sentences of its source.

Dynamic programming over sentence vectors, coarse to fine as in Vecalign (Thompson and Koehn 2019,
https://aclanthology.org/D19-1136), with two differences: a bead's vector is the sum of its sentences' vectors, so
that the cosines of all beads come from one band of dot products; and a bead scores by how far its cosine is above
what unrelated sentences reach, so that a sentence without a counterpart costs nothing and is left alone.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.lib.stride_tricks import as_strided
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
Node = tuple[int, int]

MOST = 4
"""Sentences of one side in a bead."""

_INSERTION, _DELETION = 255, 254


@dataclass(frozen=True, slots=True)
class Bead:
    """Sentences of the source and of the target that render each other; one side is empty where nothing does.

    `similarity` is the cosine of the two sides' vectors, None with an empty side.
    """

    source: tuple[int, ...]
    target: tuple[int, ...]
    similarity: float | None


@dataclass(frozen=True, slots=True)
class _Scoring:
    """A bead of a and b sentences scores cosine - threshold - penalty[a - 1, b - 1]; a lone sentence scores 0."""

    threshold: float
    penalty: Vectors


def align_sentences(
    source: Sequence[str], target: Sequence[str], *, translated: Sequence[str] | None = None
) -> list[tuple[list[int], list[int]]]:
    """Beads in target order, each as the positions of its source and target sentences.

    `translated` is a translation of `target`, line by line, into the language of `source`: further evidence.
    """
    return [(list(bead.source), list(bead.target)) for bead in align_beads(source, target, translated=translated)]


def align_beads(source: Sequence[str], target: Sequence[str], *, translated: Sequence[str] | None = None) -> list[Bead]:
    """The same beads with their similarities."""
    from mtaudit.encode.sentences import encode

    vectors = encode([*source, *target])
    return align_vectors(vectors[: len(source)], vectors[len(source) :])


def align_vectors(source: Vectors, target: Vectors) -> list[Bead]:
    """Beads from unit vectors of shapes (n, d) and (m, d), in time and memory linear in n + m."""
    if len(source) == len(target) == 1:
        return [Bead((0,), (0,), float(source[0] @ target[0]))]
    path = _path(source, target)
    return [_bead(source, target, a, b) for a, b in pairwise(path)]


def _bead(source: Vectors, target: Vectors, start: Node, end: Node) -> Bead:
    rows, columns = tuple(range(start[0], end[0])), tuple(range(start[1], end[1]))
    similarity = None
    if rows and columns:
        left, right = source[start[0] : end[0]].sum(axis=0), target[start[1] : end[1]].sum(axis=0)
        similarity = float(left @ right / max(float(np.linalg.norm(left) * np.linalg.norm(right)), 1e-9))
    return Bead(rows, columns, similarity)


_SENTENCES = _Scoring(0.3, np.zeros((MOST, MOST), np.float32))
_FULL = 512 * 512
_MARGIN = 16


def _path(source: Vectors, target: Vectors) -> list[Node]:
    """The best path from (0, 0) to (n, m): the corners of its beads."""
    whole: list[Node] = [(0, 0), (len(source), len(target))]
    if len(source) * len(target) <= _FULL:
        return _best_path(source, target, whole, max(len(source), len(target)), _SENTENCES)
    coarse = [(2 * i, 2 * j) for i, j in _path(_halve(source), _halve(target))]
    coarse[-1] = whole[-1]
    return _best_path(source, target, coarse, _MARGIN, _SENTENCES)


def _halve(vectors: Vectors) -> Vectors:
    """Sums of neighbours."""
    if len(vectors) % 2:
        vectors = np.concatenate([vectors, np.zeros((1, vectors.shape[1]), np.float32)])
    return vectors[::2] + vectors[1::2]


def _best_path(source: Vectors, target: Vectors, near: list[Node], margin: int, scoring: _Scoring) -> list[Node]:
    """The best path that stays within `margin` of the path `near`."""
    rows, columns = _norms(source), _norms(target)
    chunks: list[tuple[int, int, NDArray[np.uint8]]] = []
    values = np.full((MOST, 1), -np.inf, np.float32)
    values_left = 0
    for top, bottom, left, right in _rectangles(near, margin, len(source), len(target)):
        scores = _scores(source, target, rows, columns, (top, bottom, left, right), scoring)
        height, width = bottom - top, right - left
        table = np.full((MOST + height, MOST + width), -np.inf, np.float32)
        shared = min(values_left + values.shape[1], right) - left
        if top and shared > 0:
            table[:MOST, MOST : MOST + shared] = values[:, left - values_left : left - values_left + shared]
        back = np.empty((height, width), np.uint8)
        step, item = table.strides
        before = as_strided(table[MOST - 1 :, MOST - 1 :], (height, MOST, MOST, width), (step, -step, -item, item))
        flat = np.arange(width)
        for r in range(height):
            candidates = (before[r] + scores[r]).reshape(MOST * MOST, width)
            choice = candidates.argmax(axis=0)
            best = candidates[choice, flat]
            choice = choice.astype(np.uint8)
            if top + r == 0 and left == 0:
                best[0] = 0
            above = table[MOST + r - 1, MOST:]
            deleted = above >= best
            best[deleted] = above[deleted]
            choice[deleted] = _DELETION
            reached = np.maximum.accumulate(best)
            choice[reached > best] = _INSERTION
            table[MOST + r, MOST:] = reached
            back[r] = choice
        chunks.append((top, left, back))
        values, values_left = table[-MOST:, MOST:], left
    return _trace(chunks, len(source), len(target))


def _trace(chunks: list[tuple[int, int, NDArray[np.uint8]]], i: int, j: int) -> list[Node]:
    path = [(i, j)]
    while i or j:
        while chunks[-1][0] > i:
            chunks.pop()
        top, left, back = chunks[-1]
        move = int(back[i - top, j - left])
        if move == _INSERTION or i == 0:
            j -= 1
        elif move == _DELETION:
            i -= 1
        else:
            i, j = i - move // MOST - 1, j - move % MOST - 1
        path.append((i, j))
    return path[::-1]


def _rectangles(near: list[Node], margin: int, height: int, width: int) -> Iterator[tuple[int, int, int, int]]:
    """Bands of nodes (top, bottom, left, right), top to bottom, ends excluded, that hold the path and its margin."""
    rows, columns = [i for i, _ in near], [j for _, j in near]
    top = 0
    while top <= height:
        tall = min(64, height + 1 - top)
        while True:
            first = bisect_left(rows, top - margin)
            last = bisect_right(rows, top + tall - 1 + margin) - 1
            left = max(0, columns[max(first - 1, 0)] - margin)
            right = min(width, columns[min(last + 1, len(columns) - 1)] + margin) + 1
            if tall == 1 or tall * (right - left) <= 1 << 16:
                break
            tall = max(1, tall // 2)
        yield top, top + tall, left, right
        top += tall


def _norms(vectors: Vectors) -> Vectors:
    """Lengths of the sums of the 1 to MOST vectors before each node: shape (n + 1, MOST); infinite where too few."""
    norms = np.full((len(vectors) + 1, MOST), np.inf, np.float32)
    sums = np.zeros_like(vectors)
    for size in range(1, min(MOST, len(vectors)) + 1):
        sums = sums[: len(vectors) - size + 1] + vectors[size - 1 :]
        norms[size:, size - 1] = np.maximum(np.linalg.norm(sums, axis=1), 1e-9)
    return norms


def _scores(
    source: Vectors,
    target: Vectors,
    rows: Vectors,
    columns: Vectors,
    rectangle: tuple[int, int, int, int],
    scoring: _Scoring,
) -> Vectors:
    """Scores of the beads that end at each node of the rectangle: shape (height, MOST, MOST, width)."""
    top, bottom, left, right = rectangle
    first_row, first_column = max(0, top - MOST), max(0, left - MOST)
    dots = np.zeros((bottom - top + MOST, right - left + MOST), np.float32)
    part = source[first_row : bottom - 1] @ target[first_column : right - 1].T
    dots[dots.shape[0] - 1 - part.shape[0] : -1, dots.shape[1] - 1 - part.shape[1] : -1] = part
    height, width = bottom - top, right - left
    scores = np.empty((height, MOST, MOST, width), np.float32)
    tall = np.zeros((height, dots.shape[1]), np.float32)
    for a in range(MOST):
        tall = tall + dots[MOST - 1 - a : MOST - 1 - a + height]
        both = np.zeros((height, width), np.float32)
        for b in range(MOST):
            both = both + tall[:, MOST - 1 - b : MOST - 1 - b + width]
            scores[:, a, b] = both
    scores /= rows[top:bottom, :, None, None]
    scores /= columns[left:right].T[None, None]
    scores -= scoring.threshold + scoring.penalty[None, :, :, None]
    return scores
