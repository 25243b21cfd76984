"""The best monotone path through a table of bead scores, looked for in a band."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Protocol

import numpy as np
from numpy.lib.stride_tricks import as_strided
from numpy.typing import NDArray

MOST = 4
"""Sentences of one side in a bead."""

Node = tuple[int, int]
"""So many sentences of the source, and so many of the target, are behind."""

Rectangle = tuple[int, int, int, int]
"""Nodes: top, bottom, left, right; bottom and right are excluded."""

_TALLEST = 64
_CELLS = 1 << 15
"""Rows and cells of a rectangle that are scored at once: the scores of its beads take 2 MB and stay in the cache."""

_INSERTION, _DELETION = 255, 254


class Scores(Protocol):
    """What each bead earns; a sentence that is left alone earns nothing."""

    @property
    def shape(self) -> tuple[int, int]:
        """Sentences of the source and of the target."""

    def __call__(self, rectangle: Rectangle) -> NDArray[np.float32]:
        """Scores of the beads of a + 1 and b + 1 sentences that end at each node: (rows, MOST, MOST, columns)."""


def best_path(scores: Scores, near: list[Node], margin: int) -> list[Node]:
    """The corners of the beads of the best path that stays within `margin` of the path `near`, both ends included.

    Time and memory grow with the area around `near`: linearly with the lengths of the texts.
    """
    height, width = scores.shape
    chunks: list[tuple[int, int, NDArray[np.uint8]]] = []
    above, above_left = np.full((MOST, 1), -np.inf, np.float32), 0
    for top, bottom, left, right in _rectangles(near, margin, height, width):
        table = np.full((MOST + bottom - top, MOST + right - left), -np.inf, np.float32)
        shared = min(above_left + above.shape[1], right) - left
        if shared > 0:
            table[:MOST, MOST : MOST + shared] = above[:, left - above_left : left - above_left + shared]
        moves = _fill(table, scores((top, bottom, left, right)), start=top == left == 0)
        chunks.append((top, left, moves))
        above, above_left = table[-MOST:, MOST:], left
    return _trace(chunks, height, width)


def _rectangles(near: list[Node], margin: int, height: int, width: int) -> Iterator[Rectangle]:
    """Rectangles from top to bottom that hold the path and its margin."""
    rows, columns = [i for i, _ in near], [j for _, j in near]
    top = 0
    while top <= height:
        tall = min(_TALLEST, height + 1 - top)
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


def _fill(table: NDArray[np.float32], scores: NDArray[np.float32], start: bool) -> NDArray[np.uint8]:
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
        if i == 0 or move == _INSERTION:
            j -= 1
        elif j == 0 or move == _DELETION:
            i -= 1
        else:
            i, j = i - move // MOST - 1, j - move % MOST - 1
        path.append((i, j))
    return path[::-1]
