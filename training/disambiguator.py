"""Train mtaudit/data/arabic/disambiguator.json, which ranks the readings of Arabic words in context.

usage: python training/disambiguator.py DATA_FOLDER

Reads `pud/ar_pud-ud-test.conllu` (Universal Dependencies, CC BY-SA 3.0) in the data folder. Every fifth sentence is
held out; benchmarks/morphology.py reports on those.
"""

from __future__ import annotations

import json
import math
import random
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from mtaudit.arabic.disambiguate import BOUNDARY, context_features, key, own_features, tag
from mtaudit.arabic.morphology import Reading, analyse
from mtaudit.arabic.normalise import fold, normalise
from mtaudit.arabic.tokens import tokenize
from training.treebank import Gold, read_treebank

OUTPUT = Path(__file__).parent.parent / "mtaudit" / "data" / "arabic" / "disambiguator.json"
KEYS = {"punctuation": ".", "number": "#", "latin": "-"}
FREQUENT = 5
"""Occurrences that make a word a feature of its own."""
EPOCHS = 12
RATE = 0.3
DECAY = 2e-5
SMALLEST = 0.03
PARTS = {
    "NOUN": {"noun"},
    "ADJ": {"adjective"},
    "PROPN": {"proper"},
    "VERB": {"verb"},
    "AUX": {"verb"},
    "ADP": {"preposition"},
    "PRON": {"pronoun", "relative", "demonstrative"},
    "DET": {"noun", "demonstrative", "relative"},
    "NUM": {"numeral"},
    "ADV": {"adverb", "noun"},
    "CCONJ": {"conjunction"},
    "SCONJ": {"conjunction", "particle"},
    "PART": {"particle", "conjunction"},
}


@dataclass(slots=True)
class Item:
    """A token: its readings with their own features and tags, and which of them the treebank allows."""

    word: str
    readings: tuple[Reading, ...]
    features: list[list[str]]
    tags: list[str]
    right: list[bool]
    kind: str


def main(data: Path) -> None:
    sentences = [
        sentence
        for number, sentence in enumerate(read_treebank(data / "pud" / "ar_pud-ud-test.conllu"))
        if number % 5 != 4
    ]
    counts = Counter(normalise(token.text) for text, _ in sentences for token in tokenize(text) if token.kind == "word")
    forms = frozenset(word for word, count in counts.items() if count >= FREQUENT)
    prepared = [_prepare(text, gold, forms) for text, gold in sentences]
    weights = train(prepared, forms)
    kept = {name: round(weight, 2) for name, weight in sorted(weights.items()) if abs(weight) >= SMALLEST}
    OUTPUT.write_text(
        json.dumps({"forms": sorted(forms), "weights": kept}, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8"
    )
    print(f"{len(kept)} weights, {len(forms)} forms")


def train(sentences: list[list[Item]], forms: frozenset[str]) -> dict[str, float]:
    """Maximum likelihood of the allowed readings, by AdaGrad; the left neighbour is as the model itself reads it."""
    weights: defaultdict[str, float] = defaultdict(float)
    squares: defaultdict[str, float] = defaultdict(float)
    order = list(sentences)
    generator = random.Random(1)
    for epoch in range(EPOCHS):
        generator.shuffle(order)
        lost = 0.0
        for sentence in order:
            rights = [_own_key(item, weights, forms) for item in sentence] + [BOUNDARY]
            left = BOUNDARY
            for item, right in zip(sentence, rights[1:], strict=True):
                if not item.readings:
                    left = KEYS.get(item.kind, "-")
                    continue
                beside = {seen: list(context_features(seen, left, right)) for seen in set(item.tags)}
                scores = [
                    sum(weights[name] for name in own) + sum(weights[name] for name in beside[seen])
                    for own, seen in zip(item.features, item.tags, strict=True)
                ]
                best = max(range(len(scores)), key=scores.__getitem__)
                left = key(item.word, item.readings[best], forms)
                if all(item.right) or not any(item.right):
                    continue
                highest = max(scores)
                shares = [math.exp(score - highest) for score in scores]
                total = sum(shares)
                allowed = sum(share for share, good in zip(shares, item.right, strict=True) if good)
                lost -= math.log(max(allowed / total, 1e-12))
                gradient: defaultdict[str, float] = defaultdict(float)
                for share, good, own, seen in zip(shares, item.right, item.features, item.tags, strict=True):
                    slope = share / total - (share / max(allowed, 1e-300) if good else 0.0)
                    if abs(slope) > 1e-6:
                        for name in (*own, *beside[seen]):
                            gradient[name] += slope
                for name, likelihood_slope in gradient.items():
                    slope = likelihood_slope + DECAY * weights[name]
                    squares[name] += slope * slope
                    weights[name] -= RATE * slope / math.sqrt(squares[name] + 1e-8)
        print(f"epoch {epoch}: loss {lost:.1f}")
    return weights


def _own_key(item: Item, weights: dict[str, float], forms: frozenset[str]) -> str:
    if not item.readings:
        return KEYS.get(item.kind, "-")
    scores = [sum(weights.get(name, 0.0) for name in own) for own in item.features]
    return key(item.word, item.readings[max(range(len(scores)), key=scores.__getitem__)], forms)


def _prepare(text: str, gold: tuple[Gold, ...], forms: frozenset[str]) -> list[Item]:
    by_start = {word.start: word for word in gold}
    items = []
    for token in tokenize(text):
        word = normalise(token.text)
        readings = analyse(token.text) if token.kind == "word" else ()
        wanted = by_start.get(token.start)
        if wanted is not None and wanted.end != token.end:
            wanted = None
        items.append(
            Item(
                word,
                readings,
                [list(own_features(word, reading, forms)) for reading in readings],
                [tag(reading) for reading in readings],
                _allowed(readings, wanted) if wanted else [False] * len(readings),
                token.kind,
            )
        )
    return items


def _allowed(readings: tuple[Reading, ...], wanted: Gold) -> list[bool]:
    """The readings that agree with the treebank in the features, and best in part of speech, clitics and lemma."""
    fits = [
        (
            wanted.agrees(reading) * 8
            + (reading.part_of_speech in PARTS.get(wanted.part_of_speech, ())) * 4
            + (reading.conjunction + reading.preposition == wanted.proclitics) * 2
            + (fold(reading.lemma) == fold(wanted.lemma))
        )
        for reading in readings
    ]
    best = max(fits, default=0)
    return [fit == best and best >= 8 for fit in fits]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
