"""What tells a finding from others in every later run: the same in a baseline, in decisions and in each report.

A fingerprint hangs on the rule, the marked text, a few words around it and, where all of these are the same, on how
many stand before it; never on a path, a line or an offset, so that it stays when text is put before or a file moves.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from mtaudit.finding import Finding
from mtaudit.result import SegmentResult

CONTEXT = 3
"""Words on each side, of the same passage: enough to tell repeated names apart, few enough to outlive edits nearby."""

_WORD = re.compile(r"\w+")


def identified(findings: Iterable[Finding], target: str, segments: Sequence[SegmentResult]) -> Iterator[Finding]:
    """The findings with their fingerprints: 16 hexadecimal digits of SHA-256."""
    seen: Counter[str] = Counter()
    for finding in findings:
        key = "\0".join((finding.rule, " ".join(finding.about.split()), *_context(finding, target, segments)))
        seen[key] += 1
        digest = hashlib.sha256(f"{key}\0{seen[key]}".encode("utf-8", "surrogatepass"))
        yield replace(finding, fingerprint=digest.hexdigest()[:16])


def _context(finding: Finding, target: str, segments: Sequence[SegmentResult]) -> tuple[str, str]:
    passage = segments[finding.segment].target if finding.segment is not None else None
    if passage is None:
        return "", ""
    before, after = target[passage.start : finding.start], target[finding.end : passage.end]
    return " ".join(_WORD.findall(before)[-CONTEXT:]), " ".join(_WORD.findall(after)[:CONTEXT])
