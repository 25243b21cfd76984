"""ADD: sentences and words of the translation that the source does not have."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from mtaudit.checks.declare import Mark, check
from mtaudit.checks.evidence import Evidence
from mtaudit.checks.rules.omission import ELSEWHERE, is_prose, is_translation, nearest, shorten
from mtaudit.document import Span
from mtaudit.estimate.spans import heaviest_runs

BASE = 0.37
"""Probability of a word above which it speaks for an error."""

SHORTEST = 2
"""Words of a run without any counterpart."""

MINOR, MAJOR = 0.6, 1.5
"""Sums of probabilities above the base."""


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
    Measured
        `benchmarks/passages.py` on NTREX: of sentences put into an article 98 % are found, with 0.06 other findings
        an article.
    Bad
        ar: وصل الوزير إلى بغداد يوم الثلاثاء. [[وأحرق مزارعون غاضبون إطارات قرب الجسر القديم.]] وسيلتقي هناك رئيس الحكومة. وسيغادر العاصمة يوم الخميس.
        en: The minister arrived in Baghdad on Tuesday. He will meet the prime minister there. He will leave the capital on Thursday.
    Good
        ar: وصل الوزير إلى بغداد يوم الثلاثاء. وأحرق مزارعون غاضبون إطارات قرب الجسر القديم. وسيغادر العاصمة يوم الخميس.
        en: The minister arrived in Baghdad on Tuesday. Angry farmers burned tyres near the old bridge. He will leave the capital on Thursday.
    """  # noqa: E501
    if evidence.source is None or not is_translation(evidence):
        return
    sources = [p.source.text for p in evidence.passages if p.source]
    for added, group in groupby(evidence.prose, key=lambda p: p.source is None):
        run = [p.target for p in group if added and p.kind == "prose" and p.target]
        run = [span for span in run if is_prose(evidence.target, span)]
        near = nearest([span.text for span in run], sources)
        kept = [span for span, cosine in zip(run, near, strict=True) if cosine < ELSEWHERE]
        if kept:
            start, end = kept[0].start, kept[-1].end
            count = f"{len(kept)} sentences have" if len(kept) > 1 else "this sentence has"
            yield Mark(Span(start, end, evidence.target.text[start:end]), f"{count} no counterpart in the source", 0.7)


@check("ADD002", "added-words", "addition", "minor", needs_source=True)
def added_words(evidence: Evidence) -> Iterator[Mark]:
    """Report words that nothing in the English sentence accounts for.

    What it finds
        Two or more neighbouring Arabic words that are estimated to be wrong and that are linked to no English word.
    Why it matters
        Small models invent and repeat words; an editor must strike them out.
    When it stays silent
        Below the measured thresholds, and where any of the words is linked to the source.
    Measured
        On professional translations 0.2 to 0.3 findings per 1000 words. Annotated additions are too few to tell more.
    Bad
        ar: وصل الوزير إلى بغداد [[تفاحة شمسية مزروعة]] يوم الثلاثاء.
        en: The minister arrived in Baghdad on Tuesday.
    Good
        ar: وصل الوزير إلى العاصمة بغداد يوم الثلاثاء.
        en: The minister arrived in Baghdad on Tuesday.
    """
    for passage in evidence.prose:
        if passage.source is None or passage.target is None or passage.estimate is None:
            continue
        offset = passage.target.start
        linked = {j for _, j in passage.links}
        free = [w for j, w in enumerate(passage.words) if j not in linked]
        for run in heaviest_runs(passage.estimate.target, BASE):
            start, end = offset + run.start, offset + run.end
            inside = [w for w in free if start <= w.start and w.end <= end]
            if run.words >= SHORTEST and run.weight >= MINOR and len(inside) >= run.words:
                yield Mark(
                    Span(start, end, evidence.target.text[start:end]),
                    f"nothing in the source accounts for this: {shorten(passage.source.text)!r}",
                    round(0.4 + 0.4 * min(1.0, run.weight), 3),
                    source=passage.source,
                    severity="major" if run.weight >= MAJOR else "minor",
                )
