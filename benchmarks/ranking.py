"""Whether the audit ranks translation systems as COMET does.

usage: python -m benchmarks.ranking FOLDER SCORES [GOLD]     (src.en, en-ar.SYSTEM.ar; rows "TEXT en-ar SYSTEM comet C")

Over the first 300 sentences of each system, without those that GOLD, annotated segments, names: the score, the points
of the findings alone, and the risk, each by the word, against COMET on the whole text (Rei et al. 2020) by Spearman's
rank correlation.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path

from benchmarks.corpora import lines, results_of, systems, words
from benchmarks.measured import record
from mtaudit import Result

SENTENCES = 300


def measures(results: list[Result]) -> dict[str, float]:
    """What may rank a system, each per 1000 words."""
    segments = [(each.risk, words(each.target.text)) for result in results for each in result.segments if each.target]
    size = sum(each.score.words for each in results)
    totals = {
        "score": sum(each.score.penalty for each in results),
        "points of findings": sum(each.score.findings for each in results),
        "risk": sum(risk * count for risk, count in segments),
    }
    return {name: 1000 * total / size for name, total in totals.items()}


def correlation(best_first: list[str], measured: Mapping[str, float]) -> float:
    """Spearman's rank correlation of systems, the best first, with what is lowest for the best."""
    by_measure = sorted(measured, key=lambda system: measured[system])
    apart = sum((best_first.index(each) - by_measure.index(each)) ** 2 for each in best_first)
    count = len(best_first)
    return 1 - 6 * apart / (count * (count * count - 1))


def main(folder: str, scores: str, *gold: str) -> None:
    text = Path(folder).name
    rows = (line.split() for line in lines(scores))
    comet = {row[2]: float(row[4]) for row in rows if [row[0], row[1], row[3]] == [text, "en-ar", "comet"]}
    named = {(each["split"], each["line"]) for path in gold for each in map(json.loads, filter(None, lines(path)))}
    chosen = [at for at in range(SENTENCES) if (text, at + 1) not in named]
    source = lines(folder, "src.en")
    output = {system: found for system, found in systems(folder).items() if system in comet}
    measured = {
        system: measures(results_of([(found[at], source[at]) for at in chosen])) for system, found in output.items()
    }
    best_first = sorted(measured, key=lambda system: -comet[system])
    names = list(measured[best_first[0]])
    figures: dict[str, float | str] = {"text, sentences": f"{text}, {len(chosen)}"}
    for name in names:
        by_system = {system: measured[system][name] for system in measured}
        figures[f"rank correlation by {name}"] = round(correlation(best_first, by_system), 2)
    for system in best_first:
        said = ", ".join(f"{measured[system][name]:.0f}" for name in names)
        figures[f"{system} (COMET {comet[system]:.3f}): {', '.join(names)} per 1000 words"] = said
    record("ranking", str(__doc__), figures)


if __name__ == "__main__":
    main(*sys.argv[1:])
