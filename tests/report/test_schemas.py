"""Reports held against the official schemas of their formats: see schemas/README.md."""

import json
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft4Validator, FormatChecker
from lxml import etree

from mtaudit.document import Location
from mtaudit.report import render_all
from mtaudit.result import Result

SCHEMAS = Path(__file__).parent / "schemas"
SARIF = Draft4Validator(
    json.loads((SCHEMAS / "sarif-2.1.0-rtm.5.json").read_text("utf-8")), format_checker=FormatChecker()
)
JUNIT = etree.XMLSchema(etree.parse(SCHEMAS / "junit-10.xsd"))


def variants(result: Result) -> list[list[Result]]:
    """One article, several, none, and one out of a file with units, by paths of every kind."""
    placed = replace(result, id="C:\\news\\مقال 1.xlf", locations=(Location(0, 3, 9, "u 1"), Location(40, 5, 9, "u2")))
    named = [replace(result, id=name) for name in ("", "-", "/tmp/a b.txt", "../a?b#c%.txt", "\x1b[31m.txt")]
    return [[result], [], [replace(result, findings=())], [result, placed, *named]]


def check(results: list[Result]) -> None:
    log = json.loads(render_all(results, "sarif"))
    errors = [f"{list(error.absolute_path)}: {error.message}" for error in SARIF.iter_errors(log)]
    assert not errors, errors[:3]
    JUNIT.assertValid(etree.fromstring(render_all(results, "junit").encode()))


def test_reports_are_valid(result: Result) -> None:
    assert "uri" in FormatChecker.checkers, "rfc3986-validator is missing: addresses would not be looked at"
    for each in variants(result):
        check(each)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_reports_of_any_text_are_valid(any_results: st.SearchStrategy[Result], data: st.DataObject) -> None:
    check([data.draw(any_results)])


def test_the_schemas_refuse_what_is_wrong(result: Result) -> None:
    log = json.loads(render_all([result], "sarif"))
    log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    assert not SARIF.is_valid(log)
    report = etree.fromstring(render_all([result], "junit").encode())
    report[0][1].set("line", "3")
    assert not JUNIT.validate(report)
