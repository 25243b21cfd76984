"""The senses of English words that take different Arabic words, and which of them a context shows.

A sense is known by examples of its use. The vector of a word in its sentence (`mtaudit.meaning.context`) is held
against those of the word in the examples of each sense: the nearest two decide, and the mean of all (nearest neighbours
over contextual vectors, as Peters et al. 2018, https://aclanthology.org/N18-1202, did with senses). The part of speech
decides before, where the words beside it tell it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np

from mtaudit.document import Token
from mtaudit.english.lemmas import lemmas_with_parts
from mtaudit.english.parts_of_speech import possible_parts
from mtaudit.meaning.context import Context, Matrix, unit
from mtaudit.meaning.expressions import Expression, alternatives, expressions
from mtaudit.resources import LEARNED, LEXICON, table

_NEAREST = 2
"""Examples of a sense that are counted."""


@dataclass(frozen=True, slots=True, eq=False)
class Sense:
    """One sense of an English word: its name, the Arabic expressions that render it, its examples' vectors."""

    word: str
    part: str
    """n, v, a or r: noun, verb, adjective or adverb."""
    name: str
    arabic: tuple[Expression, ...]
    written: tuple[str, ...]
    """The Arabic as the lexicon writes it."""
    vectors: Matrix
    """Unit vectors of shape (examples, directions), of the word in each example."""
    middle: Matrix
    """The unit vector of their mean."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The sense that a context shows, and by how much nearer it is than the next one, in cosines."""

    sense: Sense
    margin: float


@dataclass(frozen=True, slots=True)
class _Stored:
    context: Context
    vectors: Matrix


@cache
def inventory() -> Mapping[str, tuple[Sense, ...]]:
    """The senses by word; noun and verb senses of one word stand together."""
    stored = _vectors().vectors
    found: dict[str, list[Sense]] = {}
    position = 0
    for word, part, name, arabic, examples in sense_rows():
        first, position = position, position + len(examples.split(" | "))
        vectors = stored[first:position]
        sense = Sense(word, part, name, expressions(arabic), alternatives(arabic), vectors, unit(vectors.mean(axis=0)))
        found.setdefault(word, []).append(sense)
    return {word: tuple(senses) for word, senses in found.items()}


def sense_rows() -> list[tuple[str, ...]]:
    """The rows of all files of senses, in the order in which their vectors are stored."""
    names = sorted(path.name for path in (LEXICON / "senses").glob("*.tsv"))
    return [row for name in names for row in table(f"lexicon/senses/{name}")]


@cache
def _vectors() -> _Stored:
    with np.load(LEARNED / "senses" / "vectors.npz") as arrays:
        context = Context(arrays["mean"].astype(np.float32), arrays["directions"].astype(np.float32))
        return _Stored(context, unit(arrays["vectors"].astype(np.float32)))


@lru_cache(maxsize=1 << 14)
def senses_of(word: str) -> tuple[Sense, ...]:
    """The senses of an English word in any of its forms; a reporter is no form of report, nor rugged of a rug."""
    known = inventory()
    lemmas = lemmas_with_parts(word)[: 1 if word.endswith("er") else None]
    possible = (known[lemma] for lemma, parts in lemmas if any(each.part in parts for each in known.get(lemma, ())))
    return next(possible, ())


def choose(senses: tuple[Sense, ...], words: Sequence[str], vectors: Matrix, index: int) -> Choice | None:
    """The sense that a word has in its sentence; `vectors` are those of the words, of shape (words, 384).

    None where no sense is of the part of speech that the word has there: to light candles. Senses of another part of
    speech count for the margin all the same, for a translation may be free to take a noun for a verb.
    """
    parts = possible_parts(words, index, senses[0].word)
    possible = [k for k, sense in enumerate(senses) if sense.part in parts]
    if not possible:
        return None
    found = _vectors().context.vector(words, vectors, index)
    scores = [_nearness(sense, found) for sense in senses]
    best = max(possible, key=scores.__getitem__)
    return Choice(senses[best], scores[best] - max(scores[k] for k in range(len(senses)) if k != best))


def _nearness(sense: Sense, vector: Matrix) -> float:
    """Half the nearest examples, half the mean of all."""
    return float(np.sort(sense.vectors @ vector)[-_NEAREST:].mean() + sense.middle @ vector) / 2


def choose_senses(words: Sequence[Token], vectors: Matrix) -> dict[int, Choice]:
    """The senses of the words of a sentence that have several, by index; `vectors` has shape (words, 384)."""
    texts = [word.text for word in words]
    found = (
        (index, choose(senses, texts, vectors, index))
        for index, word in enumerate(words)
        if word.kind == "word" and word.text.islower() and len(senses := senses_of(word.text)) > 1
    )
    return {index: choice for index, choice in found if choice}
