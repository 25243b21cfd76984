"""REP: words and phrases that come twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from mtaudit.arabic.joined import is_looped
from mtaudit.arabic.normalise import fold, normalise
from mtaudit.arabic.word_lists import word_list
from mtaudit.arabic.words import Word
from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.linked import target_text
from mtaudit.document import Token
from mtaudit.message import say

LONGEST = 40
"""Words of the longest phrase looked for: decoding loops repeat a sentence at most."""


@check("REP001", "repeated-words", "repetition", "major")
def repeated_words(evidence: Evidence) -> Iterator[Mark]:
    """Report a word or phrase that directly follows itself.

    What it finds
        وقف وقف, and phrases up to a clause long that come twice or more in a row, as translation models write them
        when they run into a loop; and letters that do so within a word.
    Why it matters
        It is the plainest sign of an unread machine translation, and it often hides a word that was lost.
    When it stays silent
        Arabic doubles some words for emphasis (جدا جدا, رويدا رويدا, شيئا شيئا); numbers, letters and names may be
        double, and so may a verb behind a relative pronoun (الذين يعملون يعملون ليلا). Where the English repeats a word
        too ("lots and lots"), the Arabic may.
    Bad
        ar: رحب الوزير [[بقرار بقرار]] المحكمة.
        ar: [[في نهاية المطاف في نهاية المطاف]] وافق المجلس.
        ar: [[وقالقالقالقال]] الرجل إنه بخير.
    Good
        ar: كان الاجتماع مفيدا جدا جدا، وتقدمت المفاوضات خطوة خطوة.
    """
    for passage in evidence.prose:
        words = passage.words
        keys = [comparable(word) for word in words]
        at = 0
        while at < len(words):
            length, times = repetition(keys, at)
            if length and not _deliberate(words, at, length, passage):
                phrase = target_text(passage, words[at : at + length])
                repeated = words[at : at + length * times]
                yield Mark(
                    repeated,
                    say("{phrase} comes {times} times in a row", phrase=phrase, times=times),
                    0.9,
                    suggestion=phrase,
                )
            at += max(length * times, 1)
        for word in words:
            if word.kind == "word" and is_looped(word.text):
                yield Mark(word, say("the same letters come again and again"), 0.9)


def repetition(keys: Sequence[str], at: int) -> tuple[int, int]:
    """Length of the shortest phrase at `at` that follows itself, and how often it stands there; (0, 0) if none."""
    for length in range(1, min(LONGEST, (len(keys) - at) // 2) + 1):
        phrase = keys[at : at + length]
        if not all(phrase):
            break
        times = 1
        while keys[at + length * times : at + length * (times + 1)] == phrase:
            times += 1
        if times > 1:
            return length, times
    return 0, 0


def _deliberate(words: Sequence[Word], at: int, length: int, passage: Passage) -> bool:
    if length > 1:
        return False
    word = words[at]
    emphatic = fold(word.text) in _doubled()
    counted = any(number.start <= word.start < number.end for number in passage.arabic_numbers)
    silent = emphatic or counted or word.kind == "latin" or _spells_letters(words, at) or _ends_relative(words, at)
    return silent or repeats(passage.english)


def repeats(english: Sequence[Token]) -> bool:
    """Whether English words follow themselves, with marks or an "and" between or without: "no, no", "lots and lots"."""
    keys = [token.text.casefold() for token in english if token.kind != "punctuation"]
    without_and = [key for key in keys if key != "and"]
    return any(repetition(each, at)[0] for each in (keys, without_and) for at in range(len(each)))


def _ends_relative(words: Sequence[Word], at: int) -> bool:
    """Whether the first of two verbs alone is the relative clause, and the second goes on: الذين يعملون يعملون ليلا."""
    kinds = [word.reading.part_of_speech for word in words[max(at - 1, 0) : at + 1] if word.reading]
    return kinds == ["relative", "verb"]


@cache
def _doubled() -> frozenset[str]:
    """Words that Arabic doubles for emphasis, or to say "one by one"; folded."""
    return frozenset(map(fold, word_list("doubled")))


def _spells_letters(words: Sequence[Word], at: int) -> bool:
    """Whether the doubled word is a letter of an abbreviation read out: سي إن إن."""
    around = [*words[max(at - 1, 0) : at], *words[at + 2 : at + 3]]
    return len(normalise(words[at].text)) <= 2 and any(
        each.kind == "word" and len(normalise(each.text)) <= 3 for each in around
    )


def comparable(word: Word) -> str:
    """What must be equal for two words to be the same; empty for what may repeat: numbers, marks."""
    return normalise(word.text).casefold() if word.kind in {"word", "latin"} else ""
