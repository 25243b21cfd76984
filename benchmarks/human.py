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


def main(news: str, encyclopedia: str) -> None:
    corpora = {"news": [joined(each) for each in articles(news)], "encyclopedia": sentences(encyclopedia)}
    figures: dict[str, float] = {}
    rules: Counter[str] = Counter()
    total = 0
    for name, pairs in corpora.items():
        found = [finding for findings in audit_all(pairs) for finding in findings]
        count = sum(words(arabic) for arabic, _ in pairs)
        total += count
        rules.update(finding.rule for finding in found)
        families = Counter(finding.category for finding in found)
        severe = sum(finding.severity != "minor" for finding in found)
        figures |= {
            f"{name}: words": count,
            f"{name}: findings per 1000 words": round(1000 * len(found) / count, 2),
            f"{name}: severe findings per 1000 words": round(1000 * severe / count, 2),
        }
        figures |= {
            f"{name}: {category} findings per 1000 words": round(1000 * number / count, 2)
            for category, number in sorted(families.items())
        }
    record("human", str(__doc__), figures, {rule: {"findings": n, "words": total} for rule, n in rules.items()})


if __name__ == "__main__":
    main(*sys.argv[1:])
