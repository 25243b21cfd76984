"""What the findings of one passage say of each other: where one thing is wrong, another one is no free translation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mtaudit.checks.evidence import Evidence
from mtaudit.finding import Finding

PARAPHRASED = frozenset({"MIS004"})
"""Rules that what a good translator says in other words can set off. In 1,100 sentences of human translation 5 of their
50 findings stand beside one of another rule, in annotated output 12 of 27; these 12 are right, and annotators call them
major or critical."""


def graver_together(findings: Sequence[Finding], evidence: Evidence) -> list[Finding]:
    """The findings; those of `PARAPHRASED` are major where one of another rule, not of punctuation, stands beside them.

    A back-translation that is evidence has said already how grave they are.
    """
    faulty = {
        finding.segment for finding in findings if finding.rule not in PARAPHRASED and finding.category != "punctuation"
    }
    return [
        replace(finding, severity="major")
        if finding.rule in PARAPHRASED and finding.segment in faulty and not _is_compared(finding, evidence)
        else finding
        for finding in findings
    ]


def _is_compared(finding: Finding, evidence: Evidence) -> bool:
    passage = evidence.passage_of(finding)
    return passage is not None and passage.returned is not None
