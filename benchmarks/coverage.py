"""How many words of human translations the dictionary has for the English words in their place.

usage: python -m benchmarks.coverage NTREX PARALLEL [SENTENCES]     (200 sentences each; PARALLEL holds *.tsv)

Counted are firm links between a content word written small that says something definite, as MIS004 looks at, and an
Arabic content word. Of PARALLEL, sentences of eight words or more, as many of each file.
"""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.corpora import Pair, lines, sentences
from benchmarks.measured import Figure, record
from mtaudit.checks import Mark, Passage, all_checks
from mtaudit.checks.evidence import Evidence
from mtaudit.checks.unlisted import is_compound, is_plain
from mtaudit.meaning.renderings import has_content, renderings, renders
from mtaudit.pipeline import audit
from mtaudit.translate import load

LEAST = 8
"""Words of a sentence that is counted: headings and single terms are none."""


def main(ntrex: str, parallel: str, count: str = "200") -> None:
    files = sorted(Path(parallel).glob("*.tsv"))
    spread = [spaced(long(path), -(-int(count) // len(files))) for path in files]
    texts = {"news": spaced(sentences(ntrex), int(count)), "other text": [pair for each in spread for pair in each]}
    figures: dict[str, Figure] = {}
    for name, pairs in texts.items():
        linked, known, rendered = map(sum, zip(*map(counts, pairs), strict=True))
        figures |= {
            f"{name}: links": linked,
            f"{name}: the dictionary has the English word": round(known / linked, 3),
            f"{name}: and the Arabic word among its renderings": round(rendered / linked, 3),
        }
    record("coverage", str(__doc__), figures)


def long(path: Path) -> list[Pair]:
    """The sentence pairs of a file, English first in it, that are no headings."""
    rows = (line.split("\t")[:2] for line in lines(path))
    return [(arabic, english) for english, arabic in rows if len(english.split()) >= LEAST]


def spaced(pairs: Sequence[Pair], count: int) -> Sequence[Pair]:
    """As many pairs, at equal distances."""
    return pairs[:: max(1, len(pairs) // count)][:count]


def counts(pair: Pair) -> tuple[int, int, int]:
    """Links of a sentence; those whose English word the dictionary has; those whose Arabic word it has for it."""
    seen: list[Passage] = []

    def capture(evidence: Evidence) -> Iterator[Mark]:
        seen.extend(evidence.passages)
        return iter(())

    audit(*pair, load("gloss"), checks=(dataclasses.replace(all_checks()[0], function=capture),))
    found = [
        (passage, i, j)
        for passage in seen
        for i, j in passage.firm_links
        if is_plain(passage.english[i]) and not is_compound(passage.english, i) and has_content(passage.words[j])
    ]
    known = [(each, passage, j) for passage, i, j in found if (each := renderings(passage.english[i].text))]
    return len(found), len(known), sum(renders(each, passage.words, j) for each, passage, j in known)


if __name__ == "__main__":
    main(*sys.argv[1:])
