"""Sentence beads: which sentences of a translation render which sentences of its source.

Dynamic programming over sentence vectors, coarse to fine as in Vecalign (Thompson and Koehn 2019,
https://aclanthology.org/D19-1136). A bead earns its cosine, less what its sentences have in common with unrelated
ones and less what its lengths cost; a sentence without a counterpart costs nothing, since news is cut by the desk.
What stands out of order is looked for afterwards among the sentences that were left over. The words are looked at
where beads meet (`boundaries`) and in beads that leave doubt (`doubts`).
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from statistics import median
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from mtaudit.align.boundaries import refine
from mtaudit.align.doubts import supported
from mtaudit.align.monotone import MOST, Node, Rectangle, best_path
from mtaudit.align.texts import Averaged, Remembered, Selection, Text, Vectors, VectorSums
from mtaudit.align.words import Pair, is_linkable, read_pairs
from mtaudit.arabic.words import Word, read_words
from mtaudit.document import Token
from mtaudit.encode.sentences import Runs, encode_runs
from mtaudit.english.tokens import tokenize

_Token = TypeVar("_Token", bound=Token)

# Measured on documents made of TICO-19, XQuAD, the Open Source Guides and Global Storybooks (sentences dropped, joined
# and split), with Text+Berg and NTREX-128 documents to see that they hold elsewhere. All are broad optima.

_THRESHOLD, _THRESHOLD_OF_VECTORS = 0.08, 0.14
"""Cosine, less half of what near but unrelated sentences have, from which on a bead earns: of texts, whose words are
looked at afterwards, and of vectors of which nothing else is known."""

_LENGTH_COST = 0.44
"""Cost of the square of the logarithm of how much longer one side is than usual, the logarithm being at most 2."""

_LENGTH_PRIOR = 10
"""Characters added to both sides' lengths: short sentences vary more."""

_USUAL_JOINS, _FREE_JOINS, _JOIN_COST = 0.1, 0.25, 0.07
"""Share of beads of more than two sentences: what is supposed of a document before it is seen, worth ten beads; what
makes such beads free; and the cost, for each two further sentences, of the logarithm of how far below it is."""

_MOVED_COST = 0.25
"""Further cost of a bead out of order. Beads in order that earn less give way to it if it earns more than they."""

_MOST_BLOCKS = 32
"""Blocks out of order that are looked for among the sentences left over, of which 512 are looked at together."""

_SURE = 0.6
"""Similarity from which on the words of a bead need not speak for it."""

_MOST_KEPT = 256
"""Doubtful beads whose words are read at once; those of the first ones are kept for what comes after."""

_NEAR = 4
"""How many unrelated sentences count as near."""

_COARSE_THRESHOLD = 0.3
"""Cosine from which on a bead of summed sentences earns in the search for where to search."""

_SAMPLE = 512
"""Sentences of a side that are compared with all of the other side's; more are searched coarse to fine."""

_MARGIN = 16
"""Sentences on either side of the coarse path that are looked at."""


@dataclass(frozen=True, slots=True)
class Bead:
    """Sentences of the source and of the target that render each other; one side is empty where nothing does.

    `similarity` is the cosine of the two sides' vectors, None with an empty side.
    """

    source: tuple[int, ...]
    target: tuple[int, ...]
    similarity: float | None


def align_sentences(
    source: Sequence[str], target: Sequence[str], *, translated: Sequence[str] | None = None
) -> list[tuple[list[int], list[int]]]:
    """Beads in target order, each as the positions of its source and target sentences.

    `translated` is a translation of `target`, line by line, into the language of `source`: further evidence.
    Beads hold up to four sentences a side; where one side has no counterpart, each sentence is a bead.
    """
    beads = propose_beads(encode_runs(source), encode_runs(target), encode_runs(translated) if translated else None)
    words = [tokenize(text) for text in source], [read_words(text) for text in target]
    return [(list(bead.source), list(bead.target)) for bead in part_doubtful(beads, *words)[0]]


def propose_beads(source: Runs, target: Runs, translated: Runs | None = None, *, in_order: bool = False) -> list[Bead]:
    """The beads that vectors alone tell, in target order; `in_order`: no sentence can have been moved."""
    if not len(source) or not len(target):
        return [
            *(Bead((i,), (), None) for i in range(len(source))),
            *(Bead((), (j,), None) for j in range(len(target))),
        ]
    runs = Remembered(source), Remembered(target)
    lengths = [len(each) for each in source.texts], [len(each) for each in target.texts]
    if translated is None:
        return align_texts(*runs, *lengths, runs, in_order=in_order)
    return align_texts(runs[0], Remembered(Averaged(runs[1], translated)), *lengths, runs, in_order=in_order)


def part_doubtful(
    beads: Sequence[Bead], english: Sequence[Sequence[Token]], arabic: Sequence[Sequence[Word]]
) -> tuple[list[Bead], dict[Bead, Pair]]:
    """The beads, those parted whose words do not speak for them; and the words of some that were looked at and stay.

    `english` and `arabic` are the words of each sentence.
    """
    if len(english) == len(arabic) == 1:
        return list(beads), {}
    doubtful = [
        bead
        for bead in beads
        if bead.similarity is not None
        and bead.similarity < _SURE
        and is_linkable(_joined(english, bead.source), _joined(arabic, bead.target))
    ]
    wrong: set[Bead] = set()
    kept: dict[Bead, Pair] = {}
    for first in range(0, len(doubtful), _MOST_KEPT):
        portion = doubtful[first : first + _MOST_KEPT]
        read = read_pairs([(_joined(english, bead.source), _joined(arabic, bead.target)) for bead in portion])
        for bead, pair, right in zip(portion, read, supported(read), strict=True):
            if not right:
                wrong.add(bead)
            elif first == 0:
                kept[bead] = pair
    return [part for bead in beads for part in (_alone(bead) if bead in wrong else [bead])], kept


def _joined(sentences: Sequence[Sequence[_Token]], indices: Sequence[int]) -> tuple[_Token, ...]:
    return tuple(chain.from_iterable(sentences[index] for index in indices))


def _alone(bead: Bead) -> list[Bead]:
    """The bead's sentences one by one."""
    return [*(Bead((i,), (), None) for i in bead.source), *(Bead((), (j,), None) for j in bead.target)]


def align_vectors(source: Vectors, target: Vectors) -> list[Bead]:
    """Beads from unit vectors of shapes (n, d) and (m, d), in time and memory linear in n + m."""
    texts = Remembered(VectorSums(source)), Remembered(VectorSums(target))
    return align_texts(*texts, [1] * len(source), [1] * len(target))


def align_texts(
    source: Text,
    target: Text,
    source_lengths: Sequence[int],
    target_lengths: Sequence[int],
    runs: tuple[Remembered[Runs], Remembered[Runs]] | None = None,
    *,
    in_order: bool = False,
) -> list[Bead]:
    """Beads from texts of at least one sentence, the lengths of their sentences in characters, and their words."""
    if len(source) == len(target) == 1:
        return [_bead(source, target, range(1), range(1))]
    lengths = np.array(source_lengths, float), np.array(target_lengths, float)
    scores = _scores(source, target, *lengths, _THRESHOLD if runs else _THRESHOLD_OF_VECTORS)
    near, margin = _band(source, target)
    joins = _share_of_joins(best_path(scores, near, margin))
    scores = replace(scores, join_cost=_join_cost(joins))
    path = best_path(scores, near, margin)
    if runs:
        path = refine(*runs, path, scores.join_cost)
    beads = [_bead(source, target, range(a, c), range(b, d)) for (a, b), (c, d) in pairwise(path)]
    return beads if in_order else _in_target_order(scores, path, beads, _moved(scores, path, beads))


def _bead(source: Text, target: Text, rows: range, columns: range) -> Bead:
    similarity = None
    if rows and columns:
        left = source.vectors(len(rows), rows.start, rows.start + 1)
        right = target.vectors(len(columns), columns.start, columns.start + 1)
        similarity = float(left[0] @ right[0])
    return Bead(tuple(rows), tuple(columns), similarity)


@dataclass(frozen=True, slots=True)
class _Scores:
    """Arrays per node and size of the run that ends there, (n + 1, MOST): logarithms of lengths, and costs."""

    source: Text
    target: Text
    source_lengths: Vectors
    target_lengths: Vectors
    source_costs: Vectors
    target_costs: Vectors
    join_cost: float

    @property
    def shape(self) -> tuple[int, int]:
        return len(self.source), len(self.target)

    def __call__(self, rectangle: Rectangle) -> Vectors:
        top, bottom, left, right = rectangle
        scores = _cosines(self.source, self.target, rectangle)
        ratios = self.source_lengths[top:bottom, :, None, None] - self.target_lengths[left:right].T[None, None]
        scores -= _LENGTH_COST * np.minimum(np.square(ratios), 4)
        scores -= self.source_costs[top:bottom, :, None, None]
        scores -= self.target_costs[left:right].T[None, None]
        further = np.add.outer(np.arange(MOST), np.arange(MOST)) / 2
        scores -= (self.join_cost * further).astype(np.float32)[None, :, :, None]
        return scores

    def of(self, bead: Bead) -> float:
        """What a bead earns; a lone sentence earns nothing."""
        if bead.similarity is None:
            return 0.0
        i, j, a, b = bead.source[-1] + 1, bead.target[-1] + 1, len(bead.source) - 1, len(bead.target) - 1
        ratio = float(self.source_lengths[i, a] - self.target_lengths[j, b])
        cost = float(self.source_costs[i, a] + self.target_costs[j, b]) + self.join_cost * (a + b) / 2
        return bead.similarity - cost - _LENGTH_COST * min(ratio**2, 4.0)

    def among(self, rows: list[int], columns: list[int]) -> _Scores:
        """The scores of beads of some sentences only, out of order."""
        source_nodes, target_nodes = [0, *(i + 1 for i in rows)], [0, *(j + 1 for j in columns)]
        return _Scores(
            Selection(self.source, rows),
            Selection(self.target, columns),
            self.source_lengths[source_nodes],
            self.target_lengths[target_nodes],
            self.source_costs[source_nodes] + np.float32(_MOVED_COST / 2),
            self.target_costs[target_nodes] + np.float32(_MOVED_COST / 2),
            self.join_cost,
        )


def _scores(
    source: Text,
    target: Text,
    source_lengths: NDArray[np.float64],
    target_lengths: NDArray[np.float64],
    threshold: float,
) -> _Scores:
    target_lengths = target_lengths * _usual_ratio(source, target, source_lengths, target_lengths)
    return _Scores(
        source,
        target,
        np.log(_before(source_lengths) + _LENGTH_PRIOR).astype(np.float32),
        np.log(_before(target_lengths) + _LENGTH_PRIOR).astype(np.float32),
        _costs(source, target, threshold),
        _costs(target, source, threshold),
        _join_cost(_USUAL_JOINS),
    )


def _cosines(source: Text, target: Text, rectangle: Rectangle) -> Vectors:
    """Cosines of the beads that end at each node of the rectangle; 0 where there are too few sentences."""
    top, bottom, left, right = rectangle
    rows, columns = _ending(source, top, bottom), _ending(target, left, right)
    cosines = (rows.reshape(-1, rows.shape[-1]) @ columns.reshape(-1, columns.shape[-1]).T).reshape(
        MOST, bottom - top, MOST, right - left
    )
    return cosines.transpose(1, 0, 2, 3)


def _ending(text: Text, first: int, stop: int) -> Vectors:
    """Vectors of the runs of 1 to MOST sentences that end at the nodes, (MOST, nodes, d); zero where there are none."""
    runs = [text.vectors(size, max(first - size, 0), max(stop - size, 0)) for size in range(1, MOST + 1)]
    vectors = np.zeros((MOST, stop - first, runs[0].shape[1]), np.float32)
    for size, run in enumerate(runs):
        vectors[size, stop - first - len(run) :] = run
    return vectors


def _before(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """The sums of the 1 to MOST values before each node, shape (n + 1, MOST)."""
    total = np.concatenate([np.zeros(MOST + 1), np.cumsum(values)])
    return np.stack([total[MOST:] - total[MOST - size : len(total) - size] for size in range(1, MOST + 1)], axis=1)


def _costs(text: Text, other: Text, threshold: float) -> Vectors:
    """Half the threshold, and a quarter of the mean cosine to the nearest unrelated sentences of the other side.

    Without the latter, sentences that are near to everything attract beads: the margin of Artetxe and Schwenk (2019,
    https://aclanthology.org/P19-1309).
    """
    if len(other) <= _SAMPLE:
        sample = other.vectors(1, 0, len(other))
    else:
        sample = Selection(other, np.linspace(0, len(other) - 1, _SAMPLE).astype(int).tolist()).vectors(1, 0, _SAMPLE)
    near = np.zeros(len(text))
    for first in range(0, len(text), _SAMPLE):
        stop = min(first + _SAMPLE, len(text))
        unrelated = np.sort(text.vectors(1, first, stop) @ sample.T, axis=1)[:, -_NEAR - 1 : -1]
        near[first:stop] = unrelated.mean(axis=1) if unrelated.size else 0
    means = _before(near) / np.arange(1, MOST + 1)
    return (threshold / 2 + means / 4).astype(np.float32)


def _usual_ratio(
    source: Text, target: Text, source_lengths: NDArray[np.float64], target_lengths: NDArray[np.float64]
) -> float:
    """How many characters of the source a character of the target stands for: the median over sure pairs."""
    cosines = source.vectors(1, 0, min(len(source), _SAMPLE)) @ target.vectors(1, 0, min(len(target), _SAMPLE)).T
    best, back = cosines.argmax(axis=1), cosines.argmax(axis=0)
    sure = [(i, j) for i, j in enumerate(best) if back[j] == i and cosines[i, j] > 0.5]
    ratios = [math.log((source_lengths[i] + 1) / (target_lengths[j] + 1)) for i, j in sure]
    return math.exp(median(ratios) * len(sure) / (len(sure) + 3)) if sure else 1.0


def _share_of_joins(path: list[Node]) -> float:
    """The share of beads of more than two sentences, drawn towards the usual one."""
    sizes = [(c - a) + (d - b) for (a, b), (c, d) in pairwise(path) if c > a and d > b]
    return (sum(size > 2 for size in sizes) + 10 * _USUAL_JOINS) / (len(sizes) + 10)


def _join_cost(joins: float) -> float:
    return max(0.0, _JOIN_COST * math.log(_FREE_JOINS / max(joins, 0.01)))


@dataclass(frozen=True, slots=True)
class _CoarseScores:
    source: VectorSums
    target: VectorSums

    @property
    def shape(self) -> tuple[int, int]:
        return len(self.source), len(self.target)

    def __call__(self, rectangle: Rectangle) -> Vectors:
        return _cosines(self.source, self.target, rectangle) - np.float32(_COARSE_THRESHOLD)


def _band(source: Text, target: Text) -> tuple[list[Node], int]:
    """A path near the best one and how far from it to look."""
    whole = (len(source), len(target))
    if math.prod(whole) <= _SAMPLE**2:
        return [(0, 0), whole], max(whole)
    levels = [(source.vectors(1, 0, whole[0]), target.vectors(1, 0, whole[1]))]
    while len(levels[-1][0]) * len(levels[-1][1]) > _SAMPLE**2:
        levels.append((_halve(levels[-1][0]), _halve(levels[-1][1])))
    near, margin = [(0, 0), (len(levels[-1][0]), len(levels[-1][1]))], max(map(len, levels[-1]))
    for rows, columns in levels[:0:-1]:
        path = best_path(_CoarseScores(VectorSums(rows), VectorSums(columns)), near, margin)
        near, margin = [(2 * i, 2 * j) for i, j in path], _MARGIN
    return near, margin


def _halve(vectors: Vectors) -> Vectors:
    """Sums of neighbours."""
    if len(vectors) % 2:
        vectors = np.concatenate([vectors, np.zeros((1, vectors.shape[1]), np.float32)])
    return vectors[::2] + vectors[1::2]


def _moved(scores: _Scores, path: list[Node], beads: list[Bead]) -> list[Bead]:
    """Beads out of order, among the sentences that the path leaves alone or pairs weakly."""
    weak = [bead for bead in beads if scores.of(bead) < _MOVED_COST]
    rows = [i for bead in weak for i in bead.source]
    columns = [j for bead in weak for j in bead.target]
    starts, behind = [i for i, _ in path], [j for _, j in path]
    found: list[Bead] = []
    for first in range(0, len(rows), _SAMPLE):
        some = rows[first : first + _SAMPLE]
        middle = bisect_left(columns, behind[bisect_left(starts, some[len(some) // 2])])
        low = max(0, min(middle - _SAMPLE // 2, len(columns) - _SAMPLE))
        found += _blocks(scores, some, columns[low : low + _SAMPLE])
        taken = {j for bead in found for j in bead.target}
        columns = [j for j in columns if j not in taken]
    by_row = {i: bead for bead in weak for i in bead.source}
    by_column = {j: bead for bead in weak for j in bead.target}

    def displaced(bead: Bead) -> float:
        return sum(map(scores.of, {by_row[i] for i in bead.source} | {by_column[j] for j in bead.target}))

    return [bead for bead in found if scores.of(bead) > _MOVED_COST + displaced(bead)]


def _blocks(scores: _Scores, rows: list[int], columns: list[int]) -> list[Bead]:
    """Each round finds one more block: beads in order among themselves."""
    found: list[Bead] = []
    for _ in range(_MOST_BLOCKS):
        if not rows or not columns:
            break
        path = best_path(scores.among(rows, columns), [(0, 0), (len(rows), len(columns))], max(len(rows), len(columns)))
        block = [
            _bead(scores.source, scores.target, range(rows[a], rows[c - 1] + 1), range(columns[b], columns[d - 1] + 1))
            for (a, b), (c, d) in pairwise(path)
            if c > a and d > b
        ]
        if not block:
            break
        found += block
        rows = sorted(set(rows).difference(*(bead.source for bead in block)))
        columns = sorted(set(columns).difference(*(bead.target for bead in block)))
    return found


def _in_target_order(scores: _Scores, path: list[Node], beads: list[Bead], moved: list[Bead]) -> list[Bead]:
    """All beads; a sentence that is only in the source stands where the path passes it."""
    rows = {i for bead in moved for i in bead.source}
    columns = {j for bead in moved for j in bead.target}
    placed = [(bead.target[0], 1, bead) for bead in moved]
    for (_, behind), bead in zip(path, beads, strict=False):
        if rows.isdisjoint(bead.source) and columns.isdisjoint(bead.target):
            placed.append((behind, len(bead.target), bead))
        else:
            placed += [(behind, 0, Bead((i,), (), None)) for i in bead.source if i not in rows]
            placed += [(j, 1, Bead((), (j,), None)) for j in bead.target if j not in columns]
    placed.sort(key=lambda place: place[:2])
    return [bead for _, _, bead in placed]
