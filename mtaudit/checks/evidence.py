"""What a check may look at: the two texts, their passages, words, links and estimates.

Everything costly is worked out once for the whole document, when a check first asks for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from mtaudit.align.words import Pair, align_pair, read_pairs
from mtaudit.arabic.numbers import find_numbers as find_arabic_numbers
from mtaudit.arabic.words import Word, read_words
from mtaudit.document import Document, SegmentKind, Span, Token
from mtaudit.english.numbers import find_numbers as find_english_numbers
from mtaudit.english.tokens import tokenize
from mtaudit.estimate import Estimate, estimate_pairs
from mtaudit.names.glossary import Glossary
from mtaudit.names.renderings import PassageNames, Spellings, read_names, read_spellings
from mtaudit.quantity import Quantity

Link = tuple[int, int]
"""An index into `Passage.english` and one into `Passage.words`."""


@dataclass(frozen=True)
class Passage:
    """One bead of the alignment: a piece of the target with the source that it renders.

    `target` is None where the source was dropped, `source` is None where the target has no counterpart (always, when
    no source was given: `Evidence.source` tells). All offsets are into the documents. A passage whose `kind` is
    `furniture` is no prose. `anchor` is the target offset at which the content of a dropped passage belongs.
    """

    index: int
    target: Span | None
    source: Span | None
    kind: SegmentKind = "prose"
    back_translation: str | None = None
    similarity: float | None = None
    anchor: int = 0
    _evidence: list[Evidence] = field(default_factory=list, repr=False, compare=False)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The Arabic tokens with their ranked readings."""
        return read_words(self.target.text, self.target.start) if self.target else ()

    @cached_property
    def english(self) -> tuple[Token, ...]:
        """The tokens of the source."""
        return tokenize(self.source.text, self.source.start) if self.source else ()

    @cached_property
    def arabic_numbers(self) -> tuple[Quantity, ...]:
        """The numbers of the target."""
        return find_arabic_numbers(self.words)

    @cached_property
    def english_numbers(self) -> tuple[Quantity, ...]:
        """The numbers of the source."""
        return find_english_numbers(self.english)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Word links, as indices into `english` and `words`, sorted."""
        return self._evidence[0].links[self.index]

    @cached_property
    def estimate(self) -> Estimate | None:
        """Per-word probabilities of error; None where a side is missing."""
        return self._evidence[0].estimates[self.index]

    def linked_english(self, word_index: int) -> tuple[Token, ...]:
        """The English tokens linked to one Arabic word, in order."""
        return tuple(self.english[i] for i, j in self.links if j == word_index)


@dataclass(frozen=True)
class Evidence:
    """All that is known of one document before the checks run.

    `fluent` says that the back-translations are fluent English (a translation model wrote them, not the gloss).
    """

    target: Document
    source: Document | None
    passages: tuple[Passage, ...]
    fluent: bool = False
    glossary: Glossary | None = None

    def __post_init__(self) -> None:
        for passage in self.passages:
            passage._evidence[:] = [self]

    @property
    def prose(self) -> tuple[Passage, ...]:
        """The passages that have a target and are not furniture."""
        return tuple(p for p in self.passages if p.target is not None and p.kind != "furniture")

    @cached_property
    def links(self) -> tuple[tuple[Link, ...], ...]:
        """Word links of every passage; names of the newsroom's glossary are linked whatever they look like."""
        links = []
        for passage in self.passages:
            pair = self._pairs.get(passage.index)
            found = _as_indices(passage, align_pair(pair)) if pair else set()
            links.append(tuple(sorted(found | self._glossary_links(passage))))
        return tuple(links)

    def _glossary_links(self, passage: Passage) -> set[Link]:
        """Links of the names that the glossary, or else the gazetteer, knows; none without a glossary."""
        return {
            (i, min(rendering.words[0] + i - rendering.first, rendering.words[1] - 1))
            for rendering in (self.names[passage.index].renderings if self.glossary else ())
            if rendering.words and rendering.manner == "gazetteer"
            for i in range(rendering.first, rendering.last)
        }

    @cached_property
    def names(self) -> tuple[PassageNames, ...]:
        """The names of every passage and their renderings."""
        return read_names([(p.english, p.words) for p in self.passages], self.glossary)

    @cached_property
    def spellings(self) -> Spellings:
        """How the names of the document are written in it."""
        return read_spellings((p.english, self.names[p.index]) for p in self.prose)

    @cached_property
    def estimates(self) -> tuple[Estimate | None, ...]:
        """Word-level quality estimates of the passages that have both sides."""
        found = dict(zip(self._pairs, estimate_pairs(list(self._pairs.values())), strict=True))
        return tuple(found.get(passage.index) for passage in self.passages)

    @cached_property
    def _pairs(self) -> dict[int, Pair]:
        """The passages with both sides, read and encoded once for links and estimates."""
        both = [p for p in self.passages if p.target and p.source]
        pairs = read_pairs([(p.source.text, p.target.text) for p in both if p.source and p.target])
        return {p.index: pair for p, pair in zip(both, pairs, strict=True)}


def _as_indices(passage: Passage, ranges: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> set[Link]:
    if passage.source is None or passage.target is None:
        return set()
    english = _positions(passage.english, passage.source.start)
    arabic = _positions(passage.words, passage.target.start)
    return {
        (i, j)
        for source, target in ranges
        for i in {english[at] for at in range(*source) if at in english}
        for j in {arabic[at] for at in range(*target) if at in arabic}
    }


def _positions(tokens: Sequence[Token], offset: int) -> dict[int, int]:
    """Which token covers each character of a passage."""
    return {at - offset: index for index, token in enumerate(tokens) for at in range(token.start, token.end)}
