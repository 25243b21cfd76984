"""Sentences of a translation that run into one another because a full stop is missing, found with the source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from mtaudit.align.sentences import Bead
from mtaudit.arabic.clitics import without_conjunction
from mtaudit.arabic.morphology import analyse
from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.word_lists import is_listed
from mtaudit.encode.sentences import Runs, encode, encode_cuts

# Measured on NTREX-128 documents with sentences dropped and joined, many of which lack their full stop.

_LEAST_GAIN = 0.45
"""How much the cosines of both parts with their sources, together, must exceed the whole's with either."""

_FEWEST_WORDS = 3
"""Words of a part."""

_LIKELY_START = 0.1
"""Added to the cosines of a cut before "و" or a number or after a mark: the sums alone are flat over a word or two."""

_GOES_ON = tuple(",،؛;:([«“/-–—")
"""After these a sentence goes on."""

_LEADING = {"particle", "preposition", "conjunction", "relative"}
"""Parts of speech after which one goes on; after a verb "to be" one does too."""


def find_run_ons(source: Runs, target: Runs, beads: Sequence[Bead]) -> Mapping[int, list[int]]:
    """For each target sentence that runs on, the character positions in it where a new sentence begins.

    A sentence is held against the source sentences of its bead.
    """
    cuts: dict[int, list[int]] = {}
    for bead in beads:
        if len(bead.source) > 1:
            for j in bead.target:
                positions = _cuts(source, bead.source[0], bead.source[-1] + 1, target.texts[j])
                if positions:
                    cuts[j] = positions
    return cuts


def _cuts(source: Runs, first: int, stop: int, text: str) -> list[int]:
    """Cut a text into parts that render the source sentences `first` to `stop`, as far as it falls apart."""
    if stop - first < 2 or len(text.split()) < 2 * _FEWEST_WORDS:
        return []
    positions, before, after = encode_cuts(text)
    allowed = np.array([_may_begin(text, at) for at in positions], bool)
    allowed[: _FEWEST_WORDS - 1] = allowed[len(allowed) - _FEWEST_WORDS + 1 :] = False
    if not allowed.any():
        return []
    likely = _LIKELY_START * np.array([_likely_begins(text, at) for at in positions])
    whole = encode([text])[0]
    best = (_LEAST_GAIN, 0, 0)
    for middle in range(first + 1, stop):
        left = source.vectors(middle - first, first, first + 1)[0]
        right = source.vectors(stop - middle, middle, middle + 1)[0]
        gains = before @ left + after @ right + likely - max(whole @ left, whole @ right)
        k = int(np.where(allowed, gains, -np.inf).argmax())
        best = max(best, (float(gains[k]), middle, positions[k]))
    _, middle, at = best
    if not at:
        return []
    return [*_cuts(source, first, middle, text[:at]), at, *(at + p for p in _cuts(source, middle, stop, text[at:]))]


def _may_begin(text: str, at: int) -> bool:
    """Not in a quotation, nor after a mark or word with which a sentence goes on."""
    before = text[:at].rstrip()
    if not (text[at].isalnum() or text[at] in "\"'“«(") or before.endswith(_GOES_ON):
        return False
    quoted = any(before.rfind(opening) > before.rfind(closing) for opening, closing in ("“”", "«»", "()"))
    straight = before[before.rfind("”") + 1 :].count('"')
    quoted = quoted or (straight % 2 == 1 and text[at:].count('"') % 2 == 1)
    last_word = before.rsplit(maxsplit=1)[-1] if before else ""
    return not quoted and not _leads(last_word)


def _leads(word: str) -> bool:
    """Whether a sentence goes on after a word, with a conjunction before it or without: فلا, وليس."""
    readings = [reading for form in (word, without_conjunction(normalise(word))) for reading in analyse(form)[:1]]
    return any(
        reading.part_of_speech in _LEADING or is_listed(normalise(reading.lemma), "copulas") for reading in readings
    )


def _likely_begins(text: str, at: int) -> bool:
    return text[at] == "و" or text[at].isdigit() or not text[:at].rstrip()[-1:].isalnum()
