"""Whether the audit ranks translation systems as COMET does.

usage: python -m benchmarks.ranking FOLDER SCORES     (src.en, en-ar.SYSTEM.ar; lines "TEXT en-ar SYSTEM comet FIGURE")

The penalty per 1000 words over the first 300 sentences of each system, against its COMET on the whole text (Rei et al.
2020), by Spearman's rank correlation.
"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.corpora import audit_all, lines, systems, words
from benchmarks.measured import record
from mtaudit.finding import WEIGHTS

SENTENCES = 300


def main(folder: str, scores: str) -> None:
    rows = (line.split() for line in lines(scores))
    comet = {row[2]: float(row[4]) for row in rows if [row[0], row[1], row[3]] == [Path(folder).name, "en-ar", "comet"]}
    source = lines(folder, "src.en")[:SENTENCES]
    penalties = {}
    for system, output in systems(folder).items():
        if system in comet:
            findings = audit_all(list(zip(output, source, strict=False)))
            penalty = sum(WEIGHTS[each.severity] for found in findings for each in found)
            penalties[system] = 1000 * penalty / sum(map(words, output[:SENTENCES]))
    best_first = sorted(penalties, key=lambda system: -comet[system])
    by_penalty = sorted(penalties, key=lambda system: penalties[system])
    apart = sum((best_first.index(each) - by_penalty.index(each)) ** 2 for each in best_first)
    count = len(best_first)
    figures: dict[str, float] = {
        "rank correlation": round(1 - 6 * apart / (count * (count * count - 1)), 2),
        **{f"{each} (COMET {comet[each]:.3f}): penalty per 1000 words": round(penalties[each]) for each in best_first},
    }
    record("ranking", str(__doc__), figures)


if __name__ == "__main__":
    main(*sys.argv[1:])
