"""Which Arabic words a good translator may write for an English word: a dictionary, and whether a word is in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from mtaudit.arabic.words import Word
from mtaudit.english.lemmas import possible_lemmas
from mtaudit.meaning.expressions import Expression, expressions, find, forms, roots
from mtaudit.meaning.senses import sense_rows
from mtaudit.resources import LEXICON, table


class Renderings(NamedTuple):
    """The Arabic for an English word in any of its senses and parts of speech."""

    words: frozenset[str]
    """Single words in their dictionary forms, as `fold` spells them."""
    roots: frozenset[int]
    """The roots of these."""
    expressions: tuple[Expression, ...]
    """Those of several words."""


@cache
def _cells() -> Mapping[str, tuple[str, ...]]:
    """The cells of Arabic by English word: of the dictionary, and of the senses."""
    found: dict[str, list[str]] = {}
    for path in sorted((LEXICON / "renderings").glob("*.tsv")):
        for word, _, arabic in table(f"lexicon/renderings/{path.name}"):
            found.setdefault(word, []).append(arabic)
    for word, _, _, arabic, _ in sense_rows():
        found.setdefault(word, []).append(arabic)
    return {word: tuple(cells) for word, cells in found.items()}


@lru_cache(maxsize=1 << 14)
def renderings(word: str) -> Renderings | None:
    """What the dictionary has for an English word in any of its forms; None where it has nothing."""
    cells = [cell for lemma in possible_lemmas(word) for cell in _cells().get(lemma, ())]
    if not cells:
        return None
    found = dict.fromkeys(each for cell in cells for each in expressions(cell))
    single = [each for each in found if len(each) == 1]
    return Renderings(
        frozenset(each[0] for each in single),
        frozenset[int]().union(*map(roots, single)),
        tuple(each for each in found if len(each) > 1),
    )


def renders(known: Renderings, words: Sequence[Word], index: int) -> bool:
    """Whether an Arabic word in its sentence is one of the renderings, of the root of one, or part of one."""
    here = forms(words[index].text)
    if not here.lemmas.isdisjoint(known.words) or not here.roots.isdisjoint(known.roots):
        return True
    return any(index in place for each in known.expressions for place in find(each, words))


def stand_anywhere(known: Renderings, words: Sequence[Word]) -> Iterator[int]:
    """The Arabic words of a sentence that are renderings, wherever they stand."""
    return (index for index in range(len(words)) if words[index].kind == "word" and renders(known, words, index))
