"""Texts as the aligner sees them: sentences in order, each run of neighbours a vector."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

_BLOCK = 256
_MOST_BLOCKS = 128
"""Sentences of a block, whose runs of one size take 0.5 MB, and blocks that are kept: all of 8,192 sentences."""


class Text(Protocol):
    """Sentences in order; `mtaudit.encode.sentences.Runs` is one."""

    def __len__(self) -> int:
        """How many sentences."""

    def vectors(self, size: int, first: int, stop: int) -> Vectors:
        """Unit vectors of the runs of `size` sentences that begin at `first` up to `stop` (excluded)."""


_Text = TypeVar("_Text", bound=Text)


@dataclass(frozen=True, slots=True)
class VectorSums:
    """Sentences of which only the vectors are known: a run's vector is the sum of its sentences'."""

    sentences: Vectors

    def __len__(self) -> int:
        return len(self.sentences)

    def vectors(self, size: int, first: int, stop: int) -> Vectors:
        """Unit vectors of the runs of `size` sentences that begin at `first` up to `stop` (excluded)."""
        sums = np.array(self.sentences[first:stop], np.float32)
        for offset in range(1, size):
            sums += self.sentences[first + offset : stop + offset]
        return _units(sums)


@dataclass(frozen=True, slots=True)
class Remembered(Generic[_Text]):
    """A text whose runs' vectors are computed a block at a time, and kept: the aligner asks for them often.

    Of a very long text those that were computed first are forgotten.
    """

    text: _Text
    _blocks: dict[tuple[int, int], Vectors] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.text)

    def vectors(self, size: int, first: int, stop: int) -> Vectors:
        """Unit vectors of the runs of `size` sentences that begin at `first` up to `stop` (excluded)."""
        if first // _BLOCK == (stop - 1) // _BLOCK:
            start = first - first % _BLOCK
            return self._block(size, start)[first - start : stop - start]
        starts = range(first - first % _BLOCK, max(stop, first + 1), _BLOCK)
        parts = [self._block(size, start)[max(0, first - start) : max(0, stop - start)] for start in starts]
        return np.concatenate(parts)

    def _block(self, size: int, start: int) -> Vectors:
        if (size, start) not in self._blocks:
            if len(self._blocks) >= _MOST_BLOCKS:
                del self._blocks[next(iter(self._blocks))]
            stop = max(start, min(start + _BLOCK, len(self.text) - size + 1))
            self._blocks[size, start] = self.text.vectors(size, start, stop)
        return self._blocks[size, start]


@dataclass(frozen=True, slots=True)
class Averaged:
    """Sentences and their translations: a run's vector is the mean of the two."""

    original: Text
    translation: Text

    def __len__(self) -> int:
        return len(self.original)

    def vectors(self, size: int, first: int, stop: int) -> Vectors:
        """Unit vectors of the runs of `size` sentences that begin at `first` up to `stop` (excluded)."""
        return _units(self.original.vectors(size, first, stop) + self.translation.vectors(size, first, stop))


@dataclass(frozen=True, slots=True)
class Selection:
    """Some sentences of a text; a run that is not one of neighbours in the text has the zero vector."""

    text: Text
    positions: Sequence[int]

    def __len__(self) -> int:
        return len(self.positions)

    def vectors(self, size: int, first: int, stop: int) -> Vectors:
        """Unit or zero vectors of the runs of `size` sentences that begin at `first` up to `stop` (excluded)."""
        width = self.text.vectors(1, 0, 1).shape[1]
        vectors = np.zeros((stop - first, width), np.float32)
        positions = np.array(self.positions[first : stop + size - 1])
        begins = np.flatnonzero(positions[size - 1 :] - positions[: len(positions) - size + 1] == size - 1)
        for rows in np.split(begins, np.flatnonzero(np.diff(positions[begins]) != 1) + 1):
            if rows.size:
                vectors[rows] = self.text.vectors(size, int(positions[rows[0]]), int(positions[rows[-1]]) + 1)
        return vectors


def _units(vectors: Vectors) -> Vectors:
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return vectors
