"""What is found of wrong genders in short news items, and what is marked in the right ones.

usage: people.py FILE... [--list]    (for example benchmarks/data/people.tsv)

A file has an item a line: its kind, the Arabic, the English (- for none), with tabs between. What may be wrong is
written {wrong|right}; each pair makes an item with this one error, found when a finding overlaps it, and suggested when
a suggestion holds the right words. Every line without its errors is right: a finding of pronouns, agreement or grammar
in it is an alarm.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from mtaudit import Auditor
from mtaudit.finding import Finding

PAIR = re.compile(r"\{(?P<wrong>[^|}]*)\|(?P<right>[^|}]*)\}")
FAMILIES = {"pronoun", "agreement", "grammar"}


def versions(marked: str) -> tuple[str, list[tuple[str, int, int, str]]]:
    """The right text, and for each error the text with it, its place, and what is right there."""
    wrong = []
    for pair in PAIR.finditer(marked):
        before, after = (
            PAIR.sub(lambda m: m["right"], part) for part in (marked[: pair.start()], marked[pair.end() :])
        )
        wrong.append((before + pair["wrong"] + after, len(before), len(before) + len(pair["wrong"]), pair["right"]))
    return PAIR.sub(lambda m: m["right"], marked), wrong


def main(paths: list[str], show: bool) -> None:
    auditor = Auditor(model="gloss")
    total, found, suggested, right, alarms, severe = (Counter[str]() for _ in range(6))

    def findings(arabic: str, english: str) -> list[Finding]:
        result = auditor.audit(arabic, None if english == "-" else english)
        return [each for each in result.findings if each.category in FAMILIES]

    for path in paths:
        for line in Path(path).read_text("utf-8").splitlines():
            if not line or line.startswith("#"):
                continue
            kind, marked, english = line.split("\t")
            correct, wrong = versions(marked)
            for text, start, end, wanted in wrong:
                hits = [each for each in findings(text, english) if each.start < end and start < each.end]
                total[kind] += 1
                found[kind] += bool(hits)
                suggested[kind] += any(wanted in (each.suggestion or "") for each in hits)
                if show and not hits:
                    print(f"missed {kind}: {text[start:end]} in {text}\n    {english}")
                elif show and not any(wanted in (each.suggestion or "") for each in hits):
                    print(f"suggested {[(each.rule, each.text, each.suggestion) for each in hits]} for {wanted}")
            false = findings(correct, english)
            right[kind] += 1
            alarms[kind] += bool(false)
            severe[kind] += any(each.severity != "minor" for each in false)
            if show and false:
                print(f"alarm {kind}: {[(f.rule, f.text, f.suggestion) for f in false]} in {correct}\n    {english}")
    for kind in total:
        print(
            f"{kind:8s} {found[kind]}/{total[kind]} found, {suggested[kind]} with the right suggestion; "
            f"{alarms[kind]} alarms ({severe[kind]} severe) in {right[kind]} right items"
        )


if __name__ == "__main__":
    main([each for each in sys.argv[1:] if each != "--list"], "--list" in sys.argv)
