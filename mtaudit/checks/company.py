"""What the findings of one passage say of each other: where one thing is wrong, another one is no free translation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from mtaudit.checks.evidence import Evidence
from mtaudit.finding import Finding

PARAPHRASED = frozenset({"MIS004"})
"""Rules that what a good translator says in other words can set off. In 600 sentences of human translation 2 of their
21 findings stand beside another one, in annotated output 16 of 27; of these 14 are right, and annotators call them all
major or critical."""


def graver_together(findings: Sequence[Finding], evidence: Evidence) -> list[Finding]:
    """The findings; those of `PARAPHRASED` are major where another one, not of punctuation, is in their passage.

    A back-translation that is evidence has said already how grave they are.
    """
    told = Counter(finding.segment for finding in findings if finding.category != "punctuation")
    return [
        replace(finding, severity="major")
        if finding.rule in PARAPHRASED and told[finding.segment] > 1 and not _is_compared(finding, evidence)
        else finding
        for finding in findings
    ]


def _is_compared(finding: Finding, evidence: Evidence) -> bool:
    passage = evidence.passage_of(finding)
    return passage is not None and passage.returned is not None
