"""Every check documents itself, its examples are true, and what it says of them is kept in a golden file."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from mtaudit.checks import Check, own_checks
from mtaudit.checks.documentation import Example, parse
from mtaudit.finding import CATEGORIES, SEVERITIES, Category, Finding
from mtaudit.names.glossary import Glossary, Term
from mtaudit.pipeline import audit
from mtaudit.translate import load

CHECKS = own_checks()
FAMILIES: dict[str, Category] = {
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
GLOSSARY = Glossary((Term("Call Party", ("حزب النداء",), ("حزب الدعوة",)),))
"""What the examples of the rules of terminology speak of."""


@cache
def findings(check: Check, example: Example) -> tuple[Finding, ...]:
    glossary = GLOSSARY if check.category == "terminology" else None
    return audit(
        example.target,
        example.source,
        load("gloss"),
        checks=(check,),
        glossary=glossary,
        back_translation=example.back_translation,
    ).findings


def touches(finding: Finding, span: tuple[int, int]) -> bool:
    place = (finding.start, finding.end)
    return place == span or (place[0] < span[1] and span[0] < place[1])


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


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_the_examples_are_true(check: Check) -> None:
    documentation = parse(check)
    for example in documentation.bad:
        found = findings(check, example)
        for span in example.marked:
            assert any(touches(each, span) for each in found), f"{check.id} misses {example.target!r}"
    for example in documentation.good:
        assert findings(check, example) == (), f"{check.id} is not silent on {example.target!r}"


@pytest.mark.parametrize("family", sorted({check.category for check in CHECKS}))
def test_what_is_said_of_the_examples(family: Category, snapshot: Callable[[str, str], None]) -> None:
    said = [
        {"target": example.target, "source": example.source, "findings": list(map(record, findings(check, example)))}
        for check in CHECKS
        if check.category == family
        for example in parse(check).bad
    ]
    snapshot(f"{family}.json", json.dumps(said, ensure_ascii=False, indent=2) + "\n")


def record(finding: Finding) -> dict[str, object]:
    """What a rule says; the words of the source that it is linked to are none of its saying."""
    set_by_the_rule = dataclasses.asdict(dataclasses.replace(finding, linked=()))
    return {key: value for key, value in set_by_the_rule.items() if value not in (None, {}, ())}


def test_no_golden_file_is_left_over() -> None:
    kept = {path.stem for path in Path(__file__).with_name("snapshots").iterdir()}
    assert kept == {check.category for check in CHECKS}


def test_the_families_are_all_there() -> None:
    families = {check.id[:3] for check in CHECKS}
    assert families >= {"UNT", "NAM", "PRO", "AGR", "GRM", "REP", "NUM", "NEG", "OMI", "ADD", "PUN"}
