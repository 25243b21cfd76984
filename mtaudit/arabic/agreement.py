"""What agrees with what: which readings name or need a subject, and the gender that speaks of a noun."""

from __future__ import annotations

from collections.abc import Sequence

from mtaudit.arabic.morphology import Reading
from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.word_lists import word_list
from mtaudit.arabic.words import Word
from mtaudit.gendered_nouns import gendered_nouns
from mtaudit.grammar import Gender

RELATIVES: dict[str, Gender] = {"الذي": "masculine", "التي": "feminine"}
"""The relative pronouns of the singular."""


def third_person(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings without verbs in the first or second person: reports speak of others."""
    kept = tuple(r for r in readings if not (r.part_of_speech == "verb" and r.person != 3))
    return kept or tuple(readings)


def singular_verb(word: Word) -> Reading | None:
    """The likeliest reading of a word that is a verb in the third person singular of one gender; it may be a name too.

    None for what may be anything else, has an object attached, or needs no subject.
    """
    readings = [r for r in third_person(word.readings) if r.part_of_speech != "proper"]
    if not readings or any(r.part_of_speech != "verb" or r.gender != readings[0].gender for r in readings):
        return None
    first = readings[0]
    if first.person != 3 or first.number != "singular" or first.pronoun:
        return None
    return None if any(normalise(r.lemma) in word_list("impersonal verbs") for r in readings) else first


def agreeing_gender(reading: Reading) -> Gender | None:
    """The gender of the verb or pronoun in the singular that speaks of a noun: of things in the plural, feminine."""
    if reading.number == "plural" and not reading.human:
        return "feminine"
    return reading.gender


def is_noun(reading: Reading | None) -> bool:
    """Whether a word read so can be an antecedent or a subject."""
    return reading is not None and reading.part_of_speech in ("noun", "proper")


def is_person(reading: Reading) -> bool:
    """Whether a noun names people."""
    return bool(reading.human) or any(gloss.strip() in gendered_nouns() for gloss in reading.gloss.split(";"))
