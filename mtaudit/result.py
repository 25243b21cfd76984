"""The result of one audit: what every report renders."""

from __future__ import annotations

from dataclasses import dataclass

from mtaudit.document import SegmentKind, Span
from mtaudit.finding import Finding, Score


@dataclass(frozen=True, slots=True)
class SegmentResult:
    """One passage: a piece of the target beside the source that it renders.

    `similarity` is the cosine of the two sides' sentence vectors, in [-1, 1]; None where a side is missing.
    """

    target: Span | None
    source: Span | None
    kind: SegmentKind
    back_translation: str | None
    similarity: float | None


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """The back-translation model. `fluent` is False for the word-by-word gloss."""

    name: str
    kind: str
    fluent: bool


@dataclass(frozen=True, slots=True)
class Result:
    """One audited document.

    `target` and `source` are the texts that all offsets point into (for HTML input: the extracted text). Two results
    with one `signature` and one input are equal byte for byte.
    """

    id: str
    target: str
    source: str | None
    segments: tuple[SegmentResult, ...]
    findings: tuple[Finding, ...]
    score: Score
    model: ModelInfo
    signature: str
