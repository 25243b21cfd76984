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

from benchmarks.corpora import sentences
from mtaudit.interchange import saved_results

SIZES = (1_000, 50_000)
SEED = 1


def articles(folder: str, number: int, *, sources: bool) -> Iterator[dict[str, Any]]:
    """Short articles, each a sentence with a number of its own, so that none is the same as another."""
    pairs = sentences(folder)
    for at in range(number):
        arabic, english = pairs[at % len(pairs)]
        yield {"id": f"a{at}", "target": f"{arabic} {at}", "source": f"{english} {at}" if sources else None}


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


def killed(source: Path, output: Path, whom: Callable[[int], Sequence[int]], *options: str) -> tuple[int, int]:
    """Kill processes of a run at random moments, start it anew if it ended; how many were killed, and how many runs."""
    moments = random.Random(SEED)
    deaths = 0
    for runs in count(1):
        process = started(source, output, *options)
        while process.poll() is None:
            time.sleep(moments.uniform(2, 10))
            for pid in whom(process.pid) if deaths < 5 and process.poll() is None else ():
                os.kill(pid, signal.SIGKILL)
                deaths += 1
        if process.returncode == 0:
            return deaths, runs
    raise AssertionError


def findings(path: Path) -> list[Any]:
    return [[str(each["id"]), each.get("findings"), each.get("error")] for each in saved_results(str(path))]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ntrex", help="a folder with src.en and ref.ar")
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES, help="how many articles memory is measured on")
    parser.add_argument("--kept", type=int, default=300, help="how many the sizes and kills are measured on")
    parser.add_argument("--select", help="only these rules where memory is measured")
    given = parser.parse_args()
    chosen = ["--select", given.select] if given.select else []
    with TemporaryDirectory() as folder:
        for size in given.sizes:
            source = write(Path(folder, f"{size}.jsonl"), articles(given.ntrex, size, sources=False))
            begun = time.monotonic()
            parent, workers = peak(started(source, Path(folder, f"{size}.out.jsonl"), "--jobs", "1", *chosen))
            took = time.monotonic() - begun
            print(f"{size} articles: parent {parent:.0f} MB, worker {workers:.0f} MB, {took:.0f} s", flush=True)
        source = write(Path(folder, "in.jsonl"), articles(given.ntrex, given.kept, sources=True))
        for keep in ("all", "segments", "findings"):
            for kind in ("jsonl", "jsonl.gz", "parquet", "arrow"):
                output = Path(folder, f"{keep}.{kind}")
                started(source, output, "--jobs", "2", "--keep", keep).wait()
                print(f"--keep {keep}, {kind}: {output.stat().st_size / given.kept:.0f} bytes an article", flush=True)
        whole = Path(folder, "all.jsonl")
        started(source, Path(folder, "one.jsonl"), "--jobs", "1").wait()
        same = Path(folder, "one.jsonl").read_bytes() == whole.read_bytes()
        print(f"--jobs 1 and 2: {'the same bytes' if same else 'NOT the same'}")
        for kind in ("jsonl.gz", "parquet", "arrow"):
            same = findings(Path(folder, f"all.{kind}")) == findings(whole)
            print(f"{kind}: {'the same findings' if same else 'NOT the same findings'}")
        for name, whom in (("the parent", lambda pid: [pid]), ("a worker", lambda pid: children(pid)[:1])):
            output = Path(folder, f"killed-{name[-6:]}.jsonl")
            deaths, runs = killed(source, output, whom, "--jobs", "2")
            same = output.read_bytes() == whole.read_bytes()
            print(
                f"{name} killed {deaths} times, {runs} runs: {'nothing lost' if same else 'NOT the same'}", flush=True
            )


if __name__ == "__main__":
    main()
