"""Checkstyle XML, which many tools read (https://checkstyle.org)."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from mtaudit.finding import Severity
from mtaudit.report.positions import positions
from mtaudit.report.sarif import message, relative
from mtaudit.report.visible import one_line
from mtaudit.result import Result

SEVERITIES: dict[Severity, str] = {"critical": "error", "major": "error", "minor": "warning"}


def render(results: Sequence[tuple[Result, str]]) -> str:
    """A file an article, an error a finding."""
    root = Element("checkstyle", version="4.3")
    for result, path in results:
        where = positions(result)
        file = SubElement(root, "file", name=relative(path))
        for finding in result.findings:
            line, column = where.of(finding.start)
            SubElement(
                file,
                "error",
                line=str(line),
                column=str(column),
                severity=SEVERITIES[finding.severity],
                message=one_line(message(finding, where.unit(finding.start))),
                source=f"mtaudit.{finding.rule}",
            )
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"
