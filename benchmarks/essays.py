"""What is found of the errors of learners and pupils, and how many findings are right.

usage: python -m benchmarks.essays FILE... [--list]     (for example benchmarks/data/essays.txt)

A file holds one essay a paragraph, its errors written {wrong|right} or {wrong|right|kind}; lines that begin with # are
comments. An error is found when a finding overlaps it, a finding is right when it overlaps an error or gives its place
in its evidence. The corrected essays are audited too: all their findings are false alarms. Punctuation is left out.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measured import record
from mtaudit.arabic.normalise import fold
from mtaudit.checks.selection import select_checks
from mtaudit.finding import Finding
from mtaudit.pipeline import audit
from mtaudit.translate import load

_ERROR = re.compile(r"\{(?P<wrong>[^|}]*)\|(?P<right>[^|}]*)(?:\|(?P<kind>\w+))?\}")


@dataclass(frozen=True, slots=True)
class Error:
    """A wrong piece of an essay, at its place in the text with all errors."""

    start: int
    end: int
    kinds: frozenset[str]
    right: str


def read(marked: str) -> tuple[str, str, list[Error]]:
    """The essay as it was written, as it should be, and its errors."""
    wrong, right, errors, at = "", "", [], 0
    for match in _ERROR.finditer(marked):
        wrong += marked[at : match.start()]
        right += marked[at : match.start()] + match["right"]
        kinds = frozenset([match["kind"]]) if match["kind"] else kinds_of(match["wrong"], match["right"])
        errors.append(Error(len(wrong), len(wrong) + len(match["wrong"]), kinds, match["right"]))
        wrong += match["wrong"]
        at = match.end()
    return wrong + marked[at:], right + marked[at:], errors


def kinds_of(wrong: str, right: str) -> frozenset[str]:
    """What letters a word has wrong that a pupil confuses; a word may have two such errors."""
    if fold(wrong) != fold(right) or len(wrong) != len(right):
        hamza = re.sub("[\u0621-\u0626]", "", wrong) == re.sub("[\u0621-\u0626]", "", right)
        return frozenset(["hamza" if hamza else "form"])
    pairs = {one + other for one, other in zip(wrong, right, strict=True) if one != other}
    kinds = {"hamza": not pairs <= {"ةه", "هة", "يى", "ىي"}, "final": pairs & {"ةه", "هة"}, "yaa": pairs & {"يى", "ىي"}}
    return frozenset(kind for kind, has in kinds.items() if has)


def places(finding: Finding) -> list[tuple[int, int]]:
    """Where a finding says that something is wrong."""
    listed = re.findall(r"(\d+)-(\d+)", str(finding.evidence.get("places", "")))
    return [(finding.start, finding.end), *((int(start), int(end)) for start, end in listed)]


def main(paths: list[str], show: bool) -> None:
    checks = [each for each in select_checks() if each.category != "punctuation"]
    model = load("gloss")
    found, total, suggested, rules, right_rules = (Counter[str]() for _ in range(5))
    words = alarms = 0
    for path in paths:
        text = "\n".join(line for line in Path(path).read_text("utf-8").splitlines() if not line.startswith("#"))
        for marked in filter(None, map(str.strip, text.split("\n\n"))):
            wrong, right, errors = read(marked)
            findings = audit(wrong, None, model, checks=tuple(checks)).findings
            spans = [(span, each) for each in findings for span in places(each)]
            for error in errors:
                hits = [each for (start, end), each in spans if start < error.end and error.start < end]
                total.update(error.kinds)
                found.update(error.kinds if hits else ())
                suggested.update(error.kinds if any(error.right in (each.suggestion or "") for each in hits) else ())
                if show and not hits and "variant" not in error.kinds:
                    near = wrong[max(0, error.start - 30) : error.end + 20]
                    print(f"missed {'+'.join(error.kinds)}: {near!r} {error.right}")
            for finding in findings:
                rules[finding.rule] += 1
                hit = any(s < e.end and e.start < t for s, t in places(finding) for e in errors)
                right_rules[finding.rule] += hit
                if show and not hit:
                    print(f"wrong {finding.rule} {finding.text!r} -> {finding.suggestion!r}: {finding.message}")
            words += len(right.split())
            for finding in audit(right, None, model, checks=tuple(checks)).findings:
                alarms += 1
                if show:
                    print(f"alarm {finding.rule} {finding.text!r} -> {finding.suggestion!r}: {finding.message}")
    figures: dict[str, str | float] = {
        kind: f"{found[kind]} of {total[kind]} found, {suggested[kind]} with the right suggestion"
        for kind in sorted(total)
    }
    figures["precision"] = round(sum(right_rules.values()) / max(1, sum(rules.values())), 3)
    figures[f"findings in the {words:,} words of the corrected essays"] = alarms
    by_rule = {rule: {"findings": rules[rule], "right": right_rules[rule]} for rule in rules}
    if not show:
        record("essays", str(__doc__), figures, by_rule)


if __name__ == "__main__":
    main([each for each in sys.argv[1:] if each != "--list"], "--list" in sys.argv)
