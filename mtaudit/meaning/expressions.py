"""Arabic expressions of the lexicon, and whether a word of a text is a form of one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from mtaudit.arabic.clitics import ARTICLE, cores
from mtaudit.arabic.lexicon import root
from mtaudit.arabic.morphology import analyse
from mtaudit.arabic.normalise import fold
from mtaudit.arabic.words import Word

Expression = tuple[str, ...]
"""The words of an Arabic expression in their dictionary forms, as `fold` spells them, without the article."""

_GAP = "~"
_LONGEST_GAP = 3
"""Words that may stand between two parts of an expression where `~` allows it."""

_SHORTEST = 4
"""Letters of a word that can begin with the article."""

_ENDINGS = ("ات", "ين", "ون", "ان", "ه", "ا")
"""Of gender, number and case, as `fold` spells them."""

_SHORTEST_STEM = 4
"""Letters of a word that the lexicon lacks without its ending."""


class Forms(NamedTuple):
    """What an Arabic word may be a form of: dictionary forms as `fold` spells them, and roots of the lexicon."""

    lemmas: frozenset[str]
    roots: frozenset[int]


def expressions(cell: str) -> tuple[Expression, ...]:
    """The expressions of a cell of the lexicon, which are separated by `|`."""
    return tuple(tuple(map(without_article, each.split())) for each in alternatives(fold(cell)))


def alternatives(cell: str) -> tuple[str, ...]:
    """The same as the lexicon writes them."""
    return tuple(cell.split("|"))


@lru_cache(maxsize=1 << 15)
def bare(word: str) -> str:
    """A word as `fold` spells it, without the article."""
    return without_article(fold(word))


def without_article(folded: str) -> str:
    """The same of a word that is folded already."""
    return folded.removeprefix(ARTICLE) if len(folded) >= _SHORTEST else folded


@lru_cache(maxsize=1 << 15)
def forms(word: str) -> Forms:
    """Of what a word may be a form, by every reading of the lexicon and by its letters without clitics.

    Where there is no reading, also by its letters without an ending: المصدومة is a form of مصدوم.
    """
    readings = analyse(word)
    letters = {bare(core) for core in cores(word)}
    lemmas = {bare(reading.lemma) for reading in readings} | letters
    if not readings:
        stems = (core.removesuffix(ending) for core in letters for ending in _ENDINGS if core.endswith(ending))
        lemmas.update(stem for stem in stems if len(stem) >= _SHORTEST_STEM)
    return Forms(frozenset(lemmas), frozenset(root(reading.entry) for reading in readings if reading.entry >= 0))


@lru_cache(maxsize=1 << 15)
def roots(expression: Expression) -> frozenset[int]:
    """The roots of an expression of one word; none for more words, which mean something together."""
    return forms(expression[0]).roots if len(expression) == 1 else frozenset()


def find(expression: Expression, words: Sequence[Word]) -> Iterator[range]:
    """Where the words of an expression stand in their order; `~` in it allows up to three words between."""
    for start in range(len(words)):
        if place := begins(expression, words, start):
            yield place


def begins(expression: Expression, words: Sequence[Word], start: int) -> range | None:
    """The words that an expression takes up where it begins at a word; None where it does not."""
    at, gap = start, 0
    for part in expression:
        if part == _GAP:
            gap = _LONGEST_GAP
            continue
        for reached in range(at, min(at + gap + 1, len(words))):
            if part in forms(words[reached].text).lemmas:
                break
        else:
            return None
        at, gap = reached + 1, 0
    return range(start, at)


def covers(expression: Expression, words: Sequence[Word], index: int) -> bool:
    """Whether an expression stands so that it takes up a word of a sentence."""
    if len(expression) == 1:
        return expression[0] in forms(words[index].text).lemmas
    earliest = index - len(expression) - _LONGEST_GAP * expression.count(_GAP)
    places = (begins(expression, words, start) for start in range(max(0, earliest), index + 1))
    return any(index in place for place in places if place)


def stands(expression: Expression, words: Sequence[Word]) -> bool:
    """Whether an expression stands anywhere in a sentence."""
    return next(find(expression, words), None) is not None


def is_related(expression: Expression, word: Word) -> bool:
    """Whether a word shares its root with an expression of one word: موافقة with وافق."""
    return not roots(expression).isdisjoint(forms(word.text).roots)
