"""Train mtaudit/data/learned/arabic/disambiguator.json, which ranks the readings of Arabic words in context.

usage: python training/disambiguator.py DATA_FOLDER

Reads in the data folder:
- `pud/ar_pud-ud-test.conllu` (Universal Dependencies, CC BY-SA 3.0). Every fifth sentence is held out;
  benchmarks/morphology.py reports on those.
- `parallel/*.tsv`, English and Arabic sentences (the sources in PARALLEL; CC BY 2.0 FR, CC0, CC BY-SA 4.0, MIT, CC BY
  4.0): weak evidence, where only some readings of a word have a gloss that the English sentence holds, or match a name
  in it.
- `names/wikipedia.train.tsv` (google/transliteration, Apache 2.0): what names look like.
"""

from __future__ import annotations

import itertools
import json
import math
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from mtaudit.arabic.disambiguate import BOUNDARY, possible_readings
from mtaudit.arabic.disambiguator_features import (
    Vocabulary,
    context_features,
    key,
    lemma_feature,
    own_features,
    rivals,
    tag,
)
from mtaudit.arabic.guess import CATEGORY
from mtaudit.arabic.morphology import Reading
from mtaudit.arabic.normalise import fold, normalise
from mtaudit.arabic.tokens import tokenize
from mtaudit.document import Token
from mtaudit.names.transducer import similarity
from training.treebank import PARTS, Gold, read_treebank

OUTPUT = Path(__file__).parent.parent / "mtaudit" / "data" / "learned" / "arabic" / "disambiguator.json"
KEYS = {"punctuation": ".", "number": "#", "latin": "-"}
FREQUENT = 5
"""Occurrences that make a word a feature of its own."""
EPOCHS = 12
RATE = 0.3
DECAY = 2e-5
KNOWN = 2
"""Occurrences that make a lemma a feature of its own."""
SMALLEST = 0.05
FEWEST = 4
"""A weight is kept if it is not smaller, and was learned from at least so many steps."""
ABOUT = (
    "Weights of mtaudit/arabic/disambiguate.py, written by training/disambiguator.py. Learned from UD Arabic-PUD (CC "
    "BY-SA 3.0), Tatoeba (CC BY 2.0 FR), TICO-19 (CC0), XQuAD (CC BY-SA 4.0), UN SDG texts, opensource.guide (CC BY "
    "4.0), Nextstrain narratives (CC BY), Global Storybooks (CC BY 4.0) and google/transliteration names (Apache 2.0)."
)
PARALLEL = ["tatoeba", "tico19", "xquad", "un_sdg", "opensource_guide", "nextstrain_covid", "global_storybooks"]
LONGEST_FILE = 40000
PARALLEL_WEIGHT = 0.2
NAME_WEIGHT = 0.3
CLITICS = ["و", "ل", "ب"]
SAME_NAME = 0.6
FIRST_PERSON = frozenset(["i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"])
SECOND_PERSON = frozenset(["you", "your", "yours", "yourself", "yourselves"])
TWO = frozenset(["two", "both", "couple", "pair", "twin", "twins", "twice", "double"])
STOP = """
    be is are was were have has had do does did will would can could may might must shall should of to in on at by for
    from with as into over under about after before between and or but not no if than that this these those it its he
    him his she her they them their we us our you your i me my one who which what when where there here all some any
    more most other such so up down out off
"""


@dataclass(slots=True)
class Item:
    """A token: its readings with their own features and tags, and which of them the treebank allows."""

    token: Token
    word: str
    readings: tuple[Reading, ...]
    features: list[list[str]]
    tags: list[str]
    allowed: list[bool]


def main(data: Path) -> None:
    sentences = [
        sentence
        for number, sentence in enumerate(read_treebank(data / "pud" / "ar_pud-ud-test.conllu"))
        if number % 5 != 4
    ]
    counts = Counter(normalise(token.text) for text, _ in sentences for token in tokenize(text) if token.kind == "word")
    forms = frozenset(word for word, count in counts.items() if count >= FREQUENT)
    treebank = [[_with_gold(item, gold) for item in _items(text)] for text, gold in sentences]
    parallel = list(_parallel_sentences(data / "parallel"))
    names = [[item] for item in _names(data / "names" / "wikipedia.train.tsv")]
    lemmas: Counter[str] = Counter()
    for sentence in treebank + parallel:
        for item in sentence:
            allowed = zip(item.readings, item.allowed, strict=True)
            lemmas.update({lemma_feature(reading) for reading, good in allowed if good})
    vocabulary = Vocabulary(forms, frozenset(name for name, count in lemmas.items() if count >= KNOWN))
    names = [sentence for sentence in names if not _is_known_word(sentence[0])]
    for item in itertools.chain.from_iterable(treebank + parallel + names):
        against = rivals(item.readings, vocabulary)
        item.features = [list(own_features(item.word, reading, against, vocabulary)) for reading in item.readings]
    weights, steps = train(treebank, parallel, names, vocabulary)
    kept = {
        name: round(weight, 2)
        for name, weight in sorted(weights.items())
        if name in vocabulary.lemmas or (abs(weight) >= SMALLEST and steps[name] >= FEWEST)
    }
    stored = {"about": ABOUT, "forms": sorted(forms), "weights": kept}
    OUTPUT.write_text(json.dumps(stored, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")
    print(f"{len(kept)} weights, {len(vocabulary.lemmas)} lemmas, {len(forms)} forms")


def train(
    treebank: list[list[Item]], parallel: list[list[Item]], names: list[list[Item]], vocabulary: Vocabulary
) -> tuple[dict[str, float], Counter[str]]:
    """Maximum likelihood of the allowed readings, by AdaGrad; the left neighbour is as the model itself reads it.

    Each epoch sees the treebank once, with one share of the weaker evidence mixed in.
    """
    weights: defaultdict[str, float] = defaultdict(float)
    squares: defaultdict[str, float] = defaultdict(float)
    steps: Counter[str] = Counter()
    generator = random.Random(1)
    generator.shuffle(parallel)
    generator.shuffle(names)
    for epoch in range(EPOCHS):
        batch = [(sentence, 1.0, True) for sentence in treebank]
        batch += [(sentence, PARALLEL_WEIGHT, True) for sentence in parallel[epoch::EPOCHS]]
        batch += [(sentence, NAME_WEIGHT, False) for sentence in names[epoch::EPOCHS]]
        generator.shuffle(batch)
        lost = sum(
            _learn(sentence, weight, beside, weights, squares, steps, vocabulary) for sentence, weight, beside in batch
        )
        print(f"epoch {epoch}: loss {lost:.1f}", flush=True)
    return weights, steps


def _learn(
    sentence: list[Item],
    weight: float,
    in_context: bool,
    weights: defaultdict[str, float],
    squares: defaultdict[str, float],
    steps: Counter[str],
    vocabulary: Vocabulary,
) -> float:
    """One step for each word of a sentence; gives the loss."""
    lost = 0.0
    rights = [_own_key(item, weights, vocabulary) for item in sentence] + [BOUNDARY]
    left = BOUNDARY
    for item, right in zip(sentence, rights[1:], strict=True):
        if not item.readings:
            left = KEYS.get(item.token.kind, "-")
            continue
        beside = {
            seen: [*context_features(seen, "L", left), *context_features(seen, "R", right)] if in_context else []
            for seen in set(item.tags)
        }
        scores = [
            sum(weights[name] for name in own) + sum(weights[name] for name in beside[seen])
            for own, seen in zip(item.features, item.tags, strict=True)
        ]
        best = max(range(len(scores)), key=scores.__getitem__)
        left = key(item.word, item.readings[best], vocabulary)
        if all(item.allowed) or not any(item.allowed):
            continue
        shares = [math.exp(score - scores[best]) for score in scores]
        total = sum(shares)
        allowed = sum(share for share, good in zip(shares, item.allowed, strict=True) if good)
        lost -= weight * math.log(max(allowed / total, 1e-12))
        gradient: defaultdict[str, float] = defaultdict(float)
        for share, good, own, seen in zip(shares, item.allowed, item.features, item.tags, strict=True):
            slope = weight * (share / total - (share / max(allowed, 1e-300) if good else 0.0))
            if abs(slope) > 1e-6:
                for name in (*own, *beside[seen]):
                    gradient[name] += slope
        steps.update(gradient.keys())
        for name, likelihood_slope in gradient.items():
            slope = likelihood_slope + DECAY * weights[name]
            squares[name] += slope * slope
            weights[name] -= RATE * slope / math.sqrt(squares[name] + 1e-8)
    return lost


def _own_key(item: Item, weights: dict[str, float], vocabulary: Vocabulary) -> str:
    if not item.readings:
        return KEYS.get(item.token.kind, "-")
    scores = [sum(weights.get(name, 0.0) for name in own) for own in item.features]
    return key(item.word, item.readings[max(range(len(scores)), key=scores.__getitem__)], vocabulary)


def _items(text: str) -> list[Item]:
    return [_item(token) for token in tokenize(text)]


def _item(token: Token) -> Item:
    word = normalise(token.text)
    readings = possible_readings(token.text) if token.kind == "word" else ()
    return Item(token, word, readings, [], [tag(reading) for reading in readings], [False] * len(readings))


def _with_gold(item: Item, gold: tuple[Gold, ...]) -> Item:
    for word in gold:
        if (word.start, word.end) == (item.token.start, item.token.end):
            item.allowed = _allowed(item.readings, word)
    return item


def _parallel_sentences(folder: Path) -> Iterator[list[Item]]:
    """Sentences where the English beside the Arabic shows which lemma a word is of: one of its glosses stands there."""
    for name in PARALLEL:
        for line in (folder / f"{name}.tsv").read_text("utf-8").splitlines()[:LONGEST_FILE]:
            english, arabic = line.split("\t")[:2]
            capitals = set(re.findall("(?<=[a-z,] )[A-Z][a-z]+", english))
            spoken = frozenset(re.findall("[a-z]+", english.lower()))
            found = {_stem(word) for word in spoken} - STOP_STEMS
            items = _items(arabic)
            for item in items:
                if not any(reading.category.startswith("FW") for reading in item.readings):
                    item.allowed = [
                        (bool(found & _gloss_stems(reading.gloss)) and _fits_english(reading, spoken))
                        or (reading.part_of_speech == "proper" and _is_among(reading.stem, capitals))
                        for reading in item.readings
                    ]
            yield items


def _is_known_word(item: Item) -> bool:
    """Whether the lexicon has a word for it, which in running text it would be more often than a name."""
    return any(
        reading.part_of_speech in ("noun", "adjective")
        and not (reading.conjunction or reading.preposition or reading.pronoun)
        and reading.category != CATEGORY
        for reading in item.readings
    )


def _is_among(arabic: str, english: set[str]) -> bool:
    return any(similarity(name, arabic) >= SAME_NAME for name in english)


def _fits_english(reading: Reading, spoken: frozenset[str]) -> bool:
    """Whether the persons and the dual of a reading have an English word that accounts for them."""
    persons = {reading.person, reading.pronoun.person if reading.pronoun else None}
    return (
        (1 not in persons or bool(spoken & FIRST_PERSON))
        and ((2 not in persons and reading.aspect != "imperative") or bool(spoken & SECOND_PERSON))
        and (reading.number != "dual" or bool(spoken & TWO))
    )


@cache
def _gloss_stems(gloss: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in re.findall("[a-z]+", gloss.lower()))


def _stem(word: str) -> str:
    return re.sub("(?:ies|y|ing|ed|es|s|e)$", "", word) if len(word) > 3 else word


def _names(path: Path) -> Iterator[Item]:
    """Each name as it is; every third also behind a conjunction or preposition."""
    for number, line in enumerate(path.read_text("utf-8").splitlines()):
        name = normalise(line.split("\t")[0])
        clitics = ["", CLITICS[number // 3 % len(CLITICS)]] if number % 3 == 0 else [""]
        for clitic in clitics:
            item = _item(Token(0, len(clitic + name), clitic + name, "word"))
            item.allowed = [
                reading.part_of_speech == "proper" and reading.stem == name and not reading.article
                for reading in item.readings
            ]
            yield item


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


STOP_STEMS = {_stem(word) for word in STOP.split()}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
