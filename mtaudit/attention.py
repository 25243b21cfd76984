"""Where to look: for each Arabic word the probability that it is wrong, and how much each passage risks.

Findings say what is wrong; attention only says that something may be, so that an editor who has time for a few
sentences reads the right ones. A logistic regression over the estimator's probabilities, the dictionary, senses,
expressions and word links tells the words; a linear one over what these and the findings say tells the passages
(`training/attention.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log
from statistics import median

import numpy as np
import numpy.typing as npt

from mtaudit.checks.evidence import Evidence, Passage
from mtaudit.checks.rendered_senses import other_senses
from mtaudit.checks.returned import LOST
from mtaudit.encode.words import log_probability
from mtaudit.estimate.witnesses import Testimony
from mtaudit.finding import Finding
from mtaudit.resources import table
from mtaudit.result import Doubt

Matrix = npt.NDArray[np.float64]

SHOWN = 0.2
"""Least probability of a word that is worth a look: of such words two in five are wrong (`training/attention.py`)."""

FEATURES = (
    "estimate",
    "highest within two words",
    "unlisted rendering",
    "far rendering",
    "unlinked",
    "another sense",
    "of an expression",
    "Latin",
    "frequency",
    "missing in its place",
    "similarity",
    "words",
)
WITNESSED = (
    *FEATURES,
    "written by others",
    "near to a word of others",
    "others write another",
    "mean written by others",
)
"""Features of a word where there are other translations of the source (`mtaudit.estimate.witnesses`)."""

BURDENS = ("gravest words", "severe findings", "minor findings")
"""What tells how many grave errors a passage has: the probabilities of the few words that are likeliest to be gravely
wrong, and the confidences of its findings."""

_MOST = 5
"""Words whose probabilities are the highest; many that are a little doubtful are a free translation rather."""

_HALVED = 25.0
"""Points of chrF by which what comes back must be more like the source than is usual in the document to risk half:
of 10, 15, 25, 40 and 80 the one that tells planted errors from unchanged sentences best."""

_NEAR = 2
"""Words on each side whose highest estimate is a feature."""

EXPECTED = 1
"""Penalty points of a word that is gravely wrong and that no finding marks: those of a minor error, for less is sure of
it. Annotators give such a word 4.7 (`training/attention.py` prints it); with so many the score ranks seven systems less
often as COMET does. In samples of lines that no annotation names, and of another text, the mean rank correlation is
0.90 and 0.92 with 1 point, 0.90 and 0.90 with 2, 0.89 and 0.85 with 5, 0.86 and 0.91 by findings alone."""

_CLIP = 0.003
"""Probabilities of the estimator nearer to 0 and 1 say no more."""


@dataclass(frozen=True, slots=True)
class Attention:
    """What is worth a look in a passage, and its risk: the share of its words that are expected to be gravely wrong.

    `expected` are the penalty points that are expected of words that no finding marks, None without an estimate.
    """

    doubts: tuple[Doubt, ...]
    risk: float
    expected: float | None = None


def attend(evidence: Evidence, findings: Sequence[Finding]) -> list[Attention]:
    """The attention of each passage; without a source, the risk of its findings alone."""
    found: dict[int | None, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.segment, []).append(finding)
    likenesses = [p.round_trip_chrf for p in evidence.passages if p.round_trip_chrf is not None]
    usual = median(likenesses) if likenesses else 0.0
    return [_attend(passage, found.get(passage.index, ()), usual) for passage in evidence.passages]


def _attend(passage: Passage, findings: Sequence[Finding], usual: float) -> Attention:
    risks = [0.0] * len(passage.words)
    doubts: tuple[Doubt, ...] = ()
    expected: float | None = None
    counted = [j for j, each in enumerate(passage.estimate.target) if each is not None] if passage.estimate else []
    if counted and passage.kind != "furniture":
        wrong, grave = probabilities(features(passage, counted))
        for j, risk in zip(counted, grave.tolist(), strict=True):
            risks[j] = risk
        marked = {j for finding in findings if finding.category != "punctuation" for j in passage.marked(finding)}
        expected = EXPECTED * sum(risk for j, risk in enumerate(risks) if risk >= SHOWN and j not in marked)
        doubts = tuple(
            Doubt(passage.words[j].start, passage.words[j].end, round(probability, 2))
            for j, probability in zip(counted, wrong.tolist(), strict=True)
            if round(probability, 2) >= SHOWN
        )
    words = max(sum(word.kind != "punctuation" for word in passage.words), 1)
    risk = min(1.0, max(0.0, float(burdens(risks, findings) @ _risk_weights())) / words)
    if passage.returned and passage.round_trip_chrf is not None:
        lost = sum(each for each in passage.returned.lost if each is not None and each >= LOST)
        risk = risk * 2 ** ((usual - passage.round_trip_chrf) / _HALVED) + lost / words
    return Attention(doubts, round(min(1.0, risk), 4), expected)


def burdens(grave: Sequence[float], findings: Sequence[Finding]) -> Matrix:
    """What the risk of a passage is made of, each to be divided by its words; in the order of `BURDENS`."""
    said = [each for each in findings if each.category != "punctuation"]
    minor = sum(each.confidence for each in said if each.severity == "minor")
    severe = sum(each.confidence for each in said if each.severity != "minor")
    return np.array([sum(sorted(grave)[-_MOST:]), severe, minor])


def expected_penalty(looked: Sequence[Attention]) -> float | None:
    """The penalty points that are expected beside those of the findings, None where nothing is estimated."""
    known = [each.expected for each in looked if each.expected is not None]
    return round(sum(known), 2) if known else None


def features(passage: Passage, counted: Sequence[int]) -> Matrix:
    """Rows for the counted words of a passage that has an estimate, in the order of `FEATURES`."""
    target = passage.estimate.target if passage.estimate else ()
    lacking, away, linked = ({j for _, j in links} for links in (passage.unlisted, passage.far, passage.links))
    others = other_senses(passage)
    said_otherwise = {
        i for _, indices in (*passage.phrases, *passage.terms) for i in indices if i not in passage.well_rendered
    }
    of_expression = {j for i, j in passage.links if i in said_otherwise}
    lost = passage.estimate.source if passage.estimate else ()
    missing = _logit(_mean(lost))
    english: dict[int, list[float]] = {}
    for i, j in passage.links:
        if (each := lost[i]) is not None:
            english.setdefault(j, []).append(each)
    rows = []
    for j in counted:
        word = passage.words[j]
        beside = (*target[max(j - _NEAR, 0) : j], *target[j + 1 : j + 1 + _NEAR])
        rows.append(
            [
                _logit(target[j] or 0.0),
                _logit(max((each for each in beside if each is not None), default=0.0)),
                j in lacking,
                j in away,
                j not in linked,
                others.get(j, 0.0),
                j in of_expression,
                word.kind == "latin",
                log_probability(word.text),
                _logit(max(english[j])) if j in english else missing,
                passage.similarity or 0.0,
                log(len(passage.words)),
            ]
        )
    found = np.array(rows, np.float64)
    return found if passage.testimony is None else np.hstack([found, _heard(passage.testimony, counted)])


def _heard(testimony: Testimony, counted: Sequence[int]) -> Matrix:
    written = float(np.mean([testimony.written[j] for j in counted]))
    return np.array(
        [[testimony.written[j], testimony.near[j], bool(testimony.instead[j]), written] for j in counted], np.float64
    )


def probabilities(rows: Matrix) -> tuple[Matrix, Matrix]:
    """That each word is wrong, and that it is gravely wrong."""
    weights = _weights("weights.tsv" if rows.shape[1] == len(FEATURES) else "witnessed.tsv")
    inputs = np.hstack([rows, np.ones((len(rows), 1))])
    wrong, grave = (1 / (1 + np.exp(-inputs @ column)) for column in weights.T)
    return wrong, grave


def _mean(values: Sequence[float | None]) -> float:
    known = [each for each in values if each is not None]
    return float(np.mean(known)) if known else 0.0


def _logit(probability: float) -> float:
    clipped = min(max(probability, _CLIP), 1 - _CLIP)
    return float(np.log(clipped / (1 - clipped)))


@lru_cache(maxsize=1)
def _risk_weights() -> Matrix:
    """A coefficient for each of `BURDENS`."""
    return np.array([float(row[1]) for row in table("learned/attention/risk.tsv")])


@lru_cache(maxsize=2)
def _weights(name: str) -> Matrix:
    """Two columns, for wrong and for gravely wrong, a row a feature and one for the constant."""
    return np.array([[float(value) for value in row[1:]] for row in table(f"learned/attention/{name}")])
