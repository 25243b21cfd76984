"""Where the beads of a path begin and end, looked at word by word.

Translators move words over the ends of sentences. Two beads between which words moved are one bead, and a sentence
without a counterpart of its own may be rendered by a part of the sentence beside it. Neither shows in vectors of
whole sentences; but then the other side falls apart, between two of its words, into parts that are nearer to the
sentences in question than its own sentences are.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter

from mtaudit.align.monotone import MOST, Node
from mtaudit.align.texts import Remembered
from mtaudit.encode.sentences import Runs, Vectors

# Measured on Text+Berg, German against French (optima are broad, and the same in both halves), and on NTREX-128
# documents with sentences dropped and joined, where nothing should be joined.

_LEAST_RENDERED = 0.3
"""What a sentence must add, in cosines, to the bead beside it: some part of the other side is near any sentence."""

_MOST_LOST = 0.05
"""How much less near the bead may be with that sentence: a quick test that spares most of them the cutting."""

_LEAST_KEPT = 0.1
"""What it must add if it already is in the bead, which speaks for it."""

_LEAST_MOVED = 0.18
"""What two beads must gain, in cosines of both sides, if their boundary moves between words."""

_LEAST_TOGETHER = -0.01
"""How much nearer together than each alone they must be: a quick test again."""

_RARITY = 3.0
"""How much more is asked, for each unit of what joins cost in the document."""

Block = tuple[range, range]


def refine(source: Remembered[Runs], target: Remembered[Runs], path: list[Node], join_cost: float) -> list[Node]:
    """The path with sentences taken into beads or out of them, and beads joined, where words speak for it.

    `join_cost`: what the aligner has beads of more sentences cost in this document; they are asked for more then.
    """
    blocks = [(range(a, c), range(b, d)) for (a, b), (c, d) in pairwise(path) if c > a and d > b]
    asked = _RARITY * join_cost
    boundaries = _Boundaries((source, target), _LEAST_TOGETHER + join_cost / 2)
    blocks = [boundaries.released(block, _LEAST_KEPT + asked) for block in blocks]
    blocks = boundaries.extended(blocks, _LEAST_RENDERED + asked)
    blocks = boundaries.joined(blocks, _LEAST_MOVED + asked)
    return list(_nodes(blocks, len(source), len(target)))


def _nodes(blocks: list[Block], height: int, width: int) -> Iterator[Node]:
    """The path through the blocks, and one by one through the sentences between them."""
    yield 0, 0
    i = j = 0
    for rows, columns in [*blocks, (range(height, height), range(width, width))]:
        yield from ((i, k) for k in range(j + 1, columns.start + 1))
        yield from ((k, columns.start) for k in range(i + 1, rows.start + 1))
        if rows:
            yield rows.stop, columns.stop
        i, j = rows.stop, columns.stop


@dataclass(frozen=True, slots=True)
class _Boundaries:
    texts: tuple[Remembered[Runs], Remembered[Runs]]
    least_together: float

    def released(self, block: Block, least: float) -> Block:
        """The block without outer sentences that add too little."""
        for side in (0, 1):
            while len(block[side]) > 1:
                cores = (block[side][:-1], block[side][1:])
                added = [(self._added(side, core, block), core) for core in cores]
                weak = [option for option in added if option[0] < least]
                if not weak:
                    break
                block = _replaced(block, side, min(weak, key=itemgetter(0))[1])
        return block

    def extended(self, blocks: list[Block], least: float) -> list[Block]:
        """The blocks with the sentences beside them that add enough."""
        blocks = list(blocks)
        for side in (0, 1):
            for gap in range(len(blocks) + 1):
                while self._extend(blocks, gap, side, least):
                    pass
        return blocks

    def _extend(self, blocks: list[Block], gap: int, side: int, least: float) -> bool:
        """Give a sentence in the gap before that block to the block beside it to which it adds most."""
        first = blocks[gap - 1][side].stop if gap else 0
        stop = blocks[gap][side].start if gap < len(blocks) else len(self.texts[side])
        options = []
        for k in range(max(0, gap - 1), min(gap + 1, len(blocks))) if first < stop else ():
            core = blocks[k][side]
            wider = range(core.start, core.stop + 1) if k < gap else range(core.start - 1, core.stop)
            block = _replaced(blocks[k], side, wider)
            if len(wider) > MOST or self._cosine(block) < self._cosine(blocks[k]) - _MOST_LOST:
                continue
            if (added := self._added(side, core, block)) >= least:
                options.append((added, k, block))
        if options:
            _, k, blocks[k] = max(options, key=itemgetter(0))
        return bool(options)

    def joined(self, blocks: list[Block], least: float) -> list[Block]:
        """The blocks, neighbours made one where their boundary lies elsewhere than between sentences."""
        done: list[Block] = []
        for block in blocks:
            if done and self._moved(done[-1], block) >= least:
                done[-1] = _together(done[-1], block)
            else:
                done.append(block)
        return done

    def _moved(self, first: Block, second: Block) -> float:
        """What two blocks gain if their boundary moves; 0 if they do not touch or are too large together."""
        whole = _together(first, second)
        if any(first[side].stop < second[side].start or len(whole[side]) > MOST for side in (0, 1)):
            return 0.0
        cosines = [self._cosine(block) for block in (first, second, whole)]
        if cosines[2] < max(cosines[:2]) + self.least_together:
            return 0.0
        gained = 0.0
        for side in (0, 1):
            earned = self._cut(
                1 - side, whole[1 - side], self._vector(side, first[side]), self._vector(side, second[side])
            )
            gained += max(0.0, earned - cosines[0] - cosines[1])
        return gained

    def _added(self, side: int, core: range, block: Block) -> float:
        """What the sentence of a block that is not in its core adds, if the other side is cut where it serves best."""
        whole, other = block[side], block[1 - side]
        last = core.start == whole.start
        parts = (core, whole[-1:]) if last else (whole[:1], core)
        cut = self._cut(1 - side, other, self._vector(side, parts[0]), self._vector(side, parts[1]))
        return cut - self._cosine(_replaced(block, side, core))

    def _cosine(self, block: Block) -> float:
        return float(self._vector(0, block[0]) @ self._vector(1, block[1]))

    def _cut(self, side: int, run: range, left: Vectors, right: Vectors) -> float:
        """The most that two vectors earn with the parts before and after a word; not a number if no words are known."""
        before, after = self.texts[side].text.cuts(run.start, run.stop)
        return float((before @ left + after @ right).max()) if len(before) else math.nan

    def _vector(self, side: int, run: range) -> Vectors:
        vector: Vectors = self.texts[side].vectors(len(run), run.start, run.start + 1)[0]
        return vector


def _replaced(block: Block, side: int, run: range) -> Block:
    return (run, block[1]) if side == 0 else (block[0], run)


def _together(first: Block, second: Block) -> Block:
    return range(first[0].start, second[0].stop), range(first[1].start, second[1].stop)
