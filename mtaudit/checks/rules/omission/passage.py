"""OMI: sentences of the source that the translation leaves out."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from statistics import median

from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.coverage import ELSEWHERE, audited, is_prose, is_translation, nearest, shorten
from mtaudit.checks.unlisted import is_plain, stands_free
from mtaudit.document import Span, cover, gap
from mtaudit.meaning.renderings import renderings
from mtaudit.message import Message, say

SURE = 0.45
"""Similarity of a bead that is surely right."""

RENDERED, LEAST = 0.5, 2
"""Share of the content words of a sentence whose renderings stand beside it and render nothing else, and how many words
these are of at least, for it to be merged there."""

ROOM = 0.5
"""Share of a sentence by which the Arabic beside it must be longer than its own English asks for, to hold it too."""

RATE, PRIOR = 1.1, 3
"""Characters of English to one of Arabic in news (NTREX 1.06, FLORES 1.13), and how many passages that is worth beside
those of the article itself."""


@check("OMI001", "dropped-passage", "omission", "major", needs_source=True)
def dropped_passage(evidence: Evidence) -> Iterator[Mark]:
    """Report sentences of the source that have no counterpart.

    What it finds
        One or more neighbouring sentences of the source that no sentence of the translation renders: one finding
        for a run of them.
    Why it matters
        A reader misses what the source reports. At the end of wire copy it is usual, and minor: desks cut from below.
    When it stays silent
        Headlines, furniture and very short sentences. The passages beside the gap are poorly aligned, or a passage
        of the translation is similar to the sentence, or the passages beside it render half of its words, and these
        passages are so much longer than their own English that the sentence may have been merged or moved there. Half
        of the passages or more have one side only: the two texts tell the same story in different words.
    Bad
        ar: وصل الوزير إلى بغداد يوم الثلاثاء.[[]] وسيلتقي هناك رئيس الحكومة. وسيغادر العاصمة يوم الخميس.
        en: The minister arrived in Baghdad on Tuesday. Angry farmers burned tyres near the old bridge. He will meet the prime minister there. He will leave the capital on Thursday.
    Good
        ar: وصل الوزير إلى بغداد يوم الثلاثاء. وأحرق مزارعون غاضبون إطارات قرب الجسر القديم. وسيغادر العاصمة يوم الخميس.
        en: The minister arrived in Baghdad on Tuesday. Angry farmers burned tyres near the old bridge. He will leave the capital on Thursday.
    """  # noqa: E501
    if evidence.source is None or not is_translation(evidence):
        return
    room = _room(evidence)
    last = max((p.index for p in evidence.passages if p.target), default=-1)
    for dropped, group in groupby(audited(evidence), key=lambda p: p.target is None):
        run = [p for p in group if dropped and p.source and is_prose(evidence.source, p.source)]
        if not run:
            continue
        run = [p for p in run if not _is_elsewhere(evidence, p, room)]
        sources = [p.source for p in run if p.source]
        if not sources or not _surely_beside(evidence, run) or _is_merged(evidence, run, room):
            continue
        at_end = run[-1].index > last
        text = cover(evidence.source.text, sources).text
        yield Mark(
            gap(run[0].anchor),
            _message(shorten(text), len(sources), at_end=at_end),
            0.6 if at_end else 0.8,
            source=sources,
            severity="minor" if at_end else "major",
        )


def _message(english: str, count: int, *, at_end: bool) -> Message:
    said = say("a sentence of the source is not translated")
    if count > 1:
        said = say("{count} sentences of the source are not translated", count=count)
    if at_end:
        said = say("{said} (the end was cut)", said=said)
    return say("{said}: {english!r}", said=said, english=english)


def _is_elsewhere(evidence: Evidence, passage: Passage, room: Mapping[int, float]) -> bool:
    """Whether a passage of the translation is similar to a sentence and has room for it."""
    least = ROOM * _length(passage.source)
    roomy = [vector for index, vector in evidence.target_vectors.items() if room.get(index, 0.0) >= least]
    return nearest([evidence.source_vectors[passage.index]], roomy)[0] >= ELSEWHERE


def _is_merged(evidence: Evidence, run: Sequence[Passage], room: Mapping[int, float]) -> bool:
    """Whether the passages beside dropped sentences have room for them and render half of their content words."""
    beside = _beside(evidence, run)
    if sum(room.get(p.index, 0.0) for p in beside) < ROOM * sum(_length(p.source) for p in run):
        return False
    words = [token.text for p in run for token in p.english if is_plain(token) and renderings(token.text)]
    rendered = sum(any(stands_free(p, each) for p in beside) for each in words)
    return len(words) >= LEAST and rendered >= RENDERED * len(words)


def _room(evidence: Evidence) -> dict[int, float]:
    """By how many characters of English the Arabic of each passage is longer than its own English asks for."""
    lengths = {p.index: (_length(p.source), _length(p.target)) for p in evidence.passages if p.target}
    rates = [math.log(english / arabic) for english, arabic in lengths.values() if english and arabic]
    share = len(rates) / (len(rates) + PRIOR)
    rate = math.exp(share * median(rates or [0.0]) + (1 - share) * math.log(RATE))
    return {index: rate * arabic - english for index, (english, arabic) in lengths.items() if rate * arabic > english}


def _length(span: Span | None) -> int:
    return len(span.text) if span else 0


def _surely_beside(evidence: Evidence, run: Sequence[Passage]) -> bool:
    """Whether the passages on both sides of the gap are well aligned."""
    return all(p.similarity is None or p.similarity >= SURE for p in _beside(evidence, run))


def _beside(evidence: Evidence, run: Sequence[Passage]) -> list[Passage]:
    """The passages before and behind."""
    return [evidence.passages[k] for k in (run[0].index - 1, run[-1].index + 1) if 0 <= k < len(evidence.passages)]
