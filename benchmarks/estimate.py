"""How well the estimator finds annotated error words: area under the curve, by category of error.

usage: estimate.py GOLD.jsonl SYSTEMS_FOLDER [--alone]     (the folder holds src.en and en-ar.SYSTEM.ar)

Words of the annotated spans against all words outside of any span; punctuation errors are left out. An omission that
names its English words is measured on the English side. `--alone` reads the Arabic without its source.
"""

from __future__ import annotations

import itertools
import json
import re
import sys
import time
from collections import defaultdict
from pathlib import Path

import numpy as np


def auc(positive: list[float], negative: list[float]) -> float:
    """How often a positive scores above a negative, ties counted half."""
    ordered = np.sort(np.array(negative))
    below, upto = np.searchsorted(ordered, positive, "left"), np.searchsorted(ordered, positive, "right")
    return float(np.mean(below + upto) / 2 / len(ordered)) if len(ordered) and positive else float("nan")


def ranges(text: str, part: str, occurrence: int) -> tuple[int, int]:
    at = [m.start() for m in re.finditer(re.escape(part), text)][occurrence - 1]
    return at, at + len(part)


def best_f1(positive: list[float], negative: list[float]) -> tuple[float, float, float]:
    """F1 by word at the best threshold, with its precision and recall."""
    scores = np.array(positive + negative)
    hits = np.cumsum(np.array([1.0] * len(positive) + [0.0] * len(negative))[np.argsort(-scores)])
    precision, recall = hits / np.arange(1, len(scores) + 1), hits / len(positive)
    f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-9)
    at = int(f1.argmax())
    return float(f1[at]), float(precision[at]), float(recall[at])


def main(gold: str, folder: str, alone: bool = False) -> None:
    from mtaudit.estimate import estimate_many

    segments = [json.loads(line) for line in Path(gold).read_text(encoding="utf-8").splitlines() if line.strip()]
    source = Path(folder, "src.en").read_text(encoding="utf-8").splitlines()
    systems = {g["system"] for g in segments}
    targets = {s: Path(folder, f"en-ar.{s}.ar").read_text(encoding="utf-8").splitlines() for s in systems}
    pairs = [(source[g["line"] - 1], targets[g["system"]][g["line"] - 1]) for g in segments]
    estimate_many([("Warm up.", "تمهيد.")])
    start = time.time()
    estimates = estimate_many([(None if alone else s, t) for s, t in pairs])
    seconds = time.time() - start
    wrong: dict[str, list[float]] = defaultdict(list)
    right: list[float] = []
    missing: list[float] = []
    rendered: list[float] = []
    for segment, (english, arabic), estimate in zip(segments, pairs, estimates, strict=True):
        spans = [
            (*ranges(arabic, e["span"], int(e.get("occurrence") or 1)), e["category"], e["severity"])
            for e in segment["errors"]
            if e["span"]
        ]
        for start_at, end_at, probability in estimate.target:
            inside = [(c, severity) for a, b, c, severity in spans if a < end_at and start_at < b]
            if not inside:
                right.append(probability)
            for category, severity in inside[:1]:
                if category != "punctuation":
                    wrong[category].append(probability)
                    wrong[f"({severity})"].append(probability)
        dropped = [e.get("missing") or e.get("source_span") for e in segment["errors"] if not e["span"]]
        gone = [ranges(english, d, 1) for d in dropped if isinstance(d, str) and d in english]
        for start_at, end_at, probability in estimate.source:
            (missing if any(a < end_at and start_at < b for a, b in gone) else rendered).append(probability)
    everything = [p for c, ps in wrong.items() if not c.startswith("(") for p in ps]
    for category in sorted(wrong):
        print(f"{category:16s} auc={auc(wrong[category], right):.3f} words={len(wrong[category])}")
    print(f"missing (English) auc={auc(missing, rendered):.3f} words={len(missing)} of {len(missing) + len(rendered)}")
    f1, precision, recall = best_f1(everything, right)
    words = len(everything) + len(right)
    labelled = [(p, True) for p in everything] + [(p, False) for p in right]
    for low, high in itertools.pairwise((0.0, 0.05, 0.1, 0.2, 0.4, 1.01)):
        inside = [wrong for p, wrong in labelled if low <= p < high]
        said = float(np.mean([p for p, _ in labelled if low <= p < high] or [0.0]))
        print(f"calibration {said:.2f} said, {np.mean(inside or [0.0]):.2f} wrong, {len(inside)} words")
    print(
        f"estimate auc={auc(everything, right):.3f} best_f1={f1:.3f} (precision {precision:.3f}, recall {recall:.3f}) "
        f"words={words} wrong={len(everything)} words_per_s={words / seconds:.0f}"
    )


if __name__ == "__main__":
    main(*[a for a in sys.argv[1:] if a != "--alone"], alone="--alone" in sys.argv)
