"""Which words negate, in both languages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise

from mtaudit.arabic.clitics import cores, without_conjunction, without_future
from mtaudit.arabic.normalise import fold
from mtaudit.arabic.words import Word
from mtaudit.resources import table

_BUT = frozenset({"غير", "الا"})
"""Before أن."""


@cache
def _strengths(language: str) -> dict[str, str]:
    return {
        form: strength for row_language, strength, form in table("lexicon/negation.tsv") if row_language == language
    }


def english_strength(word: str) -> str | None:
    """How an English word negates, if it does: `strong`, `negative`, ..., as the lexicon has it."""
    return _strengths("en").get(word.lower())


def arabic_strengths(words: Sequence[Word]) -> list[str | None]:
    """What each word negates, if it does; ما does before a perfect, elsewhere it relates or asks; غير أن means "but".

    A word that the lexicon does not know and that begins with a particle may have run into it: لايناسبه.
    """
    strengths = [arabic_strength(word.text) or _run_together(word) for word in words]
    for i, (word, after) in enumerate(pairwise(words)):
        reading = after.reading
        if without_conjunction(fold(word.text)) == "ما" and reading and reading.aspect == "perfect":
            strengths[i] = "strong"
        elif fold(word.text) in _BUT and fold(after.text).startswith("ان"):
            strengths[i] = None
    return strengths


def _run_together(word: Word) -> str | None:
    known = any(reading.category != "guess" for reading in word.readings)
    return None if known or not fold(word.text).startswith(("لا", "لم", "لن")) else "strong"


@lru_cache(maxsize=1 << 14)
def arabic_strength(word: str) -> str | None:
    """How an Arabic word negates, if it does, with any clitics and endings."""
    known, folded = _strengths("ar"), fold(word)
    forms = (folded, without_conjunction(folded), *cores(word), without_future(folded))
    return next((known[form] for form in (*forms, *map(_without_ending, forms)) if form in known), None)


_ENDING = re.compile(r"(?<=\w{3})(?:ها|هم|ه|نا|وا|ون|ين|ات|ت|ا)$")


def _without_ending(form: str) -> str:
    return _ENDING.sub("", form)
