"""Which words of an Arabic sentence show a gender, and what in the sentence they may belong to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from mtaudit.arabic.morphology import Gender, Number, Reading
from mtaudit.arabic.normalise import normalise as without_marks
from mtaudit.arabic.words import Word
from mtaudit.english.gender import gendered_nouns
from mtaudit.resources import table

Part = Literal["verb", "pronoun", "independent", "noun", "adjective", "relative"]
"""What shows the gender: a verb its subject's, a `pronoun` attached to the word, an `independent` one (هو), ..."""

OTHER: dict[Gender, Gender] = {"masculine": "feminine", "feminine": "masculine"}


@dataclass(frozen=True, slots=True)
class Shown:
    """Gender and number that a word shows of somebody or something: `index` is the word's, in its sentence."""

    index: int
    part: Part
    gender: Gender
    number: Number
    reading: Reading


def third_person(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings without verbs in the first or second person: reports speak of others."""
    kept = tuple(r for r in readings if not (r.part_of_speech == "verb" and r.person != 3))
    return kept or tuple(readings)


def shown(words: Sequence[Word]) -> list[Shown]:
    """What the words of a sentence show of gender, in the third person, where the likeliest reading tells."""
    found = []
    for index, word in enumerate(words):
        if not word.readings:
            continue
        readings = third_person(word.readings)
        reading = readings[0]
        pronoun = reading.pronoun
        if pronoun and pronoun.person == 3 and pronoun.gender and without_marks(word.text).endswith(pronoun.form):
            found.append(Shown(index, "pronoun", pronoun.gender, pronoun.number, reading))
        part = _part(reading)
        gender = _gloss_gender(reading) or reading.gender
        if part is None or gender is None or (part == "noun" and without_marks(reading.stem) in word_list("epicene")):
            continue
        if part == "verb" and any(_conflicting(r, gender, reading.number) for r in readings):
            continue
        found.append(Shown(index, part, gender, reading.number or "singular", reading))
    return found


def _conflicting(reading: Reading, gender: Gender, number: Number | None) -> bool:
    """Whether another reading of a verb has the same number and the other gender (توفي: he died, she fulfils)."""
    return _part(reading) == "verb" and reading.number == number and reading.gender != gender


def _gloss_gender(reading: Reading) -> Gender | None:
    """The gender that the English of a noun for people tells: إخوة, "brothers", looks feminine and is not."""
    if reading.part_of_speech != "noun":
        return None
    genders = {known[0] for gloss in reading.gloss.split(";") if (known := gendered_nouns().get(gloss.strip()))}
    return genders.pop() if len(genders) == 1 else None


@cache
def word_list(key: str) -> frozenset[str]:
    """A word list of `data/arabic/agreement.tsv`."""
    return frozenset(next(words for name, words in table("arabic/agreement.tsv") if name == key).split())


def _part(reading: Reading) -> Part | None:
    match reading.part_of_speech:
        case "verb":
            return "verb" if reading.person == 3 else None
        case "pronoun":
            return "independent" if reading.person == 3 else None
        case "noun" | "adjective" | "relative" as part:
            return part
        case _:
            return None


def agreeing_gender(reading: Reading) -> Gender | None:
    """The gender of the verb or pronoun in the singular that speaks of a noun: of things in the plural, feminine."""
    if reading.number == "plural" and not reading.human:
        return "feminine"
    return reading.gender


def is_noun(reading: Reading | None) -> bool:
    """Whether a word read so can be an antecedent or a subject."""
    return reading is not None and reading.part_of_speech in ("noun", "proper")
