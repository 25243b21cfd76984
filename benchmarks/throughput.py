"""Words per second of the whole audit, and the share of it that each stage and each check takes.

usage: throughput.py FOLDER [LINES] [--no-source]     (FOLDER holds src.en and ref.ar, one sentence a line)

Sentences are audited one by one, as `mtaudit batch` does it, in this process. Set OMP_NUM_THREADS=1 for one core.
The shares are ratios of one run, so they hold on any machine; words per second do not.
"""

from __future__ import annotations

import re
import sys
import time
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

from mtaudit import pipeline
from mtaudit.checks import Check, Mark, all_checks
from mtaudit.checks.evidence import Evidence
from mtaudit.translate import load


def main(folder: str, lines: str = "1000", *, with_source: bool = True) -> None:
    english = Path(folder, "src.en").read_text("utf-8").splitlines()[: int(lines)]
    arabic = Path(folder, "ref.ar").read_text("utf-8").splitlines()[: int(lines)]
    spent: dict[str, float] = defaultdict(float)
    checks = tuple(_timed(check, spent) for check in all_checks())
    translator = load("gloss")
    pipeline.audit(arabic[0], english[0], translator, checks=checks)
    spent.clear()
    start = time.perf_counter()
    for source, target in zip(english, arabic, strict=True):
        pipeline.audit(target, source if with_source else None, translator, checks=checks)
    took = time.perf_counter() - start
    words = sum(len(re.findall(r"\w+", target)) for target in arabic)
    print(f"throughput words_per_s={words / took:.0f} words={words} seconds={took:.1f}")
    rest = took - sum(spent.values())
    print(f"{rest / took:6.1%} reading, back-translating, aligning")
    for name, seconds in sorted(spent.items(), key=lambda item: -item[1]):
        print(f"{seconds / took:6.1%} {name}")


def _timed(check: Check, spent: dict[str, float]) -> Check:
    """The same check, its time added to `spent`; evidence that it asks for first is on its account."""

    def timed(evidence: Evidence) -> list[Mark]:
        start = time.perf_counter()
        marks = list(check.function(evidence))
        spent[f"{check.id} {check.name}"] += time.perf_counter() - start
        return marks

    return replace(check, function=timed)  # type: ignore[arg-type]


if __name__ == "__main__":
    words = [word for word in sys.argv[1:] if word != "--no-source"]
    main(*words, with_source="--no-source" not in sys.argv)
