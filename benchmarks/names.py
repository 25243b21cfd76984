"""Whether an English and an Arabic name match.

usage: python -m benchmarks.names FOLDER     (anetac.dev.en, anetac.dev.ar and wikipedia.dev.tsv)

Pairs against other names with the same first letter and about as many letters, and against the same pairs with one
letter of the Arabic exchanged: the area under the curve of the similarity.
"""

from __future__ import annotations

import random
import sys
import time
from collections import defaultdict

from benchmarks.corpora import lines
from benchmarks.estimate import auc
from benchmarks.measured import record
from mtaudit.names import similarity

PAIRS = 1500
LETTERS = "بتجدرزسشعفقكلمنهخط"


def main(folder: str) -> None:
    pairs = list(zip(lines(folder, "anetac.dev.en"), lines(folder, "anetac.dev.ar"), strict=True))
    pairs += [(line.split("\t")[1], line.split("\t")[0]) for line in lines(folder, "wikipedia.dev.tsv")]
    rng = random.Random(7)
    rng.shuffle(pairs)
    pairs = [(english, arabic) for english, arabic in pairs if len(english) > 3 and len(arabic) > 3][:PAIRS]
    by_letter: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for english, arabic in pairs:
        by_letter[english[0].lower()].append((english, arabic))
    trials: dict[str, list[tuple[str, str]]] = {"true": pairs, "other": [], "garbled": []}
    for english, arabic in pairs:
        others = [a for e, a in by_letter[english[0].lower()] if e != english and a != arabic]
        if near := [other for other in others if abs(len(other) - len(arabic)) <= 2]:
            trials["other"].append((english, rng.choice(near)))
        at = rng.randrange(1, len(arabic))
        letter = rng.choice([each for each in LETTERS if each != arabic[at]])
        trials["garbled"].append((english, arabic[:at] + letter + arabic[at + 1 :]))
    start = time.process_time()
    scores = {kind: [similarity(*pair) for pair in each] for kind, each in trials.items()}
    took = time.process_time() - start
    figures = {
        "area under the curve against other names": round(auc(scores["true"], scores["other"]), 4),
        "area under the curve against one garbled letter": round(auc(scores["true"], scores["garbled"]), 4),
        "pairs": len(pairs),
        "comparisons a second": round(sum(map(len, trials.values())) / took, -3),
    }
    record("names", str(__doc__), figures)


if __name__ == "__main__":
    main(*sys.argv[1:])
