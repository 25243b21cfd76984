"""Sentence alignment of news articles in which sentences are missing, joined, moved, or come from another article.

usage: python -m benchmarks.document_alignment FOLDER     (docs.txt, src.en, ref.ar)

Sentences are dropped on either side (8 %, in hard articles 20 %), and half of the neighbours stand in one paragraph. In
three hard articles of ten a block of another article is put into the English, in as many two blocks of the Arabic
change places. A passage of the audit is right when it covers exactly a sentence and its translation.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from collections.abc import Set

from benchmarks.corpora import articles
from benchmarks.measured import record
from mtaudit import Auditor
from mtaudit.document import Span

Numbered = list[tuple[str, str]]
"""Sentences of one language with the names by which they are compared."""
SEEDS = 5


def built(sentences: Numbered, kept: Set[str], rng: random.Random) -> tuple[str, dict[str, tuple[int, int]]]:
    """The text of the sentences that are kept, and where each is."""
    text, places = "", {}
    for name, sentence in sentences:
        if name in kept:
            text += (" " if rng.random() < 0.5 else "\n\n") if text else ""
            places[name] = (len(text), len(text) + len(sentence))
            text += sentence
    return text, places


def covered(span: Span | None, places: dict[str, tuple[int, int]]) -> tuple[str, ...]:
    """The sentences of which a passage holds more than half."""
    if span is None:
        return ()
    return tuple(
        name for name, (start, end) in places.items() if min(span.end, end) - max(span.start, start) > (end - start) / 2
    )


def moved(sentences: Numbered, rng: random.Random) -> Numbered:
    """Two neighbouring blocks of two to four sentences in each other's place."""
    size = min(rng.choice([2, 3, 4]), len(sentences) // 3)
    at = rng.randrange(len(sentences) - 2 * size + 1)
    first, second = sentences[at : at + size], sentences[at + size : at + 2 * size]
    return [*sentences[:at], *second, *first, *sentences[at + 2 * size :]]


def f1(folder: str, seed: int, *, hard: bool) -> float:
    """F1 over the passages of all articles."""
    rng, auditor = random.Random(f"{seed}"), Auditor(model="gloss", select="PUN")
    whole = [[pair for pair in each if re.search(r"[.!?:]['\"”]?$", pair[1] or "")] for each in articles(folder)]
    whole = [each for each in whole if len(each) >= 5]
    count: Counter[str] = Counter()
    for number, article in enumerate(whole):
        arabic = [(str(at), pair[0]) for at, pair in enumerate(article)]
        english = [(str(at), pair[1] or "") for at, pair in enumerate(article)]
        keeps = [{name for name, _ in side if rng.random() > (0.2 if hard else 0.08)} for side in (arabic, english)]
        beads = keeps[0] & keeps[1]
        if hard and rng.random() < 0.3:
            other = whole[(number + 1) % len(whole)][: rng.randrange(3, 9)]
            block = [(f"other {at}", pair[1] or "") for at, pair in enumerate(other)]
            at = rng.randrange(len(english) + 1)
            english = [*english[:at], *block, *english[at:]]
            keeps[1] |= {name for name, _ in block}
        if hard and rng.random() < 0.3:
            arabic = moved(arabic, rng)
        (target, target_places), (source, source_places) = built(arabic, keeps[0], rng), built(english, keeps[1], rng)
        passages = auditor.audit(target, source).segments
        links = [(covered(each.target, target_places), covered(each.source, source_places)) for each in passages]
        found = {link for link in links if all(link)}
        count.update(found=len(found), gold=len(beads), right=sum(((name,), (name,)) in found for name in beads))
    return 2 * count["right"] / (count["found"] + count["gold"])


def main(folder: str) -> None:
    figures = {
        f"F1, {name} articles, mean of {SEEDS} seeds": round(
            sum(f1(folder, seed, hard=hard) for seed in range(SEEDS)) / SEEDS, 3
        )
        for name, hard in (("easy", False), ("hard", True))
    }
    record("document_alignment", str(__doc__), figures)


if __name__ == "__main__":
    main(*sys.argv[1:])
