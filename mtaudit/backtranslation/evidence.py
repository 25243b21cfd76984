"""A source sentence beside the English that its Arabic comes back as: what speaks for each word having come back.

Both are English, so that words are compared in one language: by stem, by WordNet, by their letters, by the value of
numbers, by the encoder; and through the Arabic, to whose words both are linked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import Indel

from mtaudit.align.cues import CUES, english_class, english_classes, stem
from mtaudit.align.words import Pair, expected_places, project_english
from mtaudit.backtranslation.wordnet import relation
from mtaudit.document import Token
from mtaudit.encode.sentences import encode
from mtaudit.encode.words import log_probability, pieces
from mtaudit.english.numbers import find_numbers
from mtaudit.estimate.features import content
from mtaudit.estimate.translations import seen

Matrix = npt.NDArray[np.float32]

KINSHIPS = ("same", "near", "kin", "opposite")
"""What WordNet tells of two words, each a channel."""

CHANNELS = ("stem", *KINSHIPS, "letters", "number", "alone", "cosine", "pivot")
"""What is compared of two words, in order: `alone` are their vectors out of context, `cosine` those in it, `pivot` the
Arabic words that both are linked to."""

_STEM, _SAME, _LETTERS, _NUMBER, _ALONE, _COSINE, _PIVOT = (
    CHANNELS.index(name) for name in ("stem", "same", "letters", "number", "alone", "cosine", "pivot")
)

_ANY_GLOSS = CUES.index("any gloss")

_WEIGHTS = np.array([1.0, 0.7, 0.4, 0.1, 0.1, 0.5, 0.8, 0.5, 1.0, 0.5], np.float32)
"""How much each channel says of two words being partners: only their order counts, the network weighs anew."""

_LIKE = 0.6
"""Likeness of letters below which it says nothing: names are spelt in several ways."""

_WINDOW = 3
"""Words before and behind the expected place of a word."""

_SHARP = 6.0
"""Makes a distribution over partners of their scores."""


class Comparison(NamedTuple):
    """Rows of evidence for the words of the source and for those of the back-translation, and which of them count."""

    source: Matrix
    returned: Matrix
    source_counts: npt.NDArray[np.bool_]
    returned_counts: npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Return:
    """A source sentence and its Arabic, and the back-translation and the same Arabic."""

    there: Pair
    back: Pair

    @cached_property
    def channels(self) -> Matrix:
        """Of shape (`CHANNELS`, words of the source, words of the back-translation)."""
        source, returned = self.there.english, self.back.english
        found = np.zeros((len(CHANNELS), len(source), len(returned)), np.float32)
        found[_COSINE] = project_english(self.there.english_vectors) @ project_english(self.back.english_vectors).T
        found[_PIVOT] = np.minimum(1, self.there.probabilities @ self.back.probabilities.T)
        ours, theirs = (content(_classes(words)) for words in (source, returned))
        rows, columns = np.flatnonzero(ours), np.flatnonzero(theirs)
        if len(rows) and len(columns):
            vectors = encode(
                [source[i].text.lower() for i in rows.tolist()] + [returned[j].text.lower() for j in columns.tolist()]
            )
            found[_ALONE][np.ix_(rows, columns)] = vectors[: len(rows)] @ vectors[len(rows) :].T
        for i, one in enumerate(source):
            for j, other in enumerate(returned):
                if ours[i] and theirs[j]:
                    kinship, letters = _compared(one.text, other.text)
                    if kinship in KINSHIPS:
                        found[1 + KINSHIPS.index(kinship), i, j] = 1
                    found[_LETTERS, i, j] = letters
                if stem(one.text) == stem(other.text):
                    found[_STEM, i, j] = 1
        _number_channel(source, returned, found[_NUMBER])
        return found

    @cached_property
    def scores(self) -> Matrix:
        """How far two words are partners."""
        return np.tensordot(_WEIGHTS, self.channels, axes=1)


@lru_cache(maxsize=1 << 16)
def _compared(one: str, other: str) -> tuple[str, float]:
    likeness = Indel.normalized_similarity(one.lower(), other.lower())
    return relation(one, other), likeness if likeness >= _LIKE else 0.0


def _number_channel(source: Sequence[Token], returned: Sequence[Token], channel: Matrix) -> None:
    """1 where both words belong to numbers of the same value."""
    for one in find_numbers(source):
        rows = [i for i, word in enumerate(source) if one.start <= word.start < one.end]
        for other in find_numbers(returned):
            if one.values & other.values or one.orders & other.orders:
                columns = [j for j, word in enumerate(returned) if other.start <= word.start < other.end]
                channel[np.ix_(rows, columns)] = 1


def _classes(words: Sequence[Token]) -> npt.NDArray[np.int64]:
    return np.array([english_class(word) for word in words], np.int64)


def compare(trip: Return, wrong: Matrix) -> Comparison:
    """Evidence for each word of both English sentences; `wrong` holds what is thought of each Arabic word."""
    source, returned = trip.there.english, trip.back.english
    channels, scores = trip.channels, trip.scores
    ours, theirs = _classes(source), _classes(returned)
    counts = content(ours), content(theirs)
    whole = _whole(channels, *counts)
    sides = _Side(source, ours, trip.there), _Side(returned, theirs, trip.back)
    rows = _rows(channels, scores, *sides, wrong)
    columns = _rows(channels.transpose(0, 2, 1), scores.T, *sides[::-1], wrong)
    mirrored = [whole[1], whole[0], *whole[2:-1], -whole[-1]]
    return Comparison(
        np.hstack([rows, np.tile(whole, (len(rows), 1))]).astype(np.float32),
        np.hstack([columns, np.tile(mirrored, (len(columns), 1))]).astype(np.float32),
        *counts,
    )


def _whole(channels: Matrix, ours: npt.NDArray[np.bool_], theirs: npt.NDArray[np.bool_]) -> list[float]:
    """Of the pair of sentences: how many words of each side come back, how near the words are, and the lengths."""
    certain = channels[[_STEM, _SAME, _NUMBER]].max(axis=0)
    near = channels[_COSINE]
    return [
        float(certain.max(axis=1)[ours].mean()) if ours.any() else 1.0,
        float(certain.max(axis=0)[theirs].mean()) if theirs.any() else 1.0,
        float(near.max(axis=1).mean()),
        float(near.max(axis=0).mean()),
        float(np.log(near.shape[1] / near.shape[0])),
    ]


class _Side(NamedTuple):
    """One English sentence: its words, their classes, and itself with the Arabic."""

    words: Sequence[Token]
    classes: npt.NDArray[np.int64]
    pair: Pair

    def vouched(self) -> list[Matrix]:
        """Whether the glosses of the Arabic word that each word is linked to have it, and how often that was seen."""
        links = self.pair.probabilities
        best = links.argmax(axis=1)
        rows = np.arange(len(best))
        together, own, _ = seen(self.pair.english, self.pair.arabic)
        return [self.pair.cues[0][_ANY_GLOSS][rows, best], together[rows, best], own, links.max(axis=1)]


def _rows(channels: Matrix, scores: Matrix, own: _Side, other: _Side, wrong: Matrix) -> Matrix:
    """Rows for the words of the second axis of `channels`, those of `own`."""
    words, links = own.words, own.pair.probabilities
    count, others = scores.shape
    certain = channels[[_STEM, _SAME, _NUMBER]].max(axis=0)
    claimed = [certain.max(axis=0), channels[_ALONE].max(axis=0), channels[_LETTERS].max(axis=0)]
    counted = content(other.classes).astype(np.float32)
    there, back = own.vouched(), other.vouched()
    index = np.arange(count)
    partner, through = scores.argmax(axis=1), channels[_PIVOT].argmax(axis=1)
    ordered = np.sort(scores, axis=1)
    margin = ordered[:, -1] - ordered[:, -2] if others > 1 else ordered[:, -1]
    strength = np.exp(_SHARP * (scores - scores.max()))
    forward, backward = strength / strength.sum(axis=1, keepdims=True), strength / strength.sum(axis=0)
    place, firmness = expected_places(np.sqrt(forward * backward))
    inside = np.abs(np.arange(others)[None] - place[:, None]) <= _WINDOW
    around = np.where(inside[None], channels, 0).max(axis=2)
    best = ordered[:, -1]
    padded = np.concatenate([[best.mean()], best, [best.mean()]])
    mutual = scores.argmax(axis=0)[partner] == index
    linked = links.max(axis=1, initial=0)
    thought = (links * wrong[None]).max(axis=1, initial=0)
    texts = [word.text for word in words]
    lower = [text.lower() for text in texts]
    columns = [
        *channels[:, index, partner],
        *channels[:, index, through],
        *channels.max(axis=2),
        *around,
        best,
        margin,
        mutual,
        padded[:-2],
        padded[2:],
        firmness,
        np.abs(partner - place) / 10,
        (scores > best[:, None] - 0.1).sum(axis=1) / 10,
        linked,
        thought,
        *there,
        *(each[through] for each in (*claimed, counted, *back)),
        *(each[partner] for each in (*claimed, counted, *back)),
        [log_probability(other.words[j].text) / 10 for j in through],
        [len(text) / 10 for text in texts],
        [log_probability(text) / 10 for text in texts],
        [len(pieces(text)) for text in texts],
        [lower.count(text) for text in lower],
        index == 0,
        index / count,
    ]
    kinds = np.eye(len(english_classes()), dtype=np.float32)[own.classes]
    return np.hstack([np.array(columns, np.float32).T, kinds])
