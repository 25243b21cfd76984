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
from mtaudit.attention import BURDENS, FEATURES, SHOWN, WITNESSED, burdens, features, probabilities
from mtaudit.checks import Mark, all_checks
from mtaudit.checks.evidence import Evidence
from mtaudit.finding import WEIGHTS, Severity
from mtaudit.pipeline import audit
from mtaudit.translate import load
from training.estimate import auc

WITNESSES = ("google", "microsoft", "nllb")
PARTS, RIDGE, RISK_RIDGE = 5, 5.0, 10.0
"""Parts of the cross-validation, and the weights of the squared coefficients (of scaled features)."""

RISK_HEADER = """\
# What the risk of a passage is made of, and its coefficient for the share of gravely wrong words. Made by
# training/attention.py from annotated segments; it holds numbers only.
"""

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


def collect_burdens(segments: list[Annotated]) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """The `BURDENS` of each segment by the word, its grave errors by the word, its words, and its source line."""
    seen: list[Evidence] = []

    def capture(evidence: Evidence) -> Iterator[Mark]:
        seen.append(evidence)
        return iter(())

    own = all_checks()
    checks = (*own, dataclasses.replace(own[0], function=capture))
    translator = load("gloss")
    rows, errors, sizes, lines = [], [], [], []
    for segment in segments:
        result = audit(*segment.pair, translator, checks=checks)
        found = np.zeros(len(BURDENS))
        words = 0
        for passage in seen.pop().passages:
            target = passage.estimate.target if passage.estimate else ()
            counted = [j for j, each in enumerate(target) if each is not None]
            grave = probabilities(features(passage, counted))[1].tolist() if counted else []
            found += burdens(grave, [each for each in result.findings if each.segment == passage.index])
            words += sum(word.kind != "punctuation" for word in passage.words)
        if words:
            rows.append(found / words)
            errors.append(sum(each.severity != "minor" for each in segment.errors) / words)
            sizes.append(words)
            lines.append(segment.line)
    return np.vstack(rows), np.array(errors), np.array(sizes), np.array(lines)


def fit_risk(matrix: np.ndarray, errors: np.ndarray, sizes: np.ndarray) -> np.ndarray:
    """Coefficients of a linear regression over segments, weighted by their words, without a constant."""
    deviation = matrix.std(axis=0) + 1e-6
    inputs = matrix / deviation
    weighted = inputs * sizes[:, None]
    penalty = RISK_RIDGE * sizes.mean() * np.eye(len(deviation))
    return np.linalg.solve(weighted.T @ inputs + penalty, weighted.T @ errors) / deviation


def _calibrate_risk(matrix: np.ndarray, errors: np.ndarray, sizes: np.ndarray, lines: np.ndarray) -> np.ndarray:
    said = np.zeros(len(matrix))
    for part in range(PARTS):
        held = lines % PARTS == part
        said[held] = matrix[held] @ fit_risk(matrix[~held], errors[~held], sizes[~held])
    weights = fit_risk(matrix, errors, sizes)
    for name, each in (("by the other parts", said), ("by all", matrix @ weights)):
        print(f"risk {name}: {_caught(each, errors * sizes, sizes):.3f} of grave errors are in the first fifth")
    return weights


def _caught(said: np.ndarray, errors: np.ndarray, sizes: np.ndarray, share: float = 0.2) -> float:
    """The share of errors in the segments that are read first, until these hold a share of all words."""
    order = np.argsort(-said, kind="stable")
    read = np.cumsum(sizes[order]) - sizes[order] < share * sizes.sum()
    return float(errors[order][read].sum() / errors.sum())


def burden(segments: list[Annotated]) -> tuple[float, float]:
    """Penalty points that a gravely wrong word bears, and gravely wrong words that a grave error has, omissions too."""
    points, words, errors = 0, 0, 0
    for segment in segments:
        grave = [each for each in segment.errors if each.severity != "minor"]
        marked = [each for each in grave if each.start >= 0]
        spans = [(token.start, token.end) for token in tokenize(segment.pair[0]) if token.kind != "punctuation"]
        points += sum(WEIGHTS[cast(Severity, each.severity)] for each in marked)
        words += sum(any(overlap(span, (each.start, each.end)) for each in marked) for span in spans)
        errors += len(grave)
    return points / words, words / errors


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
    points, words = burden(segments)
    print(f"a gravely wrong word bears {points:.1f} penalty points; a grave error has {words:.2f} such words")
    for name, features_, witnesses in (("weights.tsv", FEATURES, ()), ("witnessed.tsv", WITNESSED, WITNESSES)):
        path = Path(folder, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            _write(path, features_, [np.zeros(len(features_) + 1)] * 2)  # the pipeline reads it
        print(name)
        columns = _calibrate(*collect(segments, {each: output[each] for each in witnesses}))
        _write(path, features_, columns)
    weights = words * _calibrate_risk(*collect_burdens(segments))
    rows = "".join(f"{name}\t{weight:.4f}\n" for name, weight in zip(BURDENS, weights, strict=True))
    Path(folder, "risk.tsv").write_text(RISK_HEADER + rows, encoding="utf-8")


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
