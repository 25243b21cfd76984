"""The senses of English words that take different Arabic words, and which of them a context shows.

A sense is known by examples of its use. The vector of a word in its sentence (`mtaudit.meaning.context`) is held
against those of the word in the examples of each sense: the nearest two decide, and the mean of all (nearest neighbours
over contextual vectors, as Peters et al. 2018, https://aclanthology.org/N18-1202, did with senses). The part of speech
decides before, where the words beside it tell it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from mtaudit.arabic.words import Word
from mtaudit.document import Token
from mtaudit.english.lemmas import american_spellings, lemmas_with_parts
from mtaudit.english.parts_of_speech import possible_parts
from mtaudit.meaning.context import Context, Matrix, unit
from mtaudit.meaning.expressions import Expression, alternatives, covers, expressions, roots
from mtaudit.resources import LEARNED, LEXICON, rows

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

    def is_rendered(self, words: Sequence[Word], index: int) -> bool:
        """Whether an Arabic word renders the sense, alone or with its neighbours."""
        return any(covers(each, words, index) for each in self.arabic)


@dataclass(frozen=True, slots=True)
class Choice:
    """The sense that a context shows, and how near all senses of the word are to it, in cosines."""

    sense: Sense
    nearness: Mapping[Sense, float]

    @property
    def margin(self) -> float:
        """By how much nearer the sense is than the next one."""
        return self.lead([other for other in self.nearness if other is not self.sense])

    def lead(self, others: Iterable[Sense]) -> float:
        """By how much nearer the sense is than the nearest of some others."""
        return self.nearness[self.sense] - max(self.nearness[other] for other in others)


class _Row(NamedTuple):
    """A row of the lexicon, and where the vectors of its examples are stored."""

    part: str
    name: str
    arabic: str
    first: int
    stop: int


class _Stored(NamedTuple):
    context: Context
    vectors: npt.NDArray[np.int8]
    """In all directions, each of its own scale."""


def sense_rows() -> Iterator[tuple[str, ...]]:
    """The rows of all files of senses, in the order in which their vectors are stored."""
    for path in sorted((LEXICON / "senses").glob("*.tsv")):
        yield from rows(f"lexicon/senses/{path.name}")


@cache
def _rows() -> Mapping[str, list[_Row]]:
    """The rows by word; noun and verb senses of one word stand together."""
    found: dict[str, list[_Row]] = {}
    stop = 0
    for word, part, name, arabic, examples in sense_rows():
        first, stop = stop, stop + examples.count(" | ") + 1
        found.setdefault(word, []).append(_Row(part, name, arabic, first, stop))
    return found


@cache
def _vectors() -> _Stored:
    with np.load(LEARNED / "senses" / "vectors.npz") as arrays:
        context = Context(arrays["mean"].astype(np.float32), arrays["directions"].astype(np.float32))
        return _Stored(context, arrays["vectors"])


def words_with_senses() -> Iterable[str]:
    """The English words of which the lexicon has senses."""
    return _rows().keys()


def sense_cells(word: str) -> list[tuple[str, str]]:
    """The part of speech and the cell of Arabic of each sense of a word in its dictionary form."""
    return [(row.part, row.arabic) for row in _rows().get(word, ())]


@lru_cache(maxsize=1 << 14)
def senses_of(word: str) -> tuple[Sense, ...]:
    """The senses of an English word in any of its forms, as leaves is one of leaf and of leave.

    A reporter is no form of report, nor rugged of a rug.
    """
    lemmas = lemmas_with_parts(word)[: 1 if word.endswith("er") else None]
    known = [lemma for lemma, parts in lemmas if any(row.part in parts for row in _rows().get(lemma, ()))]
    twice = {spelling for lemma in known for spelling in american_spellings(lemma)}
    return tuple(sense for lemma in known if lemma not in twice for sense in _senses(lemma))


@lru_cache(maxsize=1 << 13)
def _senses(word: str) -> tuple[Sense, ...]:
    """The senses of a word in its dictionary form."""
    return tuple(_sense(word, row) for row in _rows()[word])


def _sense(word: str, row: _Row) -> Sense:
    vectors = unit(_vectors().vectors[row.first : row.stop].astype(np.float32))
    arabic = expressions(row.arabic), alternatives(row.arabic)
    return Sense(word, row.part, row.name, *arabic, vectors, unit(vectors.mean(axis=0)))


@lru_cache(maxsize=1 << 14)
def is_kin(sense: Sense, other: Sense) -> bool:
    """Whether two senses are a verb and its noun: to win and a win, whose Arabic words have a root in common."""
    return sense.part != other.part and not _roots(sense).isdisjoint(_roots(other))


def _roots(sense: Sense) -> frozenset[int]:
    return frozenset().union(*map(roots, sense.arabic))


def choose(senses: tuple[Sense, ...], words: Sequence[str], vectors: Matrix, index: int) -> Choice | None:
    """The sense that a word has in its sentence; `vectors` are those of the words, of shape (words, 384).

    None where no sense is of the part of speech that the word has there: to light candles. Senses of another part of
    speech count for the margin all the same, for a translation may be free to take a noun for a verb.
    """
    parts = {word: possible_parts(words, index, word) for word in dict.fromkeys(sense.word for sense in senses)}
    possible = [sense for sense in senses if sense.part in parts[sense.word]]
    if not possible:
        return None
    found = _vectors().context.vector(words, vectors, index)
    nearness = {sense: _nearness(sense, found) for sense in senses}
    return Choice(max(possible, key=nearness.__getitem__), nearness)


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
