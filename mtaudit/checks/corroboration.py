"""What a back-translation makes of the findings: some it supports, and some it contradicts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from mtaudit.backtranslation.estimate import Returned
from mtaudit.backtranslation.roles import actions
from mtaudit.checks.evidence import Evidence, Passage
from mtaudit.checks.number_pairs import close
from mtaudit.checks.returned_negations import answers, says_so
from mtaudit.checks.returned_persons import comes_back
from mtaudit.english.numbers import find_numbers
from mtaudit.finding import Finding

ESTIMATED = frozenset({"MIS001", "OMI002", "OMI003"})
"""Rules that estimate: what a second estimate, from more, does not support is not said."""

DOUBTED = ESTIMATED | {
    "MIS002",
    "MIS003",
    "MIS004",
    "ADD002",
    "NAM001",
    "NAM002",
    "NAM003",
    "NAM006",
    "NAM009",
    "NEG003",
    "TRM003",
}
"""Rules that say of words that they do not say what the source says: if they come back as it says, they do."""

CLEARED, SUPPORTED = 0.15, 0.5
"""Highest probability, of the words that a finding is about, that they did not come back: below it falls silent, above
it is surer, and between them no more than minor. Of 22 such findings in unchanged sentences of FLORES 15 are below
0.15, of 183 of planted errors 2."""

GRAVE = 0.9
"""The same, from which a minor finding is a major one; how grave an omission is its length tells."""

MOSTLY = 0.5
"""Mean probability, of the words of an omission, that they did not come back, below which it is a minor one: some of
them are said in other words."""

COMPARED = 0.75
"""How sure a plain comparison of the two English texts is, as it is of the findings of its own (NEG004, PRO004)."""

Comparison = Callable[[Passage, Returned, Finding], bool | None]
"""Whether what a finding says of the Arabic is borne out by one back-translation, None where this does not tell."""


def corroborate(findings: Iterable[Finding], evidence: Evidence) -> list[Finding]:
    """The findings, those that both kinds of evidence support surer and graver, without those that are contradicted."""
    return list(_weighed(findings, evidence))


def _weighed(findings: Iterable[Finding], evidence: Evidence) -> Iterator[Finding]:
    for finding in findings:
        passage = evidence.passage_of(finding)
        if passage is None or passage.returned is None:
            yield finding
        elif finding.rule in DOUBTED:
            yield from _by_words(finding, passage, passage.returned)
        elif finding.rule in COMPARISONS:
            yield from _by_comparison(finding, passage, COMPARISONS[finding.rule])
        else:
            yield finding


def _by_words(finding: Finding, passage: Passage, returned: Returned) -> Iterator[Finding]:
    """The finding as far as its words did not come back."""
    lost, new = _doubts(passage, returned, finding)
    doubt = max((*lost, *new), default=0.0 if finding.rule in ESTIMATED else CLEARED)
    is_omission = finding.rule.startswith("OMI")
    if doubt >= SUPPORTED:
        severity = finding.severity
        if is_omission and severity == "major" and sum(lost) < MOSTLY * len(lost):
            severity = "minor"
        elif severity == "minor" and doubt >= GRAVE and not is_omission:
            severity = "major"
        yield replace(finding, confidence=_surer(finding.confidence, doubt), severity=severity)
    elif doubt >= CLEARED and finding.rule not in ESTIMATED:
        yield replace(finding, severity="minor") if finding.severity == "major" else finding


def _doubts(passage: Passage, returned: Returned, finding: Finding) -> tuple[list[float], list[float]]:
    """The probabilities that the words of a finding did not come back, and that its Arabic words came from nowhere.

    Words without content have none.
    """
    lost = [returned.lost[i] for i in _source_words(passage, finding)]
    target = set(passage.marked(finding))
    new = [returned.new[i] for i, j in returned.behind if j in target]
    return [each for each in lost if each is not None], [each for each in new if each is not None]


def _source_words(passage: Passage, finding: Finding) -> list[int]:
    start, end = finding.source_start, finding.source_end
    if start is None or end is None:
        return []
    return [i for i, token in enumerate(passage.english) if token.start < end and start < token.end]


def _by_comparison(finding: Finding, passage: Passage, compare: Comparison) -> Iterator[Finding]:
    """The finding unless a back-translation contradicts it; surer where all that tell bear it out."""
    told = [each for returned in passage.returns if (each := compare(passage, returned, finding)) is not None]
    if not told:
        yield finding
    elif all(told):
        yield replace(finding, confidence=_surer(finding.confidence, COMPARED))


def _surer(confidence: float, doubt: float) -> float:
    return round(1 - (1 - confidence) * (1 - doubt), 3)


def _number(passage: Passage, returned: Returned, finding: Finding) -> bool | None:
    """Whether the number of the source does not come back; one that comes back as often as it was said does."""
    meant = next((each for each in passage.english_numbers if each.start == finding.source_start), None)
    if meant is None:
        return None
    back = find_numbers(returned.back.words)
    if sum(close(meant, each) for each in back) >= sum(close(meant, each) for each in passage.english_numbers):
        return False
    written = [each for each in passage.arabic_numbers if each.start < finding.end and finding.start < each.end]
    return True if any(close(one, other) for one in written for other in back) else None


def _lost_negation(passage: Passage, returned: Returned, finding: Finding) -> bool | None:
    answered = answers(passage, returned)
    return next((not answered[i] for i in _source_words(passage, finding) if i in answered), None)


def _added_negation(passage: Passage, returned: Returned, finding: Finding) -> bool | None:
    return says_so(passage.marked(finding), returned)


def _pronoun(passage: Passage, returned: Returned, finding: Finding) -> bool | None:
    """Whether the pronoun comes back with the other gender; one that comes back right tells nothing, for a translator
    guesses whom a sentence speaks of as a reader does."""
    told = (comes_back(passage, returned, i) for i in _source_words(passage, finding))
    return True if False in told else None


def _roles(passage: Passage, returned: Returned, finding: Finding) -> bool | None:
    own = _source_words(passage, finding)
    return next((each.turned for each in actions(passage.english, returned.back.words) if each.verb in own), None)


COMPARISONS: Mapping[str, Comparison] = {
    "NUM001": _number,
    "NUM002": _number,
    "NEG001": _lost_negation,
    "NEG002": _added_negation,
    "PRO001": _pronoun,
    "WRD001": _roles,
}
"""What is compared for rules of numbers, negations, persons and roles. English does not agree, so that it tells nothing
of findings about agreement; nor does it of spelling."""
