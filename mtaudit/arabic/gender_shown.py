"""Which words of an Arabic sentence show a gender."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from mtaudit.arabic.agreement import third_person
from mtaudit.arabic.morphology import Reading
from mtaudit.arabic.normalise import fold, normalise
from mtaudit.arabic.titles import titles
from mtaudit.arabic.word_lists import word_list
from mtaudit.arabic.words import Word
from mtaudit.gendered_nouns import gendered_nouns
from mtaudit.grammar import Gender, Number

Part = Literal["verb", "pronoun", "independent", "noun", "adjective", "relative"]
"""What shows the gender: a verb its subject's, a `pronoun` attached to the word, an `independent` one (هو), ..."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Gender and number that a word shows of somebody or something: `index` is the word's, in its sentence."""

    index: int
    part: Part
    gender: Gender
    number: Number
    reading: Reading
    likeliest: bool = True
    """Whether `reading` is the word's likeliest one."""

    @property
    def is_pronoun(self) -> bool:
        """A pronoun, attached or independent."""
        return self.part in ("pronoun", "independent")


def shown(words: Sequence[Word]) -> list[Shown]:
    """What the words of a sentence show of gender, in the third person."""
    found: list[Shown] = []
    previous: Reading | None = None
    for index, word in enumerate(words):
        if word.readings:
            found.extend(_shown_by(index, word, previous))
        previous = word.reading
    return found


def _shown_by(index: int, word: Word, previous: Reading | None) -> Iterator[Shown]:
    readings = third_person(word.readings)
    reading = readings[0]
    part = _part(reading)
    pronoun = reading.pronoun
    if pronoun and pronoun.person == 3 and pronoun.gender and normalise(word.text).endswith(pronoun.form):
        yield Shown(index, "pronoun", pronoun.gender, pronoun.number, reading)
    governed = previous is not None and (
        previous.part_of_speech == "preposition"
        or normalise(previous.lemma) == "تم"
        or normalise(previous.stem) in word_list("prepositions")
    )
    if part in ("noun", "adjective") and not reading.article and not pronoun and not governed:
        verb = next((r for r in readings if _part(r) == "verb" and r.number == "singular"), None)
        if verb is not None and verb.gender and not verb.pronoun and _is_certain(verb, readings):
            yield Shown(index, "verb", verb.gender, "singular", verb, likeliest=False)
    passive = next((r for r in readings if r.passive and normalise(r.stem) in word_list("read as passives")), None)
    if passive is not None and passive.gender:
        yield Shown(index, "verb", passive.gender, "singular", passive)
    elif part == "verb":
        impersonal = reading.gender == "masculine" and (
            normalise(reading.lemma) in word_list("impersonal verbs")
            or normalise(reading.stem) in word_list("impersonal passives")
        )
        if reading.gender and not impersonal and _is_certain(reading, readings):
            yield Shown(index, part, reading.gender, reading.number or "singular", reading)
    elif previous is not None and normalise(previous.lemma) in ("زوج", "زوجة") and not previous.pronoun:
        return  # a stepmother is the wife of the father, زوجة الأب
    elif reading.part_of_speech in ("noun", "proper") and (title := titles().get(fold(_without_clitics(reading)))):
        yield Shown(index, "noun", title, "singular", reading)
    elif part is not None and not (part == "noun" and normalise(reading.stem) in word_list("epicene")):
        gender = _gloss_gender(reading) or reading.gender
        if gender:
            yield Shown(index, part, gender, reading.number or "singular", reading)


def _without_clitics(reading: Reading) -> str:
    return f"ال{reading.stem}" if reading.article and not reading.stem.startswith("ال") else reading.stem


def _is_certain(verb: Reading, readings: Sequence[Reading]) -> bool:
    """Whether no other reading of a verb has its number and the other gender.

    What looks like a plural of women is rather a singular (أدين, he was convicted) when it can be one.
    """
    numbers = (verb.number,) if verb.number == "singular" else (verb.number, "singular")
    return all(r.gender == verb.gender for r in readings if _part(r) == "verb" and r.number in numbers)


def _gloss_gender(reading: Reading) -> Gender | None:
    """The gender that the English of a noun for people tells: إخوة, "brothers", looks feminine and is not."""
    if reading.part_of_speech != "noun" or reading.gender is None or reading.stem.endswith("ات"):
        return None
    known = [each for gloss in reading.gloss.split(";") if (each := gendered_nouns().get(gloss.strip()))]
    genders = {gender for gender, _ in known}
    singular = any(number == "singular" for _, number in known)
    return genders.pop() if len(genders) == 1 and not (singular and reading.stem.endswith("ة")) else None


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
