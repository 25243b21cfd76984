"""Which reading of a word is likely in its context: a log-linear model over the readings.

A reading's score is the sum of the weights of its features: of the word and the reading alone, and of the reading
beside the word before it (as read) and the word after it (as it is read out of context). Trained by
training/disambiguator.py; the weights are in data/learned/arabic/disambiguator.json.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import itemgetter
from zlib import crc32

from mtaudit.arabic.guess import CATEGORY, guess_by_ending, guess_name
from mtaudit.arabic.morphology import Aspect, PartOfSpeech, Reading, analyse
from mtaudit.arabic.normalise import normalise
from mtaudit.resources import LEARNED

UNLIKELY = 0.05
"""A guess that is less probable is none. Chosen by eye."""
HOPELESS = 10.0
"""A reading whose score is so much lower out of context is not scored in context. On UD Arabic-PUD the likeliest
reading is the same for all words as when all readings are scored."""
LEMMA = "l"
"""First letter of the features of lemmas."""
LONGEST_WORD = 40
"""Longer strings of letters are not guessed at."""
BOUNDARY = "^"
"""The neighbour of the first and the last word of a sentence."""

_CODES: dict[PartOfSpeech, str] = {
    "noun": "n",
    "adjective": "a",
    "verb": "v",
    "proper": "p",
    "pronoun": "h",
    "demonstrative": "d",
    "relative": "r",
    "preposition": "b",
    "conjunction": "c",
    "particle": "t",
    "adverb": "e",
    "numeral": "q",
    "interjection": "i",
    "unknown": "u",
}
_ASPECTS: dict[Aspect | None, str] = {"perfect": "p", "imperfect": "i", "imperative": "!", None: "-"}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the training text held often enough."""

    forms: frozenset[str]
    """Words that are features of their own."""
    lemmas: frozenset[str]
    """Names of the features of lemmas; the others share one."""


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


def lemma_feature(reading: Reading) -> str:
    """The feature of a reading's lemma, hashed: the lexicon's lemmas are not ours to list."""
    return f"{LEMMA}{crc32(f'{reading.lemma} {reading.part_of_speech}'.encode()):x}"


@lru_cache(maxsize=1 << 15)
def possible_readings(word: str) -> tuple[Reading, ...]:
    """The lexicon's readings, and guesses beside them for what may be a name or is not in the lexicon."""
    readings = analyse(word)
    plain = normalise(word)
    closed = any(reading.part_of_speech == "relative" or reading.category.startswith("FW") for reading in readings)
    if closed or len(plain) > LONGEST_WORD or (readings and "\u064b" in word):
        return readings
    return readings + guess_name(plain) + (() if readings else guess_by_ending(plain))


def tag(reading: Reading) -> str:
    """What the neighbours see of a reading, one character each: part of speech, aspect, person, gender, number, mood or
    case, article, attached pronoun, preposition, conjunction.
    """
    person = str(reading.person) if reading.person else "-"
    ending = (reading.mood or reading.case or "-")[0]
    return (
        f"{_CODES[reading.part_of_speech]}{_ASPECTS[reading.aspect]}{person}{(reading.gender or '-')[0]}"
        f"{(reading.number or '-')[0]}{ending}{'d' if reading.article else '-'}{'+' if reading.pronoun else '-'}"
        f"{reading.preposition or '-'}{reading.conjunction or '-'}"
    )


def rivals(readings: tuple[Reading, ...], vocabulary: Vocabulary) -> str:
    """Which parts of speech the lexicon's readings of a word have, in capitals where the lemma is a known one."""
    codes = {
        _CODES[reading.part_of_speech].upper()
        if lemma_feature(reading) in vocabulary.lemmas
        else _CODES[reading.part_of_speech]
        for reading in readings
        if reading.category != CATEGORY
    }
    return "".join(sorted(codes))


def own_features(word: str, reading: Reading, against: str, vocabulary: Vocabulary) -> Iterator[str]:
    """Features of a reading out of context; `against` names the word's `rivals`."""
    seen = tag(reading)[:-1]
    yield f"t{seen}"
    yield f"p{seen[0]}{seen[1]}{seen[2]}{'x' if reading.passive else ''}"
    yield f"c{reading.category}"
    yield f"k{reading.conjunction}{reading.preposition}{seen[0]}{'f' if reading.future else ''}"
    if reading.category == CATEGORY:
        yield f"G{seen[0]}{seen[8]}{reading.conjunction}{'d' if reading.article else ''}{against}"
        yield f"G{seen[0]}{against}"
        framed = f"<{reading.stem}>"
        for start in range(len(framed) - 2):
            yield f"g{seen[0]}{framed[start : start + 3]}"
    if reading.pronoun:
        yield f"s{reading.pronoun.form}{seen[0]}"
        yield f"n{reading.pronoun.person}{reading.pronoun.number}"
    if reading.category != CATEGORY:
        name = lemma_feature(reading)
        yield name if name in vocabulary.lemmas else f"U{seen[:2]}"
    yield f"e{word[-2:]}{seen[0]}{seen[1]}"
    if word in vocabulary.forms:
        yield f"w{word}{seen}"
        yield f"w{word}{seen[0]}"


def context_features(seen: str, side: str, beside: str) -> Iterator[str]:
    """Features of a reading's tag beside a neighbour's key, on the left ("L") or on the right ("R")."""
    seen, joined = seen[:-1], seen[-1:]
    other, _, form = beside.partition(" ")
    yield f"{side}+{other[:2]}{joined if side == 'L' else other[9:10]}{seen[:2]}"
    yield f"{side}{other[:3]}{other[5:9]}|{seen}"
    yield f"{side}{other[:3]}{other[6:7]}|{seen[:3]}{seen[5:]}"
    yield f"{side}{other[:2]}|{seen[:3]}"
    if seen[0] != "v" and other[:1] != "v":
        # A verb that does not agree with its subject is just what must not be read away.
        yield f"{side}={seen[0]}{other[:1]}{seen[3] == other[3:4]}{seen[4] == other[4:5]}{seen[6] == other[6:7]}"
    if form:
        yield f"{side}{form}|{seen}"
        yield f"{side}{form}|{seen[:3]}{seen[5]}"


def key(word: str, reading: Reading | None, vocabulary: Vocabulary) -> str:
    """What a word shows its neighbours: its reading's tag, and itself if it is a frequent one."""
    seen = tag(reading) if reading else "-"
    return f"{seen} {word}" if word in vocabulary.forms else seen


@dataclass(frozen=True, slots=True)
class Ranked:
    """A word's readings, the likeliest first, with their probabilities, and the word's key for its neighbours."""

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
