"""How long a user waits: `mtaudit --help` and the audit of one article, beside a Python that does nothing.

usage: startup.py ARTICLE [SOURCE]
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time


def seconds(*command: str, runs: int = 5) -> float:
    """The median wall time of whole processes, after one that warms the caches."""
    times = []
    for _ in range(runs + 1):
        start = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        times.append(time.perf_counter() - start)
    return statistics.median(times[1:])


def main(article: str, source: str | None = None) -> None:
    python = sys.executable
    nothing = seconds(python, "-c", "pass")
    print(f"python -c pass     {nothing:.3f} s")
    rows = {
        "mtaudit --help": ("--help",),
        "audit": ("audit", article, "--model", "gloss"),
        "audit with source": ("audit", article, "--source", source or article, "--model", "gloss"),
    }
    for name, arguments in rows.items():
        took = seconds(python, "-m", "mtaudit", *arguments)
        print(f"{name:18s} {took:.3f} s, {took / nothing:.0f} times as long")


if __name__ == "__main__":
    main(*sys.argv[1:])
