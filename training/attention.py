"""Fit the calibration of `mtaudit.attention` on annotated segments.

    python -m training.attention GOLD.jsonl SYSTEMS FOLDER     two minutes; FOLDER is mtaudit/data/learned/attention

GOLD and SYSTEMS are as in `benchmarks.annotated`. Prints how well words and segments are told in five parts, each by
what the other four teach, a line each; the parts hold whole source lines. `witnessed.tsv` is for texts that come with
other translations: here those of two of `WITNESSES`, never that of the system itself.
"""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import cast

import numpy as np

from benchmarks.corpora import Annotated, annotated, overlap
from benchmarks.corpora import systems as outputs
from benchmarks.estimate import auc
from mtaudit.arabic.tokens import tokenize
from mtaudit.attention import BURDENS, FEATURES, WITNESSED, burdens, features
from mtaudit.checks import Mark, all_checks
from mtaudit.checks.evidence import Evidence
from mtaudit.document import Token
from mtaudit.finding import WEIGHTS, Finding, Severity
from mtaudit.pipeline import audit
from mtaudit.translate import load

WITNESSES = ("google", "microsoft", "nllb")
PARTS, RIDGE, RISK_RIDGE = 5, 5.0, 10.0
"""Parts of the cross-validation, and the weights of the squared coefficients (of scaled features)."""

MARKED = 0.3
"""The level at which precision and recall are told."""

RISK_HEADER = """\
# What the risk of a passage is made of, and its coefficient for the share of gravely wrong words. Made by
# training/attention.py from annotated segments; it holds numbers only.
"""

HEADER = """\
# Feature, its coefficient for a wrong word, and for a gravely wrong one. Made by training/attention.py from annotated
# segments; it holds numbers only.
"""


@dataclass(frozen=True, slots=True)
class Look:
    """A passage: features and labels (wrong, gravely wrong) of its estimated words, findings, and how many words."""

    segment: Annotated
    rows: np.ndarray
    labels: np.ndarray
    covered: np.ndarray
    """Whether a finding marks the word."""
    findings: tuple[Finding, ...]
    words: int


def look(segments: list[Annotated], witnesses: Mapping[str, list[str]]) -> list[Look]:
    """All passages; with witnesses no rule is asked."""
    seen: list[Evidence] = []

    def capture(evidence: Evidence) -> Iterator[Mark]:
        seen.append(evidence)
        return iter(())

    own = all_checks()
    checks = (*(() if witnesses else own), dataclasses.replace(own[0], function=capture))
    translator, width = load("gloss"), len(WITNESSED if witnesses else FEATURES)
    found = []
    for segment in segments:
        others = [witnesses[name][segment.line - 1] for name in witnesses if name != segment.system][:2]
        result = audit(*segment.pair, translator, checks=checks, other_translations=others)
        for passage in seen.pop().passages:
            target = passage.estimate.target if passage.estimate else ()
            counted = [j for j, each in enumerate(target) if each is not None]
            said = tuple(each for each in result.findings if each.segment == passage.index)
            marked = {j for each in said if each.category != "punctuation" for j in passage.marked(each)}
            found.append(
                Look(
                    segment,
                    features(passage, counted) if counted else np.zeros((0, width)),
                    np.array([_labels(segment, passage.words[j]) for j in counted], np.float64).reshape(-1, 2),
                    np.array([j in marked for j in counted], bool),
                    said,
                    sum(word.kind != "punctuation" for word in passage.words),
                )
            )
    return found


def _labels(segment: Annotated, word: Token) -> tuple[bool, bool]:
    hits = [e for e in segment.errors if e.start >= 0 and overlap((word.start, word.end), (e.start, e.end))]
    return bool(hits), any(e.severity != "minor" for e in hits)


def parts(lines: np.ndarray) -> Iterator[np.ndarray]:
    """Which of some rows are held out, part by part; the rows of a source line are in one part."""
    for part in range(PARTS):
        yield lines % PARTS == part


def segment_burdens(looked: Sequence[Look], grave: Sequence[np.ndarray]) -> tuple[np.ndarray, ...]:
    """The `BURDENS` of each segment by the word, its grave errors by the word, its words, and its source line.

    `grave` are the probabilities, by passage and word, that words are gravely wrong.
    """
    rows, errors, sizes, lines = [], [], [], []
    for segment, group in groupby(zip(looked, grave, strict=True), key=lambda each: each[0].segment):
        passages = list(group)
        words = sum(each.words for each, _ in passages)
        rows.append(sum(burdens(said.tolist(), each.findings) for each, said in passages) / words)
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
    for held in parts(lines):
        said[held] = matrix[held] @ fit_risk(matrix[~held], errors[~held], sizes[~held])
    first = [f"{_caught(said, errors * sizes, sizes, share):.3f} in the riskiest {share}" for share in (0.2, 0.3)]
    print(f"risk: of grave errors {', '.join(first)} of all words")
    return fit_risk(matrix, errors, sizes)


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
    _clear(Path(folder, "weights.tsv"), (*FEATURES, "constant"), 2)
    _clear(Path(folder, "witnessed.tsv"), (*WITNESSED, "constant"), 2)
    _clear(Path(folder, "risk.tsv"), BURDENS, 1)
    looked = look(segments, {})
    grave = _calibrate(looked, FEATURES, Path(folder, "weights.tsv"))
    weights = words * _calibrate_risk(*segment_burdens(looked, grave))
    rows = "".join(f"{name}\t{weight:.4f}\n" for name, weight in zip(BURDENS, weights, strict=True))
    Path(folder, "risk.tsv").write_text(RISK_HEADER + rows, encoding="utf-8")
    witnessed = look(segments, {each: output[each] for each in WITNESSES})
    _calibrate(witnessed, WITNESSED, Path(folder, "witnessed.tsv"))


def _clear(path: Path, names: Sequence[str], columns: int) -> None:
    """Zeros in the place of coefficients of other names: the audit that features are taken from reads them."""
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    if [line.partition("\t")[0] for line in lines if "\t" in line] != list(names):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(name + "\t0" * columns + "\n" for name in names), encoding="utf-8")


def _calibrate(looked: Sequence[Look], names: Sequence[str], path: Path) -> list[np.ndarray]:
    """Write the coefficients; returns what the other parts say of the words of each passage, gravely wrong ones."""
    matrix, labels = np.vstack([each.rows for each in looked]), np.vstack([each.labels for each in looked])
    covered = np.concatenate([each.covered for each in looked])
    sizes = [len(each.rows) for each in looked]
    lines = np.repeat([each.segment.line for each in looked], sizes)
    said = np.zeros(labels.shape)
    for held in parts(lines):
        for column in range(2):
            weights = fit(matrix[~held], labels[~held, column])
            inputs = np.hstack([matrix[held], np.ones((held.sum(), 1))])
            said[held, column] = 1 / (1 + np.exp(-inputs @ weights))
    for column, name in enumerate(("wrong", "gravely wrong")):
        wrong = labels[:, column] > 0
        area = auc(said[wrong, column].tolist(), said[~wrong, column].tolist())
        marked = (said[:, column] >= MARKED) | covered
        share, reached = wrong[marked].mean(), wrong[marked].sum() / wrong.sum()
        print(
            f"{path.stem}, {name} words: area under the curve {area:.3f}; at {MARKED}, findings included, "
            f"precision {share:.3f}, recall {reached:.3f}"
        )
    _write(path, names, [fit(matrix, column) for column in labels.T])
    return np.split(said[:, 1], np.cumsum(sizes)[:-1])


def _write(path: Path, features_: Sequence[str], columns: list[np.ndarray]) -> None:
    rows = zip((*features_, "constant"), *columns, strict=True)
    text = HEADER + "".join(f"{name}\t{wrong:.4f}\t{grave:.4f}\n" for name, wrong, grave in rows)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
