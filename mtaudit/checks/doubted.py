"""Marks for what a model that scores finds wrong by itself."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from mtaudit.checks.declare import Mark
from mtaudit.checks.evidence import Evidence
from mtaudit.checks.minimal_pairs import Kind, Pair, Verdict
from mtaudit.message import Message, say

SURE = 0.9
"""Confidence where a rule and the model agree."""
ALONE = 0.6
"""Confidence where the model alone finds a word wrong."""


def doubted(evidence: Evidence, kind: Kind, said: Collection[tuple[int, int]]) -> Iterator[tuple[Pair, Mark]]:
    """Marks of words that the model doubts, but for those at which a rule has `said` something (passage and word)."""
    best: dict[tuple[int, int | bool], Verdict] = {}
    for (found, passage, first), verdict in evidence.verdicts.items():
        if found == kind and verdict.doubts and (passage, first) not in said:
            place = bool(verdict.pair.instead) if kind == "negation" else first  # a sentence has one lost negation
            earlier = best.get((passage, place))
            if earlier is None or verdict.answer.gain > earlier.answer.gain:
                best[passage, place] = verdict
    for verdict in best.values():
        pair, answer = verdict.pair, verdict.answer
        words = pair.passage.words[pair.first : max(pair.end, pair.first + 1)]
        begin = pair.passage.source.start if pair.passage.source else 0
        source = [t for t in pair.passage.english if t.start < begin + answer.end and begin + answer.start < t.end]
        suggestion = pair.instead if pair.end > pair.first and pair.instead else None
        yield pair, Mark(words, _message(pair), ALONE, source=source or None, suggestion=suggestion)


def _message(pair: Pair) -> Message:
    if pair.end == pair.first:
        return say("the source fits the sentence better with a negation here")
    if not pair.instead:
        return say("the source fits the sentence better without this negation")
    return say("the source fits {instead} better here", instead=pair.instead)
