"""Train the estimator's small networks over what the word links, the lexicon and the names say.

    python -m training.estimate count WORK FOLDER    after `training.silver`: translations.tsv
    python -m training.estimate features WORK        minutes on one core
    python -m training.estimate train WORK FOLDER    after `training.joint`: head.npz

FOLDER is `mtaudit/data/learned/estimate`. Translations are counted in `parallel` only, so that the references, into
which errors are planted, are new to the table. Silver labels, planted errors and gaps make the examples.
"""

from __future__ import annotations

import argparse
import pickle
import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from mtaudit.align.words import Pair, read_texts
from mtaudit.arabic.clitics import light_stem
from mtaudit.document import Token
from mtaudit.estimate.features import features, features_alone
from mtaudit.estimate.head import CLIP
from mtaudit.estimate.joint import beside, read_together
from mtaudit.estimate.knowledge import knowledge, meanings
from mtaudit.estimate.translations import english_stem
from training.errors import Example, cut, is_arabic, is_word, plant
from training.silver import say

HELD_OUT, LINES = 100, 300
"""Lines whose seven outputs are not trained on (silver labels to watch), and the next ones, whose outputs are."""

PLANTED, CUT = 2_000, 1_500
"""References of these lines with planted errors, and references of any with a gap."""

SEEN = 2
"""Links seen less often are left out of the table."""

HEADER = """\
# Arabic stem, its links, then English stems with the links between both. Counted by training/estimate.py; it holds
# counts, no text of the sentence pairs, which were: Microsoft Dynamics 365 and Project, React, Vue, Open Source Guides
# and Global Storybooks (CC BY 4.0), Raspberry Pi, XQuAD, OWASP and xSID (CC BY-SA 4.0), Tatoeba (CC BY 2.0 FR), TICO-19
# and Creative Commons legal texts (CC0), Nextstrain (CC BY), UN SDG, NHS COVID-19 app and CS 229 cheat sheets (MIT).
"""

HIDDEN, EPOCHS, BATCH, RATE, DECAY = 128, 12, 1_024, 2e-3, 1e-2
DROPOUT = 0.4
"""Of inputs and hidden units."""


class Rows(NamedTuple):
    """Features and labels of one sentence; `line` is that of the silver labels, -1 for planted errors."""

    line: int
    words: tuple[Sequence[Token], Sequence[Token]]
    wrong: np.ndarray
    missing: np.ndarray
    alone: np.ndarray
    wrong_labels: np.ndarray
    missing_labels: np.ndarray


def labels_of(words: Sequence[Token], tokens: Sequence[str], labels: Sequence[float]) -> np.ndarray:
    """The labels of `tokens`, joined by blanks, for the words found in that text."""
    owner, at = {}, 0
    for i, token in enumerate(tokens):
        owner[at] = i
        at += len(token) + 1
    found = [labels[owner[word.start]] if word.start in owner else np.nan for word in words]
    return np.array(found, np.float32)


def rows_of(line: int, example: Example, pair: Pair) -> Rows:
    arabic, english, has_content = features(pair)
    theirs, ours = knowledge(pair, meanings(pair))
    missing = labels_of(pair.english, example.english, example.missing)
    missing[~has_content] = np.nan
    wrong = labels_of(pair.arabic, example.arabic, example.wrong)
    alone = features_alone(pair.arabic).astype(np.float16)
    words = [Token(w.start, w.end, w.text, w.kind) for w in pair.arabic]
    matrices = np.hstack([arabic, theirs]).astype(np.float16), np.hstack([english, ours]).astype(np.float16), alone
    return Rows(line, (pair.english, words), *matrices, wrong, missing)


def count(work: Path, folder: Path) -> None:
    """The table of `mtaudit.estimate.translations`."""
    with (work / "prepared.pickle").open("rb") as stream:
        pairs, references, *_ = pickle.load(stream)
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for pair in pairs[:-references]:
        for i, j in pair.links:
            if is_arabic(pair.arabic[j]) and is_word(pair.english[i]):
                found[light_stem(pair.arabic[j])][english_stem(pair.english[i])] += 1
    with (folder / "translations.tsv").open("w", encoding="utf-8") as stream:
        stream.write(HEADER)
        for word, others in sorted(found.items()):
            kept = [f"{other} {n}" for other, n in others.most_common() if n >= SEEN]
            if kept:
                stream.write("\t".join([word, str(others.total()), *kept]) + "\n")


def collect(work: Path) -> None:
    """Features of silver and planted examples, into WORK."""
    with (work / "prepared.pickle").open("rb") as stream:
        pairs, references, lexical, labelled = pickle.load(stream)
    rng = random.Random(5)
    examples = [(line, example) for line in range(HELD_OUT + LINES) for example in labelled[line]]
    trained = pairs[len(pairs) - references + HELD_OUT :]
    examples += [(-1, plant(rng.choice(trained[:LINES]), lexical, rng)) for _ in range(PLANTED)]
    examples += [(-1, cut(rng.choice(trained), lexical, rng)) for _ in range(CUT)]
    examples = [(line, e) for line, e in examples if e.english and e.arabic]
    found: list[Rows] = []
    for first in range(0, len(examples), 200):
        part = examples[first : first + 200]
        texts = [(" ".join(e.english), " ".join(e.arabic)) for _, e in part]
        read = zip(part, read_texts(texts), strict=True)
        found += [rows_of(line, e, pair) for (line, e), pair in read if pair.english and pair.arabic]
        say(f"{first} of {len(examples)}")
    with (work / "features.pickle").open("wb") as stream:
        pickle.dump([tuple(rows) for rows in found], stream)


def table(rows: Sequence[Rows], side: str) -> tuple[np.ndarray, np.ndarray]:
    """The labelled words of one side: features, labels."""
    read = [((), row.words[1]) if side == "alone" else row.words for row in rows]
    logits = [missing if side == "missing" else wrong for missing, wrong in read_together(read)]
    matrices = np.concatenate([beside(o, getattr(row, side)) for o, row in zip(logits, rows, strict=True)])
    labels = np.concatenate([row.missing_labels if side == "missing" else row.wrong_labels for row in rows])
    known = ~np.isnan(labels)
    return matrices[known], labels[known]


def fit(
    matrix: np.ndarray, labels: np.ndarray, *, epochs: int = EPOCHS, dropout: tuple[float, float] = (DROPOUT, DROPOUT)
) -> dict[str, np.ndarray]:
    """A network with one hidden layer, for `mtaudit.estimate.head`; `dropout` is of inputs and of hidden units."""
    import torch

    torch.manual_seed(1)
    mean, deviation = matrix.mean(axis=0), matrix.std(axis=0) + 1e-3
    inputs = torch.from_numpy(np.clip((matrix - mean) / deviation, -CLIP, CLIP))
    wanted = torch.from_numpy(labels)
    hidden, out = torch.nn.Linear(matrix.shape[1], HIDDEN), torch.nn.Linear(HIDDEN, 1)
    of_inputs, of_hidden = map(torch.nn.Dropout, dropout)
    network = torch.nn.Sequential(of_inputs, hidden, torch.nn.ReLU(), of_hidden, out)
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    steps = epochs * len(labels) // BATCH
    schedule = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 0.0, steps)
    for _ in range(steps):
        batch = torch.randint(len(labels), (BATCH,))
        logits = network(inputs[batch])[:, 0]
        loss = torch.nn.functional.binary_cross_entropy_with_logits(logits, wanted[batch])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
    weights = {"hidden": hidden.weight, "hidden_bias": hidden.bias, "out": out.weight[0], "out_bias": out.bias}
    found = {name: tensor.detach().numpy() for name, tensor in weights.items()}
    return {"mean": mean, "deviation": deviation, **found}


def auc(scores: np.ndarray, labels: np.ndarray) -> float:
    """Area under the curve: how often a positive scores above a negative."""
    ranks = np.empty(len(scores))
    ranks[np.argsort(scores, kind="stable")] = np.arange(1, len(scores) + 1)
    positive = int(labels.sum())
    negative = len(labels) - positive
    return float((ranks[labels].sum() - positive * (positive + 1) / 2) / max(1, positive * negative))


def train(work: Path, folder: Path) -> None:
    with (work / "features.pickle").open("rb") as stream:
        rows = [Rows(*row) for row in pickle.load(stream)]
    held_out = [row for row in rows if 0 <= row.line < HELD_OUT]
    used = [row for row in rows if not 0 <= row.line < HELD_OUT]
    arrays: dict[str, np.ndarray] = {}
    for side in ("wrong", "missing", "alone"):
        network = fit(*table(used, side))
        matrix, labels = table(held_out, side)
        scaled = np.clip((matrix - network["mean"]) / network["deviation"], -CLIP, CLIP)
        scores = np.maximum(scaled @ network["hidden"].T + network["hidden_bias"], 0) @ network["out"]
        say(f"{side}: AUC {auc(scores, labels > 0.35):.3f} on held-out silver labels")
        arrays |= {
            f"{side}.{name}": array.astype(np.float16 if name == "hidden" else np.float32)
            for name, array in network.items()
        }
    np.savez(folder / "head.npz", allow_pickle=False, **arrays)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    stages = parser.add_subparsers(dest="stage", required=True)
    for name in ("count", "features", "train"):
        stage = stages.add_parser(name)
        stage.add_argument("work", type=Path)
        if name != "features":
            stage.add_argument("folder", type=Path)
    given = parser.parse_args()
    if given.stage == "features":
        collect(given.work)
    else:
        {"count": count, "train": train}[given.stage](given.work, given.folder)


if __name__ == "__main__":
    main()
