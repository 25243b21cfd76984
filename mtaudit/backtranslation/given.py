"""A back-translation that somebody else made: a newsroom's own system, or a service."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from mtaudit.align.sentences import propose_beads
from mtaudit.document import Document, Segment
from mtaudit.encode.sentences import encode, encode_cuts, encode_runs
from mtaudit.errors import BackTranslationError
from mtaudit.segment import line_ranges, segment

BackTranslation = str | Sequence[str] | Mapping[str, str]
"""English for the whole Arabic text, for each of its lines, or for pieces of it (from the Arabic to the English)."""

_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """English for the characters `start` to `end` of the Arabic text."""

    start: int
    end: int
    english: str


def pieces_of(target: str, given: BackTranslation) -> list[Piece]:
    """The pieces of a given back-translation, in the order of the text; blank ones are left out.

    Lines of a list are those of the Arabic text, or those that are not blank. Of a mapping only what stands in the text
    counts, wherever it does, for a memory holds other texts too.

    Raises:
        BackTranslationError: there are as many lines neither way, or nothing of a mapping stands in the text.
    """
    if isinstance(given, str):
        pieces = [Piece(0, len(target), given)]
    elif isinstance(given, Mapping):
        pieces = _found(target, given)
    else:
        pieces = _by_line(target, given)
    return [piece for piece in pieces if piece.english.strip()]


def _by_line(target: str, given: Sequence[str]) -> list[Piece]:
    lines = line_ranges(target)
    if len(given) != len(lines):
        lines = [(start, end) for start, end in lines if target[start:end].strip()]
        given = [line for line in given if line.strip()]
    if len(given) != len(lines):
        raise BackTranslationError(
            "lines that are not blank: the back-translation has {given}, the Arabic text {lines}; give a "
            "line for each, or both languages side by side",
            given=len(given),
            lines=len(lines),
        )
    return [Piece(start, end, english) for (start, end), english in zip(lines, given, strict=True)]


def _found(target: str, given: Mapping[str, str]) -> list[Piece]:
    """The pieces where their Arabic stands, longer ones first; blanks count alike."""
    taken: list[Piece] = []
    free = bytearray(b"\1" * len(target))
    for arabic in sorted(given, key=lambda each: (-len(each), each)):
        words = arabic.split()
        if not words:
            continue
        for match in re.finditer(r"\s+".join(map(re.escape, words)), target):
            if all(free[match.start() : match.end()]):
                free[match.start() : match.end()] = bytes(len(match[0]))
                taken.append(Piece(match.start(), match.end(), given[arabic]))
    if not taken:
        raise BackTranslationError("nothing of the back-translation's Arabic stands in the Arabic text")
    return sorted(taken, key=lambda piece: piece.start)


def assign(arabic: Document, pieces: Sequence[Piece], language: Literal["ar", "en"] = "en") -> dict[Segment, str]:
    """The English of each segment of the Arabic that the pieces have English for, or the Arabic of one in English.

    A piece of several sentences is split by the sentence aligner, in order. A segment that several pieces make up has
    the English of all.
    """
    found: dict[Segment, str] = {}
    for segments, english in _groups([each for each in arabic.segments if each.kind != "furniture"], pieces):
        found.update(zip(segments, _shared_out([each.text for each in segments], english, language), strict=True))
    return {each: text for each, text in found.items() if text}


def _groups(segments: Sequence[Segment], pieces: Sequence[Piece]) -> list[tuple[list[Segment], str]]:
    """Segments and pieces, both in order, that overlap one another, directly or through others."""
    groups: list[tuple[list[Segment], list[Piece]]] = []
    left = list(segments)
    for piece in pieces:
        inside = [each for each in left if each.start < piece.end and piece.start < each.end]
        left = [each for each in left if each.end > piece.end] if inside else left
        if groups and groups[-1][0] and groups[-1][0][-1].end > piece.start:
            groups[-1][0].extend(each for each in inside if each not in groups[-1][0])
            groups[-1][1].append(piece)
        elif inside:
            groups.append((inside, [piece]))
    return [(inside, "\n".join(piece.english for piece in own)) for inside, own in groups]


def _shared_out(arabic: Sequence[str], english: str, language: Literal["ar", "en"]) -> list[str]:
    """A part of the English for each sentence of the Arabic, in order, empty where there is none."""
    sentences = [_BLANKS.sub(" ", each.text) for each in segment(english, language).segments]
    if len(arabic) == 1 or not sentences:
        return [" ".join(sentences), *[""] * (len(arabic) - 1)]
    parts: list[list[str]] = [[] for _ in arabic]
    at = 0
    for bead in propose_beads(encode_runs(arabic), encode_runs(sentences), in_order=True):
        own = " ".join(sentences[j] for j in bead.target)
        if not bead.source:
            parts[at].append(own)
        elif own:
            texts = [arabic[i] for i in bead.source]
            for i, part in zip(bead.source, _cut(texts, own), strict=True):
                parts[i].append(part)
            at = bead.source[-1]
    return [" ".join(filter(None, part)) for part in parts]


def _cut(arabic: Sequence[str], english: str) -> list[str]:
    """The English cut where it falls apart best into what the Arabic sentences say, each part near to its sentence."""
    if len(arabic) == 1:
        return [english]
    positions, before, after = encode_cuts(english)
    if not positions:
        return [english, *[""] * (len(arabic) - 1)]
    heads, tails = arabic[:1], arabic[1:]
    left, right = encode([heads[0], " ".join(tails)])
    at = positions[int((before @ left + after @ right).argmax())]
    return [english[:at].strip(), *_cut(tails, english[at:].strip())]
