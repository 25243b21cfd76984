"""AGR: a noun and its adjective, where the source shows what the adjective describes."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.arabic.agreement import is_person
from mtaudit.arabic.inflect import inflect
from mtaudit.arabic.morphology import Reading
from mtaudit.arabic.words import Word
from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.linked import english_indices
from mtaudit.checks.rules.agreement.phrases import is_singular
from mtaudit.grammar import OTHER, Gender


@check("AGR008", "mismatched-linked-adjective", "agreement", "minor", needs_source=True)
def mismatched_linked_adjective(evidence: Evidence) -> Iterator[Mark]:
    """Report an adjective that does not agree with the noun before it, which the source shows that it describes.

    What it finds
        A noun and an adjective of the other gender, where the English adjective stands directly before the English
        noun, which is in the singular: كمحاور رئيسية, "main interlocutor".
    Why it matters
        It is a plain grammar mistake, and of a person it makes a man of a woman or a woman of a man.
    When it stays silent
        The noun can be read as a singular of the adjective's gender, or the word after it can be a noun.
    Bad
        ar: كان الوزير [[محاورا رئيسية]] في موسكو.
        en: The minister was the main interlocutor in Moscow.
    Good
        ar: كان الوزير محاورا رئيسيا في موسكو.
        en: The minister was the main interlocutor in Moscow.
    """
    for passage in evidence.prose:
        if not passage.is_sentence:
            continue
        for index, (noun, word) in enumerate(zip(passage.words, passage.words[1:], strict=False)):
            gender = _adjective_gender(word)
            nouns = [r for r in noun.readings if r.part_of_speech == "noun" and r.number == "singular"]
            if gender is None or not nouns or any(r.gender in (gender, None) for r in nouns):
                continue
            if any(r.part_of_speech == "adjective" for r in noun.readings):
                continue
            if nouns[0].article != word.readings[0].article or not _describes_in_source(passage, index, index + 1):
                continue
            if index and any(_may_govern(r) for r in passage.words[index - 1].readings):
                continue  # the adjective may describe the first noun of a construct: رحلة طيران رخيصة
            form = inflect(word.text, word.readings[0], gender=OTHER[gender])
            yield Mark(
                (noun, word),
                f"{word.text} is {gender}, {noun.text} is not",
                0.75,
                suggestion=f"{noun.text} {form}" if form else None,
                severity="major" if is_person(nouns[0]) else None,
            )


def _describes_in_source(passage: Passage, noun: int, adjective: int) -> bool:
    """Whether the English adjective stands directly before the English noun, which is a singular."""
    nouns, adjectives = english_indices(passage, noun), english_indices(passage, adjective)
    return (
        len(nouns) == 1
        and len(adjectives) == 1
        and adjectives[0] == nouns[0] - 1
        and passage.english[adjectives[0]].text.islower()
        and is_singular(passage.english[nouns[0]])
    )


def _may_govern(reading: Reading) -> bool:
    return reading.part_of_speech in ("noun", "adjective") and not reading.article


def _adjective_gender(word: Word) -> Gender | None:
    """The gender of a word that is an adjective in the singular and nothing else."""
    genders = {r.gender for r in word.readings}
    fits = all(
        r.part_of_speech in ("adjective", "proper")
        and r.number == "singular"
        and not r.preposition
        and not r.conjunction
        for r in word.readings
    )
    return next(iter(genders)) if fits and len(genders) == 1 else None
