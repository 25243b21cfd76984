"""GRM: prepositions that an Arabic word does not take, though the English one does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.syntax.sense import Sense
from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.linked import english_indices
from mtaudit.english.tokens import lower
from mtaudit.message import say
from mtaudit.resources import table

_FARTHEST = 3
"""English words from a preposition to what the Arabic one governs."""


@check("GRM030", "preposition-of-source", "grammar", "minor", needs_source=True)
def preposition_of_source(evidence: Evidence) -> Iterator[Mark]:
    """Report a preposition that renders the one of the English and that the Arabic word before it does not take.

    What it finds
        مسؤول ل, "responsible for"; غني في, "rich in"; مليء من, "full of"; تحذير بأن, "a warning that": by a list of
        verbs, nouns and adjectives.
    Why it matters
        It reads as translated, and often means something else.
    When it stays silent
        The source has another preposition, or the word has none right behind it.
    Bad
        ar: الوزير [[مسؤول للمشروع]] كله.
        en: The minister is responsible for the whole project.
    Good
        ar: الوزير مسؤول عن المشروع كله، والبلد غني بالنفط.
        en: The minister is responsible for the whole project, and the country is rich in oil.
    """
    for passage in evidence.prose:
        if not passage.is_sentence:
            continue
        senses = passage.syntax.senses
        for index in range(len(senses) - 1):
            preposition = _preposition(senses[index + 1])
            for lemma in senses[index].lemmas[:1]:
                found = _government().get((lemma, preposition))
                if found is not None and _is_of_source(passage, index, *found[1:]):
                    words = passage.words[index : index + 2]
                    message = say("{word} takes {right}", word=lemma, right=found[0])
                    yield Mark((words[0], words[1]), message, 0.7)


@cache
def _government() -> Mapping[tuple[str, str], tuple[str, frozenset[str], frozenset[str]]]:
    """The right preposition of a word with a wrong one, and what the source then has."""
    return {
        (word, wrong): (right, frozenset(english.split()), frozenset(" ".join(of).split()))
        for word, wrong, right, english, *of in table("lexicon/arabic/government.tsv")
    }


def _preposition(sense: Sense) -> str:
    """The preposition that a word is or has attached."""
    if sense.part == "preposition" and sense.pronoun is not None:
        return normalise(sense.reading.lemma)
    if sense.part == "inna" and sense.text.startswith("بأن"):
        return "ب"
    return sense.preposition or (sense.text if sense.part == "preposition" else "")


def _is_of_source(passage: Passage, index: int, prepositions: frozenset[str], words: frozenset[str]) -> bool:
    """Whether the source has one of the prepositions right behind the English of a word, before that of its object."""
    english, governed = english_indices(passage, index), english_indices(passage, index + 1)
    governed += english_indices(passage, index + 2) if index + 2 < len(passage.words) else []
    if not english or (words and not any(lower(passage.english, i) in words for i in english)):
        return False
    at = next((i for i in range(max(english), max(english) + 2) if lower(passage.english, i) in prepositions), None)
    return at is not None and any(at <= i <= at + _FARTHEST for i in governed)
