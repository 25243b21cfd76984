"""Opposites: which Arabic words say the contrary of an English one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from mtaudit.english.lemmas import possible_lemmas
from mtaudit.meaning.expressions import Expression, alternatives, expressions
from mtaudit.meaning.renderings import renderings
from mtaudit.resources import table


class Opposite(NamedTuple):
    """The contrary of an English word or expression."""

    words: int
    """How many English words the expression has."""
    own: frozenset[Expression]
    """What renders the expression itself."""
    contrary: frozenset[str]
    """What renders only its opposites, in one word."""
    contrary_phrases: tuple[Expression, ...]
    """What renders only its opposites, in several words, the longest first."""
    english: frozenset[str]
    """The opposites in English, of one word each."""
    written: tuple[str, ...]
    """The Arabic of the expression itself, as the lexicon writes it."""


class _Row(NamedTuple):
    english: tuple[str, ...]
    arabic: str
    opposites: tuple[str, ...]
    opposite_arabic: str


@cache
def _rows() -> Mapping[str, tuple[_Row, ...]]:
    """The rows of the lexicon, read from both sides, by the first word of the English expression."""
    found: dict[str, list[_Row]] = {}
    for one, arabic, other, other_arabic in table("lexicon/opposites/pairs.tsv"):
        for side in ((one, arabic, other, other_arabic), (other, other_arabic, one, arabic)):
            for expression in side[0].split("|"):
                words = tuple(expression.split())
                found.setdefault(words[0], []).append(_Row(words, side[1], tuple(side[2].split("|")), side[3]))
    return {word: tuple(rows) for word, rows in found.items()}


@cache
def _prefixed() -> Mapping[str, str]:
    """English words that a prefix negates, and what it negates."""
    return {row[0]: row[1] for row in table("lexicon/opposites/prefixed.tsv")}


def is_negated_by_prefix(word: str) -> bool:
    """Whether an English word is negative by its own form: unsafe."""
    return word.lower() in _prefixed()


def opposite_at(english: Sequence[str], index: int) -> Opposite | None:
    """The contrary of the longest expression that begins at an English word; None where none is known."""
    word = english[index].lower()
    rows = [row for lemma in possible_lemmas(word) for row in _rows().get(lemma, ())]
    here = [row for row in rows if _follows(row.english[1:], english, index + 1)]
    longest = max((len(row.english) for row in here), default=1)
    if not here and word not in _prefixed():
        return None
    expression = " ".join((word, *(each.lower() for each in english[index + 1 : index + longest])))
    return _opposite(expression, tuple(dict.fromkeys(row for row in here if len(row.english) == longest)))


def _follows(rest: Sequence[str], english: Sequence[str], index: int) -> bool:
    return all(index + k < len(english) and part in possible_lemmas(english[index + k]) for k, part in enumerate(rest))


@lru_cache(maxsize=1 << 12)
def _opposite(expression: str, rows: tuple[_Row, ...]) -> Opposite | None:
    """All rows of an expression together: what renders it by one of them is no contrary by another."""
    words = len(expression.split())
    known = renderings(expression) if words == 1 else None
    own, contrary = set(_all(row.arabic for row in rows)), set(_all(row.opposite_arabic for row in rows))
    english = {each for row in rows for each in row.opposites if " " not in each}
    if words == 1 and (base := _prefixed().get(expression)) and (of_base := renderings(base)):
        contrary.update((each,) for each in of_base.words)
        english.add(base)
    contrary -= own
    if known:
        contrary -= {(each,) for each in known.words}
    if not contrary:
        return None
    written = tuple(dict.fromkeys(each for row in rows for each in alternatives(row.arabic)))
    return Opposite(
        words,
        frozenset(own),
        frozenset(each[0] for each in contrary if len(each) == 1),
        tuple(sorted((each for each in contrary if len(each) > 1), key=lambda each: (-len(each), each))),
        frozenset(english),
        written,
    )


def _all(cells: Iterable[str]) -> Iterable[Expression]:
    return (each for cell in cells for each in expressions(cell))
