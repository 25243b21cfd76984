"""ADD: words that nothing in the source accounts for."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.checks.coverage import shorten
from mtaudit.checks.declare import Mark, check
from mtaudit.checks.evidence import Evidence
from mtaudit.document import Span
from mtaudit.estimate.spans import heaviest_runs

BASE = 0.37
"""Probability of a word above which it speaks for an error."""

SHORTEST = 2
"""Words of a run without any counterpart."""

MINOR, MAJOR = 0.6, 1.5
"""Sums of probabilities above the base."""


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
