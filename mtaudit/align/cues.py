"""What speaks for a link between an English and an Arabic word, apart from their vectors.

The lexicon's glosses, names, numbers and marks, the clitics and what the form of a verb says, word classes, position.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple, get_args

import numpy as np
import numpy.typing as npt

from mtaudit.arabic.morphology import PartOfSpeech, Reading, analyse
from mtaudit.arabic.words import Word
from mtaudit.document import Token
from mtaudit.english.word_lists import function_words
from mtaudit.names.transducer import similarity
from mtaudit.resources import table

Matrix = npt.NDArray[np.float32]

KINDS = ("conjunction", "preposition", "article", "pronoun", "future", "subject", "passive")
"""The clitics and verb features that may render an English word of their own."""

CUES = ("gloss", "any gloss", "name", "same", *KINDS)
"""The channels of `cues`, in order."""

_OPEN_CLASSES = ("punctuation", "number", "capitalised", "word")
ARABIC_CLASSES = (*get_args(PartOfSpeech), "latin", "number", "punctuation")

_NAMEABLE = frozenset({"noun", "adjective", "verb", "proper", "unknown"})
"""What the lexicon may take a foreign name for."""

_LETTERS = re.compile(r"[^\W\d_]+")
_SAME = str.maketrans("،؛؟٫٬٪“”«»„’‘٠١٢٣٤٥٦٧٨٩–—", ',;?.,%"""""\'\'0123456789--')
_NAME = 0.1
"""Similarity of names that is worth telling to the model: below, it is nearly always 0."""


@cache
def english_classes() -> tuple[str, ...]:
    """The classes of English words, in the order of `english_class`."""
    return (*(row[0] for row in table("lexicon/align/function_words.tsv")), *_OPEN_CLASSES)


@cache
def _forms() -> dict[tuple[str, str], tuple[str, ...]]:
    return {(kind, form): tuple(words.split()) for kind, form, words in table("lexicon/align/clitics.tsv")}


@lru_cache(maxsize=1 << 15)
def stem(word: str) -> str:
    """Enough of a stem to find "decisions" and "decided" in "decision" glosses: endings off, lower case."""
    word = word.lower()
    for ending, rest in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: len(word) - len(ending)] + rest
            break
    return word.removesuffix("e") if len(word) > 3 else word


_ENDINGS = (
    ("iest", "y"), ("ies", "y"), ("ied", "y"), ("ier", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("es", ""),
    ("s", ""), ("ly", ""),
)  # fmt: skip


class English(NamedTuple):
    """An English word as far as the cues need it."""

    lower: str
    stem: str
    klass: int
    plain: str
    """As it would be written in Arabic text, for numbers, marks and Latin words."""


@lru_cache(maxsize=1 << 15)
def _english(text: str, kind: str) -> English:
    lower = text.lower()
    name = function_words().get(lower) or (
        kind if kind in ("punctuation", "number") else "capitalised" if text[:1].isupper() else "word"
    )
    return English(lower, stem(text), english_classes().index(name), lower.translate(_SAME))


def english_class(word: Token) -> int:
    """The index of a word's class in `english_classes`."""
    return _english(word.text, word.kind).klass


class Arabic(NamedTuple):
    """An Arabic word as far as the cues need it."""

    gloss: frozenset[str]
    """Stems of the English words in the glosses of the likeliest reading."""
    glosses: frozenset[str]
    """Of all readings."""
    forms: tuple[tuple[int, tuple[str, ...]], ...]
    """Kind (an index into `KINDS`) and English words of what is attached."""
    klass: int
    nameable: bool
    plain: str


@lru_cache(maxsize=1 << 15)
def _stems(gloss: str) -> frozenset[str]:
    return frozenset(stem(word) for word in _LETTERS.findall(gloss) if len(word) > 1)


def _attached(reading: Reading) -> list[tuple[int, tuple[str, ...]]]:
    found = [("conjunction", reading.conjunction), ("preposition", reading.preposition)]
    found += [("article", "ال" if reading.article else ""), ("future", "س" if reading.future else "")]
    found += [("pronoun", reading.pronoun.form if reading.pronoun else "")]
    found += [("passive", "-" if reading.passive else "")]
    if reading.part_of_speech == "verb":
        found.append(("subject", f"{reading.person} {reading.gender or '-'} {reading.number}"))
    return [(KINDS.index(kind), _forms()[kind, form]) for kind, form in found if (kind, form) in _forms()]


@lru_cache(maxsize=1 << 15)
def _arabic(text: str, kind: str, reading: Reading | None) -> Arabic:
    plain = text.lower().translate(_SAME) if kind != "word" else ""
    if reading is None:
        name = "unknown" if kind == "word" else kind
        return Arabic(frozenset(), frozenset(), (), ARABIC_CLASSES.index(name), kind == "word", plain)
    part = reading.part_of_speech
    own = _stems(reading.gloss)
    glosses = own.union(*(_stems(other.gloss) for other in analyse(text)))
    return Arabic(own, glosses, tuple(_attached(reading)), ARABIC_CLASSES.index(part), part in _NAMEABLE, plain)


@lru_cache(maxsize=1 << 15)
def _likeness(english: str, arabic: str) -> float:
    likeness = similarity(english, arabic)
    return likeness if likeness > _NAME else 0.0


def cues(
    english: Sequence[Token], arabic: Sequence[Word]
) -> tuple[Matrix, npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Cues of shape (`CUES`, English words, Arabic words), and the class of each English and of each Arabic word."""
    ours = [_english(word.text, word.kind) for word in english]
    theirs = [_arabic(word.text, word.kind, word.reading) for word in arabic]
    found = np.zeros((len(CUES), len(ours), len(theirs)), dtype=np.float32)
    where: dict[str, list[int]] = {}
    for i, word in enumerate(ours):
        where.setdefault(word.lower, []).append(i)
    capitalised = english_classes().index("capitalised")
    names = [i for i, word in enumerate(ours) if word.klass == capitalised and len(word.lower) > 1]
    for j, other in enumerate(theirs):
        for i, word in enumerate(ours):
            if word.stem in other.glosses:
                found[1, i, j] = 1
                found[0, i, j] = word.stem in other.gloss
            if other.plain and word.plain == other.plain:
                found[3, i, j] = 1
        for kind, words in other.forms:
            for form in words:
                for i in where.get(form, ()):
                    found[4 + kind, i, j] = 1
        if other.nameable:
            for i in names:
                if not found[1, i, j]:
                    found[2, i, j] = _likeness(english[i].text, arabic[j].text)
    return found, np.array([word.klass for word in ours]), np.array([word.klass for word in theirs])
