"""What becomes of a whole archive: memory, the size of what is kept, and what is lost when processes are killed.

usage: python -m benchmarks.archive NTREX     (a folder with src.en, ref.ar and docs.txt)

Memory is that of short articles without sources, one worker, all rules. Sizes are those of ten articles with sources.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.corpora import articles, joined, sentences
from benchmarks.measured import Figure, record
from mtaudit.interchange import saved_results, write_results

SIZES = (1_000, 50_000)
SEED = 1

ARTICLES, SHORT, DEATHS = 10, 200, 5
"""Articles that sizes are measured on, short ones that are audited while processes are killed, and how many are."""

MOST_WORDS = 12
"""Words of the sentences that short articles are made of, at most, so that fifty thousand are done within the hour."""


def short(folder: str, number: int, *, sources: bool = False) -> Iterator[dict[str, Any]]:
    """Articles of one short sentence, with a number so that none is the same as another."""
    pairs = [pair for pair in sentences(folder) if len(pair[0].split()) <= MOST_WORDS]
    for at in range(number):
        arabic, english = pairs[at % len(pairs)]
        yield {"id": f"a{at}", "target": f"{arabic} {at}", "source": f"{english} {at}" if sources else None}


def whole(folder: str, number: int) -> Iterator[dict[str, Any]]:
    """Articles as they are, with their sources."""
    for at, (arabic, english) in enumerate(map(joined, articles(folder)[:number])):
        yield {"id": f"a{at}", "target": arabic, "source": english}


def write(path: Path, records: Iterator[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in records), "utf-8")
    return path


def started(source: Path, output: Path, *options: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "mtaudit", "batch", str(source), "--output", str(output), "--model", "gloss"]
    return subprocess.Popen([*command, "--isolated", "--quiet", *options])


def children(pid: int) -> list[int]:
    try:
        return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def megabytes(pid: int) -> float:
    """The memory of a process, 0 where it has ended."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), 0)


def peak(process: subprocess.Popen[bytes]) -> tuple[float, float]:
    """The most that the parent and that all its workers had while it ran."""
    parent = workers = 0.0
    while process.poll() is None:
        parent = max(parent, megabytes(process.pid))
        workers = max(workers, sum(map(megabytes, children(process.pid))))
        time.sleep(0.1)
    return parent, workers


def killed(source: Path, output: Path, whom: Callable[[int], int], *options: str) -> tuple[int, int]:
    """Kill a process of a run five times, each time that more results are there, and start the run anew if it ended;
    how many were killed, and how many runs it took."""
    moments = random.Random(SEED)
    part = output.with_name(f"{output.name}.part")
    deaths = done = 0
    for runs in count(1):
        process = started(source, output, *options)
        while process.poll() is None:
            time.sleep(moments.uniform(0.5, 3))
            size = part.stat().st_size if part.exists() else 0
            if deaths < DEATHS and size > done and process.poll() is None:
                os.kill(whom(process.pid), signal.SIGKILL)
                deaths, done = deaths + 1, size
        if process.returncode == 0:
            return deaths, runs
    raise AssertionError


def largest_child(pid: int) -> int:
    """A worker: the tracker of resources, which is a child too, is small."""
    return max(children(pid), key=megabytes)


def findings(path: Path) -> list[Any]:
    return [[str(each["id"]), each.get("findings"), each.get("error")] for each in saved_results(str(path))]


def memory(ntrex: str, folder: Path) -> Iterator[tuple[str, Figure]]:
    for size in SIZES:
        source = write(folder / f"{size}.jsonl", short(ntrex, size))
        parent, worker = peak(started(source, folder / f"{size}.out.jsonl", "--jobs", "1"))
        yield f"{size:,} short articles: megabytes of the parent", round(parent)
        yield f"{size:,} short articles: megabytes of the worker", round(worker)


def kept(ntrex: str, folder: Path) -> Iterator[tuple[str, Figure]]:
    source = write(folder / "in.jsonl", whole(ntrex, ARTICLES))
    same = True
    for keep in ("all", "segments", "findings"):
        lines = folder / f"{keep}.jsonl"
        started(source, lines, "--jobs", "2", "--keep", keep).wait()
        for kind in ("jsonl", "jsonl.gz", "parquet", "arrow"):
            output = folder / f"{keep}.{kind}"
            if output != lines:
                write_results(saved_results(str(lines)), output)
            same = same and findings(output) == findings(lines)
            yield f"--keep {keep}, {kind}: bytes an article", round(output.stat().st_size / ARTICLES)
    yield "findings in all these files", "the same" if same else "not the same"


def lost(ntrex: str, folder: Path) -> Iterator[tuple[str, Figure]]:
    source = write(folder / "in.jsonl", short(ntrex, SHORT, sources=True))
    undisturbed = [folder / f"{jobs}.jsonl" for jobs in (1, 2)]
    for jobs, output in enumerate(undisturbed, 1):
        started(source, output, "--jobs", str(jobs)).wait()
    one, two = (each.read_bytes() for each in undisturbed)
    yield "results of --jobs 1 and 2", "the same bytes" if one == two else "not the same"
    for name, whom in (("the parent", int), ("a worker", largest_child)):
        output = folder / f"{name}.jsonl"
        deaths, runs = killed(source, output, whom, "--jobs", "2")
        same = output.read_bytes() == one
        yield f"{name} killed {deaths} times, {runs} runs", "the same bytes" if same else "not the same"


def main(ntrex: str) -> None:
    with TemporaryDirectory() as folder:
        figures = {label: value for measure in (kept, lost, memory) for label, value in measure(ntrex, Path(folder))}
    record("archive", str(__doc__), figures)


if __name__ == "__main__":
    main(*sys.argv[1:])
