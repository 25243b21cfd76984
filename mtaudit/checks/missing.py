"""The words of the source that seem to be missing from the translation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mtaudit.arabic.joined import is_several
from mtaudit.arabic.normalise import normalise
from mtaudit.checks.coverage import sharing_sentence
from mtaudit.checks.evidence import Evidence, Passage
from mtaudit.checks.unlisted import stands_free
from mtaudit.estimate import Probabilities
from mtaudit.estimate.spans import Run, heaviest_runs

BASE = 0.25
"""Probability of a word above which it speaks for an omission."""

MINOR, A_WORD = 0.6, 0.03
"""Sum of probabilities above the base that a run has at least, and what each content word of the sentence adds to it:
the longer a sentence, the more ways to render it freely. Chosen on FLORES and NTREX with a third of the words cut out;
0.8 for every sentence found 0.02 less and alarmed a quarter more on NTREX."""


class Missing(NamedTuple):
    """What seems to be missing from a passage.

    `words`: the probability that each English word is, 0 for those that are seen to stand in the Arabic sentence;
    `runs`: words that are missing together.
    """

    passage: Passage
    words: Probabilities
    runs: tuple[Run, ...]


def missing_words(evidence: Evidence) -> Iterator[Missing]:
    """The passages whose words can be told apart; rules take them from `Evidence.missing`, which asks once."""
    for passage in evidence.prose:
        if (
            passage.estimate
            and not passage.is_another
            and not any(is_several(normalise(word.text)) for word in passage.words)
        ):
            estimated = passage.estimate.source
            words = _unseen(evidence, passage, estimated)
            yield Missing(passage, words, tuple(_runs(estimated, words)))


def _runs(estimated: Probabilities, unseen: Probabilities) -> Iterator[Run]:
    """Runs of words that are missing, unless most of what speaks for one is of words that are seen elsewhere."""
    least = MINOR + A_WORD * sum(value is not None for value in estimated)
    for run in heaviest_runs(estimated, BASE):
        left = sum(max((value or 0.0) - BASE, 0.0) for value in unseen[run.first : run.last + 1])
        if run.weight >= least and left >= run.weight / 2:
            yield run


def _unseen(evidence: Evidence, passage: Passage, estimated: Probabilities) -> Probabilities:
    """The probabilities that English words are missing; 0 for those that are seen to stand in the Arabic sentence."""
    if all(value is None or value <= BASE for value in estimated):
        return estimated
    seen = {
        i
        for name in evidence.names[passage.index].renderings
        if name.words is not None and not name.shared
        for i in range(name.first, name.last)
    }
    seen |= passage.well_rendered
    beside = sharing_sentence(evidence, passage)
    numbers = [(number.start, number.end) for _, number in passage.number_pairs.same]
    return tuple(
        0.0
        if value is not None
        and value > BASE
        and (
            i in seen
            or any(start <= token.start <= end for start, end in numbers)
            or stands_free(passage, token.text, {i})
            or any(stands_free(each, token.text) for each in beside)
        )
        else value
        for i, (token, value) in enumerate(zip(passage.english, estimated, strict=True))
    )
