"""PRO: whom the text speaks to."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.arabic.guess import CATEGORY
from mtaudit.arabic.inflect import inflect
from mtaudit.arabic.morphology import Reading
from mtaudit.arabic.words import Word
from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.linked import english_indices
from mtaudit.english.gender import mentions
from mtaudit.english.word_lists import word_list
from mtaudit.message import say

_KASRA = "\u0650"
_ADDRESSED = 2
"""Sentences around a word in which a woman may be named to whom it speaks. Chosen by eye."""


@check("PRO007", "woman-addressed", "pronoun", "minor", needs_source=True)
def woman_addressed(evidence: Evidence) -> Iterator[Mark]:
    """Report a verb that speaks to a woman where the source says "you" to anybody.

    What it finds
        تصنعين, كنتِ, تذكري, where the English has you, your or an imperative and nobody who is a woman.
    Why it matters
        The reader asks who she is; to readers at large one speaks in the masculine or in the plural.
    When it stays silent
        The source names a woman here or in a sentence beside it (she, her, mother, a name), or has no "you".
    Bad
        ar: عندما [[تصنعين]] الخبز في البيت توفر المال.
        en: When you make bread at home, you save money.
    Good
        ar: عندما تصنع الخبز في البيت توفر المال.
        en: When you make bread at home, you save money.
        ar: قالت لأمها: هل تصنعين الخبز؟
        en: She asked her mother: Do you make bread?
    """
    for passage in evidence.prose:
        if not passage.is_sentence or _has_woman(evidence, passage):
            continue
        for index, word in enumerate(passage.words):
            reading = _to_woman(word)
            if reading is not None and _speaks_to_anybody(passage, index):
                form = inflect(word.text, reading, gender="masculine")
                yield Mark(word, say("it speaks to a woman, the source to anybody"), 0.8, suggestion=form)


def _speaks_to_anybody(passage: Passage, index: int) -> bool:
    """Whether the source has "you", or begins with the English of a word, as an imperative does."""
    return 0 in english_indices(passage, index) or any(
        token.text.lower() in word_list("you") for token in passage.english
    )


def _has_woman(evidence: Evidence, passage: Passage) -> bool:
    """Whether a woman is named in a passage or beside it."""
    around = evidence.passages[max(passage.index - _ADDRESSED, 0) : passage.index + _ADDRESSED + 1]
    genders = [
        *(mention.gender for each in around for mention in mentions(each.english)),
        *(bearer.gender for each in around for bearer in evidence.people.passages[each.index]),
    ]
    return "feminine" in genders


def _to_woman(word: Word) -> Reading | None:
    """How a word is read if it is a verb that speaks to a woman and nothing else."""
    readings = [each for each in word.readings if each.category != CATEGORY]
    if word.text.endswith(("ت" + _KASRA, "ك" + _KASRA)):
        readings = [each for each in readings if each.person == 2]
    if not readings or not all(map(_is_to_woman, readings)):
        return None
    return readings[0]


def _is_to_woman(reading: Reading) -> bool:
    addressed = (reading.part_of_speech, reading.person, reading.gender) == ("verb", 2, "feminine")
    return addressed and reading.number == "singular"
