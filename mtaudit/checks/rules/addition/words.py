"""ADD: words that nothing in the source accounts for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtaudit.arabic.words import Word
from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.coverage import shorten
from mtaudit.estimate.spans import heaviest_runs
from mtaudit.meaning.renderings import is_listed, renderings
from mtaudit.message import say

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
        Below the measured thresholds, and where any of the words is linked to the source. Half of the words render
        some of this sentence or of those beside it: a translator who parts sentences otherwise adds nothing.
    Bad
        ar: وصل الوزير إلى بغداد [[تفاحة شمسية مزروعة]] يوم الثلاثاء.
        en: The minister arrived in Baghdad on Tuesday.
    Good
        ar: وصل الوزير إلى العاصمة بغداد يوم الثلاثاء.
        en: The minister arrived in Baghdad on Tuesday.
    """
    for passage in evidence.prose:
        if passage.source is None or passage.estimate is None:
            continue
        linked = {j for _, j in passage.links}
        for run in heaviest_runs(passage.estimate.target, BASE):
            inside = range(run.first, run.last + 1)
            free = [passage.words[j] for j in inside if j not in linked]
            if (
                run.words < SHORTEST
                or run.weight < MINOR
                or len(free) < run.words
                or _is_beside(evidence, passage, free)
            ):
                continue
            yield Mark(
                [passage.words[j] for j in inside],
                say("nothing in the source accounts for this: {english!r}", english=shorten(passage.source.text)),
                round(0.4 + 0.4 * min(1.0, run.weight), 3),
                source=passage.source,
                severity="major" if run.weight >= MAJOR else "minor",
            )


def _is_beside(evidence: Evidence, passage: Passage, words: Sequence[Word]) -> bool:
    """Whether half of some words render any of their sentence or of those beside it."""
    around = evidence.passages[max(passage.index - 1, 0) : passage.index + 2]
    known = [each for near in around for token in near.english if (each := renderings(token.text))]
    return 2 * sum(any(is_listed(each, word.text) for each in known) for word in words) >= len(words)
