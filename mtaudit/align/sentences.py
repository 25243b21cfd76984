"""Sentence beads: which sentences of a translation render which sentences of its source.

Dynamic programming over sentence vectors, coarse to fine as in Vecalign (Thompson and Koehn 2019,
https://aclanthology.org/D19-1136). Where Vecalign makes every bead cheaper or dearer by how near unrelated sentences
are, here a bead earns by how far its cosine is above what unrelated sentences reach, less what its lengths and its
shape cost, and a sentence without a counterpart costs nothing: short documents have too few unrelated sentences to
learn from, and news is cut by the desk.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

import numpy as np
from numpy.lib.stride_tricks import as_strided
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
Node = tuple[int, int]
Rectangle = tuple[int, int, int, int]

MOST = 4
"""Sentences of one side in a bead."""

_SHAPE_COST = np.full((MOST, MOST), 0.22, np.float32)
"""Cost of a bead of a + 1 and b + 1 sentences."""

_LENGTH_COST = 0.4
"""Cost of a bead for the square of the logarithm of its sides' lengths, at most 2."""

_LENGTH_PRIOR = 10
"""Characters added to both sides' lengths: short sentences vary more."""

_COARSE_COST = 0.3
_FULL_SEARCH = 512 * 512
"""Most pairs of sentences that are all looked at: larger documents are aligned coarse to fine."""

_SAMPLE = 256
_MARGIN = 16
_CELLS = 1 << 15

_INSERTION, _DELETION = 255, 254


@dataclass(frozen=True, slots=True)
class Bead:
    """Sentences of the source and of the target that render each other; one side is empty where nothing does.

    `similarity` is the cosine of the two sides' vectors, None with an empty side.
    """

    source: tuple[int, ...]
    target: tuple[int, ...]
    similarity: float | None


class Text(Protocol):
    """Sentences in order, with the unit vectors of runs of neighbours."""

    def __len__(self) -> int:
        """How many sentences."""

    def vectors(self, size: int, first: int, stop: int) -> Vectors:
        """Unit vectors of the runs of `size` sentences that begin at `first` up to `stop` (excluded)."""


@dataclass(frozen=True, slots=True)
class VectorSums:
    """Sentences of which only the vectors are known: a run's vector is the sum."""

    sentences: Vectors

    def __len__(self) -> int:
        return len(self.sentences)

    def vectors(self, size: int, first: int, stop: int) -> Vectors:
        """Unit vectors of the runs of `size` sentences that begin at `first` up to `stop` (excluded)."""
        sums = self.sentences[first:stop].copy()
        for offset in range(1, size):
            sums += self.sentences[first + offset : stop + offset]
        sums /= np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9)
        return sums


@dataclass(frozen=True, slots=True)
class Averaged:
    """Sentences and their translations: a run's vector is the mean of the two."""

    texts: tuple[Text, Text]

    def __len__(self) -> int:
        return len(self.texts[0])

    def vectors(self, size: int, first: int, stop: int) -> Vectors:
        """Unit vectors of the runs of `size` sentences that begin at `first` up to `stop` (excluded)."""
        sums = self.texts[0].vectors(size, first, stop) + self.texts[1].vectors(size, first, stop)
        sums /= np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9)
        return sums


def align_sentences(
    source: Sequence[str], target: Sequence[str], *, translated: Sequence[str] | None = None
) -> list[tuple[list[int], list[int]]]:
    """Beads in target order, each as the positions of its source and target sentences.

    `translated` is a translation of `target`, line by line, into the language of `source`: further evidence.
    """
    return [(list(bead.source), list(bead.target)) for bead in align_beads(source, target, translated=translated)]


def align_beads(source: Sequence[str], target: Sequence[str], *, translated: Sequence[str] | None = None) -> list[Bead]:
    """The same beads with their similarities."""
    from mtaudit.encode.sentences import encode_runs

    if not source or not target:
        return [
            *(Bead((i,), (), None) for i in range(len(source))),
            *(Bead((), (j,), None) for j in range(len(target))),
        ]
    lengths = [np.array([len(text) for text in texts], np.float32) for texts in (source, target)]
    text: Text = encode_runs(target)
    if translated is not None:
        text = Averaged((text, encode_runs(translated)))
    return align_texts(encode_runs(source), text, lengths[0], lengths[1])


def align_vectors(source: Vectors, target: Vectors) -> list[Bead]:
    """Beads from unit vectors of shapes (n, d) and (m, d), in time and memory linear in n + m."""
    return align_texts(VectorSums(source), VectorSums(target))


def align_texts(
    source: Text, target: Text, source_lengths: Vectors | None = None, target_lengths: Vectors | None = None
) -> list[Bead]:
    """Beads from texts; lengths are in characters, shape (n,) and (m,)."""
    if len(source) == len(target) == 1:
        return [_bead(source, target, (0, 0), (1, 1))]
    if source_lengths is None or target_lengths is None:
        source_lengths, target_lengths = np.ones(len(source), np.float32), np.ones(len(target), np.float32)
    ratio = _usual_ratio(source, target, source_lengths, target_lengths)
    scores = _Scores(source, target, _sizes(source_lengths), _sizes(target_lengths * ratio))
    path = _best_path(scores, *_band(source, target))
    return [_bead(source, target, start, end) for start, end in pairwise(path)]


def _bead(source: Text, target: Text, start: Node, end: Node) -> Bead:
    rows, columns = tuple(range(start[0], end[0])), tuple(range(start[1], end[1]))
    similarity = None
    if rows and columns:
        left = source.vectors(len(rows), start[0], start[0] + 1)
        right = target.vectors(len(columns), start[1], start[1] + 1)
        similarity = float(left[0] @ right[0])
    return Bead(rows, columns, similarity)


def _band(source: Text, target: Text) -> tuple[list[Node], int]:
    """A path near the best one and how far from it to look."""
    corners = [(0, 0), (len(source), len(target))]
    if len(source) * len(target) <= _FULL_SEARCH:
        return corners, max(corners[1])
    levels = [(source.vectors(1, 0, len(source)), target.vectors(1, 0, len(target)))]
    while len(levels[-1][0]) * len(levels[-1][1]) > _FULL_SEARCH:
        levels.append((_halve(levels[-1][0]), _halve(levels[-1][1])))
    near, margin = [(0, 0), (len(levels[-1][0]), len(levels[-1][1]))], max(len(side) for side in levels[-1])
    for rows, columns in levels[:0:-1]:
        path = _best_path(_CoarseScores(VectorSums(rows), VectorSums(columns)), near, margin)
        near, margin = [(2 * i, 2 * j) for i, j in path], _MARGIN
    return near, margin


def _halve(vectors: Vectors) -> Vectors:
    """Sums of neighbours."""
    if len(vectors) % 2:
        vectors = np.concatenate([vectors, np.zeros((1, vectors.shape[1]), np.float32)])
    return vectors[::2] + vectors[1::2]


@dataclass(frozen=True, slots=True)
class _CoarseScores:
    source: Text
    target: Text

    def __call__(self, rectangle: Rectangle) -> Vectors:
        """Scores of the beads that end at each node (row, column) of the rectangle: (rows, MOST, MOST, columns)."""
        return _cosines(self.source, self.target, rectangle) - _COARSE_COST


@dataclass(frozen=True, slots=True)
class _Scores:
    source: Text
    target: Text
    rows: Vectors
    columns: Vectors

    def __call__(self, rectangle: Rectangle) -> Vectors:
        top, bottom, left, right = rectangle
        scores = _cosines(self.source, self.target, rectangle)
        ratios = self.rows[top:bottom, :, None, None] - self.columns[left:right].T[None, None]
        scores -= _LENGTH_COST * np.minimum(np.square(ratios), 4)
        scores -= _SHAPE_COST[None, :, :, None]
        return scores


def _cosines(source: Text, target: Text, rectangle: Rectangle) -> Vectors:
    top, bottom, left, right = rectangle
    cosines = np.zeros((bottom - top, MOST, MOST, right - left), np.float32)
    columns = [(b, target.vectors(b, max(left - b, 0), right - b)) for b in range(1, min(MOST, right - 1) + 1)]
    for a in range(1, min(MOST, bottom - 1) + 1):
        rows = source.vectors(a, max(top - a, 0), bottom - a)
        for b, vectors in columns:
            cosines[-len(rows) :, a - 1, b - 1, -len(vectors) :] = rows @ vectors.T
    return cosines


def _sizes(lengths: Vectors) -> Vectors:
    """Logarithms of the lengths of the 1 to MOST sentences before each node, shape (n + 1, MOST)."""
    total = np.concatenate([np.zeros(MOST + 1), np.cumsum(lengths, dtype=np.float64)])
    before = [total[MOST:] - total[MOST - size : len(total) - size] for size in range(1, MOST + 1)]
    sizes: Vectors = np.log(np.stack(before, axis=1) + _LENGTH_PRIOR).astype(np.float32)
    return sizes


def _usual_ratio(source: Text, target: Text, source_lengths: Vectors, target_lengths: Vectors) -> float:
    """How many characters of the source a character of the target stands for: the median over sure pairs."""
    rows = source.vectors(1, 0, min(len(source), _SAMPLE))
    cosines = rows @ target.vectors(1, 0, min(len(target), _SAMPLE)).T
    best, back = cosines.argmax(axis=1), cosines.argmax(axis=0)
    sure = [(i, j) for i, j in enumerate(best) if back[j] == i and cosines[i, j] > 0.5]
    ratios = np.log([(source_lengths[i] + 1) / (target_lengths[j] + 1) for i, j in sure])
    return float(np.exp(np.median(ratios) * len(sure) / (len(sure) + 3))) if sure else 1.0


def _best_path(scores: _Scores | _CoarseScores, near: list[Node], margin: int) -> list[Node]:
    """The corners of the beads of the best path that stays within `margin` of the path `near`."""
    height, width = len(scores.source), len(scores.target)
    chunks: list[tuple[int, int, NDArray[np.uint8]]] = []
    above, above_left = np.full((MOST, 1), -np.inf, np.float32), 0
    for top, bottom, left, right in _rectangles(near, margin, height, width):
        table = np.full((MOST + bottom - top, MOST + right - left), -np.inf, np.float32)
        shared = min(above_left + above.shape[1], right) - left
        if shared > 0:
            table[:MOST, MOST : MOST + shared] = above[:, left - above_left : left - above_left + shared]
        back = _fill(table, scores((top, bottom, left, right)), start=top == left == 0)
        chunks.append((top, left, back))
        above, above_left = table[-MOST:, MOST:], left
    return _trace(chunks, height, width)


def _fill(table: Vectors, scores: Vectors, start: bool) -> NDArray[np.uint8]:
    """Fill the table of best sums below and right of its first MOST rows and columns; return the moves made."""
    height, width = len(scores), scores.shape[-1]
    moves = np.empty((height, width), np.uint8)
    down, right = table.strides
    before = as_strided(table[MOST - 1 :, MOST - 1 :], (height, MOST, MOST, width), (down, -down, -right, right))
    positions = np.arange(width)
    for r in range(height):
        candidates = (before[r] + scores[r]).reshape(MOST * MOST, width)
        choice = candidates.argmax(axis=0)
        best = candidates[choice, positions]
        if start and r == 0:
            best[0] = 0
        move = choice.astype(np.uint8)
        above = table[MOST + r - 1, MOST:]
        move[above >= best] = _DELETION
        np.maximum(best, above, out=best)
        reached = np.maximum.accumulate(best)
        move[reached > best] = _INSERTION
        table[MOST + r, MOST:] = reached
        moves[r] = move
    return moves


def _trace(chunks: list[tuple[int, int, NDArray[np.uint8]]], i: int, j: int) -> list[Node]:
    path = [(i, j)]
    while i or j:
        while chunks[-1][0] > i:
            chunks.pop()
        top, left, moves = chunks[-1]
        move = int(moves[i - top, j - left])
        if move == _INSERTION or i == 0:
            j -= 1
        elif move == _DELETION or j == 0:
            i -= 1
        else:
            i, j = i - move // MOST - 1, j - move % MOST - 1
        path.append((i, j))
    return path[::-1]


def _rectangles(near: list[Node], margin: int, height: int, width: int) -> Iterator[Rectangle]:
    """Nodes that hold the path and its margin, from top to bottom: (top, bottom, left, right), ends excluded."""
    rows, columns = [i for i, _ in near], [j for _, j in near]
    top = 0
    while top <= height:
        tall = min(64, height + 1 - top)
        while True:
            first = bisect_left(rows, top - margin) - 1
            last = bisect_right(rows, top + tall - 1 + margin)
            left = max(0, columns[max(first, 0)] - margin)
            right = min(width, columns[min(last, len(columns) - 1)] + margin) + 1
            if tall == 1 or tall * (right - left) <= _CELLS:
                break
            tall //= 2
        yield top, top + tall, left, right
        top += tall
