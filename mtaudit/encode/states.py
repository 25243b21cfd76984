"""Run an encoder that comes with the package, and take the mean state of each word's pieces."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from mtaudit.resources import LEARNED

Vectors = npt.NDArray[np.float32]

DIMENSIONS = 384

_BATCH = 512
"""Pieces in one call of the encoder, padding counted: its states stay in the cache. 2,048 take twice as long."""


class Reading(NamedTuple):
    """What an encoder reads at once: ids of pieces, and for each word where its pieces begin and end."""

    ids: list[int]
    words: list[tuple[int, int]]


def threads() -> int:
    """Readings that are encoded at the same time."""
    wanted = os.environ.get("OMP_NUM_THREADS", "")
    return int(wanted) if wanted.isdigit() and int(wanted) > 0 else min(2, os.cpu_count() or 1)


@cache
def _encoder(folder: str) -> Any:
    import ctranslate2

    return ctranslate2.Encoder(
        str(LEARNED / folder), device="cpu", compute_type="int8", inter_threads=threads(), intra_threads=1
    )


def _batches(lengths: Sequence[int]) -> list[list[int]]:
    """Indices grouped by length, so that little is padding."""
    batches: list[list[int]] = []
    for i in sorted(range(len(lengths)), key=lambda i: (-lengths[i], i)):
        if batches and lengths[batches[-1][0]] * (len(batches[-1]) + 1) <= _BATCH:
            batches[-1].append(i)
        else:
            batches.append([i])
    return batches


def word_states(folder: str, readings: Sequence[Reading]) -> list[Vectors]:
    """For each reading an array of shape (words, 384), by the encoder in this folder of `mtaudit/data/learned`."""
    result: list[Vectors] = [np.zeros((0, DIMENSIONS), np.float32)] * len(readings)
    if not readings:
        return result
    encoder = _encoder(folder)

    def run(batch: list[int]) -> None:
        states = np.array(encoder.forward_batch([readings[i].ids for i in batch]).last_hidden_state)
        for state, i in zip(states, batch, strict=True):
            if readings[i].words:
                spans = np.array(readings[i].words)
                sums = np.add.reduceat(state, spans.ravel(), axis=0)[::2]
                result[i] = np.asarray(sums / np.diff(spans), np.float32)

    batches = _batches([len(reading.ids) for reading in readings])
    if threads() == 1 or len(batches) == 1:
        for batch in batches:
            run(batch)
    else:
        with ThreadPoolExecutor(threads()) as executor:
            list(executor.map(run, batches))
    return result
