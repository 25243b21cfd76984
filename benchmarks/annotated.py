"""Findings against errors that people annotated, in the output of systems and in one published article.

usage: python -m benchmarks.annotated GOLD FOLDER [ARTICLE SOURCE ERRORS]   (segments; src.en, en-ar.SYSTEM.ar)

A finding is right when it overlaps an annotated error and is not more than three times as long (20 characters are
always allowed); an omission has no place in the Arabic, any omission of its segment finds it. Punctuation is left out
on both sides. Severe errors are all but the minor ones.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks.corpora import Error, Pair, annotated, audit_all, errors, lines
from benchmarks.measured import record
from mtaudit import Finding


def rates(what: str, found: Sequence[tuple[Sequence[Finding], Sequence[Error]]]) -> dict[str, float]:
    """Precision and recall over texts, given as their findings and their errors."""
    count: Counter[str] = Counter()
    for findings, wrong in found:
        said = [each for each in findings if each.category != "punctuation"]
        count["findings"] += len(said)
        count["right"] += sum(any(error.is_marked_by(each) for error in wrong) for each in said)
        for error in wrong:
            severe, hit = error.severity != "minor", any(error.is_marked_by(each) for each in said)
            count.update(errors=1, found=hit, severe=severe, severe_found=severe and hit)
    return {
        f"{what}: findings": count["findings"],
        f"{what}: precision": round(count["right"] / max(1, count["findings"]), 3),
        f"{what}: errors": count["errors"],
        f"{what}: recall": round(count["found"] / count["errors"], 3),
        f"{what}: recall of severe errors": round(count["severe_found"] / max(1, count["severe"]), 3),
    }


def by_category(found: Sequence[tuple[Sequence[Finding], Sequence[Error]]]) -> dict[str, str]:
    """The share of the errors of each category that any finding marks, and how many there are."""
    total, hit = Counter[str](), Counter[str]()
    for findings, wrong in found:
        total.update(error.category for error in wrong)
        hit.update(error.category for error in wrong if any(error.is_marked_by(each) for each in findings))
    return {f"systems: {name} found": f"{hit[name] / total[name]:.2f} of {total[name]}" for name in sorted(total)}


def main(gold: str, folder: str, *article: str) -> None:
    segments = annotated(gold, folder)
    found = list(zip(audit_all([each.pair for each in segments]), (each.errors for each in segments), strict=True))
    figures: dict[str, float | str] = {**rates("systems", found), **by_category(found)}
    if article:
        arabic, english = (Path(name).read_text("utf-8") for name in article[:2])
        wrong = list(errors([json.loads(line) for line in lines(article[2]) if line], arabic))
        readings: dict[str, Pair] = {"article with its source": (arabic, english), "article alone": (arabic, None)}
        for what, pair in readings.items():
            figures |= rates(what, [(audit_all([pair])[0], wrong)])
    record("annotated", str(__doc__), figures)


if __name__ == "__main__":
    main(*sys.argv[1:])
