"""Sentences dropped from and put into translated articles: how many does the audit find, and what does it say beside?

usage: passages.py FOLDER [SEED]     (the folder holds src.en, ref.ar and docs.txt, one sentence a line)

From each article, in turn: one to three neighbouring sentences of the translation are dropped; its last third is cut;
a sentence of another article is put in. A finding is right when it overlaps what was changed; the rest are extra.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from itertools import groupby
from pathlib import Path

from mtaudit.checks.selection import select_checks
from mtaudit.finding import Finding
from mtaudit.pipeline import audit
from mtaudit.translate import load


def find(english: list[str], arabic: list[str]) -> list[Finding]:
    checks = select_checks(["OMI001", "ADD001"])
    return list(audit("\n\n".join(arabic), "\n\n".join(english), load("gloss"), checks=checks).findings)


def place(lines: list[str], first: int, last: int) -> tuple[int, int]:
    start = sum(len(line) + 2 for line in lines[:first])
    return start, start + len("\n\n".join(lines[first:last]))


def main(folder: str, seed: str = "1") -> None:
    rng = random.Random(seed)
    english, arabic, documents = (
        Path(folder, name).read_text(encoding="utf-8").splitlines() for name in ("src.en", "ref.ar", "docs.txt")
    )
    rows = groupby(zip(documents, english, arabic, strict=True), key=lambda row: row[0])
    articles = [[(e, a) for _, e, a in lines] for _, lines in rows]
    counts: Counter[tuple[str, str]] = Counter()

    def tell(kind: str, findings: list[Finding], rule: str, changed: tuple[int, int]) -> None:
        def right(f: Finding) -> bool:
            start, end = (f.source_start or 0, f.source_end or 0) if rule == "OMI001" else (f.start, f.end)
            return f.rule == rule and start < changed[1] and changed[0] < end

        counts[kind, "all"] += 1
        counts[kind, "found"] += any(map(right, findings))
        counts[kind, "extra"] += sum(not right(f) for f in findings)

    for number, article in enumerate(articles):
        source, target = [e for e, _ in article], [a for _, a in article]
        if len(article) < 8:
            continue
        tell("clean", find(source, target), "OMI001", (0, 0))
        first = rng.randrange(2, len(article) - 4)
        last = first + rng.randint(1, 3)
        tell("dropped", find(source, target[:first] + target[last:]), "OMI001", place(source, first, last))
        cut = len(article) * 2 // 3
        tell("cut", find(source, target[:cut]), "OMI001", place(source, cut, len(source)))
        other = rng.choice(articles[(number + 1) % len(articles)])[1]
        with_other = [*target[:first], other, *target[first:]]
        tell("added", find(source, with_other), "ADD001", place(with_other, first, first + 1))
    for kind in ("clean", "dropped", "cut", "added"):
        articles_read = counts[kind, "all"]
        print(
            f"passages_{kind} found={counts[kind, 'found'] / max(1, articles_read):.3f} "
            f"extra={counts[kind, 'extra'] / max(1, articles_read):.3f} an article, articles={articles_read}"
        )


if __name__ == "__main__":
    main(*sys.argv[1:])
