"""OMI: words of a sentence that its translation leaves out."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.coverage import shorten
from mtaudit.checks.linked import source_text
from mtaudit.document import gap
from mtaudit.estimate.spans import heaviest_runs
from mtaudit.finding import Severity
from mtaudit.message import say

BASE = 0.25
"""Probability of a word above which it speaks for an omission."""

MINOR, A_WORD, MAJOR = 0.6, 0.03, 2.3
"""Sums of probabilities above the base: the least for a finding, to which each content word of the sentence adds (the
longer a sentence, the more ways to render it freely), and for a grave one. Chosen on FLORES and NTREX with a third of
the words cut out; 0.8 for every sentence found 0.02 less and alarmed a quarter more on NTREX."""


@check("OMI002", "omitted-words", "omission", "major", needs_source=True)
def omitted_words(evidence: Evidence) -> Iterator[Mark]:
    """Report words of a sentence that its translation leaves out.

    What it finds
        A run of English content words that nothing in the Arabic sentence renders, by the estimator that reads both.
    Why it matters
        A dropped clause can turn a report around, and nothing in the fluent Arabic shows it.
    When it stays silent
        Below the measured thresholds; a single word must be surely missing. Function words never count.
    Bad
        ar: قال المتحدث إن المستشفى استقبل عشرين جريحا[[]].
        en: The spokesman said the hospital received twenty wounded, most of them children who had been playing football in the street.
    Good
        ar: قال المتحدث إن المستشفى استقبل عشرين جريحا معظمهم أطفال كانوا يلعبون كرة القدم في الشارع.
        en: The spokesman said the hospital received twenty wounded, most of them children who had been playing football in the street.
    """  # noqa: E501
    for passage in evidence.prose:
        if passage.estimate is None:
            continue
        least = MINOR + A_WORD * sum(value is not None for value in passage.estimate.source)
        for run in heaviest_runs(passage.estimate.source, BASE):
            if run.weight < least:
                continue
            missing = passage.english[run.first : run.last + 1]
            severity: Severity = "major" if run.weight >= MAJOR else "minor"
            yield Mark(
                gap(_place(passage, run.first)),
                say("not in the translation: {english!r}", english=shorten(source_text(passage, missing))),
                0.8 if severity == "major" else 0.55,
                source=missing,
                severity=severity,
            )


def _place(passage: Passage, first: int) -> int:
    """Where missing words belong: behind the Arabic word that renders the last rendered English word before them."""
    before = [(i, j) for i, j in passage.links if i < first]
    if before:
        last = max(i for i, _ in before)
        return max(passage.words[j].end for i, j in before if i == last)
    return passage.target.start if passage.target else passage.anchor
