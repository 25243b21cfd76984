"""Which words of a source did not come back, and which words came back from nowhere: two small networks.

They are the second head of the estimator: what the back-translation says is beside what the estimator reads without it
(`training/back_translation.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from mtaudit.align.words import Link, Pair, link, readable
from mtaudit.backtranslation.evidence import Comparison, Return, compare
from mtaudit.backtranslation.text import ReadBack
from mtaudit.encode.words import encode
from mtaudit.estimate import Probabilities
from mtaudit.estimate.features import features
from mtaudit.estimate.head import CLIP
from mtaudit.estimate.joint import beside, read_together
from mtaudit.resources import LEARNED

Matrix = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Returned:
    """What came back of a passage, in the words of `back`.

    `lost`: the probability that each word of the source did not come back, `new` that each word of the back-translation
    is from nowhere; None for function words and marks. `partners` are the words that came back as one another (source,
    back-translation), `behind` the Arabic words of those of the back-translation (back-translation, Arabic).
    """

    back: ReadBack
    lost: Probabilities
    new: Probabilities
    partners: tuple[Link, ...]
    behind: tuple[Link, ...]


def rows_of(trips: Sequence[Return], read: Sequence[tuple[Matrix, Matrix]] | None = None) -> list[Comparison]:
    """What the networks read; `read` is what the joint encoder says of (source, Arabic), where that is known."""
    if read is None:
        read = read_together([(trip.there.english, trip.there.arabic) for trip in trips])
    found = []
    for trip, (missing, wrong) in zip(trips, read, strict=True):
        compared = compare(trip, np.asarray(1 / (1 + np.exp(-wrong)), np.float32))
        _, english, _ = features(trip.there)
        found.append(compared._replace(source=np.hstack([compared.source, beside(missing, english)])))
    return found


def estimate_returns(
    pairs: Sequence[tuple[Pair, ReadBack]], read: Sequence[tuple[Matrix, Matrix]] | None = None
) -> list[Returned]:
    """Estimate sentences that have been read, each with a back-translation of it."""
    vectors = encode([[readable(word.text) for word in back.words] for _, back in pairs])
    trips = [
        Return(pair, Pair(back.words, pair.arabic, found, pair.arabic_vectors))
        for (pair, back), found in zip(pairs, vectors, strict=True)
    ]
    rows = rows_of(trips, read)
    return [_estimate(trip, each, back) for trip, each, (_, back) in zip(trips, rows, pairs, strict=True)]


def _estimate(trip: Return, rows: Comparison, back: ReadBack) -> Returned:
    lost = _spread(rows.source_counts, _probabilities("source", rows.source[rows.source_counts]))
    new = _spread(rows.returned_counts, _probabilities("returned", rows.returned[rows.returned_counts]))
    forward, backward = trip.scores.argmax(axis=1), trip.scores.argmax(axis=0)
    partners = tuple((i, int(j)) for i, j in enumerate(forward) if backward[j] == i)
    return Returned(back, lost, new, partners, tuple(link(trip.back)))


def _spread(counts: npt.NDArray[np.bool_], values: Matrix) -> Probabilities:
    left = iter(values.tolist())
    return tuple(next(left) if each else None for each in counts)


@cache
def _networks() -> dict[str, Matrix]:
    with np.load(LEARNED / "backtranslation" / "head.npz") as arrays:
        return {name: arrays[name].astype(np.float32) for name in arrays.files}


def _probabilities(side: str, rows: Matrix) -> Matrix:
    prefix = f"{side}."
    network = {name.removeprefix(prefix): array for name, array in _networks().items() if name.startswith(prefix)}
    scaled = np.clip((rows - network["mean"]) / network["deviation"], -CLIP, CLIP)
    hidden = np.maximum(scaled @ network["hidden"].T + network["hidden_bias"], 0)
    return np.asarray(1 / (1 + np.exp(-(hidden @ network["out"] + network["out_bias"]))))
