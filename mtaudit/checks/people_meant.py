"""Whether "they" can mean people: whether the sentence, or one shortly before it, has any."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from mtaudit.arabic.syntax.lists import listed
from mtaudit.arabic.syntax.sense import Sense
from mtaudit.arabic.word_lists import word_list as arabic_list
from mtaudit.checks.evidence import Evidence, Passage
from mtaudit.checks.linked import english_indices
from mtaudit.document import Token
from mtaudit.english.names import is_common
from mtaudit.english.tokens import lower
from mtaudit.english.word_lists import word_list
from mtaudit.people.discourse import person_nouns

_SENTENCES_BEFORE = 2
"""How far back "they" may reach. Chosen by eye: what was measured stands alone, sentence by sentence."""
_OF_PEOPLE = ("ees", "ists", "ians")
"""Endings of nouns for people in the plural: detainees, lobbyists."""


def things_meant(evidence: Evidence, passage: Passage, index: int) -> bool:
    """Whether "they" at a word can only mean things: several are named before it, and nobody at all is."""
    before = [
        each for each in evidence.passages[max(passage.index - _SENTENCES_BEFORE, 0) : passage.index] if each.target
    ]
    if any(_has_people(each) for each in before) or _has_people_before(passage, index):
        return False
    if _is_called_things(passage, index):
        return True
    return _has_things(passage, index) or (bool(before) and _has_things(before[-1], len(before[-1].words)))


def first_of_people(evidence: Evidence, passage: Passage) -> int | None:
    """The first word of a passage that speaks of people, if "they" can only mean things there.

    The words behind it speak of them too: one finding tells of all.
    """
    first = next((at for at, sense in enumerate(passage.syntax.senses) if is_of_people(sense) or is_they(sense)), None)
    return first if first is not None and things_meant(evidence, passage, first) else None


def is_they(sense: Sense) -> bool:
    """Whether a word is هم or has it attached."""
    pronoun = sense.pronoun
    if pronoun is None:
        return sense.text == "هم" and sense.part == "pronoun"
    return (pronoun.person, pronoun.gender, pronoun.number) == (3, "masculine", "plural")


def _has_people(passage: Passage) -> bool:
    """Whether either text of a passage has somebody, or a body that acts as people do."""
    senses = passage.syntax.senses
    if any(is_people(senses, index) for index in range(len(senses))):
        return True
    if not passage.english:
        return any(sense.is_name for sense in senses)
    return any(names_people(passage.english, i) for i in range(len(passage.english)))


def _has_people_before(passage: Passage, index: int) -> bool:
    """Whether either text of a passage has somebody, but for who speaks or is spoken to, before a word.

    Where the source has no "they" for the word, all of both texts is looked through.
    """
    they = [i for i in english_indices(passage, index) if lower(passage.english, i) in word_list("they")]
    if not they:
        return _has_people(passage)
    senses = passage.syntax.senses
    return any(is_people(senses, at) for at in range(index)) or any(
        names_people(passage.english, i)
        for i in range(min(they))
        if lower(passage.english, i) not in word_list("speakers")
    )


def _is_called_things(passage: Passage, index: int) -> bool:
    """Whether what "they" are is said right behind the word, and is a thing in the plural: إنهم أسلحة, "they are"."""
    they = [i for i in english_indices(passage, index) if lower(passage.english, i) in word_list("they")]
    if not they or index + 1 >= len(passage.words):
        return False
    sense, after = passage.syntax.senses[index], passage.syntax.senses[index + 1]
    links = sense.part in ("inna", "pronoun") or sense.may_be("copulas")
    bare = not (after.article or after.preposition or after.conjunction or after.pronoun)
    return links and bare and after.part == "noun" and _is_things(after)


def is_of_people(sense: Sense) -> bool:
    """Whether a word is a verb of the third person in the masculine plural, however it is read."""
    return sense.part == "verb" and all(
        (each.person, each.gender, each.number) == (3, "masculine", "plural") for each in sense.readings
    )


def is_people(senses: Sequence[Sense], index: int) -> bool:
    """Whether a noun names people or a body, and is not only said of what is spoken of (كانوا بطيئين, أنفسهم)."""
    sense, before = senses[index], senses[index - 1] if index else None
    if sense.part != "noun" or sense.stem in listed("animals") or sense.lemma == "نفس":
        return False
    if before is not None and is_of_people(before):
        return False
    counted = before is not None and before.part in ("number", "numeral") and sense.reading.human is None
    return sense.acts or counted or sense.stem in listed("collectives")


def names_people(tokens: Sequence[Token], index: int) -> bool:
    """Whether an English word is the name of somebody or something, or a noun or pronoun for people or a body."""
    text = tokens[index].text
    word = text.lower()
    if text == "I":
        return index == 0 or not tokens[index - 1].text[:1].isupper()  # World War I
    if word in word_list("people and bodies") or not person_nouns().isdisjoint(_singulars(word)):
        return True
    if word.endswith(_OF_PEOPLE):
        return True
    return (
        index > 0
        and text[:1].isupper()
        and len(text) > 1
        and word not in word_list("after names")
        and not is_common(word)
    )


@lru_cache(maxsize=1 << 14)
def _singulars(word: str) -> frozenset[str]:
    """A word, and what it may be the plural of."""
    endings = (("s", ""), ("es", ""), ("ies", "y"), ("men", "man"))
    return frozenset({word, *(word.removesuffix(end) + one for end, one in endings if word.endswith(end))})


def _has_things(passage: Passage, end: int) -> bool:
    """Whether several things, which nothing says to be people, are named before a word."""
    return any(sense.part == "noun" and _is_things(sense) for sense in passage.syntax.senses[:end])


def _is_things(noun: Sense) -> bool:
    several = noun.reading.number == "plural" and noun.reading.human is False
    return several and noun.lemma not in arabic_list("times")
