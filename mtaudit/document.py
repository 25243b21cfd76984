"""Text with character offsets into the original: documents, segments, spans, tokens."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

Language = Literal["ar", "en"]

SegmentKind = Literal["prose", "headline", "furniture"]
"""`furniture` is what a site puts around an article (tag lines, "related", "subscribe"): not audited as prose."""

TokenKind = Literal["word", "latin", "number", "punctuation"]
"""`latin` is a word in Latin script inside Arabic text; in English text every word is a `word`."""


class Range(Protocol):
    """Whatever has a place in a text, from character `start` to `end`: a span, a token, a word, a quantity."""

    @property
    def start(self) -> int:
        """Its first character."""

    @property
    def end(self) -> int:
        """The character after its last one."""


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a text: `text == original[start:end]`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Location:
    """Where text stands in the file that it was taken out of: from the character `start` of the text on, up to the next
    place, at a line and column of the file, both from 1; in XLIFF and TMX in the unit of that id."""

    start: int
    line: int
    column: int
    unit: str | None = None


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

    def within(self, place: Range) -> tuple[Segment, ...]:
        """The segments that lie in a range of the text."""
        first = bisect_left(self.segments, place.start, key=_start)
        stop = bisect_left(self.segments, place.end, key=_start)
        return tuple(each for each in self.segments[first:stop] if each.end <= place.end)


def _start(place: Range) -> int:
    return place.start


def gap(at: int) -> Span:
    """The empty span before a character: where something is missing."""
    return Span(at, at, "")


def cover(text: str, pieces: Range | Sequence[Range]) -> Span:
    """The span of `text` from the first to the last of its pieces, in whatever order they are given.

    Raises:
        ValueError: there are no pieces.
    """
    several = pieces if isinstance(pieces, Sequence) else (pieces,)
    start, end = min(each.start for each in several), max(each.end for each in several)
    return Span(start, end, text[start:end])
