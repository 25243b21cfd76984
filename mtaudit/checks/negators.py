"""Which words negate, in both languages, and how often a place is negated."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise

from mtaudit.align.words import readable
from mtaudit.arabic.clitics import cores, without_conjunction, without_future
from mtaudit.arabic.morphology import analyse
from mtaudit.arabic.normalise import fold, normalise
from mtaudit.arabic.word_lists import is_listed
from mtaudit.arabic.words import Word
from mtaudit.checks.coverage import sharing_sentence
from mtaudit.checks.evidence import Evidence, Passage
from mtaudit.document import Token
from mtaudit.meaning.opposites import is_negated_by_prefix
from mtaudit.resources import table

NEGATIVE = frozenset({"strong", "negative", "limiting", "implied"})
"""Strengths that turn a statement into its contrary."""

REACH = 5
"""Words before a word among which its negation stands: the verb, its subject, and a particle or two."""

_NEAR = 3
"""The same for a word that governs what it negates: "refused to allow"."""

_INSIDE = frozenset("\"'«»“”’-")
"""Marks that end no clause."""

_PARTICLES_OF = {"ما": "perfect", "لما": "imperfect"}
"""Those that negate a verb of one aspect; before another ما relates or asks, and لما is "when"."""

_BUT = frozenset({"غير", "الا"})
"""Before أن."""

SURE = frozenset({"strong", "negative"})
"""Strengths of words that do nothing but negate."""

_PARTICLES = ("لا", "لم", "لن")
"""Those that are most often written together with a word before or after them."""

_BEFORE_VERBS = ("لاي", "لات", "لان")
"""لا and the first letter of a verb, be it one that the lexicon knows or not."""

_TO_CEASE = "زال"
"""What is denied of it goes on: ما زال, لا يزال."""


@cache
def _strengths(language: str) -> dict[str, str]:
    return {
        form: strength for row_language, strength, form in table("lexicon/negation.tsv") if row_language == language
    }


def english_strength(word: str) -> str | None:
    """How an English word negates, if it does: `strong`, `negative`, ..., as the lexicon has it."""
    return _strengths("en").get(word.lower())


def english_strengths(english: Sequence[Token]) -> list[str | None]:
    """How each English word negates; an expression ("far from") does so at its first word."""
    words = [token.text.lower() for token in english]
    strengths = [english_strength(word) for word in words]
    for i in range(len(words) - 1):
        strengths[i] = english_strength(" ".join(words[i : i + 2])) or strengths[i]
    return strengths


def is_not(word: str) -> bool:
    """Whether an English word is "not", in full or short."""
    return readable(word.lower()) == "not"


def is_negative(word: str) -> bool:
    """Whether an English word negates, by itself or by its prefix."""
    return english_strength(word) in NEGATIVE or is_negated_by_prefix(word)


def negations(words: Sequence[Token], strengths: Sequence[str | None], index: int) -> set[int]:
    """Which words before one of a sentence, and in its clause, negate it."""
    return {
        k
        for k in before(words, index)
        if strengths[k] in NEGATIVE and (strengths[k] != "implied" or index - k <= _NEAR)
    }


def before(words: Sequence[Token], index: int) -> range:
    """The words of the clause before one, as far as its negation may stand."""
    first = max(index - REACH, 0)
    marks = (k + 1 for k in range(first, index) if words[k].kind == "punctuation" and words[k].text not in _INSIDE)
    return range(max(marks, default=first), index)


def arabic_strengths(words: Sequence[Word]) -> list[str | None]:
    """What each word negates, if it does; ما does before a perfect, لما before a jussive; غير أن means "but".

    A word that the lexicon does not know and that begins or ends with a particle may have run into it: لايناسبه.
    What is denied of زال goes on, so that nothing is negated. A noun that only looks like a form of one that negates
    (أحجام, sizes, for إحجام) does not.
    """
    strengths = [arabic_strength(word.text) or _run_together(word) for word in words]
    for i, word in enumerate(words):
        if strengths[i] == "implied" and _is_another_noun(word):
            strengths[i] = None
    for i, (word, after) in enumerate(pairwise(words)):
        reading = after.reading
        if reading and reading.part_of_speech == "verb" and fold(reading.lemma) == _TO_CEASE:
            strengths[i] = None
        elif (particle := without_conjunction(fold(word.text))) in _PARTICLES_OF:
            negates = reading and reading.aspect == _PARTICLES_OF[particle] and not _relates(words, i)
            strengths[i] = "strong" if negates else None
        elif fold(word.text) in _BUT and fold(after.text).startswith("ان"):
            strengths[i] = None
    return strengths


def _relates(words: Sequence[Word], index: int) -> bool:
    """Whether لما is "to what", as after a word that takes a preposition: معارضته لما يتعلق بالاتحاد."""
    return index > 0 and words[index - 1].kind == "word" and fold(words[index].text) == "لما"


def _is_another_noun(word: Word) -> bool:
    reading = word.reading
    is_noun = reading is not None and reading.part_of_speech == "noun"
    return is_noun and all(arabic_strength(each.lemma) is None for each in word.readings)


def _run_together(word: Word) -> str | None:
    """How a word negates that the lexicon does not know, as a particle and a word that it knows: لايناسبه.

    What follows is a verb, for لموريسي is "to Morrisey".
    """
    if any(reading.category != "guess" for reading in word.readings):
        return None
    for particle in _PARTICLES:
        behind = analyse(word.text[len(particle) :]) if word.text.startswith(particle) else ()
        before_it = analyse(word.text[: -len(particle)]) if word.text.endswith(particle) else ()
        is_verb = any(reading.aspect == "imperfect" for reading in behind)
        if is_verb or before_it or word.text.startswith(_BEFORE_VERBS):
            return "strong"
    return None


def is_auxiliary(word: Word) -> bool:
    """Whether a word is a verb "to be" or a modal one, so that what is denied follows."""
    lemma = normalise(word.reading.lemma) if word.reading else ""
    return is_listed(lemma, "copulas") or is_listed(lemma, "modal verbs")


def spare_negations(evidence: Evidence, passage: Passage) -> int:
    """How many more negations the Arabic has than the English in the passages that share a sentence with this one."""
    return sum(
        sum(each in SURE for each in arabic_strengths(beside.words))
        - sum(is_negative(token.text) for token in beside.english)
        for beside in sharing_sentence(evidence, passage)
    )


@lru_cache(maxsize=1 << 14)
def arabic_strength(word: str) -> str | None:
    """How an Arabic word negates, if it does, with any clitics and endings."""
    known, folded, spelt = _strengths("ar"), fold(word), normalise(word)
    forms = (
        spelt,
        without_conjunction(spelt),
        folded,
        without_conjunction(folded),
        *cores(word),
        without_future(folded),
    )
    bare = () if spelt.endswith("ة") else map(_without_ending, forms)  # لسنة is no لسن
    return next((known[form] for form in (*forms, *bare) if form in known), None)


_ENDING = re.compile(r"(?<=\w{3})(?:هما|ها|هم|كم|ه|نا|وا|ون|ين|ات|ت|ا)$")


def _without_ending(form: str) -> str:
    return _ENDING.sub("", form)
