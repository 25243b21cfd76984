"""Translations that give a person the wrong gender throughout: MT-GenEval's, and what is said of the right ones.

usage: python -m benchmarks.gender FOLDER     (sent-dev.* of MT-GenEval)

An error is found when a finding of the families PRO and AGR overlaps a word that the gender changes; any such finding
in a right translation is a false alarm. These translations also trained the trees that tell whom a word speaks of.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from benchmarks.corpora import audit_all, overlap
from benchmarks.measured import record
from training.geneval import translations

FAMILIES = ("PRO", "AGR")


def main(folder: str) -> None:
    sentences = list(translations(Path(folder)))
    rules: dict[str, Counter[str]] = {}
    counts: Counter[tuple[str, str]] = Counter()
    findings = audit_all([(each.arabic, each.english) for each in sentences])
    for sentence, found in zip(sentences, findings, strict=True):
        ours = [each for each in found if each.rule.startswith(FAMILIES)]
        hits = [each for each in ours if any(overlap((each.start, each.end), place) for place in sentence.marked)]
        kind = "found" if sentence.wrong else "alarms"
        told = {each.rule for each in (hits if sentence.wrong else ours)}
        counts[sentence.gender, kind] += bool(told)
        counts[sentence.gender, "wrong" if sentence.wrong else "right"] += 1
        for rule in told:
            rules.setdefault(rule, Counter())[kind] += 1
    figures: dict[str, float] = {}
    for gender in ("feminine", "masculine"):
        of = {"found": "wrong", "alarms": "right"}
        figures |= {
            f"{gender} person, {label}": round(counts[gender, kind] / counts[gender, of[kind]], 3)
            for kind, label in (("found", "wrong translations found"), ("alarms", "right translations flagged"))
        }
    figures["translations"] = len(sentences)
    record(
        "gender",
        str(__doc__),
        figures,
        {rule: {"found": n["found"], "alarms": n["alarms"], "pairs": len(sentences) // 2} for rule, n in rules.items()},
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
