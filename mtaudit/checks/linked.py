"""What several checks ask of a passage: its text, and its source through the word links."""

from __future__ import annotations

from collections.abc import Sequence

from mtaudit.checks.evidence import Evidence, Passage
from mtaudit.document import Range, Span


def bilingual(evidence: Evidence) -> list[Passage]:
    """The prose that has a source."""
    return [passage for passage in evidence.prose if passage.source is not None]


def english_indices(passage: Passage, word_index: int) -> list[int]:
    """The English tokens linked to an Arabic word."""
    return [i for i, j in passage.links if j == word_index]


def target_text(passage: Passage, pieces: Range | Sequence[Range]) -> str:
    """The Arabic from the first to the last of some words."""
    return _text(passage.target, pieces)


def source_text(passage: Passage, pieces: Range | Sequence[Range]) -> str:
    """The English from the first to the last of some tokens."""
    return _text(passage.source, pieces)


def _text(side: Span | None, pieces: Range | Sequence[Range]) -> str:
    if side is None:
        return ""
    several = pieces if isinstance(pieces, Sequence) else (pieces,)
    return side.text[min(p.start for p in several) - side.start : max(p.end for p in several) - side.start]
