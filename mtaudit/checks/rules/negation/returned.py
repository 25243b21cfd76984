"""NEG: negations that the back-translation has and the source has not, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from mtaudit.backtranslation.estimate import Returned
from mtaudit.backtranslation.wordnet import lemmas
from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.returned import NEW, agreed, with_return
from mtaudit.checks.rules.negation.negators import NEGATIVE, arabic_strengths, english_strengths
from mtaudit.document import Token
from mtaudit.meaning.opposites import is_negated_by_prefix
from mtaudit.message import say

_PLAIN = frozenset({"strong", "negative"})
_NEAR = 8
"""Words around the place among which a negation of the other side may stand: other languages put it elsewhere."""

_BESIDE = 3
"""The same for words that may explain a negation, as "unlike" and "yet" do."""

_SHORT = 3
"""Letters of what follows a prefix that may be a chance: until, inform."""

_PREFIXES = ("un", "non", "dis", "im", "ir", "il", "in")


@check("NEG004", "negation-in-one-text", "negation", "critical", needs_source=True)
def negation_in_one_text(evidence: Evidence) -> Iterator[Mark]:
    """Report a clause that only one of the source and the back-translation negates.

    What it finds
        "Not", "never", "no", "nothing" in the back-translation, from a word of the Arabic that negates, where nothing
        near in the source negates, limits or refuses anything; or in the source, where nothing near in the
        back-translation or the Arabic does.
    Why it matters
        The article says the opposite of its source.
    When it stays silent
        Without a fluent back-translation. The other text has a word near that is negative in itself (fail, refuse,
        lack, un-, -less, hardly).
    Bad
        ar: أعلن الوزير أن المحادثات [[لن]] تبدأ يوم الأحد.
        en: The minister announced that the talks will begin on Sunday.
        back: The minister announced that the talks will not begin on Sunday.
    Good
        ar: رفض الوزير الإدلاء بأي تعليق.
        en: The minister did not make any comment.
        back: The minister refused to make any comment.
    """
    for passage, _ in with_return(evidence):
        said = Negations(passage.english)
        for find in (_added, _lost):
            if mark := agreed([find(passage, said, returned) for returned in passage.returns]):
                yield mark


def comes_back(passage: Passage, returned: Returned, place: int) -> bool | None:
    """Whether a negation of the source comes back as one; None for a word that does not negate by itself."""
    said = Negations(passage.english)
    if place not in said.plain:
        return None
    alone, _ = unanswered(said, Negations(returned.back.words), dict(returned.partners))
    return place not in {k for k, _ in alone}


def says_so(passage: Passage, returned: Returned, arabic: Sequence[int]) -> bool | None:
    """Whether what comes back of some Arabic words is negated, as they are said to be; None where nothing does."""
    places = [i for i, j in returned.behind if j in arabic]
    negations = Negations(returned.back.words)
    negative = (*negations.negative, *(k for k in range(len(negations.words)) if negations.tells(k)))
    return any(abs(i - k) <= _NEAR for i in places for k in negative) if places else None


class Negations:
    """An English sentence, and how each of its words negates."""

    def __init__(self, words: Sequence[Token]) -> None:
        self.words = words
        self.strengths = english_strengths(words)
        self.plain = [k for k, strength in enumerate(self.strengths) if strength in _PLAIN]
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
        near = range(max(place - _NEAR, 0), min(place + _NEAR + 1, len(self.words)))
        return any(
            (k in self.negative and k not in self.plain)
            or (self.strengths[k] is not None and k not in self.plain and abs(k - place) <= _BESIDE)
            for k in near
            if k not in answered
        )


def _added(passage: Passage, said: Negations, returned: Returned) -> Mark | None:
    """A negation of the Arabic, as the back-translation confirms it, that the source lacks."""
    back = Negations(returned.back.words)
    if len(back.negative) <= len(said.negative):
        return None
    strengths = arabic_strengths(passage.words)
    alone, answered = unanswered(back, said, {j: i for i, j in returned.partners})
    for j, place in alone:
        arabic = [k for at, k in returned.behind if at == j and strengths[k] in NEGATIVE]
        if arabic and not said.explains(place, answered) and not _is_new(returned, j):
            return Mark(
                [passage.words[k] for k in arabic],
                say("the Arabic negates what the source affirms"),
                0.8,
                source=passage.english[place],
            )
    return None


def _lost(passage: Passage, said: Negations, returned: Returned) -> Mark | None:
    """A negation of the source that neither the back-translation nor the Arabic has."""
    back = Negations(returned.back.words)
    if len(said.negative) <= len(back.negative):
        return None
    alone, answered = unanswered(said, back, dict(returned.partners))
    strengths = arabic_strengths(passage.words)
    negators = {k for k, strength in enumerate(strengths) if strength is not None}
    negators -= {near for at, k in returned.behind if at in answered for near in (k - 1, k)}
    for i, place in alone:
        arabic = sorted(k for at, k in returned.behind if abs(at - place) <= 1 and passage.words[k].kind == "word")
        if not arabic or back.explains(place, answered):
            continue
        if negators.isdisjoint(range(arabic[0] - _NEAR, arabic[-1] + _NEAR + 1)):
            return Mark(
                [passage.words[k] for k in arabic],
                say("the source says {english!r} here; nothing in the Arabic negates", english=passage.english[i].text),
                0.85,
                source=passage.english[i],
            )
    return None


def _is_new(returned: Returned, negation: int) -> bool:
    """Whether the source says nothing of what a negation of the back-translation denies."""
    behind = (each for each in returned.new[negation + 1 : negation + 1 + _BESIDE] if each is not None)
    return next(behind, 0.0) >= NEW


def _counterpart(index: int, partners: dict[int, int]) -> int | None:
    """The other side's word for the first word after a negation that has one, else for the last before it."""
    after = (partners[k] for k in range(index + 1, index + _NEAR) if k in partners)
    before = (partners[k] for k in range(index - 1, index - _NEAR, -1) if k in partners)
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
        if abs(place - at) <= _NEAR
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
