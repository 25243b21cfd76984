"""How many of a rule's findings in the output of translation systems are right.

usage: python -m benchmarks.output GOLD FOLDER [--unread]     (annotated segments; src.en, en-ar.SYSTEM.ar)

A finding in an annotated segment is right when it marks an annotated error. Up to 30 more of each rule are read one by
one; `judgements.tsv` says which are right. They are drawn by a hash, so that a rule that changes keeps what was read of
it. `--unread` prints those that nobody has read, with their sentences, as lines for that file.
"""

from __future__ import annotations

import hashlib
import sys
from collections import Counter, defaultdict
from pathlib import Path

from benchmarks.corpora import Annotated, annotated, audit_all, lines, systems, words
from benchmarks.measured import record
from mtaudit import Finding

JUDGEMENTS = Path(__file__).with_name("judgements.tsv")
READ = 30
"""Findings of a rule that are read, those in annotated segments included."""

Key = tuple[str, ...]
"""System, line, rule, first character, marked text."""


def main(gold: str, folder: str, *, unread: bool) -> None:
    told = {(each.system, each.line): each for each in annotated(gold, folder)}
    source, output = lines(folder, "src.en"), systems(folder)
    places = [(system, number) for system in output for number in range(1, len(source) + 1)]
    pairs = [(output[system][number - 1], source[number - 1]) for system, number in places]
    found: defaultdict[str, list[tuple[Key, Finding]]] = defaultdict(list)
    for (system, number), findings in zip(places, audit_all(pairs), strict=True):
        for finding in findings:
            key: Key = (system, str(number), finding.rule, str(finding.start), finding.text.replace("\n", " "))
            found[finding.rule].append((key, finding))
    judged = judgements()
    total = sum(words(arabic) for arabic, _ in pairs)
    rules: dict[str, dict[str, float]] = {}
    verdicts: Counter[str] = Counter()
    for rule, marked in found.items():
        drawn = sorted(marked, key=lambda each: ((each[0][0], int(each[0][1])) not in told, _hash(each[0])))[:READ]
        read = [(each, verdict) for key, each in drawn if (verdict := _verdict(key, each, told, judged)) is not None]
        for key, each in drawn if unread else ():
            if _verdict(key, each, told, judged) is None:
                arabic, english = output[key[0]][int(key[1]) - 1], source[int(key[1]) - 1]
                print(f"# {english}\n# {arabic}\n# {each.message}", *key, "?", sep="\t")
        confidences = [each.confidence for each, _ in read]
        right = sum(verdict for _, verdict in read)
        verdicts.update(read=len(read), right=right, unread=len(drawn) - len(read))
        rules[rule] = {"findings": len(marked), "words": total, "read": len(read), "right": right}
        if read:
            rules[rule]["confidence"] = round(sum(confidences) / len(read), 3)
    if unread:
        return
    figures = {
        "systems": len(output),
        "words": total,
        "findings per 1000 words": round(1000 * sum(map(len, found.values())) / total, 1),
        "findings read": verdicts["read"],
        "of these right": round(verdicts["right"] / max(1, verdicts["read"]), 3),
        "drawn and not read": verdicts["unread"],
    }
    record("output", str(__doc__), figures, rules)


def judgements() -> dict[Key, bool]:
    """What was read, and whether it is right."""
    rows = (line.split("\t") for line in lines(JUDGEMENTS) if line and not line.startswith("#"))
    return {tuple(row[:-1]): row[-1] == "right" for row in rows}


def _verdict(
    key: Key, finding: Finding, told: dict[tuple[str, int], Annotated], judged: dict[Key, bool]
) -> bool | None:
    segment = told.get((key[0], int(key[1])))
    if segment is None or finding.category == "punctuation":
        return judged.get(key)
    return any(error.is_marked_by(finding) for error in segment.errors)


def _hash(key: Key) -> str:
    return hashlib.sha256("\t".join(key).encode()).hexdigest()


if __name__ == "__main__":
    main(*(each for each in sys.argv[1:] if each != "--unread"), unread="--unread" in sys.argv)
