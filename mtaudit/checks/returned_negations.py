"""Which negations of the source come back, and which of a back-translation the source has."""

from __future__ import annotations

from collections.abc import Sequence, Set

from mtaudit.backtranslation.estimate import Returned
from mtaudit.backtranslation.wordnet import lemmas
from mtaudit.checks.evidence import Passage
from mtaudit.checks.negators import NEGATIVE, SURE, english_strengths
from mtaudit.document import Token
from mtaudit.meaning.opposites import is_negated_by_prefix

NEAR = 8
"""Words around the place among which a negation of the other side may stand: other languages put it elsewhere."""

BESIDE = 3
"""The same for words that may explain a negation, as "unlike" and "yet" do."""

_SHORT = 3
"""Letters of what follows a prefix that may be a chance: until, inform."""

_PREFIXES = ("un", "non", "dis", "im", "ir", "il", "in")


def answers(passage: Passage, returned: Returned) -> dict[int, bool]:
    """For the words of the source that negate by themselves, whether they come back as a negation."""
    said = Negations(passage.english)
    alone, _ = unanswered(said, Negations(returned.back.words), dict(returned.partners))
    lost = {k for k, _ in alone}
    return {place: place not in lost for place in said.plain}


def says_so(arabic: Sequence[int], returned: Returned) -> bool | None:
    """Whether what comes back of some Arabic words is negated, as they are said to be; None where nothing does."""
    places = [i for i, j in returned.behind if j in arabic]
    negations = Negations(returned.back.words)
    negative = (*negations.negative, *(k for k in range(len(negations.words)) if negations.tells(k)))
    return any(abs(i - k) <= NEAR for i in places for k in negative) if places else None


class Negations:
    """An English sentence, and how each of its words negates."""

    def __init__(self, words: Sequence[Token]) -> None:
        self.words = words
        self.strengths = english_strengths(words)
        self.plain = [k for k, strength in enumerate(self.strengths) if strength in SURE]
        self.negative = {
            k
            for k, (word, strength) in enumerate(zip(words, self.strengths, strict=True))
            if strength in NEGATIVE or _is_negative_form(word.text)
        }

    def tells(self, k: int) -> bool:
        """Whether a word negates, or may explain why another text negates."""
        return k in self.negative or self.strengths[k] is not None

    def explains(self, place: int, answered: Set[int]) -> bool:
        """Whether a word near is negative in itself, or beside is one that may explain a negation.

        One that is `answered` by a negative word of the other side explains nothing else.
        """
        near = range(max(place - NEAR, 0), min(place + NEAR + 1, len(self.words)))
        return any(
            (k in self.negative and k not in self.plain)
            or (self.strengths[k] is not None and k not in self.plain and abs(k - place) <= BESIDE)
            for k in near
            if k not in answered
        )


def _counterpart(index: int, partners: dict[int, int]) -> int | None:
    """The other side's word for the first word after a negation that has one, else for the last before it."""
    after = (partners[k] for k in range(index + 1, index + NEAR) if k in partners)
    before = (partners[k] for k in range(index - 1, index - NEAR, -1) if k in partners)
    return next(after, next(before, None))


def unanswered(own: Negations, other: Negations, partners: dict[int, int]) -> tuple[list[tuple[int, int]], set[int]]:
    """The plain negations of one side that no negative word of the other stands for, with the place of each in the
    other side; and the words of the other side that stand for one, or for another of the words that may explain it.

    Each of the other side stands for the nearest one only.
    """
    places = {k: partners.get(k, _counterpart(k, partners)) for k in own.negative}
    pairs = sorted(
        (abs(place - at), k, at)
        for k, place in places.items()
        if place is not None
        for at in other.negative
        if abs(place - at) <= NEAR
    )
    answers = {k: at for k, at in partners.items() if own.tells(k) and other.tells(at)}
    taken = set(answers.values())
    matched = {k for k, at in answers.items() if k in own.negative and at in other.negative}
    for _, k, at in pairs:
        if k not in matched and at not in taken:
            matched.add(k)
            taken.add(at)
    left = ((k, _counterpart(k, partners)) for k in own.plain if k not in matched)
    return [(k, place) for k, place in left if place is not None], taken


def _is_negative_form(word: str) -> bool:
    """Whether a word negates by its prefix: listed, or what follows the prefix is a word."""
    rest = next((word[len(each) :] for each in _PREFIXES if word.lower().startswith(each)), "")
    return is_negated_by_prefix(word) or (len(rest) > _SHORT and bool(lemmas(rest)))
