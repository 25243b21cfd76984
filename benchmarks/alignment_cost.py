"""What sentence alignment costs: time and peak memory against length, sentence vectors given.

usage: python -m benchmarks.alignment_cost

Both sides are random unit vectors with a cosine of 0.75 between counterparts; one sentence in ten is dropped on
either side, and every thousand sentences a block of a hundred. Each length runs in a process of its own, on one core.
Seconds are of processor time; memory is the peak of the whole process, with the vectors (2 KB each) and imports.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time

import numpy as np

from benchmarks.measured import record

DIMENSIONS = 512
SENTENCES = (1_000, 10_000, 100_000)


def texts(sentences: int, dimensions: int) -> tuple[np.ndarray, np.ndarray, set[tuple[int, int]]]:
    """Vectors of both sides and the true pairs."""
    rng = np.random.default_rng(1)
    sentences = round(sentences / 0.81)
    kept = [rng.random(sentences) > 0.1 for _ in range(2)]
    for side in (0, 1):
        for start in range(500 * side, sentences, 1000):
            kept[side][start : start + 100] &= start == 0
    common = rng.standard_normal((sentences, dimensions), np.float32)
    sides = []
    for keep in kept:
        noise = rng.standard_normal((int(keep.sum()), dimensions), np.float32)
        noise *= np.sqrt(1 / 0.75 - 1)
        noise += common[keep]
        noise /= np.linalg.norm(noise, axis=1, keepdims=True)
        sides.append(noise)
    numbers = [np.cumsum(keep) - 1 for keep in kept]
    return sides[0], sides[1], {(int(numbers[0][k]), int(numbers[1][k])) for k in np.flatnonzero(kept[0] & kept[1])}


def measure(sentences: int) -> dict[str, float]:
    """Seconds, peak megabytes, and F1 of the pairs that were found."""
    from mtaudit.align.sentences import align_vectors

    source, target, gold = texts(sentences, DIMENSIONS)
    start = time.process_time()
    beads = align_vectors(source, target)
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found = {(bead.source[0], bead.target[0]) for bead in beads if len(bead.source) == len(bead.target) == 1}
    f1 = 2 * len(found & gold) / (len(found) + len(gold))
    return {"seconds": round(seconds, 1), "megabytes": round(peak, -1), "F1": round(f1, 3)}


def main() -> None:
    one_core = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
    figures: dict[str, float] = {}
    for sentences in SENTENCES:
        command = [sys.executable, "-m", "benchmarks.alignment_cost", str(sentences)]
        told = json.loads(subprocess.run(command, check=True, env=one_core, capture_output=True).stdout)
        figures |= {f"{sentences} sentences a side, {unit}": value for unit, value in told.items()}
    record("alignment_cost", str(__doc__), figures)


if __name__ == "__main__":
    if sys.argv[1:]:
        print(json.dumps(measure(int(sys.argv[1]))))
    else:
        main()
