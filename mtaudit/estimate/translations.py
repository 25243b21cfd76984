"""How often an Arabic word was seen as the translation of an English one, in parallel text.

Words are counted without clitics, article and endings. `training/estimate.py` counts them.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from mtaudit.arabic.clitics import light_stem
from mtaudit.document import Token
from mtaudit.resources import table

_ENGLISH = re.compile(r"(?<=\w{3})(?:ings?|edly|ed|ies|es|s|ly|e|y)$")


@lru_cache(maxsize=1 << 16)
def english_stem(word: str) -> str:
    """The lower-case word without its ending."""
    return _ENGLISH.sub("", word[:100].lower())


class Counts(NamedTuple):
    """Of each Arabic stem: its English stems; of each stem of either language: its links."""

    pairs: dict[str, dict[str, int]]
    arabic: dict[str, int]
    english: dict[str, int]


@cache
def counts() -> Counts:
    """The table."""
    pairs: dict[str, dict[str, int]] = {}
    arabic: dict[str, int] = {}
    english: dict[str, int] = {}
    for word, total, *found in table("learned/estimate/translations.tsv"):
        arabic[word] = int(total)
        row = pairs[word] = {}
        for entry in found:
            other, count = entry.split()
            row[other] = int(count)
            english[other] = english.get(other, 0) + int(count)
    return Counts(pairs, arabic, english)


def seen(english: Sequence[Token], arabic: Sequence[Token]) -> tuple[npt.NDArray[np.float32], ...]:
    """Logarithms of 1 + the counts of links: of the words with each other (English, Arabic), of each side's words."""
    known = counts()
    ours, theirs = [english_stem(word.text) for word in english], [light_stem(word.text) for word in arabic]
    matrix = np.zeros((len(ours), len(theirs)), np.float32)
    for j, word in enumerate(theirs):
        row = known.pairs.get(word)
        if row:
            for i, other in enumerate(ours):
                if other in row:
                    matrix[i, j] = math.log1p(row[other])
    left = np.array([math.log1p(known.english.get(word, 0)) for word in ours], np.float32)
    right = np.array([math.log1p(known.arabic.get(word, 0)) for word in theirs], np.float32)
    return matrix, left, right
