"""How long a user waits, and how many words a second are audited.

usage: python -m benchmarks.speed ARTICLE SOURCE FOLDER     (FOLDER: src.en and ref.ar, one sentence a line)

Whole processes, the median of five after one that warms the caches, so an article is from a cold start: by the clock,
and by what the processor worked, which other processes beside hardly change. Words a second of `mtaudit batch` over the
first thousand sentences, start included; on one core with `--jobs 1` and one thread a library.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks.corpora import Pair, sentences, words
from benchmarks.measured import record

SENTENCES = 1000
ONE_CORE = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


def worked() -> float:
    """Seconds that the processor worked for the processes that this one has started and that have ended."""
    times = os.times()
    return times.children_user + times.children_system


def seconds(
    *arguments: str, runs: int = 1, environment: Mapping[str, str] = {}, clock: Callable[[], float] = time.perf_counter
) -> float:
    """The median time of a Python process, after one that is not counted where there are several."""
    times = []
    for _ in range(runs + (runs > 1)):
        start = clock()
        subprocess.run(
            [sys.executable, *arguments], env={**os.environ, **environment}, capture_output=True, check=False
        )
        times.append(clock() - start)
    return statistics.median(times[runs > 1 :])


def words_a_second(pairs: list[Pair], jobs: int) -> float:
    """Of `mtaudit batch`, to the ten."""
    with tempfile.TemporaryDirectory() as folder:
        records = (json.dumps({"id": str(at), "target": a, "source": e}) for at, (a, e) in enumerate(pairs))
        Path(folder, "in.jsonl").write_text("\n".join(records), encoding="utf-8")
        files = [str(Path(folder, "in.jsonl")), "--output", str(Path(folder, "out.jsonl"))]
        arguments = ["-m", "mtaudit", "batch", *files, "--model", "gloss", "--jobs", str(jobs)]
        took = seconds(*arguments, environment=ONE_CORE if jobs == 1 else {})
    return round(sum(words(arabic) for arabic, _ in pairs) / took, -1)


def main(article: str, source: str, folder: str) -> None:
    audit = ("-m", "mtaudit", "audit", article, "--model", "gloss")
    beside = (*audit, "--source", source)
    pairs = sentences(folder)[:SENTENCES]
    figures = {
        "a Python that does nothing, seconds": round(seconds("-c", "pass", runs=5), 2),
        "mtaudit --help, seconds": round(seconds("-m", "mtaudit", "--help", runs=5), 2),
        "one article, seconds": round(seconds(*audit, runs=5), 1),
        "one article with its source, seconds": round(seconds(*beside, runs=5), 1),
        "one article with its source, seconds of the processor": round(seconds(*beside, runs=5, clock=worked), 2),
        "batch, one core, words a second": words_a_second(pairs, 1),
        "batch without sources, one core, words a second": words_a_second([(arabic, None) for arabic, _ in pairs], 1),
        f"batch, {os.cpu_count()} cores, words a second": words_a_second(pairs, os.cpu_count() or 1),
    }
    record("speed", str(__doc__), figures)


if __name__ == "__main__":
    main(*sys.argv[1:])
