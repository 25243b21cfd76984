"""Train the heads that read a back-translation: which words of a source did not come back, which came from nowhere.

    python -m training.back_translation features SYSTEMS PLANTED WORK    ten minutes on one core
    python -m training.back_translation train WORK                       mtaudit/data/learned/backtranslation/head.npz

SYSTEMS has folders with `src.en`, `ref.ar` and `ar-en.SYSTEM.en`, what public systems made of the Arabic; PLANTED has
files that name the lines to leave out, for they measure. Errors are planted in the English source: the Arabic and its
back-translation then no longer say what it says, as if the Arabic were wrong. Words replaced by a word that means the
same are no errors, and teach the difference.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np

from mtaudit.align.words import Pair, read_texts
from mtaudit.backtranslation.estimate import rows_of
from mtaudit.backtranslation.evidence import Return
from mtaudit.backtranslation.wordnet import meaning, relation
from mtaudit.english.tokens import tokenize
from mtaudit.estimate.head import CLIP
from mtaudit.resources import LEARNED
from training.estimate import auc, fit
from training.silver import say

SYSTEMS = ("opusmt", "nllb", "bergamot-base", "argos", "google")
HELD_OUT = 10
"""Every tenth line is not trained on, and measured."""
ERRORS = ("random", "random", "kin", "opposite", "synonym", "name", "number", "cut", "insert")
VARIANTS = 4
"""Planted errors of a line, of different kinds, beside the unchanged line."""
EPOCHS, DROPOUT = 40, (0.1, 0.3)
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]{2,}")


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of a data set, with what came back of its human translation by several systems."""

    folder: str
    number: int
    english: str
    arabic: str
    returned: tuple[str, ...]


class Planted(NamedTuple):
    """A changed source: which characters are wrong, and which of the unchanged one have been replaced or cut."""

    text: str
    wrong: tuple[int, int]
    gone: tuple[int, int]


class Rows(NamedTuple):
    """Evidence and labels of the words that count."""

    folder: str
    kind: str
    held_out: bool
    source: np.ndarray
    returned: np.ndarray
    source_labels: np.ndarray
    returned_labels: np.ndarray


def lines(systems: Path, planted: Path) -> Iterator[Line]:
    for folder in sorted(each for each in systems.iterdir() if each.is_dir()):
        left_out = {json.loads(row)["line"] for row in (planted / f"{folder.name}.jsonl").open(encoding="utf-8")}
        texts = [(folder / name).read_text("utf-8").splitlines() for name in ("src.en", "ref.ar")]
        returned = [(folder / f"ar-en.{name}.en").read_text("utf-8").splitlines() for name in SYSTEMS]
        for k, (english, arabic, *others) in enumerate(zip(*texts, *returned, strict=True), 1):
            if k not in left_out and len(english.split()) > 3:
                yield Line(folder.name, k, english, arabic, tuple(others))


class Planter:
    """What is put in the place of words: those of the lines themselves."""

    def __init__(self, corpus: Sequence[Line], rng: random.Random) -> None:
        self.rng = rng
        self.corpus = corpus
        self.small: list[str] = []
        self.names: list[str] = []
        self.related: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for line in corpus:
            for match in _WORD.finditer(line.english):
                if match[0].islower() and len(match[0]) > 3 and meaning(match[0]):
                    self.small.append(match[0])
                elif match.start() and match[0][0].isupper():
                    self.names.append(match[0])
        self.vocabulary = sorted(set(self.small))

    def plant(self, text: str, kind: str) -> Planted | None:
        """The text with an error of a kind, None where it has no place for one."""
        if kind == "clean":
            return Planted(text, (0, 0), (0, 0))
        if kind == "number":
            return self._replaced(text, [*re.finditer(r"\d+", text)], self._number)
        if kind == "name":
            found = [m for m in _WORD.finditer(text) if m.start() and m[0][0].isupper()]
            return self._replaced(text, found, lambda word: self.rng.choice(self.names))
        if kind == "cut":
            return self._cut(text)
        if kind == "insert":
            return self._insert(text)
        found = [m for m in _WORD.finditer(text) if m[0].islower() and len(m[0]) > 3 and meaning(m[0])]
        self.rng.shuffle(found)
        for match in found:
            if other := self._other(match[0], kind):
                return self._replaced(text, [match], lambda word, other=other: other)
        return None

    def _other(self, word: str, kind: str) -> str | None:
        if kind == "random":
            other = self.rng.choice(self.small)
            return other if relation(word, other) in ("none", "kin") else None
        wanted = "same" if kind == "synonym" else kind
        if wanted not in self.related[word]:
            some = self.rng.sample(self.vocabulary, min(len(self.vocabulary), 3000))
            ending = word[-2:] if word.endswith(("ed", "ng", "ly", "es")) else ""
            alike = [o for o in some if o.endswith(ending) and o[:4] != word[:4]]
            self.related[word][wanted] = [o for o in alike if relation(word, o) == wanted]
        found = self.related[word][wanted]
        return self.rng.choice(found) if found else None

    def _number(self, digits: str) -> str:
        while (other := str(max(1, int(digits[:9]) + self.rng.choice((-3, -2, -1, 1, 2, 3, 10, 20))))) == digits:
            pass
        return other

    def _replaced(self, text: str, found: Sequence[re.Match[str]], other) -> Planted | None:  # type: ignore[no-untyped-def]
        if not found:
            return None
        match = self.rng.choice(found)
        new = other(match[0])
        if new == match[0]:
            return None
        changed = text[: match.start()] + new + text[match.end() :]
        return Planted(changed, (match.start(), match.start() + len(new)), match.span())

    def _cut(self, text: str) -> Planted | None:
        """Without a run of words: up to a mark, or a few before a small one."""
        words = [*re.finditer(r"\S+", text)]
        if len(words) < 8:
            return None
        first = self.rng.randrange(2, len(words) - 3)
        marks = [k for k in range(first + 1, len(words)) if words[k][0][-1] in ",.;:"]
        last = self.rng.choice(
            (marks[0] if marks and self.rng.random() < 0.5 else first + self.rng.randint(0, 4), first + 1)
        )
        last = min(last, len(words) - 2)
        begin, end = words[first - 1].end(), words[last].end()
        if end - begin > 0.6 * len(text):
            return None
        return Planted(text[:begin] + text[end:], (0, 0), (begin, end))

    def _insert(self, text: str) -> Planted | None:
        """With a run of words of another line."""
        other = self.rng.choice(self.corpus).english.split()
        size = self.rng.randint(1, 7)
        if len(other) < size + 3:
            return None
        first = self.rng.randrange(1, len(other) - size)
        at = self.rng.choice([m.end() for m in re.finditer(r"\w(?=[ ,.])", text)] or [len(text)])
        new = " " + " ".join(other[first : first + size]).strip(".,;:\"'“”")
        return Planted(text[:at] + new + text[at:], (at + 1, at + len(new)), (at, at))


def labels(trip: Return, clean: Return, planted: Planted, kind: str) -> tuple[np.ndarray, np.ndarray]:
    """1 for the words of the source that are wrong, and for those that the back-translation has of what is gone.

    Which these are the unchanged source tells, as far as its words find partners; of the others nothing is said.
    """
    begin, end = planted.wrong if kind != "synonym" else (0, 0)
    wrong = np.array([float(begin < w.end and w.start < end) for w in trip.there.english], np.float32)
    extra = np.zeros(len(trip.back.english), np.float32)
    begin, end = planted.gone if kind != "synonym" else (0, 0)
    gone = [i for i, w in enumerate(clean.there.english) if begin < w.end and w.start < end]
    if gone:
        partner, best = clean.scores.argmax(axis=0), clean.scores.max(axis=0)
        for j in range(len(extra)):
            if partner[j] in gone:
                extra[j] = 1 if best[j] >= 1.0 else np.nan
    return wrong, extra


def collect(systems: Path, planted: Path, work: Path) -> None:
    rng = random.Random(7)
    corpus = list(lines(systems, planted))
    rng.shuffle(corpus)
    planter = Planter(corpus, rng)
    found: list[Rows] = []
    work.mkdir(parents=True, exist_ok=True)
    for first in range(0, len(corpus), 40):
        jobs = []
        for line in corpus[first : first + 40]:
            english = rng.sample(line.returned, 2)
            kinds = ["clean", *rng.sample(ERRORS, VARIANTS)]
            for k, kind in enumerate(kinds):
                if change := planter.plant(line.english, kind):
                    jobs.append((line, kind, change, english[k % 2]))
        found += _rows(jobs)
        say(f"{first} of {len(corpus)}")
    with (work / "back_translation.pickle").open("wb") as stream:
        pickle.dump([tuple(rows) for rows in found], stream)


def _rows(jobs: Sequence[tuple[Line, str, Planted, str]]) -> Iterator[Rows]:
    texts = {(change.text, line.arabic) for line, _, change, _ in jobs}
    texts |= {(line.english, line.arabic) for line, *_ in jobs} | {(back, line.arabic) for line, _, _, back in jobs}
    ordered = sorted(text for text in texts if tokenize(text[0]))
    pairs: dict[tuple[str, str], Pair] = dict(zip(ordered, read_texts(ordered), strict=True))
    trips, kept = [], []
    for job in jobs:
        line, _, change, back = job
        sides = [(change.text, line.arabic), (back, line.arabic), (line.english, line.arabic)]
        if all(side in pairs for side in sides):
            trips.append(Return(pairs[sides[0]], pairs[sides[1]]))
            kept.append((job, Return(pairs[sides[2]], pairs[sides[1]])))
    for trip, rows, ((line, kind, change, _), clean) in zip(trips, rows_of(trips), kept, strict=True):
        wrong, extra = labels(trip, clean, change, kind)
        yield Rows(
            line.folder,
            kind,
            line.number % HELD_OUT == 0,
            rows.source[rows.source_counts].astype(np.float16),
            rows.returned[rows.returned_counts].astype(np.float16),
            wrong[rows.source_counts],
            extra[rows.returned_counts],
        )


def train(work: Path) -> None:
    with (work / "back_translation.pickle").open("rb") as stream:
        rows = [Rows(*each) for each in pickle.load(stream)]
    arrays: dict[str, np.ndarray] = {}
    for side in ("source", "returned"):
        used = [row for row in rows if not row.held_out]
        matrix = np.concatenate([getattr(row, side) for row in used]).astype(np.float32)
        wanted = np.concatenate([getattr(row, f"{side}_labels") for row in used])
        known = ~np.isnan(wanted)
        network = fit(matrix[known], wanted[known], epochs=EPOCHS, dropout=DROPOUT)
        _measure([row for row in rows if row.held_out], side, network)
        arrays |= {
            f"{side}.{name}": array.astype(np.float16 if name == "hidden" else np.float32)
            for name, array in network.items()
        }
    np.savez(LEARNED / "backtranslation" / "head.npz", allow_pickle=False, **arrays)


def _measure(rows: Sequence[Rows], side: str, network: dict[str, np.ndarray]) -> None:
    """What is found of each kind of error where 3 words in 1000 of unchanged sentences are called wrong."""
    scores: dict[str, list[tuple[np.ndarray, np.ndarray]]] = defaultdict(list)
    for row in rows:
        matrix = getattr(row, side).astype(np.float32)
        scaled = np.clip((matrix - network["mean"]) / network["deviation"], -CLIP, CLIP)
        logits = np.maximum(scaled @ network["hidden"].T + network["hidden_bias"], 0) @ network["out"]
        scores[row.kind].append((logits + network["out_bias"], getattr(row, f"{side}_labels")))
    clean = np.concatenate([each for each, _ in scores["clean"]])
    for share in (3e-3, 6e-3):
        least = np.quantile(clean, 1 - share)
        told = [f"at {1 / (1 + np.exp(-least)):.2f}"]
        for kind, found in scores.items():
            hits = [bool((each[wanted == 1] >= least).any()) for each, wanted in found if (wanted == 1).any()]
            told += [f"{kind} {np.mean(hits):.2f}"] if hits else []
        say(f"{side}, {1000 * share:.0f} words in 1000: {', '.join(told)}")
    everything = [
        np.concatenate(part) for part in zip(*(pair for each in scores.values() for pair in each), strict=True)
    ]
    known = ~np.isnan(everything[1])
    say(f"{side}: AUC {auc(everything[0][known], everything[1][known] > 0.5):.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    stages = parser.add_subparsers(dest="stage", required=True)
    features = stages.add_parser("features")
    for name in ("systems", "planted", "work"):
        features.add_argument(name, type=Path)
    stages.add_parser("train").add_argument("work", type=Path)
    given = parser.parse_args()
    if given.stage == "features":
        collect(given.systems, given.planted, given.work)
    else:
        train(given.work)


if __name__ == "__main__":
    main()
