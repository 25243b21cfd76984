"""One finding a place: where several rules mark the same words, the most telling one stays."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import Literal

from mtaudit.finding import WEIGHTS, Finding

ESTIMATED: tuple[str, ...] = ("MIS", "ADD002", "OMI002", "OMI003")
"""Rules and families that estimate that words are wrong; every other says what is, and goes first."""

_FORM: tuple[str, ...] = ("GRM", "AGR", "PUN")
_ADDED: tuple[str, ...] = ("ADD003",)

_MISSING_WORD, _WRONG = "OMI003", "MIS"
"""The rule that misses a single word, and the family that says that words are wrong."""

_Kind = Literal["form", "added", "other"]
_RIVALS: dict[_Kind, tuple[_Kind, ...]] = {
    "form": ("form", "other"),
    "added": ("added", "other"),
    "other": ("form", "added", "other"),
}
"""How a word is written, and that a run of words is too many, are two things to say of one place."""


def settle(findings: Iterable[Finding]) -> list[Finding]:
    """Drop a finding where a more telling one overlaps it; text order is kept.

    A rule that names the error is more telling than an estimate; among equals the graver one, then the surer one,
    then the shorter one. Of empty spans (omissions) one is dropped whose words of the source are all
    among those of another: a clause that is missing is more than the number in it. A single word that is missing is
    dropped where it is said that others stand in its place.
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
    taken: dict[_Kind, list[tuple[int, int]]] = {"form": [], "added": [], "other": []}
    missing: dict[int | None, list[tuple[int, int]]] = {}
    for finding in ranked:
        if finding.start < finding.end:
            kind = _kind(finding)
            span = (finding.start, finding.end)
            if any(_overlaps(span, taken[rival]) for rival in _RIVALS[kind]):
                continue
            taken[kind].insert(bisect_left(taken[kind], span), span)
        elif finding.source_start is not None and finding.source_end is not None:
            told = missing.setdefault(finding.segment, [])
            if any(start <= finding.source_start and finding.source_end <= end for start, end in told):
                continue
            told.append((finding.source_start, finding.source_end))
        kept.append(finding)
    wrong = [finding for finding in kept if finding.rule.startswith(_WRONG)]
    told_once = (f for f in kept if f.rule != _MISSING_WORD or not any(_is_replaced_by(f, each) for each in wrong))
    return sorted(told_once, key=lambda f: (f.start, f.end, f.rule, f.source_start or 0))


def _is_replaced_by(missing: Finding, wrong: Finding) -> bool:
    """Whether wrong words stand in the place of a missing one."""
    return wrong.source_start is not None and wrong.source_start == missing.source_start


def _kind(finding: Finding) -> _Kind:
    if finding.rule.startswith(_FORM):
        return "form"
    return "added" if finding.rule in _ADDED else "other"


def _overlaps(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    """Whether a span overlaps one of some that are sorted and do not overlap one another."""
    at = bisect_left(taken, span)
    return any(other[0] < span[1] and span[0] < other[1] for other in taken[max(at - 1, 0) : at + 1])
