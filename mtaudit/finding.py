"""What an audit says: findings with MQM categories and severities, and the score made of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

Category = Literal[
    "name",
    "untranslated",
    "pronoun",
    "agreement",
    "number",
    "negation",
    "omission",
    "addition",
    "mistranslation",
    "grammar",
    "word-order",
    "repetition",
    "terminology",
    "punctuation",
]
CATEGORIES: tuple[Category, ...] = get_args(Category)

MQM_TYPES: Mapping[Category, str] = {
    "name": "accuracy/mistranslation/entity",
    "untranslated": "accuracy/untranslated",
    "pronoun": "linguistic-conventions/grammar/agreement",
    "agreement": "linguistic-conventions/grammar/agreement",
    "number": "accuracy/mistranslation/number",
    "negation": "accuracy/mistranslation",
    "omission": "accuracy/omission",
    "addition": "accuracy/addition",
    "mistranslation": "accuracy/mistranslation",
    "grammar": "linguistic-conventions/grammar",
    "word-order": "linguistic-conventions/grammar/word-order",
    "repetition": "linguistic-conventions/duplication",
    "terminology": "terminology/wrong-term",
    "punctuation": "linguistic-conventions/punctuation",
}
"""Our categories as MQM 2.0 error types (https://themqm.org/error-types-2/typology/)."""

Severity = Literal["minor", "major", "critical"]
SEVERITIES: tuple[Severity, ...] = get_args(Severity)

WEIGHTS: Mapping[Severity, int] = {"minor": 1, "major": 5, "critical": 25}
"""MQM severity weights (Freitag et al. 2021, https://aclanthology.org/2021.tacl-1.87; critical as in MQM 2.0)."""

PUNCTUATION = 0.1
"""Weight of a minor finding of punctuation, as there: however many, they must not outweigh what a text says."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One place an editor must look at.

    `start` and `end` are character offsets into the target text (`text == target[start:end]`); an omission has an
    empty span where the missing content belongs. `source_*` point into the source, or are None. `segment` is the
    index of the passage. `confidence` is the estimated probability that the finding is right, in [0, 1]. `fingerprint`
    tells the finding from others in every later run (`mtaudit.fingerprint`). `linked` are the offsets of the words of
    the source that the marked ones render, where the finding does not point into the source itself.
    """

    rule: str
    category: Category
    severity: Severity
    confidence: float
    message: str
    start: int
    end: int
    text: str
    segment: int | None
    source_start: int | None = None
    source_end: int | None = None
    source_text: str | None = None
    suggestion: str | None = None
    evidence: Mapping[str, str | float | int] = field(default_factory=dict)
    fingerprint: str = ""
    linked: tuple[tuple[int, int], ...] = ()

    @property
    def about(self) -> str:
        """The words that it is about: those that are marked, for an omission those of the source."""
        return self.text or self.source_text or ""

    @property
    def weight(self) -> float:
        """Its penalty points."""
        is_typography = self.category == "punctuation" and self.severity == "minor"
        return PUNCTUATION if is_typography else WEIGHTS[self.severity]


@dataclass(frozen=True, slots=True)
class Score:
    """The MQM score, and what it rests on: penalty points, the same per 1000 target words, and the number of words.

    Of the penalty, `findings` are the points of the findings, and `risk` are those that are expected beside them, of
    words that no finding marks; None without a source, for nothing is expected then.
    """

    penalty: float
    per_1000_words: float
    words: int
    findings: float
    risk: float | None = None


def score(findings: Iterable[Finding], words: int, risk: float | None = None) -> Score:
    """Sum the weights of `findings` over a text of `words` words, beside the points that are expected at `risk`."""
    points = round(sum(finding.weight for finding in findings), 2)
    penalty = round(points + (risk or 0.0), 2)
    return Score(penalty, round(1000 * penalty / words, 2) if words else 0.0, words, points, risk)
