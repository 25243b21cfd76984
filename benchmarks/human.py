"""Findings in professional translations: where nothing was planted, most are false alarms.

usage: python -m benchmarks.human ARTICLES SENTENCES     (folders of src.en and ref.ar, the first with docs.txt too)

The articles are audited as a whole, the others sentence by sentence. Some of the findings are true: slips of the
translators, and freedoms that they took.
"""

from __future__ import annotations

import sys
from collections import Counter

from benchmarks.corpora import articles, audit_all, joined, sentences, words
from benchmarks.measured import record
from mtaudit.checks import own_checks
from mtaudit.finding import CATEGORIES


def main(news: str, encyclopedia: str) -> None:
    corpora = {"news": [joined(each) for each in articles(news)], "encyclopedia": sentences(encyclopedia)}
    rules: Counter[str] = Counter()
    counts: dict[str, Counter[str]] = {}
    for name, pairs in corpora.items():
        found = [finding for findings in audit_all(pairs) for finding in findings]
        rules.update(finding.rule for finding in found)
        counts[name] = Counter(finding.category for finding in found)
        counts[name]["all"] = len(found)
        counts[name]["severe"] = sum(finding.severity != "minor" for finding in found)
        counts[name]["words"] = sum(words(arabic) for arabic, _ in pairs)
    figures: dict[str, str] = {"words": ", ".join(f"{count['words']:,} of {name}" for name, count in counts.items())}
    for kind in ("all", "severe", *CATEGORIES):
        rates = [f"{1000 * count[kind] / count['words']:.2f} in {name}" for name, count in counts.items()]
        figures[f"{kind} findings per 1000 words"] = ", ".join(rates)
    total = sum(count["words"] for count in counts.values())
    spoken = [each.id for each in own_checks() if each.category != "terminology"]
    record("human", str(__doc__), figures, {rule: {"findings": rules[rule], "words": total} for rule in spoken})


if __name__ == "__main__":
    main(*sys.argv[1:])
