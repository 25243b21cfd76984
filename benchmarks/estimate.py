"""How well the estimator tells the words of annotated errors from others.

usage: python -m benchmarks.estimate GOLD FOLDER     (annotated segments; src.en, en-ar.SYSTEM.ar)

Words of the annotated spans against all words outside of any span, punctuation errors left out, by the area under the
curve. An omission that names its English words is measured on the English side. Calibration is over the same words.
"""

from __future__ import annotations

import json
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from benchmarks.corpora import lines, overlap, systems
from benchmarks.measured import record
from mtaudit.align.words import read_texts
from mtaudit.estimate import estimate_pairs

BINS = (0.0, 0.05, 0.1, 0.2, 0.4, 1.01)


def auc(positive: Sequence[float], negative: Sequence[float]) -> float:
    """How often a positive scores above a negative, ties counted half."""
    ordered = np.sort(np.array(negative))
    below, upto = np.searchsorted(ordered, positive, "left"), np.searchsorted(ordered, positive, "right")
    return float(np.mean(below + upto) / 2 / len(ordered)) if len(ordered) and positive else float("nan")


def places(text: str, parts: Sequence[tuple[str, int]]) -> list[tuple[int, int]]:
    """Where each part is, by its words and the number of the occurrence."""
    found = []
    for part, occurrence in parts:
        start = -1
        for _ in range(occurrence):
            start = text.index(part, start + 1)
        found.append((start, start + len(part)))
    return found


def main(gold: str, folder: str) -> None:
    segments = [json.loads(line) for line in lines(gold) if line]
    source, output = lines(folder, "src.en"), systems(folder)
    texts = [(source[each["line"] - 1], output[each["system"]][each["line"] - 1]) for each in segments]
    pairs = read_texts(texts)
    start = time.process_time()
    estimates = estimate_pairs(pairs)
    seconds = time.process_time() - start
    wrong: defaultdict[str, list[float]] = defaultdict(list)
    sides: defaultdict[str, list[float]] = defaultdict(list)
    for segment, (english, arabic), pair, estimate in zip(segments, texts, pairs, estimates, strict=True):
        marked = [each for each in segment["errors"] if each["span"]]
        spans = places(arabic, [(each["span"], int(each.get("occurrence") or 1)) for each in marked])
        for word, probability in zip(pair.arabic, estimate.target, strict=True):
            if probability is None:
                continue
            inside = [
                error["category"]
                for error, span in zip(marked, spans, strict=True)
                if overlap((word.start, word.end), span)
            ]
            if not inside:
                sides["right"].append(probability)
            elif inside[0] != "punctuation":
                wrong[inside[0]].append(probability)
        dropped = [each.get("missing") or each.get("source_span") for each in segment["errors"] if not each["span"]]
        gone = places(english, [(each, 1) for each in dropped if isinstance(each, str) and each in english])
        for token, probability in zip(pair.english, estimate.source, strict=True):
            if probability is not None:
                missing = any(overlap((token.start, token.end), span) for span in gone)
                sides["missing" if missing else "rendered"].append(probability)
    everything = [probability for each in wrong.values() for probability in each]
    words = len(everything) + len(sides["right"])
    figures: dict[str, float | str] = {
        "wrong words": round(auc(everything, sides["right"]), 3),
        "missing English words": round(auc(sides["missing"], sides["rendered"]), 3),
        **{f"wrong words, {name}": round(auc(wrong[name], sides["right"]), 3) for name in sorted(wrong)},
        "words": words,
        "of these wrong": len(everything),
        "words a second": round(words / seconds, -2),
    }
    labelled = [*((p, True) for p in everything), *((p, False) for p in sides["right"])]
    for low, high in pairwise(BINS):
        inside_bin = [(p, is_wrong) for p, is_wrong in labelled if low <= p < high]
        said, true = np.mean(inside_bin, axis=0) if inside_bin else (0.0, 0.0)
        figures[f"wrong with {said:.2f} it says"] = f"{true:.2f} of {len(inside_bin)}"
    record("estimate", str(__doc__), figures)


if __name__ == "__main__":
    main(*sys.argv[1:])
