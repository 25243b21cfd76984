"""Whether the words of a bead, whose sentences' vectors are not near enough to be sure, speak for it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mtaudit.align.words import Range, align_words_many

# Measured on the doubtful beads of NTREX-128 documents with sentences dropped and joined.

_LEAST_LINKED = 1.0
"""Share of the letters of the English side in linked words, and that of the Arabic side, together: below are 53 of 59
beads of unrelated sentences and 3 of 107 right ones."""

_OTHER_NUMBERS = 0.25
"""Taken off if either side has numbers and none is on both."""

_ARABIC = re.compile(r"[ء-ي]")
_DIGITS = re.compile(r"\d{1,9}")
_GROUPING = re.compile(r"(?<=\d)[.,،٬٫](?=\d)")


def supported(pairs: Sequence[tuple[str, str]]) -> list[bool]:
    """For each text and its supposed rendering, whether words speak for it; True where the rendering is not Arabic."""
    known = [k for k, (_, target) in enumerate(pairs) if _ARABIC.search(target)]
    right = [True] * len(pairs)
    for k, links in zip(known, align_words_many([pairs[k] for k in known]), strict=True):
        right[k] = _linked(*pairs[k], links) >= _LEAST_LINKED
    return right


def _linked(source: str, target: str, links: Sequence[tuple[Range, Range]]) -> float:
    shares = _share(source, {link[0] for link in links}) + _share(target, {link[1] for link in links})
    left, right = _numbers(source), _numbers(target)
    return shares - _OTHER_NUMBERS * (left != right and not left & right)


def _share(text: str, ranges: set[Range]) -> float:
    """The share of a text's letters and digits in disjoint ranges."""
    linked = "".join(text[start:end] for start, end in ranges)
    return sum(map(str.isalnum, linked)) / max(1, sum(map(str.isalnum, text)))


def _numbers(text: str) -> set[int]:
    """Digits in any script, in runs of at most nine, which may be broken by a comma or point of thousands."""
    return {int(run) for run in _DIGITS.findall(_GROUPING.sub("", text))}
