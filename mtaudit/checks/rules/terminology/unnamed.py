"""Terms of the source of which no accepted name stands in the Arabic."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mtaudit.checks import Evidence, Passage
from mtaudit.checks.linked import literal_place
from mtaudit.meaning.phrases import Phrase


class Unnamed(NamedTuple):
    """A term, the indices of its English words, and the Arabic words that tempt in its place, if they stand there."""

    passage: Passage
    term: Phrase
    indices: tuple[int, ...]
    tempting: range | None


def unnamed_terms(evidence: Evidence) -> Iterator[Unnamed]:
    """The terms of the sentences of an article that stand in none of their names."""
    for passage in evidence.prose:
        if passage.is_sentence:
            for term, indices in passage.terms:
                if not passage.well_rendered.issuperset(indices):
                    yield Unnamed(passage, term, indices, literal_place(passage, term, indices))
