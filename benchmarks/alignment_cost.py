"""What sentence alignment costs: time and peak memory against length, sentence vectors given.

usage: python benchmarks/alignment_cost.py [SENTENCES ...] [--dimensions 512]

Both sides are random unit vectors with a cosine of 0.75 between counterparts; one sentence in ten is dropped on
either side, and every thousand sentences a block of a hundred. Each length runs in a process of its own, on one core.
Seconds are of processor time; memory is the peak of the whole process, with the vectors (2 KB each) and imports.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import time

import numpy as np


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


def measure(sentences: int, dimensions: int) -> None:
    from mtaudit.align.sentences import align_vectors

    source, target, gold = texts(sentences, dimensions)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    beads = align_vectors(source, target)
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found = {(bead.source[0], bead.target[0]) for bead in beads if len(bead.source) == len(bead.target) == 1}
    right = len(found & gold)
    print(
        f"{len(source):8d} x {len(target):7d} {seconds:8.2f} s {1e6 * seconds / sentences:7.0f} us/sentence "
        f"peak {peak / 1024:6.0f} MB (before {before / 1024:.0f}) f1={2 * right / (len(found) + len(gold)):.3f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("sentences", type=int, nargs="*", default=[1_000, 10_000, 100_000])
    parser.add_argument("--dimensions", type=int, default=512)
    parser.add_argument("--here", action="store_true", help="measure in this process")
    arguments = parser.parse_args()
    if arguments.here:
        measure(arguments.sentences[0], arguments.dimensions)
        return
    one_core = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
    for sentences in arguments.sentences:
        command = [sys.executable, __file__, str(sentences), "--here", "--dimensions", str(arguments.dimensions)]
        subprocess.run(command, check=True, env=one_core)


if __name__ == "__main__":
    main()
