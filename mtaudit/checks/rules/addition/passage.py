"""ADD: sentences of the translation that the source does not have."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from mtaudit.checks import Evidence, Mark, check
from mtaudit.checks.coverage import ELSEWHERE, is_prose, is_translation, nearest, shorten
from mtaudit.message import say


@check("ADD001", "added-passage", "addition", "major", needs_source=True)
def added_passage(evidence: Evidence) -> Iterator[Mark]:
    """Report sentences of the translation that have no source.

    What it finds
        Sentences of the translation that render no sentence of the source: one finding for a run of neighbours.
    Why it matters
        The source does not vouch for them: they are the desk's own, or invented by the model.
    When it stays silent
        Headlines, furniture and very short sentences; a sentence that is similar to any sentence of the source; and
        where half of the passages or more have one side only.
    Bad
        ar: وصل الوزير إلى بغداد يوم الثلاثاء. [[وأحرق مزارعون غاضبون إطارات قرب الجسر القديم.]] وسيلتقي هناك رئيس الحكومة. وسيغادر العاصمة يوم الخميس.
        en: The minister arrived in Baghdad on Tuesday. He will meet the prime minister there. He will leave the capital on Thursday.
    Good
        ar: وصل الوزير إلى بغداد يوم الثلاثاء. وأحرق مزارعون غاضبون إطارات قرب الجسر القديم. وسيغادر العاصمة يوم الخميس.
        en: The minister arrived in Baghdad on Tuesday. Angry farmers burned tyres near the old bridge. He will leave the capital on Thursday.
    """  # noqa: E501
    if evidence.source is None or not is_translation(evidence):
        return
    for added, group in groupby(evidence.prose, key=lambda p: p.source is None):
        run = [p for p in group if added and p.kind == "prose" and p.target and is_prose(evidence.target, p.target)]
        if not run:
            continue
        cosines = nearest([evidence.target_vectors[p.index] for p in run], list(evidence.source_vectors.values()))
        kept = [p.target for p, cosine in zip(run, cosines, strict=True) if p.target and cosine < ELSEWHERE]
        if kept:
            message = say("this sentence has no counterpart in the source")
            if len(kept) > 1:
                message = say("{count} sentences have no counterpart in the source", count=len(kept))
            yield Mark(kept, message, 0.7)


@check("ADD004", "another-sentence", "addition", "critical", needs_source=True)
def another_sentence(evidence: Evidence) -> Iterator[Mark]:
    """Report a passage that says something else than the source beside it altogether.

    What it finds
        Two sides of a passage that have next to no meaning in common.
    Why it matters
        The model made the sentence up, or the lines of the two files went apart.
    When it stays silent
        Short passages, and all that have some likeness to their source, however free. Where it speaks, numbers and
        missing words of the passage are not compared.
    Bad
        ar: [[يأمل المزارعون أن يهطل المطر قبل نهاية الشهر حتى لا تتلف محاصيل القمح والشعير هذا العام.]]
        en: The airline cancelled forty flights to Asia because pilots refused to work on public holidays without extra pay.
    Good
        ar: ألغت شركة الطيران أربعين رحلة إلى آسيا لأن الطيارين رفضوا العمل في العطل الرسمية دون أجر إضافي.
        en: The airline cancelled forty flights to Asia because pilots refused to work on public holidays without extra pay.
    """  # noqa: E501
    for passage in evidence.prose:
        if passage.target and passage.source and passage.is_another:
            yield Mark(
                passage.target,
                say("this is not what the source says: {english!r}", english=shorten(passage.source.text)),
                0.9,
                source=passage.source,
            )
