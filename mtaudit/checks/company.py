"""What the findings of one passage say of each other: where one thing is wrong, another one is no free translation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mtaudit.checks.evidence import Evidence
from mtaudit.finding import Finding

PARAPHRASED = frozenset({"MIS004"})
"""Rules that what a good translator says in other words can set off. Beside any finding of another rule stand 6 of the
35 of FLORES's human translation, and 12 of 27 in annotated output, all right and called major or critical there; beside
a grave one none of the 35."""


def graver_together(findings: Sequence[Finding], evidence: Evidence) -> list[Finding]:
    """The findings; those of `PARAPHRASED` are major where a grave one of another rule stands beside them.

    A back-translation that is evidence has said already how grave they are.
    """
    faulty = {
        finding.segment for finding in findings if finding.rule not in PARAPHRASED and finding.severity != "minor"
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
