"""What a report says first: counts, verdict, model."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from mtaudit.finding import CATEGORIES, SEVERITIES, Category, Severity
from mtaudit.result import ModelInfo, Result


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts of findings: by severity, gravest first and zeros included; by category, most frequent first."""

    severities: tuple[tuple[Severity, int], ...]
    categories: tuple[tuple[Category, int], ...]
    passages: int
    verdict: str


def summarise(result: Result) -> Summary:
    """Count the findings."""
    by_severity = Counter(finding.severity for finding in result.findings)
    by_category = Counter(finding.category for finding in result.findings)
    return Summary(
        severities=tuple((severity, by_severity[severity]) for severity in reversed(SEVERITIES)),
        categories=tuple(sorted(by_category.items(), key=lambda item: (-item[1], CATEGORIES.index(item[0])))),
        passages=sum(each.target is not None and each.kind != "furniture" for each in result.segments),
        verdict=_verdict(by_severity),
    )


def _verdict(counts: Counter[Severity]) -> str:
    if counts["critical"]:
        return "Do not publish as it is"
    if counts["major"]:
        return "Fix before publishing"
    if counts["minor"]:
        return "Only small things to fix"
    return "Nothing found"


def plural(count: int, noun: str) -> str:
    """`1 finding`, `2 findings`."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def back_translation_label(model: ModelInfo) -> str:
    """What to call the back-translation: a gloss is no fluent English and says so wherever it is shown."""
    return "Back-translation" if model.fluent else "Word-by-word gloss (not fluent English)"
