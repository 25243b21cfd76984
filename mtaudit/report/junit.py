"""JUnit XML, as test dashboards read it: a suite an article, a test case a finding, or one that passed.

A finding below the severity that fails a run is a test case that passes, and says so. What it is called hangs on the
finding alone, so that a dashboard follows it when text is put before. Valid for the schema of Jenkins
(jenkinsci/xunit-plugin, junit-10.xsd), which knows neither files nor lines: they stand in the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from mtaudit.finding import WEIGHTS, Finding, Severity
from mtaudit.report.positions import Positions, positions
from mtaudit.report.summary import percent
from mtaudit.report.visible import one_line, visible
from mtaudit.result import Result

_LONGEST_NAME = 60
"""Characters of a marked text in the name of a test case."""


def render(results: Sequence[tuple[Result, str]], *, fail_on: Severity | None = "major") -> str:
    """The results, each with the path of its article."""
    root = Element("testsuites", {"name": "mtaudit"})
    for result, path in results:
        _suite(root, result, visible(path), fail_on)
    for count in ("tests", "failures", "errors"):
        root.set(count, str(sum(int(suite.get(count, "0")) for suite in root)))
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _suite(root: Element, result: Result, name: str, fail_on: Severity | None) -> None:
    failing = [_fails(each, fail_on) for each in result.findings]
    counts = {"tests": str(max(len(failing), 1)), "failures": str(sum(failing)), "errors": "0"}
    suite = SubElement(root, "testsuite", {"name": name, **counts})
    properties = SubElement(suite, "properties")
    for key, value in (
        ("signature", result.signature),
        ("words", str(result.score.words)),
        ("penalty", f"{result.score.penalty:g}"),
        ("per_1000_words", f"{result.score.per_1000_words:g}"),
        ("penalty_of_findings", f"{result.score.findings:g}"),
        ("penalty_expected", "" if result.score.risk is None else f"{result.score.risk:g}"),
    ):
        SubElement(properties, "property", name=key, value=visible(value))
    where = positions(result)
    for finding, fails in zip(result.findings, failing, strict=True):
        _case(suite, finding, name, where, fails=fails)
    if not result.findings:
        SubElement(suite, "testcase", name="mtaudit", classname=name)


def _fails(finding: Finding, fail_on: Severity | None) -> bool:
    return fail_on is not None and WEIGHTS[finding.severity] >= WEIGHTS[fail_on]


def _case(suite: Element, finding: Finding, name: str, where: Positions, *, fails: bool) -> None:
    line, column = where.of(finding.start)
    marked = one_line(finding.about)[:_LONGEST_NAME]
    title = visible(" ".join(each for each in (finding.rule, marked, finding.fingerprint) if each))
    case = SubElement(suite, "testcase", name=title, classname=name)
    unit = where.unit(finding.start)
    text = visible("\n".join(_lines(finding, f"{name}:{line}:{column}" + (f" unit {unit}" if unit else ""))))
    if fails:
        kind = f"{finding.severity} {finding.category}"
        SubElement(case, "failure", message=visible(finding.message), type=kind).text = text
    else:
        SubElement(case, "system-out").text = text


def _lines(finding: Finding, place: str) -> list[str]:
    lines = [place, f"{finding.severity} {finding.category}, confidence {percent(finding.confidence)}", finding.message]
    if finding.text:
        lines.append(f"Arabic: {finding.text}")
    if finding.source_text:
        lines.append(f"Source: {finding.source_text}")
    if finding.suggestion:
        lines.append(f"Write: {finding.suggestion}")
    return lines
