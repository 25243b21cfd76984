"""The words of both sides of a document's passages, and what is worked out of them once, when it is first asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from mtaudit.align.words import Link, Pair, link, read_pairs
from mtaudit.arabic.words import Word
from mtaudit.document import Token
from mtaudit.estimate import Estimate, estimate_pairs
from mtaudit.names.glossary import Glossary
from mtaudit.names.renderings import PassageNames, read_names


@dataclass(frozen=True)
class Bitext:
    """Words and what links them, by the index of the passage. A side that is missing has no words.

    `read` holds the pairs of words and vectors that the alignment has asked for already.
    """

    english: Sequence[tuple[Token, ...]]
    arabic: Sequence[tuple[Word, ...]]
    glossary: Glossary | None = None
    read: Mapping[int, Pair] = field(default_factory=dict)

    @cached_property
    def links(self) -> tuple[tuple[Link, ...], ...]:
        """Word links, sorted; names of the newsroom's glossary are linked whatever they look like."""
        return tuple(
            tuple(sorted({*(link(self._pairs[index]) if index in self._pairs else ()), *self._glossary_links(index)}))
            for index in range(len(self.arabic))
        )

    def _glossary_links(self, index: int) -> set[Link]:
        """Links of the names that the glossary, or else the gazetteer, knows; none without a glossary."""
        return {
            (i, min(rendering.words[0] + i - rendering.first, rendering.words[1] - 1))
            for rendering in (self.names[index].renderings if self.glossary else ())
            if rendering.words and rendering.manner == "gazetteer"
            for i in range(rendering.first, rendering.last)
        }

    @cached_property
    def names(self) -> tuple[PassageNames, ...]:
        """The names and their renderings."""
        return read_names(list(zip(self.english, self.arabic, strict=True)), self.glossary)

    @cached_property
    def estimates(self) -> tuple[Estimate | None, ...]:
        """Word-level quality estimates; None where a side is missing."""
        found = dict(zip(self._pairs, estimate_pairs(list(self._pairs.values())), strict=True))
        return tuple(found.get(index) for index in range(len(self.arabic)))

    @cached_property
    def _pairs(self) -> dict[int, Pair]:
        """The passages with both sides, encoded together."""
        both = [index for index in range(len(self.arabic)) if self.english[index] and self.arabic[index]]
        new = [index for index in both if index not in self.read]
        pairs = dict(zip(new, read_pairs([(self.english[k], self.arabic[k]) for k in new]), strict=True))
        return {index: pairs.get(index) or self.read[index] for index in both}
