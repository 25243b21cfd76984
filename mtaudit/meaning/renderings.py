"""Which Arabic words a good translator may write for an English word: a dictionary, and whether a word is in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from mtaudit.align.cues import stem
from mtaudit.arabic.clitics import ARTICLE
from mtaudit.arabic.morphology import analyse
from mtaudit.arabic.normalise import fold
from mtaudit.arabic.words import Word
from mtaudit.english.lemmas import lemmas_with_parts
from mtaudit.meaning.expressions import (
    Expression,
    alternatives,
    covers,
    expressions,
    forms,
    roots,
    without_article,
)
from mtaudit.meaning.senses import sense_cells, words_with_senses
from mtaudit.resources import LEXICON, rows

_LETTERS = 4
"""Letters of a rendering that a longer word does not have by chance."""

_NEGATIVE = ("un", "in", "im", "ir", "il", "dis", "non")
"""Beginnings of words that say the contrary of the rest."""


class Renderings(NamedTuple):
    """The Arabic for an English word in any of its senses and parts of speech."""

    words: frozenset[str]
    """Single words in their dictionary forms, as `fold` spells them."""
    expressions: tuple[Expression, ...]
    """Those of several words."""
    written: tuple[str, ...]
    """All of them as the lexicon writes them."""


@cache
def _rows() -> Mapping[str, list[tuple[str, str]]]:
    """The rows of the dictionary by English word: part of speech and Arabic."""
    found: dict[str, list[tuple[str, str]]] = {}
    for path in sorted((LEXICON / "renderings").glob("*.tsv")):
        for word, part, arabic in rows(f"lexicon/renderings/{path.name}"):
            found.setdefault(word, []).append((part, arabic))
    return found


def is_adverb(word: str) -> bool:
    """Whether an English word is nothing but an adverb, which Arabic renders in many ways."""
    return {part for part, _ in _rows().get(word.lower(), ())} == {"r"}


def _cells(word: str) -> list[tuple[str, str]]:
    """The parts of speech and cells of Arabic of an English word: of the dictionary, and of the senses."""
    return [*_rows().get(word, ()), *sense_cells(word)]


@lru_cache(maxsize=1 << 14)
def renderings(word: str) -> Renderings | None:
    """What the dictionary has for an English word in any of its forms; None where it has nothing."""
    known = [(cell, part in parts) for lemma, parts in lemmas_with_parts(word) for part, cell in _cells(lemma)]
    cells = [cell for cell, fits in known if fits] or [cell for cell, _ in known]
    if not cells:
        return None
    found = dict.fromkeys(each for cell in cells for each in expressions(cell))
    return Renderings(
        frozenset(each[0] for each in found if len(each) == 1),
        tuple(each for each in found if len(each) > 1),
        tuple(dict.fromkeys(each for cell in cells for each in alternatives(cell))),
    )


def renders(known: Renderings, words: Sequence[Word], index: int) -> bool:
    """Whether an Arabic word in its sentence is one of the renderings, of the root of one, or part of one.

    A longer word that has the letters of one is derived from it, or two words are run together; one that differs from
    it in a letter is misspelt, which other rules report.
    """
    text = words[index].text
    letters, lemmas = fold(text), forms(text).lemmas
    return (
        is_listed(known, text)
        or any(len(each) >= _LETTERS and each in letters for each in known.words)
        or shares_root(known, text)
        or any(_is_misspelt(lemma, each) or _is_elative(lemma, each) for lemma in lemmas for each in known.words)
        or any(covers(each, words, index) for each in known.expressions)
    )


def is_listed(known: Renderings, word: str) -> bool:
    """Whether an Arabic word is one of the renderings itself."""
    return not forms(word).lemmas.isdisjoint(known.words)


def stands(known: Renderings, words: Sequence[Word]) -> bool:
    """Whether one of the renderings stands anywhere in a sentence."""
    return next(places(known, words), None) is not None


def places(known: Renderings, words: Sequence[Word]) -> Iterator[int]:
    """The words of a sentence that are one of the renderings."""
    return (k for k, word in enumerate(words) if word.kind == "word" and renders(known, words, k))


def has_content(word: Word) -> bool:
    """Whether a word is none of those of grammar: على, which is of the root of عال, is."""
    return word.kind == "word" and (word.reading is None or word.reading.part_of_speech in _CONTENT)


def shares_root(known: Renderings, word: str) -> bool:
    """Whether an Arabic word is of the root of a rendering."""
    return not forms(word).roots.isdisjoint(_roots(known.words))


@lru_cache(maxsize=1 << 14)
def _roots(words: frozenset[str]) -> frozenset[int]:
    """The roots of some words. To find them costs more than all that `renders` asks before."""
    return frozenset[int]().union(*(roots((each,)) for each in words))


def _is_misspelt(word: str, right: str) -> bool:
    """Whether a word is another but for a letter more, less, exchanged, or two in the wrong order."""
    if min(len(word), len(right)) <= _LETTERS or abs(len(word) - len(right)) > 1:
        return False
    first = next((k for k, (one, other) in enumerate(zip(word, right, strict=False)) if one != other), -1)
    one, other = word[first:], right[first:]
    return first >= 0 and (
        one[1:] == other[1:] or one[1:] == other or one == other[1:] or (one[1::-1], one[2:]) == (other[:2], other[2:])
    )


def _is_elative(word: str, adjective: str) -> bool:
    """Whether a word is أفعل of an adjective: أبرد of بارد. The lexicon of the analyser lacks many."""
    return len(word) == len("افعل") and word[0] == "ا" and word[1:] == adjective[:1] + _WEAK.sub("", adjective[1:])


def is_part(known: Renderings, word: Word) -> bool:
    """Whether a word is one of those of a rendering of several words, in whatever order: سمعة سيئة for سيئ السمعة."""
    here = forms(word.text).lemmas
    return any(part in here for each in known.expressions for part in each if len(part) > 2)


def antonym(word: str) -> Renderings | None:
    """The renderings of what a word negates: of available for unavailable."""
    rests = (word.lower().removeprefix(prefix) for prefix in _NEGATIVE if word.lower().startswith(prefix))
    return next((known for rest in rests if len(rest) >= _LETTERS and (known := renderings(rest))), None)


def kinship(known: Renderings, word: str) -> float:
    """How much of its meanings an Arabic word has in common with the renderings.

    1 where the lexicon of the analyser explains both by one English word. Otherwise each other English word that it
    renders counts by the share of its renderings that are among these: in a long row a word stands beside many that
    have nothing to do with it.
    """
    if not _glosses(word).isdisjoint(gloss for each in known.words for gloss in _glosses(each)):
        return 1.0
    others = {english for lemma in forms(word).lemmas for english in _rendered(lemma)}
    return sum(len(known.words & row) / len(row) for row in map(_single, others) if row)


@lru_cache(maxsize=1 << 15)
def _rendered(arabic: str) -> tuple[str, ...]:
    """The English words that an Arabic word renders, in its dictionary form and bare."""
    text = _text()
    found = []
    for cell in (f"|{spelling}|" for spelling in (arabic, ARTICLE + arabic) if without_article(spelling) == arabic):
        at = text.find(cell)
        while at >= 0:
            line = text.rfind("\n", 0, at) + 1
            found.append(text[line : text.index("\t", line)])
            at = text.find(cell, at + 1)
    return tuple(dict.fromkeys(found))


@cache
def _text() -> str:
    """The dictionary and the senses as one text to search in: of the words of an article few are ever looked for."""
    cells = [(word, arabic) for word, rows in _rows().items() for _, arabic in rows]
    cells += [(word, arabic) for word in words_with_senses() for _, arabic in sense_cells(word)]
    return fold("\n".join(f"{word}\t|{arabic}|" for word, arabic in cells))


@lru_cache(maxsize=1 << 15)
def _single(english: str) -> frozenset[str]:
    """The renderings of one word of a dictionary form."""
    return frozenset(each[0] for _, cell in _cells(english) for each in expressions(cell) if len(each) == 1)


@lru_cache(maxsize=1 << 15)
def _glosses(arabic: str) -> frozenset[str]:
    """Stems of the English words with which the analyser's lexicon explains a word."""
    return frozenset(stem(word) for reading in analyse(arabic) for word in _ENGLISH.findall(reading.gloss))


_CONTENT = frozenset({"noun", "adjective", "verb", "proper", "adverb"})
_WEAK = re.compile("[اوي]")
_ENGLISH = re.compile(r"(?<!\w)[a-z]{3,}(?!\w)")
