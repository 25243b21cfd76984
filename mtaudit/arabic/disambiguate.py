"""Which reading of a word is likely in its context: a log-linear model over the readings.

A reading's score is the sum of the weights of its features: of the word and the reading alone, and of the reading
beside the word before it (as read) and the word after it (as it is read out of context). Trained by
training/disambiguator.py; the weights are in data/learned/arabic/disambiguator.json.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import itemgetter

from mtaudit.arabic.disambiguator_features import (
    LEMMA,
    Vocabulary,
    context_features,
    key,
    lemma_feature,
    own_features,
    rivals,
    tag,
)
from mtaudit.arabic.guess import CATEGORY, guess_by_ending, guess_name
from mtaudit.arabic.morphology import Reading, analyse
from mtaudit.arabic.normalise import normalise
from mtaudit.resources import LEARNED

UNLIKELY = 0.05
"""A guess that is less probable is none. Chosen by eye."""
HOPELESS = 10.0
"""A reading whose score is so much lower out of context is not scored in context. On UD Arabic-PUD the likeliest
reading is the same for all words as when all readings are scored."""
LONGEST_WORD = 40
"""Longer strings of letters are not guessed at."""
BOUNDARY = "^"
"""The neighbour of the first and the last word of a sentence."""


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of features by name."""

    weights: dict[str, float]
    vocabulary: Vocabulary


@cache
def model() -> Model:
    """The trained model."""
    stored = json.loads((LEARNED / "arabic" / "disambiguator.json").read_text("utf-8"))
    weights = stored["weights"]
    lemmas = frozenset(name for name in weights if name[0] == LEMMA)
    return Model(weights, Vocabulary(frozenset(stored["forms"]), lemmas))


@lru_cache(maxsize=1 << 15)
def possible_readings(word: str) -> tuple[Reading, ...]:
    """The lexicon's readings, and guesses beside them for what may be a name or is not in the lexicon."""
    readings = analyse(word)
    plain = normalise(word)
    closed = any(reading.part_of_speech == "relative" or reading.category.startswith("FW") for reading in readings)
    if closed or len(plain) > LONGEST_WORD or (readings and "\u064b" in word):
        return readings
    return readings + guess_name(plain) + (() if readings else guess_by_ending(plain))


@dataclass(frozen=True, slots=True, eq=False)
class Ranked:
    """A word's readings, the likeliest first, with their probabilities, and the word's key for its neighbours.

    It is compared by identity, so that what is worked out of it can be cached.
    """

    readings: tuple[Reading, ...]
    probabilities: tuple[float, ...]
    key: str


@dataclass(frozen=True, slots=True)
class _Candidates:
    """A word's readings out of context. The `others` are too unlikely for any context to bring them to the top."""

    alone: Ranked
    likely: tuple[tuple[Reading, float, str, str], ...]
    """With score, tag, and key."""
    others: tuple[Reading, ...]


@lru_cache(maxsize=1 << 15)
def _candidates(word: str) -> _Candidates:
    weights, vocabulary = model().weights, model().vocabulary
    plain = normalise(word)
    readings = possible_readings(word)
    against = rivals(readings, vocabulary)
    scored = sorted(
        (
            (
                reading,
                sum(weights.get(name, 0.0) for name in own_features(plain, reading, against, vocabulary)),
                tag(reading),
                key(plain, reading, vocabulary),
            )
            for reading in readings
        ),
        key=lambda candidate: -candidate[1],
    )
    if not scored:
        return _Candidates(Ranked((), (), key(plain, None, vocabulary)), (), ())
    likely = tuple(candidate for candidate in scored if candidate[1] > scored[0][1] - HOPELESS)
    others = tuple(reading for reading, *_ in scored[len(likely) :] if reading.category != CATEGORY)
    alone = _ranked([(score, reading, own) for reading, score, _, own in likely], others)
    return _Candidates(alone, likely if len({seen for _, _, seen, _ in likely}) > 1 else (), others)


def _ranked(scored: list[tuple[float, Reading, str]], others: tuple[Reading, ...]) -> Ranked:
    highest = scored[0][0]
    shares = [math.exp(score - highest) for score, _, _ in scored]
    least = UNLIKELY * sum(shares)
    kept = [
        (reading, share)
        for share, (_, reading, _) in zip(shares, scored, strict=True)
        if share >= least or reading.category != CATEGORY
    ]
    total = sum(shares)
    return Ranked(
        (*[reading for reading, _ in kept], *others),
        (*[share / total for _, share in kept], *[0.0] * len(others)),
        scored[0][2],
    )


def key_out_of_context(word: str) -> str:
    """The key of a word of which only the spelling is known."""
    return _candidates(word).alone.key


def is_common(reading: Reading) -> bool:
    """Whether the lemma of a reading is one of those that the training text has often enough."""
    return lemma_feature(reading) in model().vocabulary.lemmas


def out_of_context(word: str) -> list[tuple[Reading, float]]:
    """The readings of a word of which only the spelling is known, with their probabilities."""
    alone = _candidates(word).alone
    return list(zip(alone.readings, alone.probabilities, strict=True))


@lru_cache(maxsize=1 << 16)
def _context_score(seen: str, side: str, beside: str) -> float:
    weights = model().weights
    return sum(weights.get(name, 0.0) for name in context_features(seen, side, beside))


@lru_cache(maxsize=1 << 16)
def rank(word: str, left: str, right: str) -> Ranked:
    """Rank a word's readings between its neighbours' keys. Unlikely guesses are left out."""
    candidates = _candidates(word)
    if not candidates.likely:
        return candidates.alone
    scored = [
        (score + _context_score(seen, "L", left) + _context_score(seen, "R", right), reading, own)
        for reading, score, seen, own in candidates.likely
    ]
    scored.sort(key=_SCORE, reverse=True)
    return _ranked(scored, candidates.others)


_SCORE = itemgetter(0)


def gain_from_agreement(reading: Reading, before: str) -> float:
    """How much likelier a noun or adjective would be if it agreed in gender and number with the word before it.

    A factor of its probability; `before` is the tag of that word. It undoes what the model makes of the very error that
    a rule looks for.
    """
    seen, other = tag(reading), before
    weights = model().weights
    definite = seen[6] == other[6]
    actual = weights.get(f"L={seen[0]}{other[0]}{seen[3] == other[3]}{seen[4] == other[4]}{definite}", 0.0)
    return math.exp(weights.get(f"L={seen[0]}{other[0]}TrueTrue{definite}", 0.0) - actual)


def fit(word: str, readings: Sequence[Reading], left: str, right: str) -> float:
    """How well readings of a word fit between its neighbours' keys: the logarithm of a factor of their probability.

    Two spellings that are both words can be compared by it.
    """
    weights, vocabulary = model().weights, model().vocabulary
    plain = normalise(word)
    against = rivals(tuple(readings), vocabulary)
    own = [sum(weights.get(name, 0.0) for name in own_features(plain, each, against, vocabulary)) for each in readings]
    highest = max(own)
    shares = [math.exp(score - highest) for score in own]
    factors = [
        math.exp(_context_score(tag(each), "L", left) + _context_score(tag(each), "R", right)) for each in readings
    ]
    return math.log(sum(share * factor for share, factor in zip(shares, factors, strict=True)) / sum(shares))
