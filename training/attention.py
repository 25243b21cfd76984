"""Fit the calibration of `mtaudit.attention` on annotated segments.

    python -m training.attention GOLD.jsonl SYSTEMS FOLDER     ten minutes; FOLDER is mtaudit/data/learned/attention

GOLD and SYSTEMS are as in `benchmarks.annotated`. Prints how well words and segments are told in five parts, each by
what the other four teach; the parts hold whole source lines. `witnessed.tsv` is for texts that come with other
translations: here those of two of `WITNESSES`, never that of the system itself.
"""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import cast

import numpy as np

from benchmarks.corpora import Annotated, annotated, overlap
from benchmarks.corpora import systems as outputs
from mtaudit.arabic.tokens import tokenize
from mtaudit.attention import FEATURES, SHOWN, WITNESSED, features
from mtaudit.checks import Mark, all_checks
from mtaudit.checks.evidence import Evidence
from mtaudit.finding import WEIGHTS, Severity
from mtaudit.pipeline import audit
from mtaudit.translate import load
from training.estimate import auc

WITNESSES = ("google", "microsoft", "nllb")
PARTS, RIDGE = 5, 5.0
"""Parts of the cross-validation, and the weight of the squared coefficients (of scaled features)."""

HEADER = """\
# Feature, its coefficient for a wrong word, and for a gravely wrong one. Made by training/attention.py from annotated
# segments; it holds numbers only.
"""


def collect(segments: list[Annotated], witnesses: Mapping[str, list[str]]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The features of all estimated words, whether each is wrong and gravely wrong, and its source line."""
    seen: list[Evidence] = []

    def capture(evidence: Evidence) -> Iterator[Mark]:
        seen.append(evidence)
        return iter(())

    checks = (dataclasses.replace(all_checks()[0], function=capture),)
    translator = load("gloss")
    rows, labels, lines = [], [], []
    for segment in segments:
        others = [witnesses[name][segment.line - 1] for name in witnesses if name != segment.system][:2]
        audit(*segment.pair, translator, checks=checks, other_translations=others)
        for passage in seen.pop().passages:
            target = passage.estimate.target if passage.estimate else ()
            counted = [j for j, each in enumerate(target) if each is not None]
            if counted:
                rows.append(features(passage, counted))
                for word in (passage.words[j] for j in counted):
                    hits = [
                        e for e in segment.errors if e.start >= 0 and overlap((word.start, word.end), (e.start, e.end))
                    ]
                    labels.append([bool(hits), any(e.severity != "minor" for e in hits)])
                    lines.append(segment.line)
    return np.vstack(rows), np.array(labels, np.float64), np.array(lines)


def burden(segments: list[Annotated]) -> float:
    """Penalty points that a gravely wrong word bears: those of grave errors, over all words in one."""
    points, words = 0, 0
    for segment in segments:
        grave = [each for each in segment.errors if each.start >= 0 and each.severity != "minor"]
        points += sum(WEIGHTS[cast(Severity, each.severity)] for each in grave)
        spans = [(token.start, token.end) for token in tokenize(segment.pair[0]) if token.kind != "punctuation"]
        words += sum(any(overlap(span, (each.start, each.end)) for each in grave) for span in spans)
    return points / words


def fit(matrix: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Coefficients of a logistic regression, the constant last, by Newton's method."""
    mean, deviation = matrix.mean(axis=0), matrix.std(axis=0) + 1e-6
    inputs = np.hstack([(matrix - mean) / deviation, np.ones((len(matrix), 1))])
    penalty = np.diag([RIDGE] * matrix.shape[1] + [0.0])
    weights = np.zeros(inputs.shape[1])
    for _ in range(30):
        said = 1 / (1 + np.exp(-inputs @ weights))
        gradient = inputs.T @ (said - labels) + penalty @ weights
        weights -= np.linalg.solve((inputs * (said * (1 - said))[:, None]).T @ inputs + penalty, gradient)
    scaled = weights[:-1] / deviation
    return np.append(scaled, weights[-1] - scaled @ mean)


def main(gold: str, systems: str, folder: str) -> None:
    segments, output = annotated(gold, systems), outputs(systems)
    print(f"a gravely wrong word bears {burden(segments):.1f} penalty points")
    for name, features_, witnesses in (("weights.tsv", FEATURES, ()), ("witnessed.tsv", WITNESSED, WITNESSES)):
        path = Path(folder, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            _write(path, features_, [np.zeros(len(features_) + 1)] * 2)  # the pipeline reads it
        print(name)
        columns = _calibrate(*collect(segments, {each: output[each] for each in witnesses}))
        _write(path, features_, columns)


def _calibrate(matrix: np.ndarray, labels: np.ndarray, lines: np.ndarray) -> list[np.ndarray]:
    columns = []
    for column, name in enumerate(("wrong", "gravely wrong")):
        said = np.zeros(len(matrix))
        for part in range(PARTS):
            held = lines % PARTS == part
            weights = fit(matrix[~held], labels[~held, column])
            said[held] = 1 / (1 + np.exp(-np.hstack([matrix[held], np.ones((held.sum(), 1))]) @ weights))
        marked = said >= SHOWN
        share, reached = labels[marked, column].mean(), labels[marked, column].sum() / labels[:, column].sum()
        print(f"{name}: area under the curve {auc(said, labels[:, column] > 0):.3f}")
        print(f"    of words at {SHOWN} or more {share:.3f} are; these are {reached:.3f} of all")
        columns.append(fit(matrix, labels[:, column]))
    return columns


def _write(path: Path, features_: Sequence[str], columns: list[np.ndarray]) -> None:
    rows = zip((*features_, "constant"), *columns, strict=True)
    text = HEADER + "".join(f"{name}\t{wrong:.4f}\t{grave:.4f}\n" for name, wrong, grave in rows)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
