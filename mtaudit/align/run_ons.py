"""Sentences of a translation that run into one another because a full stop is missing, found with the source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from mtaudit.align.sentences import align_beads
from mtaudit.document import Document
from mtaudit.encode.sentences import Runs, encode_cuts, encode_runs
from mtaudit.segment import cut

_LEAST_SIMILARITY = 0.45
"""Cosine that both parts must reach with their sources."""

_FEWEST_WORDS = 3
"""Words of a part."""

_MOST_SOURCES = 3
"""Source sentences that one sentence of the translation is held against."""

_LIKELY_START = 0.04
"""Added to the cosines of a cut before "و" or a number or after a mark: the sums alone are flat over a word or two."""

_SHORTEST_LAST = 4
"""Letters of a word that may end a sentence: shorter ones are mostly particles (على، من، أن)."""

_GOES_ON = tuple(",،؛;:([«“/-–—")
"""After these a sentence goes on."""


def split_run_ons(source: Document, target: Document) -> Document:
    """The target with its run-on sentences cut where the source has a sentence end."""
    rows = [each.text for each in source.segments if each.kind != "furniture"]
    numbers = [k for k, each in enumerate(target.segments) if each.kind != "furniture"]
    cuts = find_run_ons(rows, [target.segments[k].text for k in numbers])
    return cut(target, {numbers[j]: positions for j, positions in cuts.items()}) if cuts else target


def find_run_ons(source: Sequence[str], target: Sequence[str]) -> Mapping[int, list[int]]:
    """For each target sentence that runs on, the character positions in it where a new sentence begins.

    Held against several source sentences are those that the aligner gives several, or that stand beside a source
    sentence without a counterpart.
    """
    if len(source) < 2 or not target:
        return {}
    beads = align_beads(source, target)
    alone = {bead.source[0] for bead in beads if not bead.target}
    runs = encode_runs(source)
    cuts: dict[int, list[int]] = {}
    for bead in beads:
        if len(bead.target) != 1 or not bead.source:
            continue
        first, stop = bead.source[0], bead.source[-1] + 1
        spans = [(first, stop), (first - (first - 1 in alone), stop), (first, stop + (stop in alone))]
        options = [_cuts(runs, a, b, target[bead.target[0]]) for a, b in spans if 2 <= b - a <= _MOST_SOURCES]
        best = max(options, key=len, default=[])
        if best:
            cuts[bead.target[0]] = best
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
    best: tuple[float, int, int] | None = None
    for middle in range(first + 1, stop):
        left = before @ source.vectors(middle - first, first, first + 1)[0]
        right = after @ source.vectors(stop - middle, middle, middle + 1)[0]
        good = allowed & (np.minimum(left, right) >= _LEAST_SIMILARITY)
        sums = np.where(good, left + right + likely, -np.inf)
        k = int(sums.argmax())
        if good[k] and (best is None or sums[k] > best[0]):
            best = (float(sums[k]), middle, positions[k])
    if best is None:
        return []
    _, middle, at = best
    return [*_cuts(source, first, middle, text[:at]), at, *(at + p for p in _cuts(source, middle, stop, text[at:]))]


def _may_begin(text: str, at: int) -> bool:
    """Not in a quotation, after a mark with which a sentence goes on, or after a word as short as the particles."""
    before = text[:at].rstrip()
    last_word = before.rsplit(maxsplit=1)[-1] if before else ""
    starts = text[at].isalnum() or text[at] in "\"'“«("
    quoted = any(before.count(opening) > before.count(closing) for opening, closing in ("“”", "«»", "()"))
    quoted = quoted or (before.count('"') % 2 == 1 and text.count('"') % 2 == 0)
    particle = len(last_word) < _SHORTEST_LAST and last_word.isalpha()
    return starts and not quoted and not particle and not before.endswith(_GOES_ON)


def _likely_begins(text: str, at: int) -> bool:
    return text[at] == "و" or text[at].isdigit() or not text[:at].rstrip()[-1:].isalnum()
