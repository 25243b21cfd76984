"""What the checks of pronouns and agreement share: the persons of an article and the words that conflict with them."""

from __future__ import annotations

from functools import lru_cache

from mtaudit.checks.evidence import Evidence
from mtaudit.checks.linked import is_sentence
from mtaudit.document import Token
from mtaudit.english.gender import CARRIED_ROLES, Mention
from mtaudit.grammar import Gender
from mtaudit.people.discourse import carried
from mtaudit.people.known import arabic_people, english_people
from mtaudit.people.referents import Suspect, pair, persons, suspects

WHO: dict[Gender, str] = {"masculine": "a man", "feminine": "a woman"}

CERTAIN = 0.88
CERTAIN_PRONOUN = 0.68
LIKELY_VERB = 0.75
"""The probabilities from which a word, a pronoun and a verb are reported; a verb below the first is a minor finding.
With them 3 % of MT-GenEval's right translations have a finding. Nouns alarm most, so more is asked of them."""


@lru_cache(maxsize=1)
def conflicts(evidence: Evidence) -> dict[int, list[Suspect]]:
    """The words of each passage that are probably of the wrong gender for a person of the source, by passage index."""
    people = english_people(passage.english for passage in evidence.passages)
    told = [persons(passage.english, people) for passage in evidence.passages]
    elsewhere = carried([passage.english for passage in evidence.passages], told)
    found = {}
    for passage in filter(is_sentence, evidence.prose):
        who = told[passage.index] | elsewhere[passage.index]
        if who:
            all_of_them = suspects(pair(passage.english, passage.words, passage.links, who))
            found[passage.index] = [each for each in all_of_them if each.probability >= _threshold(each)]
    return found


def _threshold(suspect: Suspect) -> float:
    if suspect.shown.is_pronoun:
        return CERTAIN_PRONOUN
    return LIKELY_VERB if suspect.shown.part == "verb" else CERTAIN


def named(mention: Mention, token: Token) -> str:
    """Of whom the source speaks, in words: "a woman (Hassan, as another sentence tells)"."""
    elsewhere = ", as another sentence tells" if mention.role in CARRIED_ROLES else ""
    return f"{WHO[mention.gender]} ({token.text}{elsewhere})"


@lru_cache(maxsize=1)
def known_arabic(evidence: Evidence) -> dict[str, Gender]:
    """The genders of the persons whom the Arabic text names, by one word of the name as `fold` spells it."""
    return arabic_people(passage.words for passage in evidence.prose)
