"""A whole archive: memory that does not grow, the size of what is kept, and what is lost when processes are killed.

python -m benchmarks.archive NTREX
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.corpora import articles, joined, sentences
from mtaudit.interchange import saved_results, write_results

SIZES = (1_000, 50_000)
SEED = 1

ARTICLES, SHORT, DEATHS = 10, 200, 5
"""Articles that sizes are measured on, short ones that are audited while processes are killed, and how many are."""


def short(folder: str, number: int, *, sources: bool = False) -> Iterator[dict[str, Any]]:
    """Articles of one sentence, with a number so that none is the same as another."""
    pairs = sentences(folder)
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


def memory(ntrex: str, folder: Path, sizes: Sequence[int]) -> None:
    for size in sizes:
        source = write(folder / f"{size}.jsonl", short(ntrex, size))
        begun = time.monotonic()
        parent, worker = peak(started(source, folder / f"{size}.out.jsonl", "--jobs", "1"))
        took = time.monotonic() - begun
        print(f"{size} articles: parent {parent:.0f} MB, worker {worker:.0f} MB, {took:.0f} s", flush=True)


def kept(ntrex: str, folder: Path) -> None:
    source = write(folder / "in.jsonl", whole(ntrex, ARTICLES))
    for keep in ("all", "segments", "findings"):
        lines = folder / f"{keep}.jsonl"
        started(source, lines, "--jobs", "2", "--keep", keep).wait()
        for kind in ("jsonl", "jsonl.gz", "parquet", "arrow"):
            output = folder / f"{keep}.{kind}"
            if output != lines:
                write_results(saved_results(str(lines)), output)
            same = findings(output) == findings(lines)
            size = output.stat().st_size / ARTICLES
            print(f"--keep {keep}, {kind}: {size:.0f} bytes an article, the same findings: {same}", flush=True)


def lost(ntrex: str, folder: Path) -> None:
    source = write(folder / "in.jsonl", short(ntrex, SHORT, sources=True))
    undisturbed = [folder / f"{jobs}.jsonl" for jobs in (1, 2)]
    for jobs, output in enumerate(undisturbed, 1):
        started(source, output, "--jobs", str(jobs)).wait()
    one, two = (each.read_bytes() for each in undisturbed)
    print(f"--jobs 1 and 2: the same bytes: {one == two}", flush=True)
    for name, whom in (("the parent", int), ("a worker", largest_child)):
        output = folder / f"{name}.jsonl"
        deaths, runs = killed(source, output, whom, "--jobs", "2")
        print(f"{name} killed {deaths} times, {runs} runs: the same bytes: {output.read_bytes() == one}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ntrex", help="a folder with src.en, ref.ar and docs.txt")
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES, help="how many articles memory is measured on")
    parser.add_argument("--only", choices=("memory", "kept", "lost"), help="this alone")
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        if given.only in (None, "memory"):
            memory(given.ntrex, Path(folder), given.sizes)
        if given.only in (None, "kept"):
            kept(given.ntrex, Path(folder))
        if given.only in (None, "lost"):
            lost(given.ntrex, Path(folder))


if __name__ == "__main__":
    main()
