"""The features of a reading that the disambiguator weighs: of the word alone, and beside its neighbours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from zlib import crc32

from mtaudit.arabic.guess import CATEGORY
from mtaudit.arabic.morphology import Aspect, PartOfSpeech, Reading

LEMMA = "l"
"""First letter of the features of lemmas."""
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


def lemma_feature(reading: Reading) -> str:
    """The feature of a reading's lemma, hashed: the lexicon's lemmas are not ours to list."""
    return f"{LEMMA}{crc32(f'{reading.lemma} {reading.part_of_speech}'.encode()):x}"


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
