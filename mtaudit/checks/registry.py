"""From marks to findings: how the checks are run."""

from __future__ import annotations

from collections.abc import Iterable

from mtaudit.checks.declare import Check, Mark
from mtaudit.checks.evidence import Evidence
from mtaudit.document import cover
from mtaudit.errors import RuleError
from mtaudit.finding import Finding


def run(checks: Iterable[Check], evidence: Evidence) -> list[Finding]:
    """Run the checks; findings in text order, each place told once a rule.

    Raises:
        RuleError: a check raised what it should not.
    """
    findings: dict[tuple[str, int, int, int | None], Finding] = {}
    for each in checks:
        if each.needs_source and evidence.source is None:
            continue
        try:
            for mark in each.function(evidence):
                finding = _finding(each, mark, evidence)
                findings.setdefault((each.id, finding.start, finding.end, finding.source_start), finding)
        except Exception as error:
            raise RuleError(each.id, each.origin) from error
    return sorted(findings.values(), key=lambda f: (f.start, f.end, f.rule, f.source_start or 0))


def _finding(declared: Check, mark: Mark, evidence: Evidence) -> Finding:
    target = cover(evidence.target.text, mark.target)
    source = cover(evidence.source.text, mark.source) if evidence.source and mark.source else None
    segment = next(
        (
            p.index
            for p in evidence.passages
            if p.target and p.target.start <= target.start and target.end <= p.target.end
        ),
        None,
    )
    return Finding(
        rule=declared.id,
        category=declared.category,
        severity=mark.severity or declared.severity,
        confidence=round(mark.confidence, 3),
        message=mark.message,
        start=target.start,
        end=target.end,
        text=target.text,
        segment=segment,
        source_start=source.start if source else None,
        source_end=source.end if source else None,
        source_text=source.text if source else None,
        suggestion=mark.suggestion,
        evidence=dict(mark.evidence),
    )
