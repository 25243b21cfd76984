"""Translations that somebody else made, a newsroom's own system or a service: back into English, or of the source."""

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
"""English for the whole Arabic text, for each of its lines, or for pieces of it (from the Arabic to the English).

Another translation of the source is the same the other way round.
"""

Language = Literal["ar", "en"]
"""The language that a given translation is in."""

_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """What the characters `start` to `end` of a text are in the other language."""

    start: int
    end: int
    translation: str


def pieces_of(text: str, given: BackTranslation, language: Language = "en") -> list[Piece]:
    """The pieces of a given translation into a language, in the order of the text; blank ones are left out.

    Lines of a list are those of the text, or those that are not blank. Of a mapping only what stands in the text
    counts, wherever it does, for a memory holds other texts too.

    Raises:
        BackTranslationError: there are as many lines neither way, or nothing of a mapping stands in the text.
    """
    if isinstance(given, str):
        pieces = [Piece(0, len(text), given)]
    elif isinstance(given, Mapping):
        pieces = _found(text, given)
        if not pieces:
            raise _nothing_fits(language)
    else:
        pieces = _by_line(text, given, language)
    return [piece for piece in pieces if piece.translation.strip()]


def _by_line(text: str, given: Sequence[str], language: Language) -> list[Piece]:
    lines = line_ranges(text)
    if len(given) != len(lines):
        lines = [(start, end) for start, end in lines if text[start:end].strip()]
        given = [line for line in given if line.strip()]
    if len(given) != len(lines):
        raise _too_few_or_many(language, len(given), len(lines))
    return [Piece(start, end, translation) for (start, end), translation in zip(lines, given, strict=True)]


def _too_few_or_many(language: Language, given: int, lines: int) -> BackTranslationError:
    if language == "ar":
        return BackTranslationError(
            "lines that are not blank: the other translation has {given}, the source {lines}; give a line for each",
            given=given,
            lines=lines,
        )
    return BackTranslationError(
        "lines that are not blank: the back-translation has {given}, the Arabic text {lines}; give a line for each, or "
        "both languages side by side",
        given=given,
        lines=lines,
    )


def _nothing_fits(language: Language) -> BackTranslationError:
    if language == "ar":
        return BackTranslationError("nothing of the other translation's English stands in the source")
    return BackTranslationError("nothing of the back-translation's Arabic stands in the Arabic text")


def _found(text: str, given: Mapping[str, str]) -> list[Piece]:
    """The pieces where their text stands, longer ones first; blanks count alike."""
    taken: list[Piece] = []
    free = bytearray(b"\1" * len(text))
    for each in sorted(given, key=lambda each: (-len(each), each)):
        words = each.split()
        if not words:
            continue
        for match in re.finditer(r"\s+".join(map(re.escape, words)), text):
            if all(free[match.start() : match.end()]):
                free[match.start() : match.end()] = bytes(len(match[0]))
                taken.append(Piece(match.start(), match.end(), given[each]))
    return sorted(taken, key=lambda piece: piece.start)


def by_segment(document: Document, pieces: Sequence[Piece], language: Language = "en") -> dict[Segment, str]:
    """The translation of each segment of a document that the pieces have one for.

    A piece of several sentences is split by the sentence aligner, in order. A segment that several pieces make up has
    the translations of all.
    """
    found: dict[Segment, str] = {}
    for segments, text in _groups([each for each in document.segments if each.kind != "furniture"], pieces):
        found.update(zip(segments, _shared_out([each.text for each in segments], text, language), strict=True))
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
    return [(inside, "\n".join(piece.translation for piece in own)) for inside, own in groups]


def _shared_out(texts: Sequence[str], translation: str, language: Language) -> list[str]:
    """A part of a translation for each of some sentences, in order, empty where there is none."""
    sentences = [_BLANKS.sub(" ", each.text) for each in segment(translation, language).segments]
    if len(texts) == 1 or not sentences:
        return [" ".join(sentences), *[""] * (len(texts) - 1)]
    parts: list[list[str]] = [[] for _ in texts]
    at = 0
    for bead in propose_beads(encode_runs(texts), encode_runs(sentences), in_order=True):
        own = " ".join(sentences[j] for j in bead.target)
        if not bead.source:
            parts[at].append(own)
        elif own:
            for i, part in zip(bead.source, _cut([texts[i] for i in bead.source], own), strict=True):
                parts[i].append(part)
            at = bead.source[-1]
    return [" ".join(filter(None, part)) for part in parts]


def _cut(texts: Sequence[str], translation: str) -> list[str]:
    """A translation cut where it falls apart best into what the sentences say, each part near to its sentence."""
    if len(texts) == 1:
        return [translation]
    positions, before, after = encode_cuts(translation)
    if not positions:
        return [translation, *[""] * (len(texts) - 1)]
    heads, tails = texts[:1], texts[1:]
    left, right = encode([heads[0], " ".join(tails)])
    at = positions[int((before @ left + after @ right).argmax())]
    return [translation[:at].strip(), *_cut(tails, translation[at:].strip())]
