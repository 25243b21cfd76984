"""What others would write in the place of the words that a finding marks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from mtaudit.checks.evidence import Evidence
from mtaudit.finding import Finding

OTHERS = "others write"
"""The key of a finding's evidence that holds them."""


def with_alternatives(findings: Iterable[Finding], evidence: Evidence) -> list[Finding]:
    """The findings, with the words of other translations where these have others than the marked ones."""
    return [_with_alternatives(finding, evidence) for finding in findings]


def _with_alternatives(finding: Finding, evidence: Evidence) -> Finding:
    passage = None if finding.segment is None else evidence.passages[finding.segment]
    testimony = passage.testimony if passage else None
    if passage is None or testimony is None:
        return finding
    marked = (j for j, word in enumerate(passage.words) if finding.start < word.end and word.start < finding.end)
    others = dict.fromkeys(word for j in marked for word in testimony.instead[j])
    return replace(finding, evidence={**finding.evidence, OTHERS: "، ".join(others)}) if others else finding
