"""Run an encoder that comes with the package, and take the mean state of each word's pieces."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from mtaudit.forks import once_a_process
from mtaudit.resources import LEARNED

Vectors = npt.NDArray[np.float32]

DIMENSIONS = 384

_BATCH = 256
"""Pieces in one call of the encoder, padding counted: its states stay in the cache.

From 512 on each call may get its memory from the system anew, which takes half as long again; 128 gain nothing.
"""

_SHORTEST = 0.8
"""Of the longest reading's length, in one call: a twentieth of the time less than with any lengths, or with 0.95."""


class Reading(NamedTuple):
    """What an encoder reads at once: ids of pieces, and for each word where its pieces begin and end."""

    ids: list[int]
    words: list[tuple[int, int]]


def threads() -> int:
    """Readings that are encoded at the same time."""
    wanted = os.environ.get("OMP_NUM_THREADS", "")
    return int(wanted) if wanted.isdigit() and int(wanted) > 0 else min(2, os.cpu_count() or 1)


@once_a_process(2)
def _encoder(folder: str) -> Any:
    import ctranslate2

    return ctranslate2.Encoder(
        str(LEARNED / folder), device="cpu", compute_type="int8", inter_threads=threads(), intra_threads=1
    )


def _batches(lengths: Sequence[int]) -> list[list[int]]:
    """Indices grouped by length, so that little is padding."""
    batches: list[list[int]] = []
    for i in sorted(range(len(lengths)), key=lambda i: (-lengths[i], i)):
        longest = lengths[batches[-1][0]] if batches else 0
        if batches and longest * (len(batches[-1]) + 1) <= _BATCH and lengths[i] >= _SHORTEST * longest:
            batches[-1].append(i)
        else:
            batches.append([i])
    return batches


def word_states(folder: str, readings: Sequence[Reading]) -> list[Vectors]:
    """For each reading an array of shape (words, 384), by the encoder in this folder of `mtaudit/data/learned`.

    Readings that are alike are encoded once, and share one array.
    """
    result: list[Vectors] = [np.zeros((0, DIMENSIONS), np.float32)] * len(readings)
    if not readings:
        return result
    encoder = _encoder(folder)
    alike: dict[tuple[tuple[int, ...], tuple[tuple[int, int], ...]], list[int]] = {}
    for i, reading in enumerate(readings):
        alike.setdefault((tuple(reading.ids), tuple(reading.words)), []).append(i)
    distinct = list(alike)

    def run(batch: list[int]) -> None:
        states = np.array(encoder.forward_batch([list(distinct[k][0]) for k in batch]).last_hidden_state)
        for state, k in zip(states, batch, strict=True):
            if distinct[k][1]:
                spans = np.array(distinct[k][1])
                sums = np.add.reduceat(state, spans.ravel(), axis=0)[::2]
                vectors = np.asarray(sums / np.diff(spans), np.float32)
                for i in alike[distinct[k]]:
                    result[i] = vectors

    batches = _batches([len(ids) for ids, _ in distinct])
    if threads() == 1 or len(batches) == 1:
        for batch in batches:
            run(batch)
    else:
        with ThreadPoolExecutor(threads()) as executor:
            list(executor.map(run, batches))
    return result
