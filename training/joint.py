"""Train the encoder of `mtaudit.estimate.joint`, which reads a sentence and its translation together.

    python -m training.joint train WORK ALIGNED     goes on from WORK's checkpoint; a GPU is used when there is one
    python -m training.joint export WORK FOLDER     mtaudit/data/learned/estimate/joint

WORK holds what `training.silver` prepared; ALIGNED is the work folder of `training/word_alignment.py`: the encoder that
aligns words is where training starts, so that the words of both sides already find each other, and its pieces are used.

Two kinds of examples. Planted errors (`training.errors`) in parallel text and in references, and the output of seven
systems with silver labels. Some are read without their source. The lines that are annotated in `gold` are in none.
"""

from __future__ import annotations

import argparse
import copy
import math
import pickle
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from mtaudit.align.words import readable
from mtaudit.encode.words import pieces
from training.e5 import BOS, E5, EOS, PAD, UNK, load_e5, save_ctranslate2
from training.errors import Example, plant
from training.estimate import HELD_OUT, LINES, auc
from training.silver import batches, say

STEPS = 5_500
"""An hour. An encoder of 7,000 steps, before the lexicon's senses were planted, told annotated words better alone,
0.743 after 0.733, and one of 10,300 told planted ones better and annotated ones worse."""
BATCH = 1_500
"""Pieces a step, padding counted."""
FROZEN = 1
"""The embeddings and the first layers stay as they are."""
RATE, HEAD_RATE, WARM_UP = 1e-4, 1e-3, 200
ALONE = 0.12
"""Part of the examples that are read without their source."""
BLANKED = 0.03
"""Part of the pieces that are made unknown, against learning by heart."""
SILVER = 0.65
"""Part of the examples with silver labels; the others have planted errors."""
NEAR = 0.35
"""Part of the planted ones that use the references of the silver lines: the same kind of text."""
LONGEST = 220
"""Pieces of a side that are read in training."""
POSITIONS = 512


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows of pieces; for each labelled word its pieces' places (in the flattened batch), side and label."""

    ids: torch.Tensor
    places: torch.Tensor
    words: torch.Tensor
    is_source: torch.Tensor
    labels: torch.Tensor


def assemble(examples: Sequence[Example], blanked: float, rng: random.Random) -> Batch:
    rows: list[list[int]] = []
    spots: list[list[tuple[int, int]]] = []
    sides: list[bool] = []
    labels: list[float] = []
    for example in examples:
        row = [BOS]
        parts = [(example.arabic, example.wrong, False)]
        if example.english:
            parts.insert(0, (example.english, example.missing, True))
        for words, marks, is_source in parts:
            first = len(row)
            for word, label in zip(words, marks, strict=True):
                found = pieces(readable(word))
                if len(row) - first + len(found) > LONGEST:
                    break
                if found and not math.isnan(label):
                    spots.append([(len(rows), len(row) + k) for k in range(len(found))])
                    sides.append(is_source)
                    labels.append(label)
                row += [UNK if rng.random() < blanked else piece for piece in found]
            row.append(EOS)
        rows.append(row)
    width = max(map(len, rows))
    ids = torch.full((len(rows), width), PAD)
    for i, row in enumerate(rows):
        ids[i, : len(row)] = torch.tensor(row)
    places = [r * width + c for spot in spots for r, c in spot]
    owners = [w for w, spot in enumerate(spots) for _ in spot]
    return Batch(ids, torch.tensor(places), torch.tensor(owners), torch.tensor(sides), torch.tensor(labels))


class Estimator(nn.Module):
    """The encoder and its head: two outputs, wrong and missing."""

    def __init__(self, encoder: nn.Module) -> None:
        super().__init__()
        self.encoder = encoder
        self.head = nn.Linear(384, 2)
        nn.init.normal_(self.head.weight, std=0.01)
        nn.init.constant_(self.head.bias, -2.0)
        for module in self.modules():
            if isinstance(module, nn.Dropout):
                module.p = 0.0
        encoder.embeddings.requires_grad_(False)
        encoder.encoder.layer[:FROZEN].requires_grad_(False)

    def forward(self, batch: Batch) -> torch.Tensor:
        """One logit for each labelled word: its pieces' mean state goes into the head."""
        device = self.head.weight.device
        ids = batch.ids.to(device)
        with torch.autocast(device.type, torch.bfloat16):
            hidden = self.encoder(input_ids=ids, attention_mask=(ids != PAD).long()).last_hidden_state
        flat = hidden.reshape(-1, hidden.shape[-1])[batch.places.to(device)].float()
        words = batch.words.to(device)
        count = len(batch.labels)
        sums = torch.zeros(count, flat.shape[1], device=device).index_add_(0, words, flat)
        sizes = torch.zeros(count, device=device).index_add_(0, words, torch.ones(len(words), device=device))
        both = self.head(sums / sizes[:, None])
        return torch.where(batch.is_source.to(device), both[:, 1], both[:, 0])


def aligned_encoder(aligned: Path) -> E5:
    """The encoder that aligns words, with all positions of the one that it was derived from."""
    e5 = pickle.loads((aligned / "derived.pickle").read_bytes())
    state = torch.load(aligned / "checkpoint.pt", weights_only=True)["aligner"]
    e5.model.load_state_dict({k.removeprefix("bert."): v for k, v in state.items() if k.startswith("bert.")})
    embeddings, whole = e5.model.embeddings, load_e5(layers=1).model.embeddings
    embeddings.position_embeddings = copy.deepcopy(whole.position_embeddings)
    embeddings.register_buffer("position_ids", torch.arange(POSITIONS)[None], persistent=False)
    embeddings.register_buffer("token_type_ids", torch.zeros((1, POSITIONS), dtype=torch.long), persistent=False)
    e5.model.config.max_position_embeddings = POSITIONS
    e5.model.set_attn_implementation("eager")  # In bfloat16 on a CPU half as fast again as fused attention.
    return e5


def length(example: Example) -> int:
    """About how many pieces an example takes."""
    return int(1.45 * (len(example.english) + len(example.arabic))) + 3


def grouped(examples: Sequence[Example]) -> list[list[Example]]:
    """Batches of examples of about one length."""
    order = sorted(range(len(examples)), key=lambda i: length(examples[i]))
    return [[examples[i] for i in batch] for batch in batches(order, lambda i: length(examples[i]), BATCH)]


def stream(prepared: Path, rng: random.Random) -> Iterator[list[Example]]:
    """Batches without end."""
    with prepared.open("rb") as file:
        pairs, references, lexical, labelled = pickle.load(file)
    first = HELD_OUT + LINES  # The networks over all evidence learn on these lines how far to trust this encoder.
    silver = [example for line in labelled[first:] for example in line if example.english and example.arabic]
    near, far = pairs[len(pairs) - references + first :], pairs[: len(pairs) - references]
    while True:
        pool = []
        for _ in range(1_500):
            if rng.random() < SILVER:
                example = rng.choice(silver)
            else:
                example = plant(rng.choice(near if rng.random() < NEAR else far), lexical, rng)
            if rng.random() < ALONE:
                example = replace(example, english=(), missing=())
            pool.append(example)
        ready = grouped(pool)
        rng.shuffle(ready)
        yield from ready


def held_out(prepared: Path) -> list[Example]:
    with prepared.open("rb") as file:
        labelled = pickle.load(file)[3]
    return [example for line in labelled[:HELD_OUT] for example in line if example.english and example.arabic]


def watch(estimator: Estimator, examples: Sequence[Example]) -> str:
    """Areas under the curve for wrong and missing words against their silver labels, cut at 0.35."""
    scores, labels, sides = [], [], []
    with torch.no_grad():
        for group in grouped(examples):
            batch = assemble(group, 0.0, random.Random(1))
            scores.append(estimator(batch).float().cpu().numpy())
            labels.append(batch.labels.numpy() > 0.35)
            sides.append(batch.is_source.numpy())
    score, label, side = map(np.concatenate, (scores, labels, sides))
    return " ".join(f"{auc(score[side == k], label[side == k]):.3f}" for k in (False, True))


def train(work: Path, aligned: Path) -> None:
    """All steps from the last checkpoint on; the rate falls to nothing at the end."""
    torch.manual_seed(1)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    estimator, checkpoint = Estimator(aligned_encoder(aligned).model).to(device).train(), work / "joint.pt"
    body = [p for p in estimator.encoder.parameters() if p.requires_grad]
    groups = [{"params": body, "peak": RATE}, {"params": list(estimator.head.parameters()), "peak": HEAD_RATE}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    step = 0
    if checkpoint.exists():
        saved = torch.load(checkpoint, weights_only=True)
        estimator.load_state_dict(saved["estimator"])
        optimizer.load_state_dict(saved["optimizer"])
        step = saved["step"]
    watched = held_out(work / "prepared.pickle")
    rng = random.Random(f"joint {step}")
    losses: list[float] = []
    began = time.time()
    for examples in stream(work / "prepared.pickle", rng):
        if step >= STEPS:
            break
        batch = assemble(examples, BLANKED, rng)
        if not len(batch.labels):
            continue
        for group in optimizer.param_groups:
            group["lr"] = group["peak"] * min(1.0, (step + 1) / WARM_UP) * (1 - step / STEPS)
        weight = torch.where(batch.is_source, 0.5, 1.0).to(device)
        loss = functional.binary_cross_entropy_with_logits(estimator(batch), batch.labels.to(device), weight=weight)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(body, 1.0)
        optimizer.step()
        step += 1
        losses.append(float(loss.detach()))
        if step % 100 == 0:
            seconds = (time.time() - began) / 100
            say(f"step {step} of {STEPS}: loss {np.mean(losses[-100:]):.4f}, {seconds:.2f} s a step")
            began = time.time()
        if step % 500 == 0 or step == STEPS:
            state = {"estimator": estimator.state_dict(), "optimizer": optimizer.state_dict(), "step": step}
            torch.save(state, checkpoint.with_suffix(".partial"))
            checkpoint.with_suffix(".partial").rename(checkpoint)
            say(f"held-out silver: AUC {watch(estimator, watched)}")


def export(work: Path, aligned: Path, folder: Path) -> None:
    """The encoder for CTranslate2 and the head."""
    e5 = aligned_encoder(aligned)
    estimator = Estimator(e5.model)
    estimator.load_state_dict(torch.load(work / "joint.pt", weights_only=True)["estimator"])
    save_ctranslate2(replace(e5, model=estimator.encoder.eval()), folder)
    head: Any = estimator.head
    np.savez(folder / "head.npz", weight=head.weight.detach().numpy(), bias=head.bias.detach().numpy())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stage", choices=("train", "export"))
    parser.add_argument("work", type=Path)
    parser.add_argument("aligned", type=Path)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    if given.stage == "train":
        train(given.work, given.aligned)
    elif given.folder is None:
        sys.exit("export needs a folder")
    else:
        export(given.work, given.aligned, given.folder)


if __name__ == "__main__":
    main()
