"""Texts as the aligner sees them: sentences in order, each run of neighbours a vector."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


class Text(Protocol):
    """Sentences in order; `mtaudit.encode.sentences.Runs` is one."""

    def __len__(self) -> int:
        """How many sentences."""

    def vectors(self, size: int, first: int, stop: int) -> Vectors:
        """Unit vectors of the runs of `size` sentences that begin at `first` up to `stop` (excluded)."""


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
class Computed:
    """Sentences whose runs all have their vectors computed: `runs[size - 1]` for each size that is asked for."""

    runs: tuple[Vectors, ...]

    def __len__(self) -> int:
        return len(self.runs[0])

    def vectors(self, size: int, first: int, stop: int) -> Vectors:
        """Unit vectors of the runs of `size` sentences that begin at `first` up to `stop` (excluded)."""
        return self.runs[size - 1][first:stop]


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
