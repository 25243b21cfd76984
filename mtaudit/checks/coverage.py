"""What the checks of omission and addition share: whether one text has what the other one has."""

from __future__ import annotations

from mtaudit.checks.evidence import Evidence, Passage
from mtaudit.document import Document, Span

ALIGNED = 0.5
"""Part of the passages that must have both sides; below it the texts are not a source and its translation."""

ELSEWHERE = 0.5
"""A sentence that is so similar to a passage of the other text was merged or moved there."""

SHORTEST = 4
"""Words of a sentence that counts."""


def is_translation(evidence: Evidence) -> bool:
    """Whether enough passages have both sides."""
    prose = audited(evidence)
    return bool(prose) and sum(bool(p.source and p.target) for p in prose) >= ALIGNED * len(prose)


def is_prose(document: Document, span: Span) -> bool:
    """Whether the span holds a prose segment that is long enough to count."""
    return any(
        s.kind == "prose" and span.start <= s.start and s.end <= span.end and len(s.text.split()) >= SHORTEST
        for s in document.segments
    )


def nearest(texts: list[str], others: list[str]) -> list[float]:
    """For each text the highest cosine to one of the others, in whichever language."""
    if not texts or not others:
        return [0.0] * len(texts)
    from mtaudit.encode.sentences import encode

    vectors = encode([*texts, *others])
    return [float(c) for c in (vectors[: len(texts)] @ vectors[len(texts) :].T).max(axis=1)]


def shorten(text: str, most: int = 120) -> str:
    """The text on one line, its middle left out when it is long."""
    text = " ".join(text.split())
    return text if len(text) <= most else f"{text[: most // 2].rstrip()} … {text[-most // 2 :].lstrip()}"


def audited(evidence: Evidence) -> list[Passage]:
    """The passages that are not furniture."""
    return [p for p in evidence.passages if p.kind != "furniture"]
