"""The words of both sides of a document's passages, and what is worked out of them once, when it is first asked for."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from mtaudit.align.words import Link, Pair, firm_links, is_linkable, link, read_pairs
from mtaudit.arabic.words import Word
from mtaudit.backtranslation.estimate import Returned, estimate_returns
from mtaudit.backtranslation.text import ReadBack
from mtaudit.document import Token
from mtaudit.encode.sentences import Runs
from mtaudit.encode.states import Vectors
from mtaudit.estimate import Estimate, estimate_read, read_jointly
from mtaudit.estimate.knowledge import Meanings
from mtaudit.estimate.witnesses import Testimony, hear
from mtaudit.meaning.phrases import Expressions, find_expressions, well_rendered
from mtaudit.meaning.senses import Choice, choose_senses
from mtaudit.names.glossary import Glossary
from mtaudit.names.renderings import PassageNames, read_names

PORTION = 128
"""Passages whose words' vectors (76 KB each, for sentences of news) are in memory at once."""


class WorkedOut(NamedTuple):
    """What the vectors of a passage tell; nothing of one that lacks a side, or is too long for a sentence.

    `links` are the word links, sorted; names of the newsroom's glossary are linked whatever they look like. `firm` are
    those that are more probable than not. `senses` are the ones that the sentence shows, by the index of the English
    word, for words of several senses. `returns` is what came back, by every back-translation that is evidence, and
    `testimony` what other translations say of the words, None where there are none.
    """

    links: tuple[Link, ...] = ()
    firm: frozenset[Link] = frozenset()
    estimate: Estimate | None = None
    senses: Mapping[int, Choice] = {}
    returns: tuple[Returned, ...] = ()
    testimony: Testimony | None = None


@dataclass(frozen=True)
class Bitext:
    """Words and what links them, by the index of the passage. A side that is missing has no words.

    What is too long for a sentence has neither links nor estimates.

    `read` holds the pairs of words and vectors that the alignment has asked for already, until they are worked out;
    `source_runs` and `target_runs` hold the sentences that it has encoded. `back` holds the
    back-translations that are evidence.
    """

    english: Sequence[tuple[Token, ...]]
    arabic: Sequence[tuple[Word, ...]]
    glossary: Glossary | None = None
    read: dict[int, Pair] = field(default_factory=dict)
    source_runs: Runs | None = None
    target_runs: Runs | None = None
    back: Mapping[int, tuple[ReadBack, ...]] = field(default_factory=dict)
    witnesses: Mapping[int, tuple[tuple[Word, ...], ...]] = field(default_factory=dict)
    """Other translations of the source of a passage."""

    @property
    def links(self) -> Sequence[tuple[Link, ...]]:
        """The word links of each passage."""
        return [each.links for each in self.worked_out]

    @cached_property
    def worked_out(self) -> Sequence[WorkedOut]:
        """All that needs vectors, a portion of the passages after another: those of all would fill the memory.

        It is worked out once for passages of the same words.
        """
        known = [self._glossary_links(index) for index in range(len(self.arabic))]
        found = [WorkedOut(tuple(sorted(links))) for links in known]
        alike: dict[Hashable, list[int]] = {}
        for index, (english, arabic) in enumerate(zip(self.english, self.arabic, strict=True)):
            if is_linkable(english, arabic):
                others = tuple(tuple(w.text for w in each) for each in self.witnesses.get(index, ()))
                key = (_words(english, arabic, self.back.get(index, ())), others)
                alike.setdefault(key, []).append(index)
        groups = [sorted(group, key=lambda index: index not in self.read) for group in alike.values()]
        for first in range(0, len(groups), PORTION):
            portion = groups[first : first + PORTION]
            for group, each in zip(portion, self._portion([group[0] for group in portion]), strict=True):
                for index in group:
                    found[index] = each._replace(links=tuple(sorted(known[index].union(each.links))))
        return found

    def _portion(self, indices: Sequence[int]) -> list[WorkedOut]:
        """What is worked out of some passages; their vectors are not kept."""
        new = [index for index in indices if index not in self.read]
        pairs = dict(zip(new, read_pairs([(self.english[k], self.arabic[k]) for k in new]), strict=True))
        found = [pairs.get(index) or self.read.pop(index) for index in indices]
        read = read_jointly(found)
        returns = self._returns(indices, found, read)
        heard = self._testimonies(indices, found)
        senses = [choose_senses(pair.english, pair.english_vectors) for pair in found]
        return [
            WorkedOut(
                tuple(link(pair)),
                firm_links(pair),
                estimate_read(pair, joint, Meanings(chosen, self.expressions[index], self.well_rendered[index])),
                chosen,
                tuple(returns[index]),
                heard.get(index),
            )
            for index, pair, joint, chosen in zip(indices, found, read, senses, strict=True)
        ]

    def _returns(
        self, indices: Sequence[int], pairs: Sequence[Pair], read: Sequence[tuple[Vectors, Vectors]]
    ) -> dict[int, list[Returned]]:
        """What came back of some passages."""
        jobs = [
            (k, back)
            for k, index in enumerate(indices)
            for back in self.back.get(index, ())
            if is_linkable(back.words, pairs[k].arabic)
        ]
        returns: dict[int, list[Returned]] = {index: [] for index in indices}
        if jobs:
            found = estimate_returns([(pairs[k], back) for k, back in jobs], [read[k] for k, _ in jobs])
            for (k, _), each in zip(jobs, found, strict=True):
                returns[indices[k]].append(each)
        return returns

    def _testimonies(self, indices: Sequence[int], pairs: Sequence[Pair]) -> dict[int, Testimony]:
        """What the other translations of some passages say of their words."""
        jobs = [
            (index, pair, words)
            for index, pair in zip(indices, pairs, strict=True)
            for words in self.witnesses.get(index, ())
            if is_linkable(pair.english, words)
        ]
        said: dict[int, list[Pair]] = {}
        for (index, _, _), witness in zip(jobs, read_pairs([(p.english, words) for _, p, words in jobs]), strict=True):
            said.setdefault(index, []).append(witness)
        own = dict(zip(indices, pairs, strict=True))
        return {index: hear(own[index], witnesses) for index, witnesses in said.items()}

    def _glossary_links(self, index: int) -> set[Link]:
        """Links of the names that the glossary, or else the gazetteer, knows; none without a glossary."""
        return {
            (i, min(rendering.words[0] + i - rendering.first, rendering.words[1] - 1))
            for rendering in (self.names[index].renderings if self.glossary else ())
            if rendering.words and rendering.manner == "gazetteer"
            for i in range(rendering.first, rendering.last)
        }

    @cached_property
    def expressions(self) -> Sequence[Expressions]:
        """The expressions and terms of each passage's English."""
        return [find_expressions(words) for words in self.english]

    @cached_property
    def well_rendered(self) -> Sequence[frozenset[int]]:
        """The English words of those of which a good rendering stands in the Arabic, of each passage."""
        return [well_rendered(found, words) for found, words in zip(self.expressions, self.arabic, strict=True)]

    @cached_property
    def names(self) -> tuple[PassageNames, ...]:
        """The names and their renderings."""
        return read_names(list(zip(self.english, self.arabic, strict=True)), self.glossary)


def _words(english: Sequence[Token], arabic: Sequence[Word], back: Sequence[ReadBack]) -> Hashable:
    """What tells passages apart: their words, and how the Arabic ones are read."""
    return (
        tuple((word.text, word.kind) for word in english),
        tuple((word.text, word.kind, word.ranked) for word in arabic),
        back,
    )
