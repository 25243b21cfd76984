"""What WordNet 3.0 knows of two English words: whether they may mean the same, nearly the same, or opposites.

`training/wordnet.py` made the table.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal, NamedTuple

import numpy as np

from mtaudit.english.lemmas import possible_lemmas
from mtaudit.resources import LEARNED

Relation = Literal["same", "near", "kin", "opposite", "none", "unknown"]
"""`same`: a sense in common, or of words derived from one another; `near`: one says it wider, or something similar;
`kin`: both are of one kind, as cat and dog; `unknown`: WordNet lacks one of them."""


class Meaning(NamedTuple):
    """The concepts that a word may stand for, those around them, and its opposites."""

    meant: frozenset[int]
    wider: frozenset[int]
    opposite: frozenset[str]


class _Table(NamedTuple):
    rows: dict[str, int]
    words: list[str]
    forms: dict[str, tuple[str, ...]]
    arrays: dict[str, np.ndarray]

    def row(self, name: str, index: int) -> list[int]:
        starts = self.arrays[f"{name}_starts"]
        found: list[int] = self.arrays[name][starts[index] : starts[index + 1]].tolist()
        return found


@cache
def _table() -> _Table:
    with np.load(LEARNED / "english" / "wordnet.npz") as arrays:
        found = {name: arrays[name] for name in arrays.files}
    words = found.pop("words").tobytes().decode().split("\n")
    forms: dict[str, tuple[str, ...]] = {}
    for line in found.pop("forms").tobytes().decode().split("\n"):
        form, lemma = line.split()
        forms[form] = (*forms.get(form, ()), lemma)
    return _Table({word: k for k, word in enumerate(words)}, words, forms, found)


@lru_cache(maxsize=1 << 14)
def lemmas(word: str) -> frozenset[str]:
    """The dictionary forms of a word that WordNet has."""
    table, lower = _table(), word.lower()
    return frozenset(each for each in (*possible_lemmas(lower), *table.forms.get(lower, ())) if each in table.rows)


@lru_cache(maxsize=1 << 14)
def meaning(word: str) -> Meaning | None:
    """What a word may mean, None where WordNet lacks it."""
    table = _table()
    rows = [table.rows[each] for each in lemmas(word)]
    if not rows:
        return None
    return Meaning(
        frozenset(concept for row in rows for concept in table.row("meant", row)),
        frozenset(concept for row in rows for concept in table.row("wider", row)),
        frozenset(table.words[other] for row in rows for other in table.row("opposite", row)),
    )


@lru_cache(maxsize=1 << 16)
def relation(one: str, other: str) -> Relation:
    """How two words are related."""
    left, right = meaning(one), meaning(other)
    if left is None or right is None:
        return "unknown"
    if left.meant & right.meant:
        return "same"
    if left.opposite & lemmas(other) or right.opposite & lemmas(one):
        return "opposite"
    if left.meant & right.wider or left.wider & right.meant:
        return "near"
    return "kin" if left.wider & right.wider else "none"
