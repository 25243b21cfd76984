"""Findings in professional translations: where nothing was planted, most are false alarms.

usage: python -m benchmarks.human ARTICLES SENTENCES [--unread]  (folders of src.en and ref.ar, the first with docs.txt)

The articles are audited as a whole, the others sentence by sentence. Some of the findings are true: slips of the
translators, and freedoms that they took. `judgements.tsv` says which of them an editor would mend; `--unread` prints
those that nobody has read, with their sentences, as lines for that file.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate

from benchmarks.corpora import articles, audit_all, joined, sentences, words
from benchmarks.judged import Said, judgements
from benchmarks.measured import measured_rules, record
from mtaudit import Finding
from mtaudit.finding import CATEGORIES


def main(news: str, encyclopedia: str, *, unread: bool) -> None:
    texts = {"news": articles(news), "encyclopedia": [[pair] for pair in sentences(encyclopedia)]}
    judged = judgements()
    found: Counter[str] = Counter()
    read: Counter[str] = Counter()
    right: Counter[str] = Counter()
    counts: dict[str, Counter[str]] = {}
    for name, passages in texts.items():
        pairs = [joined(each) for each in passages]
        counts[name] = Counter(words=sum(words(arabic) for arabic, _ in pairs))
        before = 0
        for passage, findings in zip(passages, audit_all(pairs), strict=True):
            for said in _placed(name, before, [arabic for arabic, _ in passage], findings):
                finding = said.finding
                counts[name].update((finding.category, "all", *(["severe"] if finding.severity != "minor" else [])))
                found[finding.rule] += 1
                read[finding.rule] += said.key in judged
                right[finding.rule] += judged.get(said.key, False)
                if unread and said.key not in judged:
                    said.ask(*passage[said.line - before - 1])
            before += len(passage)
    if unread:
        return
    figures: dict[str, str | int] = {
        "words": ", ".join(f"{count['words']:,} of {name}" for name, count in counts.items())
    }
    for kind in ("all", "severe", *CATEGORIES):
        rates = [f"{1000 * count[kind] / count['words']:.2f} in {name}" for name, count in counts.items()]
        figures[f"{kind} findings per 1000 words"] = ", ".join(rates)
    figures["findings read"] = read.total()
    figures["of these slips of the translators"] = right.total()
    total = sum(count["words"] for count in counts.values())
    rules = {
        rule: {"findings": found[rule], "words": total, "read": read[rule], "right": right[rule]}
        for rule in measured_rules()
    }
    record("human", str(__doc__), figures, rules)


def _placed(name: str, before: int, arabic: list[str], findings: tuple[Finding, ...]) -> Iterator[Said]:
    """The findings of a text by the lines it was joined of."""
    begins = list(accumulate((len(line) + 2 for line in arabic[:-1]), initial=0))
    for finding in findings:
        at = bisect_right(begins, finding.start) - 1
        yield Said(name, before + at + 1, finding, begins[at])


if __name__ == "__main__":
    main(*(each for each in sys.argv[1:] if each != "--unread"), unread="--unread" in sys.argv)
