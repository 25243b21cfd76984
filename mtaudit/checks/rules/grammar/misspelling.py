"""GRM: common misspellings, word by word."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from mtaudit.arabic.clitics import CONJUNCTIONS, NOUN_PROCLITICS
from mtaudit.arabic.normalise import normalise
from mtaudit.checks import Evidence, Mark, check
from mtaudit.message import say
from mtaudit.resources import table

_LONGEST = 3
"""Words of the longest entry."""


@check("GRM009", "misspelling", "grammar", "minor")
def misspelling(evidence: Evidence) -> Iterator[Mark]:
    """Report a common misspelling: هاذا, لاكن, إنشاء الله.

    What it finds
        The entries of a list: letters that are not written as they sound (هاذا, لاكن), hamzas on the wrong seat (شيئ,
        يتسائل), ض and ظ (ظابط), tanwin written as ن (أيضن), words run together (ماشاء الله).
    Why it matters
        A proofreader corrects it; readers take the text for careless.
    When it stays silent
        Everything that is not listed; what dialects and newspapers write otherwise is not.
    Bad
        ar: لم تشهد المنطقة مثل [[هاذا]] الزلزال منذ قرن، [[ولاكن]] السكان نجوا.
        ar: سنعود غدا [[إنشاء الله]].
    Good
        ar: لم تشهد المنطقة مثل هذا الزلزال، ولكن إنشاء المساكن بدأ، وسنعود إن شاء الله.
    """
    for passage in evidence.prose:
        plain = [normalise(word.text) if word.kind == "word" else "" for word in passage.words]
        for index, first in enumerate(plain):
            for length in range(_LONGEST, 0, -1) if first in _first_words() else ():
                if (right := _entries().get(" ".join(plain[index : index + length]))) is not None:
                    words = passage.words[index : index + length]
                    yield Mark(words, say("this is written {right}", right=right), 0.97, suggestion=right)
                    break


@cache
def _first_words() -> frozenset[str]:
    return frozenset(entry.partition(" ")[0] for entry in _entries())


@cache
def _entries() -> dict[str, str]:
    """Misspellings with all clitics that they may have, and what is meant."""
    return {
        clitics + wrong: clitics + right
        for wrong, right, kind in table("lexicon/arabic/misspellings.tsv")
        for clitics in (NOUN_PROCLITICS if kind == "noun" else ("", *CONJUNCTIONS))
    }
