"""What a sentence says that there is, or that somebody has: هناك سؤال, لديه سؤال, إن هناك سؤالا."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.word_lists import is_inna, is_listed, word_list
from mtaudit.arabic.words import Word
from mtaudit.resources import words as listed


@dataclass(frozen=True, slots=True)
class Existent:
    """The place of a noun whose predicate stands before it.

    `governed`: إن or one of its sisters stands before both, so that the noun is in the accusative; else it is in the
    nominative, behind كان too.
    """

    index: int
    governed: bool


def existents(words: Sequence[Word]) -> Iterator[Existent]:
    """The places of what there is."""
    for index, word in enumerate(words[:-1]):
        if word.kind != "word" or not _is_predicate(word):
            continue
        at = index + 1
        if normalise(words[at].text) in word_list("adverbs within") and at + 1 < len(words):
            at += 1
        if _says_where(word) or is_listed(normalise(word.text), "there is, verbs"):
            at = _behind_place(words, at)
        before = words[index - 1] if index else None
        if before is not None and is_inna(normalise(before.text), light=False):
            yield Existent(at, governed=True)
        elif before is not None and is_inna(normalise(before.text)):
            continue
        elif _begins_clause(before, word) or is_listed(normalise(word.text), "there is, verbs"):
            yield Existent(at, governed=False)


def _behind_place(words: Sequence[Word], at: int) -> int:
    """Where what there is stands, behind the place where it is: يوجد في المتحف تمثال."""
    reading = words[at].reading if at + 2 < len(words) else None
    if reading is None or reading.part_of_speech != "preposition" or reading.pronoun is not None:
        return at
    place = words[at + 1].reading
    definite = place is not None and (place.article or place.part_of_speech == "proper") and not place.preposition
    return at + 2 if definite else at


def _is_predicate(word: Word) -> bool:
    """Whether a word may be a predicate before its noun: هناك, or a preposition with a pronoun (no letter: بي)."""
    reading = None if normalise(word.text) in listed("lexicon/arabic/letter_names.txt") else word.reading
    return (
        _says_where(word)
        or is_listed(normalise(word.text), "there is, verbs")
        or (reading is not None and reading.part_of_speech == "preposition" and any(r.pronoun for r in word.readings))
    )


def _says_where(word: Word) -> bool:
    return is_listed(normalise(word.text), "there is")


def _has(word: Word, prepositions: tuple[str, ...]) -> bool:
    """Whether a word is one of these prepositions with the pronoun of who has something."""
    return (
        word.reading is not None
        and normalise(word.reading.lemma) in prepositions
        and any(r.pronoun for r in word.readings)
    )


def _begins_clause(before: Word | None, word: Word) -> bool:
    """Whether a clause begins with هناك or له, or كان stands before هناك or لديه, and no other verb.

    كان له صديقا may be "he was a friend to him".
    """
    joined = word.reading is not None and word.reading.conjunction != ""
    if before is None or before.kind == "punctuation" or joined or _leads(before):
        return _says_where(word) or _has(word, ("لدى", "عند", "ل-"))
    return _is_copula(before) and (_says_where(word) or _has(word, ("لدى",)))


def _leads(word: Word) -> bool:
    return word.reading is not None and word.reading.part_of_speech in ("conjunction", "particle")


def _is_copula(word: Word) -> bool:
    return word.reading is not None and normalise(word.reading.lemma) in word_list("copulas")
