"""What the checks of pronouns and agreement share: the persons of an article and the words that conflict with them."""

from __future__ import annotations

from functools import lru_cache

from mtaudit.arabic.morphology import Gender
from mtaudit.arabic.normalise import fold
from mtaudit.arabic.words import Word
from mtaudit.checks.evidence import Evidence
from mtaudit.checks.linked import is_sentence
from mtaudit.discourse import carried
from mtaudit.english.gender import Mention
from mtaudit.names import similarity
from mtaudit.people import arabic_people, english_people
from mtaudit.referents import Suspect, pair, persons, suspects

CERTAIN = 0.8
CERTAIN_PRONOUN = 0.72
"""The probabilities from which a word and a pronoun are reported. On held-out sentences of MT-GenEval 4 % of the right
translations have a word beyond them."""

_ALIKE = 0.5
"""The probability from which a word that is linked to a name counts as its rendering."""


@lru_cache(maxsize=1)
def conflicts(evidence: Evidence) -> dict[int, list[Suspect]]:
    """The words of each passage that are probably of the wrong gender for a person of the source, by passage index."""
    told = _told(evidence)
    elsewhere = carried([passage.english for passage in evidence.passages], told)
    found = {}
    for passage in filter(is_sentence, evidence.prose):
        who = told[passage.index] | elsewhere[passage.index]
        if who:
            all_of_them = suspects(pair(passage.english, passage.words, passage.links, who))
            found[passage.index] = [each for each in all_of_them if each.probability >= _threshold(each)]
    return found


@lru_cache(maxsize=1)
def _told(evidence: Evidence) -> list[dict[int, Mention]]:
    """The persons of the English of each passage whose gender it tells itself, or the people of the text."""
    people = english_people(passage.english for passage in evidence.passages)
    return [persons(passage.english, people) for passage in evidence.passages]


def _threshold(suspect: Suspect) -> float:
    return CERTAIN_PRONOUN if suspect.shown.part in ("pronoun", "independent") else CERTAIN


@lru_cache(maxsize=1)
def known_arabic(evidence: Evidence) -> dict[str, Gender]:
    """The genders of the persons whom the Arabic text names, by one word of the name as `fold` spells it.

    Known are those whom the Arabic itself tells, and those of the source by the words that render their names.
    """
    votes: dict[str, set[Gender]] = {}
    for passage in filter(is_sentence, evidence.prose):
        for i, mention in _told(evidence)[passage.index].items():
            rendered = [passage.words[j] for at, j in passage.links if at == i] if mention.role == "name" else []
            if len(rendered) == 1 and _is_like(passage.english[i].text, rendered[0]):
                votes.setdefault(fold(rendered[0].text), set()).add(mention.gender)
    linked = {name: next(iter(genders)) for name, genders in votes.items() if len(genders) == 1}
    return linked | arabic_people(passage.words for passage in evidence.prose)


def _is_like(english: str, word: Word) -> bool:
    """Whether an Arabic word is nothing but a name, and sounds like the English one."""
    if not word.readings or any(r.part_of_speech != "proper" or r.conjunction or r.article for r in word.readings):
        return False
    return similarity(english, word.text) >= _ALIKE
