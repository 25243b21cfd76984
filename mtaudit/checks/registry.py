"""The registry of checks: what a check declares, and how all of them are run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from mtaudit.checks.evidence import Evidence
from mtaudit.document import Span
from mtaudit.finding import Category, Finding, Severity


@dataclass(frozen=True, slots=True)
class Mark:
    """What a check yields: a span of the target, what is wrong with it, and how sure the check is.

    An omission marks an empty span where the content belongs. `severity` overrides the one declared. `source` is
    the English that the mark is about. `confidence` is the probability, in [0, 1], that an editor would agree.
    """

    target: Span
    message: str
    confidence: float
    source: Span | None = None
    suggestion: str | None = None
    severity: Severity | None = None
    evidence: Mapping[str, str | float | int] = field(default_factory=dict)


CheckFunction = Callable[[Evidence], Iterator[Mark]]


@dataclass(frozen=True, slots=True)
class Check:
    """A registered check. `needs_source` and `needs_fluent`: silent without a source, without a fluent model."""

    id: str
    name: str
    category: Category
    severity: Severity
    needs_source: bool
    needs_fluent: bool
    function: CheckFunction

    @property
    def documentation(self) -> str:
        """The docstring of the function; `mtaudit.checks.documentation` parses it."""
        return self.function.__doc__ or ""


_CHECKS: dict[str, Check] = {}


def check(
    identifier: str,
    name: str,
    category: Category,
    severity: Severity,
    *,
    needs_source: bool = False,
    needs_fluent: bool = False,
) -> Callable[[CheckFunction], CheckFunction]:
    """Register a function as a check.

    Raises:
        ValueError: the identifier is taken.
    """

    def register(function: CheckFunction) -> CheckFunction:
        if identifier in _CHECKS:
            raise ValueError(f"two checks are called {identifier}")
        _CHECKS[identifier] = Check(identifier, name, category, severity, needs_source, needs_fluent, function)
        return function

    return register


def registered() -> tuple[Check, ...]:
    """All checks, by identifier."""
    return tuple(_CHECKS[identifier] for identifier in sorted(_CHECKS))


def run(checks: Iterable[Check], evidence: Evidence) -> list[Finding]:
    """Run the checks; findings in text order, each place told once a rule."""
    findings: dict[tuple[str, int, int, int | None], Finding] = {}
    for each in checks:
        if (each.needs_source and evidence.source is None) or (each.needs_fluent and not evidence.fluent):
            continue
        for mark in each.function(evidence):
            finding = _finding(each, mark, evidence)
            findings.setdefault((each.id, finding.start, finding.end, finding.source_start), finding)
    return sorted(findings.values(), key=lambda f: (f.start, f.end, f.rule, f.source_start or 0))


def _finding(declared: Check, mark: Mark, evidence: Evidence) -> Finding:
    segment = next(
        (
            p.index
            for p in evidence.passages
            if p.target and p.target.start <= mark.target.start and mark.target.end <= p.target.end
        ),
        None,
    )
    return Finding(
        rule=declared.id,
        category=declared.category,
        severity=mark.severity or declared.severity,
        confidence=round(mark.confidence, 3),
        message=mark.message,
        start=mark.target.start,
        end=mark.target.end,
        text=evidence.target.text[mark.target.start : mark.target.end],
        segment=segment,
        source_start=mark.source.start if mark.source else None,
        source_end=mark.source.end if mark.source else None,
        source_text=mark.source.text if mark.source else None,
        suggestion=mark.suggestion,
        evidence=dict(mark.evidence),
    )
