"""Errors planted in translated articles that only a whole article shows: sentences dropped, put in, repeated.

usage: python -m benchmarks.planted_passages FOLDER     (src.en, ref.ar and docs.txt, one sentence a line)

In each article, in turn: one to three neighbouring sentences of the translation are dropped; its last third is cut; a
sentence of another article is put in; one is repeated; one mention of a name that is mentioned three times gets another
consonant. The findings of the rule that tells of it are right where they overlap what was changed.
"""

from __future__ import annotations

import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.corpora import Pair, articles, audit_all, joined, overlap
from benchmarks.measured import record
from benchmarks.planted import LETTERS
from mtaudit import Finding
from mtaudit.arabic.words import read_words

LEAST = 8
"""Sentences of an article."""


@dataclass(frozen=True, slots=True)
class Planted:
    """An article with an error, the rule that tells of it, and where: of a dropped passage, in the English."""

    kind: str
    rule: str
    pair: Pair
    place: tuple[int, int]

    def is_found_by(self, finding: Finding) -> bool:
        """Whether the rule marks the place."""
        start, end = finding.start, finding.end
        if self.rule == "OMI001":
            start, end = finding.source_start or 0, finding.source_end or 0
        return finding.rule == self.rule and overlap((start, end), self.place)


def place(sentences: Sequence[str], first: int, last: int) -> tuple[int, int]:
    """Where some sentences are in the text of an article."""
    start = sum(len(each) + 2 for each in sentences[:first])
    return start, start + len("\n\n".join(sentences[first:last]))


def planted(article: list[Pair], other: list[Pair], rng: random.Random) -> Iterator[Planted]:
    """One error of each kind that the article allows."""
    arabic, english = [pair[0] for pair in article], [pair[1] or "" for pair in article]
    source = "\n\n".join(english)

    def text(sentences: Sequence[str]) -> Pair:
        return "\n\n".join(sentences), source

    first = rng.randrange(2, len(article) - 4)
    last, cut = first + rng.randint(1, 3), len(article) * 2 // 3
    dropped = text(arabic[:first] + arabic[last:])
    yield Planted("one to three sentences dropped", "OMI001", dropped, place(english, first, last))
    yield Planted("the last third cut", "OMI001", text(arabic[:cut]), place(english, cut, len(english)))
    for kind, rule, sentence in (
        ("a sentence of another article put in", "ADD001", rng.choice(other)[0]),
        ("a sentence repeated", "REP002", rng.choice(arabic[1:first])),
    ):
        more = [*arabic[:first], sentence, *arabic[first:]]
        yield Planted(kind, rule, text(more), place(more, first, first + 1))
    whole = text(arabic)[0]
    words = [word for word in read_words(whole) if word.reading and word.reading.part_of_speech == "proper"]
    counts = Counter(word.text for word in words)
    if often := [word for word in words if counts[word.text] > 2 and len(word.text) > 4]:
        word = rng.choice(often)
        at = rng.randrange(2, len(word.text))
        form = word.text[:at] + rng.choice([each for each in LETTERS if each != word.text[at]]) + word.text[at + 1 :]
        garbled = (whole[: word.start] + form + whole[word.end :], source)
        yield Planted("a consonant of one mention of a name exchanged", "NAM004", garbled, (word.start, word.end))


def main(folder: str) -> None:
    rng = random.Random(1)
    news = [each for each in articles(folder) if len(each) >= LEAST]
    errors = [each for at, article in enumerate(news) for each in planted(article, news[(at + 1) % len(news)], rng)]
    audits = audit_all([*map(joined, news), *(each.pair for each in errors)])
    found, total = Counter[str](), Counter[str]()
    rules: defaultdict[str, dict[str, list[int]]] = defaultdict(dict)
    for error, findings in zip(errors, audits[len(news) :], strict=True):
        total[error.kind] += 1
        found[error.kind] += any(map(error.is_found_by, findings))
        rules[error.rule][error.kind] = [found[error.kind], total[error.kind]]
    clean = Counter(each.rule for findings in audits[: len(news)] for each in findings if each.rule in rules)
    figures: dict[str, str | float] = {kind: f"{found[kind] / total[kind]:.2f} of {total[kind]}" for kind in total}
    figures |= {f"{rule} in an untouched article": round(clean[rule] / len(news), 2) for rule in sorted(rules)}
    record("planted_passages", str(__doc__), figures, rules)


if __name__ == "__main__":
    main(*sys.argv[1:])
