"""One finding a place: where several rules mark the same words, the most telling one stays."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from mtaudit.finding import WEIGHTS, Finding

ESTIMATED: tuple[str, ...] = ("MIS", "ADD002", "OMI002")
"""Rules and families that estimate that words are wrong; every other says what is, and goes first."""


def settle(findings: Iterable[Finding]) -> list[Finding]:
    """Drop a finding where a more telling one overlaps it; text order is kept.

    A rule that names the error is more telling than an estimate; among equals the graver one, then the surer one,
    then the shorter one. An empty span (an omission) overlaps nothing.
    """
    ranked = sorted(
        findings,
        key=lambda f: (
            f.rule.startswith(ESTIMATED),
            -WEIGHTS[f.severity],
            -f.confidence,
            f.end - f.start,
            f.start,
            f.rule,
        ),
    )
    kept: list[Finding] = []
    taken: list[tuple[int, int]] = []
    for finding in ranked:
        span = (finding.start, finding.end)
        if finding.start < finding.end:
            at = bisect_left(taken, span)
            if any(other[0] < span[1] and span[0] < other[1] for other in taken[max(at - 1, 0) : at + 1]):
                continue
            taken.insert(at, span)
        kept.append(finding)
    return sorted(kept, key=lambda f: (f.start, f.end, f.rule, f.source_start or 0))
