"""What a report says first: counts, verdict, model."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mtaudit.backtranslation.gate import FAULTS
from mtaudit.finding import CATEGORIES, SEVERITIES, Category, Finding, Severity
from mtaudit.language import ENGLISH, Language
from mtaudit.message import Message, say
from mtaudit.result import ModelInfo, Result, RoundTrip


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts of findings: by severity, gravest first and zeros included; by category, most frequent first, with its
    counts by severity and their sum. `passages` counts those with a target that are not furniture. `riskiest` are the
    passages to read first, by their number from 1, each with its risk.
    """

    severities: tuple[tuple[Severity, int], ...]
    categories: tuple[tuple[Category, tuple[tuple[Severity, int], ...], int], ...]
    passages: int
    riskiest: tuple[tuple[int, float], ...]
    worst: Severity | None

    @property
    def verdict(self) -> Message:
        """What the gravest finding means to an editor."""
        return VERDICTS[self.worst]


VERDICTS: Mapping[Severity | None, Message] = {
    "critical": say("Do not publish as it is"),
    "major": say("Fix before publishing"),
    "minor": say("Only small things to fix"),
    None: say("Nothing found"),
}


def summarise(result: Result) -> Summary:
    """Count the findings."""
    categories = sorted(
        Counter(finding.category for finding in result.findings).items(),
        key=lambda item: (-item[1], CATEGORIES.index(item[0])),
    )
    severities = _by_severity(result.findings)
    return Summary(
        severities=severities,
        categories=tuple(
            (category, _by_severity(f for f in result.findings if f.category == category), total)
            for category, total in categories
        ),
        passages=sum(each.target is not None and each.kind != "furniture" for each in result.segments),
        riskiest=_riskiest(result),
        worst=next((severity for severity, count in severities if count), None),
    )


_FIRST = 5
"""Passages that an editor is told to read first."""


def _riskiest(result: Result) -> tuple[tuple[int, float], ...]:
    ranked = sorted(((-each.risk, number) for number, each in enumerate(result.segments, 1) if each.attention))
    return tuple((number, -risk) for risk, number in ranked[:_FIRST])


def _by_severity(findings: Iterable[Finding]) -> tuple[tuple[Severity, int], ...]:
    counts = Counter(finding.severity for finding in findings)
    return tuple((severity, counts[severity]) for severity in reversed(SEVERITIES))


def plural(count: int, noun: str) -> str:
    """`1 finding`, `2 findings`."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def counts(summary: Summary, language: Language) -> str:
    """How many findings there are of each severity: `1 critical, 2 minor`."""
    return language.listed(
        f"{language.number(count)} {language.gettext(severity)}" for severity, count in summary.severities if count
    )


def percent(confidence: float, language: Language = ENGLISH) -> str:
    """A confidence for people: never more than 99 %, for no check is certain."""
    return language.percent(min(confidence, 0.99))


def fault_of(trip: RoundTrip | None, language: Language) -> str | None:
    """Why a back-translation is not to be relied on, as a sentence; None where it is."""
    fault = trip.fault if trip else None
    if fault is None:
        return None
    named = language.gettext(fault) if fault in FAULTS else fault
    return language.gettext("not to be relied on: {fault}", fault=named)


def back_translation_label(model: ModelInfo) -> Message:
    """What to call the back-translation: a gloss is no fluent English and says so wherever it is shown."""
    return say("Back-translation") if model.fluent else say("Word-by-word gloss (not fluent English)")
