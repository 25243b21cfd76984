"""Which reading of a word is likely in its context: a log-linear model over the readings.

A reading's score is the sum of the weights of its features: of the word and the reading alone, and of the reading
beside the word before it (as read) and the word after it (as it is read out of context). Trained by
training/disambiguator.py; the weights are in data/arabic/disambiguator.json.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from zlib import crc32

from mtaudit.arabic.morphology import Aspect, PartOfSpeech, Reading, analyse
from mtaudit.arabic.normalise import normalise

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
class Model:
    """Weights of features by name."""

    weights: dict[str, float]
    forms: frozenset[str]
    """Frequent words, which are features of their own."""


@cache
def model() -> Model:
    """The trained model."""
    stored = json.loads((files("mtaudit") / "data" / "arabic" / "disambiguator.json").read_text("utf-8"))
    return Model(stored["weights"], frozenset(stored["forms"]))


def tag(reading: Reading) -> str:
    """What the neighbours see of a reading, one character each: part of speech, aspect, person, gender, number, mood or
    case, article, attached pronoun, preposition.
    """
    person = str(reading.person) if reading.person else "-"
    ending = (reading.mood or reading.case or "-")[0]
    return (
        f"{_CODES[reading.part_of_speech]}{_ASPECTS[reading.aspect]}{person}{(reading.gender or '-')[0]}"
        f"{(reading.number or '-')[0]}{ending}{'d' if reading.article else '-'}{'+' if reading.pronoun else '-'}"
        f"{reading.preposition or '-'}"
    )


def own_features(word: str, reading: Reading, forms: frozenset[str]) -> Iterator[str]:
    """Features of a reading out of context."""
    seen = tag(reading)
    yield f"t{seen}"
    yield f"p{seen[0]}{seen[1]}{seen[2]}{'x' if reading.passive else ''}"
    yield f"c{reading.category}"
    yield f"k{reading.conjunction}{reading.preposition}{seen[0]}{'f' if reading.future else ''}"
    if reading.pronoun:
        yield f"s{reading.pronoun.form}{seen[0]}"
        yield f"n{reading.pronoun.person}{reading.pronoun.number}"
    # Hashed: the lexicon's lemmas are not ours to list.
    yield f"l{crc32(f'{reading.lemma} {reading.part_of_speech}'.encode()):x}"
    yield f"e{word[-2:]}{seen[0]}{seen[1]}"
    if word in forms:
        yield f"w{word}{seen}"
        yield f"w{word}{seen[0]}"


def context_features(seen: str, left: str, right: str) -> Iterator[str]:
    """Features of a reading's tag beside its neighbours' keys."""
    for side, key in (("L", left), ("R", right)):
        other, _, form = key.partition(" ")
        yield f"{side}{other}|{seen}"
        yield f"{side}{other[:3]}{other[6:7]}|{seen[:3]}{seen[5:]}"
        yield f"{side}{other[:2]}|{seen[:3]}"
        yield f"{side}={seen[0]}{other[:1]}{seen[3] == other[3:4]}{seen[4] == other[4:5]}{seen[6] == other[6:7]}"
        if form:
            yield f"{side}{form}|{seen}"
            yield f"{side}{form}|{seen[:3]}{seen[5]}"


def key(word: str, reading: Reading | None, forms: frozenset[str]) -> str:
    """What a word shows its neighbours: its reading's tag, and itself if it is a frequent one."""
    seen = tag(reading) if reading else "-"
    return f"{seen} {word}" if word in forms else seen


@lru_cache(maxsize=1 << 16)
def candidates(word: str) -> tuple[tuple[Reading, float, str], ...]:
    """The readings of a word with their scores out of context and their tags, the likeliest first."""
    weights, forms = model().weights, model().forms
    plain = normalise(word)
    scored = [
        (reading, sum(weights.get(name, 0.0) for name in own_features(plain, reading, forms)), tag(reading))
        for reading in analyse(word)
    ]
    return tuple(sorted(scored, key=lambda candidate: -candidate[1]))


@lru_cache(maxsize=1 << 16)
def key_out_of_context(word: str) -> str:
    """The key of a word of which only the spelling is known."""
    readings = candidates(word)
    return key(normalise(word), readings[0][0] if readings else None, model().forms)


@lru_cache(maxsize=1 << 18)
def rank(word: str, left: str, right: str) -> tuple[tuple[Reading, ...], str]:
    """The readings of a word between two neighbours' keys, the likeliest first, and the key of the first."""
    weights = model().weights
    scores = {
        seen: sum(weights.get(name, 0.0) for name in context_features(seen, left, right))
        for seen in {seen for _, _, seen in candidates(word)}
    }
    ranked = tuple(
        reading
        for reading, _, _ in sorted(candidates(word), key=lambda candidate: -(candidate[1] + scores[candidate[2]]))
    )
    return ranked, key(normalise(word), ranked[0] if ranked else None, model().forms)
