"""Word links against those made by hand.

usage: python -m benchmarks.word_alignment GOLD     (JSON a line: english, arabic: tokens; sure, possible: links)

The alignment error rate of Och and Ney (2003). The thresholds of the aligner were chosen on the same sentences.
"""

from __future__ import annotations

import json
import sys
from collections import Counter

from benchmarks.corpora import lines, overlap
from benchmarks.measured import record
from mtaudit.align import align_words


def places(tokens: list[str]) -> list[tuple[int, int]]:
    """Where the tokens are when blanks join them."""
    starts = [len(" ".join([*tokens[:at], ""])) for at in range(len(tokens))]
    return [(start, start + len(token)) for start, token in zip(starts, tokens, strict=True)]


def main(gold: str) -> None:
    count: Counter[str] = Counter()
    for pair in map(json.loads, filter(None, lines(gold))):
        sides = places(pair["english"]), places(pair["arabic"])
        found = {
            (i, j)
            for one, other in align_words(" ".join(pair["english"]), " ".join(pair["arabic"]))
            for i in range(len(sides[0]))
            for j in range(len(sides[1]))
            if overlap(one, sides[0][i]) and overlap(other, sides[1][j])
        }
        sure = {tuple(link) for link in pair["sure"]}
        possible = sure | {tuple(link) for link in pair["possible"]}
        count.update(sentences=1, found=len(found), sure=len(sure))
        count.update(sure_found=len(found & sure), right=len(found & possible))
    figures = {
        "alignment error rate": round(1 - (count["sure_found"] + count["right"]) / (count["found"] + count["sure"]), 3),
        "precision": round(count["right"] / count["found"], 3),
        "recall": round(count["sure_found"] / count["sure"], 3),
        "sentences": count["sentences"],
    }
    record("word_alignment", str(__doc__), figures)


if __name__ == "__main__":
    main(*sys.argv[1:])
