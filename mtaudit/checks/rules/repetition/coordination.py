"""REP: one thing that stands on both sides of an "and" or "or"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtaudit.arabic.clitics import CONJUNCTIONS, PREPOSITIONS
from mtaudit.arabic.morphology import PartOfSpeech
from mtaudit.arabic.word_lists import word_list
from mtaudit.arabic.words import Word
from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.linked import target_text
from mtaudit.checks.rules.repetition.words import comparable
from mtaudit.english.lemmas import possible_lemmas
from mtaudit.english.word_lists import function_words
from mtaudit.message import say

_FARTHEST = 5
"""Words of the first of two things that are one, with those that describe it."""

_NOMINAL: frozenset[PartOfSpeech] = frozenset({"noun", "adjective", "proper", "unknown"})

_SHORTEST = 3
"""Letters of a word that counts."""


@check("REP004", "joined-to-itself", "repetition", "minor", needs_source=True)
def joined_to_itself(evidence: Evidence) -> Iterator[Mark]:
    """Report a noun that "and", "or" or a comma joins to itself.

    What it finds
        The same word, with what describes it or without, on both sides of و, أو or a comma, where the English names two
        things or one: "babies and young children" that became الأطفال والأطفال.
    Why it matters
        One of the two things was lost, or one was said twice; the sentence sounds like a slip of the tongue.
    When it stays silent
        The English repeats a word there too (years and years). Words that Arabic doubles, numbers, particles and names
        in Latin letters. The second of the two goes on otherwise than the first ended (وزير الدفاع ووزير الخارجية,
        رحلة طويلة أو رحلة في الصيف).
    Bad
        ar: تبيع المكتبة [[الكتب المستعملة أو الكتب]] منذ سنوات.
        en: The shop has sold used books or magazines for years.
        ar: يرحب المتحف [[بالأطفال والأطفال]] مجانا.
        en: The museum welcomes babies and toddlers free of charge.
    Good
        ar: يرحب المتحف بالرضع والأطفال مجانا، وقد انتظروا ذلك سنوات وسنوات.
        en: The museum welcomes babies and toddlers free of charge; they waited for that for years and years.
    """
    for passage in evidence.prose:
        if passage.is_sentence:
            for second in range(1, len(passage.words)):
                found = _joined(passage.words, second)
                if found is not None and not _is_said_twice(passage, found):
                    words = [passage.words[j] for j in found]
                    yield Mark(words, say("{phrase} joins a thing to itself", phrase=target_text(passage, words)), 0.8)


def _joined(words: Sequence[Word], second: int) -> range | None:
    """The words of two phrases that are one, the second of which begins at `second`; None if there are none."""
    key = comparable(words[second])
    attached = key.startswith(CONJUNCTIONS)
    own, end = (key[1:], second) if attached else (key, second - 1)
    if len(own) < _SHORTEST or own in word_list("said twice") or not (attached or _joins(words[end])):
        return None
    for first in range(end - 1, max(end - 1 - _FARTHEST, -1), -1):
        if not _names(words[first]):
            return None
        if _is_same(comparable(words[first]), own):
            last = _last(words, [comparable(word) for word in words[first + 1 : end]], second)
            is_described = first + 1 < end and last == second
            return None if _goes_on(words, last + 1, is_described=is_described) else range(first, last + 1)
    return None


def _joins(word: Word) -> bool:
    return word.text == "،" or word.text in word_list("joining two things")


def _is_same(first: str, second: str) -> bool:
    """Whether two words are one, but for a preposition before the first alone: بالأطفال والأطفال."""
    return first == second or first in {each + second for each in PREPOSITIONS}


def _last(words: Sequence[Word], described: Sequence[str], second: int) -> int:
    """The last word of the second phrase that the first one has in the same order."""
    last, left = second, list(described)
    while last + 1 < len(words) and (key := comparable(words[last + 1])) and key in left:
        left = left[left.index(key) + 1 :]
        last += 1
    return last


def _goes_on(words: Sequence[Word], behind: int, *, is_described: bool) -> bool:
    """Whether a phrase goes on with a word that tells it from another of the same noun; behind one that is described
    by an adjective a preposition may do so, or a noun that could be a verb."""
    if behind >= len(words) or words[behind].kind == "punctuation":
        return False
    readings = words[behind].readings
    other = is_described and (
        words[behind].text in word_list("describing") or any(reading.part_of_speech in _NOMINAL for reading in readings)
    )
    return other or _names(words[behind])


def _names(word: Word) -> bool:
    """Whether a word is a noun or describes one, as far as is known."""
    parts = [reading.part_of_speech for reading in word.readings[:1]]
    return word.kind == "word" and (not parts or parts[0] in _NOMINAL)


def _is_said_twice(passage: Passage, found: range) -> bool:
    """Whether the English has a word twice that any of some Arabic words are linked to."""
    keys = [set(possible_lemmas(token.text)) if token.kind == "word" else set() for token in passage.english]
    linked = {i for i, j in passage.links if j in found and passage.english[i].text.lower() not in function_words()}
    return any(keys[i] & keys[k] for i in linked for k in range(len(keys)) if k != i)
