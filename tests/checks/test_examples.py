"""Every check documents itself, and its examples are true."""

from __future__ import annotations

import pytest

from mtaudit.checks import Check, all_checks
from mtaudit.checks.documentation import Example, parse
from mtaudit.finding import CATEGORIES, SEVERITIES
from mtaudit.pipeline import audit
from mtaudit.translate import load

CHECKS = all_checks()
FAMILIES = {
    "NAM": "name",
    "PRO": "pronoun",
    "AGR": "agreement",
    "NUM": "number",
    "NEG": "negation",
    "OMI": "omission",
    "ADD": "addition",
    "MIS": "mistranslation",
    "GRM": "grammar",
    "WRD": "word-order",
    "REP": "repetition",
    "UNT": "untranslated",
    "TRM": "terminology",
    "PUN": "punctuation",
}


def marked(check: Check, example: Example) -> list[tuple[int, int]]:
    result = audit(example.target, example.source, load("gloss"), checks=(check,))
    return [(finding.start, finding.end) for finding in result.findings]


def touches(finding: tuple[int, int], span: tuple[int, int]) -> bool:
    return finding == span or (finding[0] < span[1] and span[0] < finding[1])


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_a_check_declares_itself(check: Check) -> None:
    assert check.category == FAMILIES[check.id[:3]]
    assert check.id[3:].isdigit()
    assert len(check.id) == 6
    assert check.category in CATEGORIES
    assert check.severity in SEVERITIES
    assert check.function.__name__ == check.name.replace("-", "_")
    documentation = parse(check)
    assert documentation.summary.endswith(".")
    assert all(documentation.sections.values())
    if check.needs_source:
        assert all(example.source for example in documentation.bad)


@pytest.mark.parametrize("check", [c for c in CHECKS if c.id[:3] != "TRM"], ids=lambda c: c.id)
def test_the_examples_are_true(check: Check) -> None:
    documentation = parse(check)
    for example in documentation.bad:
        found = marked(check, example)
        for span in example.marked:
            assert any(touches(each, span) for each in found), f"{check.id} misses {example.target!r}"
    for example in documentation.good:
        assert marked(check, example) == [], f"{check.id} is not silent on {example.target!r}"


def test_the_families_are_all_there() -> None:
    families = {check.id[:3] for check in CHECKS}
    assert families >= {"UNT", "NAM", "PRO", "AGR", "GRM", "REP", "NUM", "NEG", "OMI", "ADD", "PUN"}
