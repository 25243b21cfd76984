"""How many of a rule's findings in the output of translation systems are right.

usage: python -m benchmarks.output GOLD FOLDER [--unread]     (annotated segments; src.en, en-ar.SYSTEM.ar)

A finding in an annotated segment is right when it marks an annotated error. Up to 30 more of each rule are read one by
one; `judgements.tsv` says which are right. They are drawn by a hash, so that a rule that changes keeps what was read of
it. `--unread` prints those that nobody has read, with their sentences, as lines for that file.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from typing import Any

from benchmarks.corpora import annotated, audit_all, lines, systems, words
from benchmarks.judged import Said, judgements
from benchmarks.measured import measured_rules, record

READ = 30
"""Findings of a rule that are read, those in annotated segments included."""


def main(gold: str, folder: str, *, unread: bool) -> None:
    told = {(each.system, each.line): each for each in annotated(gold, folder)}
    source, output = lines(folder, "src.en"), systems(folder)
    places = [(system, number) for system in output for number in range(1, len(source) + 1)]
    pairs = [(output[system][number - 1], source[number - 1]) for system, number in places]
    found: defaultdict[str, list[Said]] = defaultdict(list)
    for place, findings in zip(places, audit_all(pairs), strict=True):
        for finding in findings:
            found[finding.rule].append(Said(*place, finding))
    judged = judgements()

    def verdict(said: Said) -> bool | None:
        segment = told.get((said.text, said.line))
        if segment is None or said.finding.category == "punctuation":
            return judged.get(said.key)
        return any(error.is_marked_by(said.finding) for error in segment.errors)

    total = sum(words(arabic) for arabic, _ in pairs)
    rules: dict[str, dict[str, Any]] = {}
    for rule in measured_rules():
        drawn = sorted(found[rule], key=lambda said: ((said.text, said.line) not in told, said.hash))[:READ]
        read = [said for said in drawn if verdict(said) is not None]
        for said in drawn if unread else ():
            if verdict(said) is None:
                said.ask(output[said.text][said.line - 1], source[said.line - 1])
        sure = [said.finding.confidence for said in read]
        rules[rule] = {
            "findings": len(found[rule]),
            "words": total,
            "read": len(read),
            "right": sum(bool(verdict(said)) for said in read),
            **({"confidence": [min(sure), round(sum(sure) / len(sure), 3), max(sure)]} if sure else {}),
        }
    if unread:
        return
    count = sum(rule["read"] for rule in rules.values())
    figures = {
        "systems": len(output),
        "words": total,
        "findings per 1000 words": round(1000 * sum(map(len, found.values())) / total, 1),
        "findings read": count,
        "of these right": round(sum(rule["right"] for rule in rules.values()) / count, 3),
    }
    record("output", str(__doc__), figures, rules)


if __name__ == "__main__":
    main(*(each for each in sys.argv[1:] if each != "--unread"), unread="--unread" in sys.argv)
