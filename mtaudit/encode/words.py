"""One vector for each word in its sentence, the same space for Arabic and English: 384 numbers, float32.

The encoder is derived from multilingual-e5-small (Wang et al. 2024) and comes with the package: see
`data/encoder/README.md`.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]

DIMENSIONS = 384

_BOS, _EOS = 0, 2
_WINDOW = 254
"""Pieces that the encoder reads at once, the two marks of the ends not counted: it knows 256 positions."""

_WORD_PIECES = 24
"""Pieces of a word that count. Longer "words" are debris; no word of the training text has more."""

_WORD_CHARACTERS = 200

_BATCH = 512
"""Pieces in one call of the encoder, padding counted: its states stay in the cache. 2,048 take twice as long."""


def _threads() -> int:
    wanted = os.environ.get("OMP_NUM_THREADS", "")
    return int(wanted) if wanted.isdigit() and int(wanted) > 0 else min(2, os.cpu_count() or 1)


def model_folder() -> Path:
    """Where the encoder's files are."""
    return Path(str(files("mtaudit"))) / "data" / "encoder"


@cache
def _encoder() -> Any:
    import ctranslate2

    return ctranslate2.Encoder(
        str(model_folder()), device="cpu", compute_type="int8", inter_threads=_threads(), intra_threads=1
    )


@cache
def _processor() -> Any:
    import sentencepiece

    return sentencepiece.SentencePieceProcessor(model_file=str(model_folder() / "pieces.model"))


@cache
def _space() -> int:
    return int(_processor().piece_to_id("▁"))


@lru_cache(maxsize=1 << 17)
def pieces(word: str) -> tuple[int, ...]:
    """The ids of a word's pieces; none for an empty word. A word-initial space that is a piece of its own is left out.

    In running text a mark follows its word without a space, and takes fewer pieces so.
    """
    found = _processor().encode(word[:_WORD_CHARACTERS])[:_WORD_PIECES]
    return tuple(found[1:] if len(found) > 1 and found[0] == _space() else found)


@lru_cache(maxsize=1 << 15)
def log_probability(word: str) -> float:
    """Of the word's pieces, by SentencePiece's unigram model: the rarer a word, the lower."""
    return float(sum(_processor().get_score(piece) for piece in pieces(word)))


def _windows(sentence: Sequence[str]) -> list[tuple[list[int], list[int], list[int]]]:
    """Pieces of as many words as one reading takes, where each word begins, and which words they are."""
    windows: list[tuple[list[int], list[int], list[int]]] = []
    ids: list[int] = []
    starts: list[int] = []
    words: list[int] = []
    for i, word in enumerate(sentence):
        found = pieces(word)
        if not found:
            continue
        if len(ids) + len(found) > _WINDOW:
            windows.append((ids, starts, words))
            ids, starts, words = [], [], []
        starts.append(len(ids))
        words.append(i)
        ids.extend(found)
    if ids:
        windows.append((ids, starts, words))
    return windows


def _batches(lengths: Sequence[int]) -> list[list[int]]:
    """Indices grouped by length, so that little is padding."""
    batches: list[list[int]] = []
    for i in sorted(range(len(lengths)), key=lambda i: (-lengths[i], i)):
        if batches and lengths[batches[-1][0]] * (len(batches[-1]) + 1) <= _BATCH:
            batches[-1].append(i)
        else:
            batches.append([i])
    return batches


def encode(sentences: Sequence[Sequence[str]]) -> list[Vectors]:
    """Vectors of the words of each sentence, each an array of shape (words, 384): the mean over a word's pieces.

    A word without any piece (empty, or only spaces) has the zero vector.
    """
    result = [np.zeros((len(sentence), DIMENSIONS), dtype=np.float32) for sentence in sentences]
    windows = [(i, *window) for i, sentence in enumerate(sentences) for window in _windows(sentence)]
    if not windows:
        return result
    encoder = _encoder()

    def run(batch: list[int]) -> None:
        states = np.array(encoder.forward_batch([[_BOS, *windows[i][1], _EOS] for i in batch]).last_hidden_state)
        for state, i in zip(states, batch, strict=True):
            sentence, ids, starts, words = windows[i]
            sums = np.add.reduceat(state[1 : len(ids) + 1], starts, axis=0)
            result[sentence][words] = sums / np.diff([*starts, len(ids)])[:, None]

    batches = _batches([len(ids) + 2 for _, ids, _, _ in windows])
    if _threads() == 1 or len(batches) == 1:
        for batch in batches:
            run(batch)
    else:
        with ThreadPoolExecutor(_threads()) as executor:
            list(executor.map(run, batches))
    return result
