"""Roles, adjectives and clauses that changed places, and sentences that say the same in another order."""

from __future__ import annotations

import pytest

from mtaudit.checks import all_checks
from mtaudit.pipeline import audit
from mtaudit.translate import load

CHECKS = tuple(check for check in all_checks() if check.id.startswith("WRD"))


def found(target: str, source: str) -> list[tuple[str, str]]:
    result = audit(target, source, load("gloss"), checks=CHECKS)
    return [(finding.rule, finding.text) for finding in result.findings]


@pytest.mark.parametrize(
    ("target", "source", "finding"),
    [
        ("انتقد الوزير الصحيفة بشدة.", "The newspaper strongly criticised the minister.", "انتقد الوزير الصحيفة"),
        ("فازت تونس على المغرب في النهائي.", "Morocco beat Tunisia in the final.", "فازت تونس على المغرب"),
        ("هزمت إسبانيا إيطاليا في النهائي.", "Italy beat Spain in the final.", "هزمت إسبانيا إيطاليا"),
        ("هاجم الجيش المتمردين قرب المطار.", "The rebels attacked the army near the airport.", "هاجم الجيش المتمردين"),
        ("أطلق المتظاهرون النار على الجنود.", "Soldiers shot at the protesters.", "أطلق المتظاهرون النار على الجنود"),
    ],
)
def test_exchanged_roles_are_found(target: str, source: str, finding: str) -> None:
    assert found(target, source) == [("WRD001", finding)]


@pytest.mark.parametrize(
    ("target", "source"),
    [
        ("انتقدت الصحيفة الوزير بشدة.", "The newspaper strongly criticised the minister."),
        ("انتقدت الصحيفة الوزير بشدة.", "The minister was strongly criticised by the newspaper."),
        ("انتقد الوزير من قبل الصحيفة.", "The newspaper criticised the minister."),
        ("حتى إن بعضهم يوفر طعاما مجانيا للضيوف.", "Some even provide free food for the guests."),
        ("كان يقود الأسطول ضابط شاب.", "The fleet was led by a young officer."),
        ("التقى الوزير السفير في القصر.", "The ambassador met the minister at the palace."),
    ],
)
def test_the_same_roles_in_another_order_are_no_finding(target: str, source: str) -> None:
    assert found(target, source) == []


@pytest.mark.parametrize(
    ("target", "source", "finding"),
    [
        ("استقال مساعد للوزير السابق.", "A former aide to the minister resigned.", ["للوزير السابق"]),
        ("استقال مساعد سابق للوزير.", "A former aide to the minister resigned.", []),
        ("استقال مساعد الوزير السابق.", "A former aide to the minister resigned.", []),
    ],
)
def test_an_adjective_of_another_noun(target: str, source: str, finding: list[str]) -> None:
    assert [text for _, text in found(target, source)] == finding


@pytest.mark.parametrize(
    ("target", "finding"),
    [
        ("خسر النادي المباراة بعد أن استقال المدير.", ["خسر النادي المباراة بعد أن استقال"]),
        ("استقال المدير بعد أن خسر النادي المباراة.", []),
        ("بعد أن خسر النادي المباراة، استقال المدير.", []),
    ],
)
def test_clauses_around_a_conjunction(target: str, finding: list[str]) -> None:
    assert [text for _, text in found(target, "After the club lost the match, the manager resigned.")] == finding
