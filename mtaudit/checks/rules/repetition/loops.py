"""REP: phrases that a translation model writes again and again, with marks between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mtaudit.arabic.words import Word
from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.linked import target_text
from mtaudit.checks.rules.repetition.words import comparable, repeats, repetition
from mtaudit.message import say

SHORT = 3
"""Words of a phrase that a writer may well say twice, for emphasis or in speech; a model says it three times."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A word of the running text, and the passage that it belongs to."""

    passage: Passage
    index: int

    @property
    def word(self) -> Word:
        return self.passage.words[self.index]


@check("REP003", "loop", "repetition", "major")
def loop(evidence: Evidence) -> Iterator[Mark]:
    """Report a phrase that comes again and again, with commas or full stops between.

    What it finds
        A phrase of one to forty words that follows itself across a mark: three times or more, or, if it is longer than
        three words, twice; as translation models write it when they run into a loop.
    Why it matters
        It is the plainest sign of an unread machine translation, and what the source says instead is missing.
    When it stays silent
        The English repeats something there too, as chants and speeches do. Numbers and words in Latin letters may be
        listed as often as one likes. A whole sentence that stands there twice is REP002's.
    Bad
        ar: وقال الرجل للشرطة: [[أنا آسف، أنا آسف، أنا آسف]].
        en: "I am sorry for what I have done," the man told police.
    Good
        ar: وهتف المتظاهرون: حرية، حرية، حرية.
        en: "Freedom, freedom, freedom," the protesters chanted.
    """
    places = [_Place(passage, i) for passage in evidence.prose for i in _spoken(passage.words)]
    keys = [comparable(place.word) for place in places]
    at = 0
    while at < len(places):
        length, times = repetition(keys, at)
        here = places[at : at + length * times]
        if length and _is_interrupted(here) and _is_loop(here, length, times):
            yield _mark(here, length, times)
        at += max(length * times, 1)


def _spoken(words: Sequence[Word]) -> Iterator[int]:
    return (i for i, word in enumerate(words) if word.kind != "punctuation")


def _is_interrupted(places: Sequence[_Place]) -> bool:
    """Whether marks or ends of sentences stand between the words; else it is REP001's."""
    first, last = places[0], places[-1]
    return first.passage is not last.passage or last.index - first.index >= len(places)


def _is_loop(places: Sequence[_Place], length: int, times: int) -> bool:
    if times == 2 and length <= SHORT:
        return False
    if times == 2 and _are_sentences(places, length):
        return False
    passages = {place.passage.index: place.passage for place in places}
    return not any(repeats(passage.english) for passage in passages.values())


def _are_sentences(places: Sequence[_Place], length: int) -> bool:
    """Whether what comes twice is a whole passage each time: a paragraph pasted twice, which REP002 tells."""
    return all(
        places[at].index == 0
        and {place.passage.index for place in places[at : at + length]} == {places[at].passage.index}
        and len(list(_spoken(places[at].passage.words))) == length
        for at in (0, length)
    )


def _mark(places: Sequence[_Place], length: int, times: int) -> Mark:
    words = [place.word for place in places]
    passage = places[0].passage
    within = [place.word for place in places[:length] if place.passage is passage]
    phrase = target_text(passage, within)
    return Mark(words, say("{phrase} comes {times} times in a row", phrase=phrase, times=times), 0.9)
