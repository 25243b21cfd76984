"""What others would write in the place of the words that a finding marks, and how probable a model holds these."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from math import exp

from mtaudit.checks.evidence import Evidence, Passage
from mtaudit.finding import Finding
from mtaudit.translate import TranslationModel
from mtaudit.translate.contrast import Scored, score_characters

OTHERS, PROBABILITY = "others write", "forward model"
"""The keys of a finding's evidence that hold them: words, and the probability of the marked ones after those before."""


def with_alternatives(
    findings: Sequence[Finding], evidence: Evidence, forward: TranslationModel | None = None
) -> list[Finding]:
    """The findings, with the words of other translations where these have others than the marked ones.

    With a model into Arabic that scores, also with the probability that it gives to the marked words.
    """
    scored = _scored(findings, evidence, forward) if forward else {}
    return [_with_probability(_with_alternatives(each, evidence), evidence, scored) for each in findings]


def _with_alternatives(finding: Finding, evidence: Evidence) -> Finding:
    passage = evidence.passage_of(finding)
    testimony = passage.testimony if passage else None
    if passage is None or testimony is None:
        return finding
    others = dict.fromkeys(word for j in passage.marked(finding) for word in testimony.instead[j])
    return replace(finding, evidence={**finding.evidence, OTHERS: "، ".join(others)}) if others else finding


def _scored(
    findings: Iterable[Finding], evidence: Evidence, model: TranslationModel
) -> Mapping[tuple[str, str], Sequence[Scored]]:
    """What the model makes of the Arabic of passages with findings, by both texts; no pair is scored twice."""
    passages = (evidence.passage_of(each) for each in findings if each.start < each.end)
    pairs = dict.fromkeys(_texts(passage) for passage in passages if passage and passage.is_sentence)
    return {pair: score_characters(model, *pair) for pair in pairs}


def _texts(passage: Passage) -> tuple[str, str]:
    return (passage.source.text if passage.source else "", passage.target.text if passage.target else "")


def _with_probability(
    finding: Finding, evidence: Evidence, scored: Mapping[tuple[str, str], Sequence[Scored]]
) -> Finding:
    passage = evidence.passage_of(finding)
    pieces = scored.get(_texts(passage)) if passage and passage.target else None
    if passage is None or passage.target is None or pieces is None:
        return finding
    start, end = finding.start - passage.target.start, finding.end - passage.target.start
    own = [piece.log_probability for piece in pieces if piece.start < end and start < piece.end]
    probability = f"{exp(sum(own)):.2g}"
    return replace(finding, evidence={**finding.evidence, PROBABILITY: probability}) if own else finding
