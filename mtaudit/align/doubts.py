"""Whether the words of a bead, whose sentences' vectors are not near enough to be sure, speak for it."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from mtaudit.align.words import Pair, link
from mtaudit.document import Token

# Measured on the doubtful beads of NTREX-128 documents with sentences dropped and joined.

_LEAST_LINKED = 1.0
"""Share of the letters of the English side in linked words, and that of the Arabic side, together: below are 53 of 59
beads of unrelated sentences and 3 of 107 right ones."""

_OTHER_NUMBERS = 0.25
"""Taken off if either side has numbers and none is on both."""

_DIGITS = re.compile(r"\d{1,9}")
_GROUPING = re.compile(r"(?<=\d)[.,،٬٫](?=\d)")


def supported(pairs: Sequence[Pair]) -> list[bool]:
    """For each sentence and its supposed rendering, whether words speak for it; True if the rendering is not Arabic."""
    return [not _is_arabic(pair.arabic) or _linked(pair) >= _LEAST_LINKED for pair in pairs]


def _is_arabic(words: Sequence[Token]) -> bool:
    return any(word.kind == "word" for word in words)


def _linked(pair: Pair) -> float:
    links = link(pair)
    shares = _share(pair.english, {i for i, _ in links}) + _share(pair.arabic, {j for _, j in links})
    left, right = _numbers(pair.english), _numbers(pair.arabic)
    return shares - _OTHER_NUMBERS * (left != right and not left & right)


def _share(words: Sequence[Token], linked: Set[int]) -> float:
    """The share of the letters and digits of a sentence that is in linked words."""
    letters = [sum(map(str.isalnum, word.text)) for word in words]
    return sum(letters[index] for index in linked) / max(1, sum(letters))


def _numbers(words: Sequence[Token]) -> set[int]:
    """Digits in any script, in runs of at most nine, which may be broken by a comma or point of thousands."""
    text = " ".join(word.text for word in words)
    return {int(run) for run in _DIGITS.findall(_GROUPING.sub("", text))}
