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
    passage = evidence.passage_of(finding)
    testimony = passage.testimony if passage else None
    if passage is None or testimony is None:
        return finding
    others = dict.fromkeys(word for j in passage.marked(finding) for word in testimony.instead[j])
    return replace(finding, evidence={**finding.evidence, OTHERS: "، ".join(others)}) if others else finding
