"""JUnit XML, as test dashboards read it: one failed test case a finding, or one that passed.

The schema that most of them follow: https://github.com/testmoapp/junitxml.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from mtaudit.finding import Finding
from mtaudit.report.positions import Positions, positions
from mtaudit.report.summary import percent
from mtaudit.report.visible import visible
from mtaudit.result import Result


def render(result: Result, *, path: str | None = None) -> str:
    """The findings as test cases of one suite."""
    name = visible(path or result.id)
    where = positions(result.target)
    counts = {
        "tests": str(max(len(result.findings), 1)),
        "failures": str(len(result.findings)),
        "errors": "0",
    }
    root = Element("testsuites", {"name": "mtaudit", **counts})
    suite = SubElement(root, "testsuite", {"name": name, **counts})
    properties = SubElement(suite, "properties")
    for key, value in (
        ("signature", result.signature),
        ("words", str(result.score.words)),
        ("penalty", str(result.score.penalty)),
        ("per_1000_words", f"{result.score.per_1000_words:g}"),
    ):
        SubElement(properties, "property", name=key, value=visible(value))
    for finding in result.findings:
        _case(suite, finding, name, where)
    if not result.findings:
        SubElement(suite, "testcase", name="mtaudit", classname=name)
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _case(suite: Element, finding: Finding, name: str, where: Positions) -> None:
    line, column = where.of(finding.start)
    case = SubElement(
        suite,
        "testcase",
        name=visible(f"{finding.rule} at {line}:{column}"),
        classname=name,
        file=name,
        line=str(line),
    )
    failure = SubElement(
        case, "failure", message=visible(finding.message), type=f"{finding.severity} {finding.category}"
    )
    failure.text = visible("\n".join(_lines(finding, f"{name}:{line}:{column}")))


def _lines(finding: Finding, place: str) -> list[str]:
    lines = [place, f"{finding.severity} {finding.category}, confidence {percent(finding.confidence)}", finding.message]
    if finding.text:
        lines.append(f"Arabic: {finding.text}")
    if finding.source_text:
        lines.append(f"Source: {finding.source_text}")
    if finding.suggestion:
        lines.append(f"Write: {finding.suggestion}")
    return lines
