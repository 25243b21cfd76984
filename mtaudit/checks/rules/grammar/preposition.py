"""GRM: prepositions that an Arabic word does not take, though the English one does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.syntax.lists import listed
from mtaudit.arabic.syntax.sense import Sense
from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.linked import english_indices
from mtaudit.english.tokens import lower
from mtaudit.message import say
from mtaudit.resources import table

_FARTHEST = 3
"""English words from a preposition to what the Arabic one governs, a number before it apart."""
_LONGEST_OBJECT = 3
"""Words of an object between a verb and its preposition."""


@check("GRM030", "preposition-of-source", "grammar", "minor", needs_source=True)
def preposition_of_source(evidence: Evidence) -> Iterator[Mark]:
    """Report a preposition that renders the one of the English and that the Arabic word before it does not take.

    What it finds
        مسؤول ل, "responsible for"; غني في, "rich in"; مليء من, "full of"; تحذير بأن, "a warning that": by a list of
        verbs, nouns and adjectives.
    Why it matters
        It reads as translated, and often means something else.
    When it stays silent
        The source has another preposition, or more than an adverbial or the object of the verb stands between.
    Bad
        ar: الوزير [[مسؤول للمشروع]] كله.
        en: The minister is responsible for the whole project.
        ar: اتهم القاضي الوزير [[في]] القتل.
        en: The judge accused the minister of murder.
    Good
        ar: الوزير مسؤول عن المشروع كله، والبلد غني بالنفط.
        en: The minister is responsible for the whole project, and the country is rich in oil.
    """
    for passage in evidence.prose:
        if not passage.is_sentence:
            continue
        senses = passage.syntax.senses
        for index, sense in enumerate(senses):
            for at in _places(senses, index) if sense.lemmas else ():
                found = _government().get((sense.lemma, _preposition(senses[at])))
                if found is None or _has_right_one(senses, at, found[0]):
                    continue
                if _is_range(senses, at) or senses[at].part == "verb":
                    continue  # يحتاج إلى حرارة ليذوب
                if _is_of_source(passage, index, at, *found[1:]):
                    message = say("{word} takes {right}", word=sense.lemma, right=found[0])
                    words = passage.words[index : at + 1] if at == index + 1 else passage.words[at : at + 1]
                    yield Mark(words, message, 0.7)


def _places(senses: Sequence[Sense], index: int) -> Iterator[int]:
    """Where the preposition of a word may stand: right behind it, behind an adverbial, of a verb behind its object."""
    at = index + 1
    while at < len(senses) and _is_adverbial(senses, at):
        at += 1 if senses[at].part == "adverb" else 3 if senses[at].text == "إلى" else 2
    if at < len(senses):
        yield at
    if senses[index].part != "verb" or at != index + 1:
        return
    for end in range(at, min(at + _LONGEST_OBJECT, len(senses) - 1)):
        if (
            senses[end].part not in ("noun", "adjective", "proper")
            or senses[end].preposition
            or senses[end].conjunction
        ):
            return
        if _preposition(senses[end + 1]):
            yield end + 1


def _is_range(senses: Sequence[Sense], at: int) -> bool:
    """Whether a preposition begins a range: تغطيها من 2 إلى 3 أمتار."""
    return senses[at].text == "من" and at + 2 < len(senses) and senses[at + 1].part in ("number", "numeral")


def _has_right_one(senses: Sequence[Sense], at: int, right: str) -> bool:
    """Whether the preposition that a word takes stands soon behind another one: تستند اللعبة في أحداثها إلى معركة."""
    return any(_preposition(sense) == right for sense in senses[at + 1 : at + 1 + _LONGEST_OBJECT])


def _is_adverbial(senses: Sequence[Sense], at: int) -> bool:
    """Whether an adverbial of manner or degree begins here: إلى حد كبير, بشكل كبير, أيضا."""
    sense = senses[at]
    degree = sense.text == "إلى" and at + 1 < len(senses) and senses[at + 1].text == "حد"
    return degree or sense.part == "adverb" or (sense.preposition == "ب" and sense.stem in listed("manners"))


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


def _is_of_source(
    passage: Passage, index: int, place: int, prepositions: frozenset[str], words: frozenset[str]
) -> bool:
    """Whether the source has one of the prepositions behind the English of a word, before that of what it governs.

    It stands right behind the word, or behind its object as the Arabic one does.
    """
    english = english_indices(passage, index)
    if not english or (words and not any(lower(passage.english, i) in words for i in english)):
        return False
    first, last = max(english), len(passage.english)
    behind_object = place > index + 1 and passage.syntax.senses[index].part == "verb"
    it = passage.syntax.senses[index].pronoun is not None
    reach = range(first, min(first + (_LONGEST_OBJECT + 3 if behind_object else 2 + it), last))
    at = next((i for i in reach if lower(passage.english, i) in prepositions), None)
    if at is None or not all(token.text.isalpha() for token in passage.english[first:at]):
        return False
    governed = [i for j in range(place, min(place + 3, len(passage.words))) for i in english_indices(passage, j)]
    number = any(sense.part == "number" for sense in passage.syntax.senses[place : place + 2])
    return any(at <= i <= at + _FARTHEST + number for i in governed)
