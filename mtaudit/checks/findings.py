"""From marks to findings: how the checks are run."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from operator import itemgetter

from mtaudit.checks.declare import Check, Mark
from mtaudit.checks.evidence import Evidence
from mtaudit.document import Range, cover
from mtaudit.errors import RuleError
from mtaudit.finding import Finding

_OVERLAPPING = 32
"""Passages that may overlap: furniture between the sentences of a passage lies within it."""


def run(checks: Iterable[Check], evidence: Evidence) -> list[Finding]:
    """Run the checks; findings in text order, each place told once a rule.

    Raises:
        RuleError: a check raised what it should not.
    """
    findings: dict[tuple[str, int, int, int | None], Finding] = {}
    places = [(p.target.start, p.target.end, p.index) for p in evidence.passages if p.target]
    for each in checks:
        if each.needs_source and evidence.source is None:
            continue
        try:
            for mark in each.function(evidence):
                finding = _finding(each, mark, evidence, places)
                findings.setdefault((each.id, finding.start, finding.end, finding.source_start), finding)
        except Exception as error:
            raise RuleError(each.id, each.origin) from error
    return sorted(findings.values(), key=lambda f: (f.start, f.end, f.rule, f.source_start or 0))


def _finding(declared: Check, mark: Mark, evidence: Evidence, places: Sequence[tuple[int, int, int]]) -> Finding:
    target = cover(evidence.target.text, mark.target)
    source = cover(evidence.source.text, mark.source) if evidence.source and mark.source else None
    segment = _passage_at(target, places)
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
        suggestion=mark.suggestion if mark.suggestion != target.text else None,
        evidence=dict(mark.evidence),
    )


def _passage_at(place: Range, places: Sequence[tuple[int, int, int]]) -> int | None:
    """The index of the passage that holds a place, the first one where two passages meet; `places` are in order."""
    after = bisect_right(places, place.start, key=itemgetter(0))
    for start, end, index in places[max(0, after - _OVERLAPPING) : after]:
        if start <= place.start and place.end <= end:
            return index
    return None
