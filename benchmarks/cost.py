"""How the cost of an audit grows with the text: CPU time and peak memory for 200 to 12,800 passages.

usage: python -m benchmarks.cost FOLDER     (src.en and ref.ar, one sentence a line)

News sentences are repeated, each with its number within, so that no two are alike; each is a paragraph of its own.
Every size runs in a process of its own, without and with its source. Four times the time of a quarter is linear. The
last row is 500 KB of Arabic news with its source.
"""

from __future__ import annotations

import os
import random
import resource
import subprocess
import sys
from collections.abc import Iterable, Iterator
from itertools import cycle, islice
from pathlib import Path

from benchmarks.measured import record

SIZES = (200, 800, 3200, 12800)
KILOBYTES = 500


def main(folder: str) -> None:
    figures: dict[str, str] = {}
    for name, source in (("alone", "no"), ("with the source", "yes")):
        before = None
        for size in SIZES:
            seconds, megabytes = _measured(folder, str(size), source)
            growth = f", {seconds / before:.2f} times a quarter of it" if before else ""
            figures[f"{size} passages {name}"] = f"{seconds:.1f} s, {megabytes:.0f} MB{growth}"
            before = seconds
    seconds, megabytes = _measured(folder, f"{KILOBYTES}k", "yes")
    figures[f"{KILOBYTES} KB with the source"] = f"{seconds:.1f} s, {megabytes:.0f} MB"
    record("cost", str(__doc__), figures)


def _measured(folder: str, size: str, source: str) -> tuple[float, float]:
    """CPU seconds of the audit alone, and the peak memory of its process in MB."""
    run = subprocess.run(
        [sys.executable, "-m", "benchmarks.cost", "--one", folder, size, source],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},  # as the command has it: idle threads of it count as CPU time
    )
    seconds, megabytes = run.stdout.split()
    return float(seconds), float(megabytes)


def _one(folder: str, size: str, source: str) -> None:
    import time

    from mtaudit import Auditor

    pairs = list(
        zip(*(Path(folder, name).read_text("utf-8").splitlines() for name in ("src.en", "ref.ar")), strict=True)
    )
    random.Random(1).shuffle(pairs)  # so that the short texts are as hard as the long ones
    numbered = ((_with(english, k), _with(arabic, k)) for k, (english, arabic) in enumerate(cycle(pairs)))
    chosen = list(_of_kilobytes(numbered, int(size[:-1])) if size.endswith("k") else islice(numbered, int(size)))
    left, right = zip(*chosen, strict=True)
    auditor = Auditor(model="gloss")
    auditor.audit(right[0], left[0])
    start = time.process_time()
    auditor.audit("\n".join(right), "\n".join(left) if source == "yes" else None)
    print(time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000)


def _with(sentence: str, number: int) -> str:
    """A sentence with a number behind its first word."""
    first, _, rest = sentence.partition(" ")
    return f"{first} {number} {rest}"


def _of_kilobytes(pairs: Iterable[tuple[str, str]], size: int) -> Iterator[tuple[str, str]]:
    """Pairs until the Arabic has so many kilobytes."""
    total = 0
    for pair in pairs:
        if total >= 1000 * size:
            return
        total += len(pair[1].encode()) + 1
        yield pair


if __name__ == "__main__":
    if sys.argv[1] == "--one":
        _one(*sys.argv[2:])
    else:
        main(*sys.argv[1:])
