"""Train `data/learned/referents/trees.json`: how likely a gendered Arabic word is of the wrong gender for its person.

usage: python -m training.referents GENEVAL PARALLEL OUTPUT      (needs lightgbm and scipy beside the package)

GENEVAL is the folder of MT-GenEval's English-Arabic development part (Currey et al. 2022,
https://github.com/amazon-science/machine-translation-gender-eval, CC BY-SA 3.0): each English sentence with a right
Arabic translation and one whose gendered words, marked, have the other gender. A marked word is a positive example;
every other word that conflicts with a person of the English sentence, in either translation, a negative one. Its
sentences whose gender only the sentence before tells are examples of the same kind, with that sentence as context; the
words in which their two translations differ are the marked ones.

PARALLEL holds English-Arabic pairs, one a line, tab between: tatoeba.tsv (https://tatoeba.org, CC BY 2.0 FR),
xquad.tsv (Artetxe et al. 2020, CC BY-SA 4.0), tico19.tsv (Anastasopoulos et al. 2020, CC0) and
global_storybooks.tsv (https://globalstorybooks.net, CC BY). Their translations are right: whatever conflicts with a
person there is a negative example. With the genders of the English persons exchanged, the words that speak of them
conflict; which ones these are is not marked, so each is an example with the probability that a model gives it which
was trained on the rest.

Systems may get all words of a sentence wrong or a single one. So every verb and pronoun that speaks of a person in a
right translation (marked in MT-GenEval, guessed elsewhere) makes another example, in which it alone has the other
gender.

The model is gradient-boosted trees (LightGBM). Every fourth sentence of both parts of MT-GenEval is held out for
the figures that are printed; the trees that are written are trained on all. Seeds are fixed.
"""

from __future__ import annotations

import difflib
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from scipy import sparse

from mtaudit.arabic.gender_shown import shown
from mtaudit.arabic.words import read_words
from mtaudit.checks.bitext import Bitext
from mtaudit.document import Token
from mtaudit.english.gender import PRONOUNS
from mtaudit.english.tokens import tokenize
from mtaudit.grammar import OTHER, Gender
from mtaudit.people.discourse import carried
from mtaudit.people.english import english_people
from mtaudit.people.referents import features, pair, persons
from training.geneval import translations

HELD_OUT = 4
"""One sentence of MT-GenEval in so many is held out."""

PAIRS = {"tatoeba": 5000, "xquad": 1200, "tico19": 600, "global_storybooks": 500}
"""How many pairs that speak of a person are taken from each file, at most."""

IN_ORDER = ("xquad", "global_storybooks")
"""The files in which a line is the context of the next."""

FIRST_NAMES: dict[str, Gender] = {
    **dict.fromkeys(("tom", "john", "sami", "fadil"), "masculine"),
    **dict.fromkeys(("mary", "layla", "dania"), "feminine"),
}
"""The people of Tatoeba's sentences, who have no family names."""

WEIGHT = 0.5
"""Of an example from the parallel text, beside one of MT-GenEval."""

WEIGHT_ALONE = 0.5
"""Of an example of one wrong word in a right sentence: with more, sentences that are wrong throughout are missed."""

PARAMETERS = {
    "objective": "cross_entropy",
    "num_leaves": 18,
    "learning_rate": 0.08,
    "min_data_in_leaf": 15,
    "feature_fraction": 0.12,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5,
    "seed": 1,
    "num_threads": 1,
    "deterministic": True,
    "verbose": -1,
}
ROUNDS = 600


@dataclass
class Sentence:
    """One translation and the features of its gendered words. `context`: the English sentence before.

    `right`: conflicts with the persons as they are, with the label that the word is wrong. `exchanged`: conflicts
    when the persons have the other gender. `alone`: verbs and pronouns as if they alone had the other gender, with the
    label that they speak of a person, or, where that is not known, the index of the same word in `exchanged`.
    """

    number: int
    gender: Gender | None
    wrong: bool
    english: str
    arabic: str
    context: str = ""
    marked: list[tuple[int, int]] = field(default_factory=list)
    right: list[tuple[set[str], bool]] = field(default_factory=list)
    exchanged: list[set[str]] = field(default_factory=list)
    alone: list[tuple[set[str], bool | int]] = field(default_factory=list)

    @property
    def is_parallel(self) -> bool:
        """Whether it is of the parallel text, in which no words are marked."""
        return self.number < 0


def read_geneval(folder: Path) -> list[Sentence]:
    """The right and the wrong translations of MT-GenEval."""
    return [
        Sentence(each.number, each.gender, each.wrong, each.english, each.arabic, marked=list(each.marked))
        for each in translations(folder)
    ]


def read_context(folder: Path) -> list[Sentence]:
    """The right and the wrong translations of the sentences whose gender the sentence before tells."""
    found = []
    lines = (
        (folder / f"ctx-dev.{n}").read_text(encoding="utf-8").splitlines() for n in ("en", "original.ar", "flipped.ar")
    )
    for number, (both, right, wrong) in enumerate(zip(*lines, strict=True)):
        context, english = both.split("<sep> ")
        pronouns = Counter(PRONOUNS[t.text.lower()][0] for t in tokenize(context) if t.text.lower() in PRONOUNS)
        gender = pronouns.most_common(1)[0][0] if pronouns else None
        found.append(Sentence(number, gender, False, english, right, context, changed(wrong, right)))
        found.append(Sentence(number, gender, True, english, wrong, context, changed(right, wrong)))
    return found


def changed(old: str, new: str) -> list[tuple[int, int]]:
    """The ranges of the words of `new` that differ from `old`."""
    words = [list(re.finditer(r"\S+", text)) for text in (old, new)]
    before, after = ([word[0] for word in each] for each in words)
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    return [
        word.span() for tag, _, _, start, end in matcher.get_opcodes() if tag != "equal" for word in words[1][start:end]
    ]


def read_parallel(folder: Path) -> list[Sentence]:
    """Pairs of the parallel text whose English speaks of a man or a woman."""
    rng = random.Random(0)
    found = []
    for name, most in PAIRS.items():
        lines = (folder / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
        pairs = [line.split("\t")[:2] for line in lines if line.count("\t")]
        before = ["", *(english if name in IN_ORDER else "" for english, _ in pairs)]
        sentences = [
            Sentence(-1, None, False, english, arabic, context)
            for (english, arabic), context in zip(pairs, before, strict=False)
            if 20 <= len(english) <= 400
        ]
        rng.shuffle(sentences)
        found += [each for each in sentences if _persons(tokenize(each.english), each.context)][:most]
    return found


def _persons(english: Sequence[Token], context: str) -> dict[int, Any]:
    names = {t.text.lower() for t in english} & FIRST_NAMES.keys()
    texts = [tokenize(context), english]
    people = english_people(texts) | {name: FIRST_NAMES[name] for name in names}
    told = [persons(text, people) for text in texts]
    return told[1] | carried(texts, told)[1]


def describe(sentences: Sequence[Sentence]) -> None:
    """Fill in the features of every sentence."""
    bitext = Bitext([tokenize(each.english) for each in sentences], [read_words(each.arabic) for each in sentences])
    for english, words, links, sentence in zip(bitext.english, bitext.arabic, bitext.links, sentences, strict=True):
        who = _persons(english, sentence.context)
        facts = pair(english, words, links, who)
        other = {index: replace(mention, gender=OTHER[mention.gender]) for index, mention in who.items()}
        exchanged = replace(facts, persons=other)
        genders = {mention.gender for mention in who.values()}
        traits = shown(words)
        for at, trait in enumerate(traits):
            word = words[trait.index]
            marked = any(word.start < end and start < word.end for start, end in sentence.marked)
            if any(gender != trait.gender for gender in genders):
                sentence.right.append((features(trait, traits, facts), marked and sentence.wrong))
            if len(genders) != 1 or trait.gender not in genders or sentence.wrong:
                continue
            if sentence.is_parallel:
                sentence.exchanged.append(features(trait, traits, exchanged))
            if trait.part in ("verb", "pronoun") and (sentence.is_parallel or sentence.marked):
                changed = replace(trait, gender=OTHER[trait.gender])
                names = features(changed, [*traits[:at], changed, *traits[at + 1 :]], facts)
                sentence.alone.append((names, len(sentence.exchanged) - 1 if sentence.is_parallel else marked))


class Trainer:
    """Examples as a sparse matrix over the features that occur eight times or more."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        counts: Counter[str] = Counter()
        for sentence in sentences:
            counts.update(name for names, _ in sentence.right for name in names)
            counts.update(name for names in sentence.exchanged for name in names)
            counts.update(name for names, _ in sentence.alone for name in names)
        self.names = sorted(name for name, count in counts.items() if count >= 8)
        self.index = {name: i for i, name in enumerate(self.names)}

    def matrix(self, rows: Sequence[set[str]]) -> Any:
        """One row an example."""
        found = [sorted(self.index[name] for name in row if name in self.index) for row in rows]
        ends = np.cumsum([0, *map(len, found)])
        flat = np.array([i for row in found for i in row], dtype=np.int32)
        return sparse.csr_matrix((np.ones(len(flat), np.float32), flat, ends), shape=(len(rows), len(self.names)))

    def fit(self, marked: Sequence[Sentence], parallel: Sequence[Sentence]) -> Any:
        """Train on the marked sentences and the right parallel ones, then also on the exchanged parallel ones."""
        rows = [(names, float(label), 1.0) for s in marked for names, label in s.right]
        rows += [(names, float(label), WEIGHT_ALONE) for s in marked for names, label in s.alone]
        rows += [(names, 0.0, WEIGHT) for s in parallel for names, _ in s.right]
        guess = self._train(rows)
        for sentence in parallel:
            if sentence.exchanged:
                guesses = [float(p) for p in guess.predict(self.matrix(sentence.exchanged))]
                rows += [(names, p, WEIGHT) for names, p in zip(sentence.exchanged, guesses, strict=True)]
                rows += [(names, guesses[at], WEIGHT * WEIGHT_ALONE) for names, at in sentence.alone]
        return self._train(rows)

    def _train(self, rows: Sequence[tuple[set[str], float, float]]) -> Any:
        names, labels, weights = zip(*rows, strict=True)
        data = lightgbm.Dataset(self.matrix(names), np.array(labels), weight=np.array(weights))
        return lightgbm.train(PARAMETERS, data, ROUNDS)

    def report(self, model: Any, sentences: Sequence[Sentence]) -> None:
        """Print recall (a marked word flagged) and false alarms (a right translation with any word flagged)."""
        scores = [model.predict(self.matrix([n for n, _ in s.right])) if s.right else [] for s in sentences]
        for threshold in (0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9):
            for gender in OTHER:
                flagged = {False: 0, True: 0}
                for sentence, found in zip(sentences, scores, strict=True):
                    hit = any(
                        p >= threshold and (label or not sentence.wrong)
                        for p, (_, label) in zip(found, sentence.right, strict=True)
                    )
                    flagged[sentence.wrong] += hit and sentence.gender == gender
                half = sum(s.gender == gender for s in sentences) / 2
                print(f"{threshold} {gender} recall {flagged[True] / half:.3f} false {flagged[False] / half:.3f}")

    def dump(self, model: Any) -> dict[str, Any]:
        """The names of the features used, and the trees: a leaf, or [feature, tree without it, tree with it]."""
        used: dict[int, int] = {}

        def node(tree: dict[str, Any]) -> Any:
            if "leaf_value" in tree:
                return round(tree["leaf_value"], 4)
            if tree["decision_type"] != "<=" or not 0 <= tree["threshold"] < 1:
                raise ValueError(f"features are either there or not: {tree}")
            feature = used.setdefault(tree["split_feature"], len(used))
            return [feature, node(tree["left_child"]), node(tree["right_child"])]

        trees = [node(each["tree_structure"]) for each in model.dump_model()["tree_info"]]
        return {"features": [self.names[i] for i in used], "trees": trees}


def main(geneval: str, parallel: str, output: str) -> None:
    alone, after = read_geneval(Path(geneval)), read_context(Path(geneval))
    marked, pairs = alone + after, read_parallel(Path(parallel))
    describe(marked + pairs)
    trainer = Trainer(marked + pairs)
    model = trainer.fit([s for s in marked if s.number % HELD_OUT], pairs)
    for title, part in (("sentences alone", alone), ("sentences after another", after)):
        print(title)
        trainer.report(model, [s for s in part if s.number % HELD_OUT == 0])
    trees = trainer.dump(trainer.fit(marked, pairs))
    Path(output).write_text(json.dumps(trees, separators=(",", ":"), ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
