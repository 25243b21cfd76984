"""The words of the source that a finding's words render, for whoever looks at both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from mtaudit.checks.evidence import Evidence, Passage
from mtaudit.finding import Finding


def with_source_words(findings: Iterable[Finding], evidence: Evidence) -> Iterator[Finding]:
    """The findings, with the linked words of the source where they do not point into it themselves."""
    for finding in findings:
        passage = evidence.passage_of(finding)
        if passage is None or finding.source_start is not None:
            yield finding
        else:
            yield replace(finding, linked=tuple(_places(passage, finding)))


def _places(passage: Passage, finding: Finding) -> Iterator[tuple[int, int]]:
    """The places of the linked words; words side by side are one place."""
    marked = set(passage.marked(finding))
    linked = sorted({i for i, j in passage.firm_links if j in marked})
    breaks = [k for k, (i, following) in enumerate(pairwise(linked), 1) if following > i + 1]
    for first, last in pairwise([0, *breaks, len(linked)]):
        if first < last:
            yield passage.english[linked[first]].start, passage.english[linked[last - 1]].end
