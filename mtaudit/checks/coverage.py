"""What the checks of omission and addition share: whether one text has what the other one has."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from mtaudit.checks.evidence import Evidence, Passage
from mtaudit.document import Document, Span
from mtaudit.encode.sentences import Vectors

ALIGNED = 0.5
"""Part of the passages that must have both sides; below it the texts are not a source and its translation."""

ELSEWHERE = 0.5
"""A sentence that is so similar to a passage of the other text was merged or moved there."""

_WITHIN = tuple("،,؛;")
"""Marks with which a sentence goes on."""

SHORTEST = 4
"""Words of a sentence that counts."""


def is_translation(evidence: Evidence) -> bool:
    """Whether enough passages have both sides."""
    prose = audited(evidence)
    return bool(prose) and sum(bool(p.source and p.target) for p in prose) >= ALIGNED * len(prose)


def is_prose(document: Document, span: Span) -> bool:
    """Whether the span holds a prose segment that is long enough to count."""
    return any(s.kind == "prose" and len(s.text.split()) >= SHORTEST for s in document.within(span))


def sharing_sentence(evidence: Evidence, passage: Passage) -> list[Passage]:
    """The passages beside one that share its Arabic sentence.

    Where a run-on sentence was cut, the cut may stand a few words too early or too late.
    """
    text, shared = evidence.target.text, []
    for left in (passage.index - 1, passage.index):
        if left >= 0 and left + 1 < len(evidence.passages):
            before, after = evidence.passages[left], evidence.passages[left + 1]
            last = text[before.target.start : before.target.end].rstrip()[-1:] if before.target else ""
            if after.target and (last.isalnum() or last in _WITHIN):
                shared.append(before if after is passage else after)
    return shared


def nearest(vectors: Sequence[Vectors], others: Sequence[Vectors]) -> list[float]:
    """For each of some vectors the highest cosine to one of the others."""
    if not vectors or not others:
        return [0.0] * len(vectors)
    return [float(cosine) for cosine in (np.stack(vectors) @ np.stack(others).T).max(axis=1)]


def shorten(text: str, most: int = 120) -> str:
    """The text on one line, its middle left out when it is long."""
    text = " ".join(text.split())
    return text if len(text) <= most else f"{text[: most // 2].rstrip()} … {text[-most // 2 :].lstrip()}"


def audited(evidence: Evidence) -> list[Passage]:
    """The passages that are not furniture."""
    return [p for p in evidence.passages if p.kind != "furniture"]
