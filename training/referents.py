"""Train `mtaudit/data/referents.json`: how likely a gendered Arabic word is of the wrong gender for its person.

usage: python training/referents.py GENEVAL OUTPUT

GENEVAL is the folder of MT-GenEval's English-Arabic development part (Currey et al. 2022,
https://github.com/amazon-science/machine-translation-gender-eval, CC BY-SA 3.0): each English sentence with a right
Arabic translation and one whose gendered words, marked, have the other gender. A marked word is a positive example;
every other word that conflicts with a person of the English sentence, in either translation, a negative one.

Every fourth sentence is held out while the figures that are printed are taken; the weights that are written are
trained on all. The logistic regression has an L2 penalty of 1 and is fitted with L-BFGS from zero: nothing is random.
"""

from __future__ import annotations

import json
import math
import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import torch

from mtaudit.arabic.morphology import Gender
from mtaudit.checks.evidence import Evidence, Passage
from mtaudit.document import Document, Span
from mtaudit.people import english_people
from mtaudit.referents import candidates, persons

OTHER: dict[Gender, Gender] = {"masculine": "feminine", "feminine": "masculine"}
HELD_OUT = 4
"""One sentence in so many is held out."""

Example = tuple[set[str], bool]


@dataclass(frozen=True)
class Sentence:
    """One translation: its number, the gender of the English, whether the Arabic is wrong, its gendered words."""

    number: int
    gender: Gender
    wrong: bool
    examples: list[Example]


def unmark(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Strip <F>..</F> and <M>..</M>; return the text and the marked ranges."""
    plain, ranges, start = "", [], 0
    for piece in re.split(r"(</?[FM]>)", text):
        if re.fullmatch(r"<[FM]>", piece):
            start = len(plain)
        elif re.fullmatch(r"</[FM]>", piece):
            ranges.append((start, len(plain)))
        else:
            plain += piece
    return plain, ranges


def read(folder: Path) -> list[Sentence]:
    """All translations with the features of their gendered words."""
    rows = []
    for gender, other in OTHER.items():
        files = (f"sent-dev.{gender}.en", f"sent-dev.{gender}.ar", f"sent-dev.annot.{other}.ar")
        lines = zip(*((folder / name).read_text(encoding="utf-8").splitlines() for name in files), strict=True)
        for number, (english, right, wrong) in enumerate(lines):
            rows += [(number, gender, False, english, right, []), (number, gender, True, english, *unmark(wrong))]
    passages = tuple(
        Passage(i, Span(0, len(arabic), arabic), Span(0, len(english), english))
        for i, (*_, english, arabic, _) in enumerate(rows)
    )
    Evidence(Document("", "ar", ()), Document("", "en", ()), passages)
    sentences = []
    for passage, (number, gender, wrong, _, _, ranges) in zip(passages, rows, strict=True):
        who = persons(passage.english, english_people([passage.english]))
        examples = []
        for shown, _, features in candidates(passage.english, passage.words, passage.links, who):
            word = passage.words[shown.index]
            examples.append((features, any(word.start < end and start < word.end for start, end in ranges)))
        sentences.append(Sentence(number, gender, wrong, examples))
    return sentences


def fit(examples: list[Example]) -> dict[str, float]:
    """Weights of the features that occur four times or more."""
    counts = Counter(name for names, _ in examples for name in names)
    index = {name: i for i, name in enumerate(sorted(name for name, n in counts.items() if n >= 4))}
    rows = [sorted(index[name] for name in names if name in index) for names, _ in examples]
    labels = torch.tensor([float(label) for _, label in examples])
    flat = torch.tensor([i for row in rows for i in row])
    starts = torch.tensor([0, *(len(row) for row in rows)]).cumsum(0)[:-1]
    bag = torch.nn.EmbeddingBag(len(index), 1, mode="sum")
    torch.nn.init.zeros_(bag.weight)
    optimiser = torch.optim.LBFGS(bag.parameters(), max_iter=100, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        entropy = torch.nn.functional.binary_cross_entropy_with_logits(bag(flat, starts)[:, 0], labels, reduction="sum")
        total = entropy + (bag.weight**2).sum() / 2
        total.backward()
        return total

    optimiser.step(loss)
    return {name: round(float(bag.weight.detach()[i, 0]), 3) for name, i in index.items()}


def report(sentences: list[Sentence], weights: dict[str, float]) -> None:
    """Print recall (a marked word flagged) and false alarms (a right translation with any word flagged)."""
    for probability in (0.5, 0.6, 0.7, 0.8, 0.9):
        threshold = math.log(probability / (1 - probability))
        for gender in OTHER:
            flagged = {False: 0, True: 0}
            of_gender = [s for s in sentences if s.gender == gender]
            for sentence in of_gender:
                scores = [(sum(weights.get(n, 0.0) for n in names), label) for names, label in sentence.examples]
                flagged[sentence.wrong] += any(z > threshold and (label or not sentence.wrong) for z, label in scores)
            half = len(of_gender) / 2
            print(f"{probability} {gender} recall {flagged[True] / half:.3f} false alarm {flagged[False] / half:.3f}")


def main(folder: str, output: str) -> None:
    torch.set_num_threads(1)
    sentences = read(Path(folder))
    training = [example for s in sentences if s.number % HELD_OUT for example in s.examples]
    report([s for s in sentences if s.number % HELD_OUT == 0], fit(training))
    weights = fit([example for s in sentences for example in s.examples])
    kept = {name: weight for name, weight in sorted(weights.items()) if weight}
    Path(output).write_text(json.dumps(kept, indent=0, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
