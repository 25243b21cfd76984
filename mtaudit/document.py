"""Text with character offsets into the original: documents, segments, spans, tokens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["ar", "en"]

SegmentKind = Literal["prose", "headline", "furniture"]
"""`furniture` is what a site puts around an article (tag lines, "related", "subscribe"): not audited as prose."""

TokenKind = Literal["word", "latin", "number", "punctuation"]
"""`latin` is a word in Latin script inside Arabic text; in English text every word is a `word`."""


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a text: `text == original[start:end]`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Token(Span):
    """One word, number or punctuation mark."""

    kind: TokenKind


@dataclass(frozen=True, slots=True)
class Segment(Span):
    """One sentence, headline or line of site furniture."""

    kind: SegmentKind = "prose"
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """A text in one language and its segments, in reading order, not overlapping."""

    text: str
    language: Language
    segments: tuple[Segment, ...]
