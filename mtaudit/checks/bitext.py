"""The words of both sides of a document's passages, and what is worked out of them once, when it is first asked for."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from mtaudit.align.words import Link, Pair, firm_links, is_linkable, link, read_pairs
from mtaudit.arabic.words import Word
from mtaudit.backtranslation.estimate import Returned, estimate_returns
from mtaudit.backtranslation.text import ReadBack
from mtaudit.document import Token
from mtaudit.encode.sentences import Runs
from mtaudit.encode.states import Vectors
from mtaudit.estimate import Estimate, estimate_read, read_jointly
from mtaudit.estimate.witnesses import Testimony, hear
from mtaudit.meaning.senses import Choice, choose_senses
from mtaudit.names.glossary import Glossary
from mtaudit.names.renderings import PassageNames, read_names

PORTION = 128
"""Passages whose words' vectors (76 KB each, for sentences of news) are in memory at once."""


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
        """Word links, sorted; names of the newsroom's glossary are linked whatever they look like."""
        return self._worked_out[0]

    @property
    def estimates(self) -> Sequence[Estimate | None]:
        """Word-level quality estimates; None where a side is missing."""
        return self._worked_out[1]

    @property
    def senses(self) -> Sequence[Mapping[int, Choice]]:
        """The sense that the sentence shows, by the index of the English word, for words of several senses."""
        return self._worked_out[2]

    @property
    def firm(self) -> Sequence[frozenset[Link]]:
        """The word links that are more probable than not."""
        return self._worked_out[3]

    @property
    def returns(self) -> Sequence[tuple[Returned, ...]]:
        """What came back of each passage, by every back-translation that is evidence."""
        return self._worked_out[4]

    @property
    def testimonies(self) -> Sequence[Testimony | None]:
        """What other translations say of the words of each passage; None where there are none."""
        return self._worked_out[5]

    @cached_property
    def _worked_out(
        self,
    ) -> tuple[
        list[tuple[Link, ...]],
        list[Estimate | None],
        list[dict[int, Choice]],
        list[frozenset[Link]],
        list[tuple[Returned, ...]],
        list[Testimony | None],
    ]:
        """All that needs vectors, a portion of the passages after another: those of all would fill the memory.

        It is worked out once for passages of the same words.
        """
        links: list[set[Link]] = [self._glossary_links(index) for index in range(len(self.arabic))]
        estimates: list[Estimate | None] = [None] * len(self.arabic)
        senses: list[dict[int, Choice]] = [{} for _ in self.arabic]
        firm: list[frozenset[Link]] = [frozenset() for _ in self.arabic]
        returns: list[tuple[Returned, ...]] = [()] * len(self.arabic)
        testimonies: list[Testimony | None] = [None] * len(self.arabic)
        alike: dict[Hashable, list[int]] = {}
        for index, (english, arabic) in enumerate(zip(self.english, self.arabic, strict=True)):
            if is_linkable(english, arabic):
                others = tuple(tuple(w.text for w in each) for each in self.witnesses.get(index, ()))
                key = (_words(english, arabic, self.back.get(index, ())), others)
                alike.setdefault(key, []).append(index)
        groups = [sorted(group, key=lambda index: index not in self.read) for group in alike.values()]
        for first in range(0, len(groups), PORTION):
            portion = groups[first : first + PORTION]
            for group, worked_out in zip(portion, self._portion([group[0] for group in portion]), strict=True):
                for index in group:
                    links[index].update(worked_out[0])
                    _, estimates[index], senses[index], firm[index], returns[index] = worked_out[:5]
                    testimonies[index] = worked_out[5]
        return [tuple(sorted(each)) for each in links], estimates, senses, firm, returns, testimonies

    def _portion(
        self, indices: Sequence[int]
    ) -> list[tuple[list[Link], Estimate, dict[int, Choice], frozenset[Link], tuple[Returned, ...], Testimony | None]]:
        """Links, estimate, senses, firm links and what came back of some passages; their vectors are not kept."""
        new = [index for index in indices if index not in self.read]
        pairs = dict(zip(new, read_pairs([(self.english[k], self.arabic[k]) for k in new]), strict=True))
        found = [pairs.get(index) or self.read.pop(index) for index in indices]
        read = read_jointly(found)
        returns = self._returns(indices, found, read)
        heard = self._testimonies(indices, found)
        return [
            (
                link(pair),
                estimate_read(pair, joint),
                choose_senses(pair.english, pair.english_vectors),
                firm_links(pair),
                tuple(returns[index]),
                heard.get(index),
            )
            for index, pair, joint in zip(indices, found, read, strict=True)
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
