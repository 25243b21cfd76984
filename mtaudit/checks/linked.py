"""What several checks ask of a passage: its text, and its source through the word links."""

from __future__ import annotations

from collections.abc import Sequence

from mtaudit.arabic.words import Word
from mtaudit.checks.evidence import Evidence, Passage
from mtaudit.document import Range, Span
from mtaudit.meaning.phrases import Phrase, literal_places


def bilingual(evidence: Evidence) -> list[Passage]:
    """The prose that has a source and renders it."""
    return [passage for passage in evidence.prose if passage.source is not None and not passage.is_another]


def english_indices(passage: Passage, word_index: int) -> list[int]:
    """The English tokens linked to an Arabic word."""
    return [i for i, j in passage.links if j == word_index]


def literal_place(passage: Passage, phrase: Phrase, indices: Sequence[int]) -> range | None:
    """The Arabic words, one of them linked, that render an expression of the English literally, as none should."""
    linked = {j for i, j in passage.links if i in indices}
    return next((each for each in literal_places(phrase, passage.words) if linked.intersection(each)), None)


def word_beside(passage: Passage, missing: Range) -> Word:
    """The Arabic word where something missing belongs: the one linked to its nearest linked neighbour."""
    at = next(i for i, token in enumerate(passage.english) if token.end > missing.start)
    linked = sorted(passage.links, key=lambda link: abs(link[0] - at))
    return passage.words[linked[0][1]] if linked else passage.words[0]


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
