"""GitHub Actions workflow commands: annotations at the lines of a pull request.

The commands and their escapes: https://docs.github.com/actions/reference/workflow-commands-for-github-actions and
https://github.com/actions/toolkit, packages/core/src/command.ts.
"""

from __future__ import annotations

from mtaudit.finding import Finding, Severity
from mtaudit.report.positions import Positions, positions
from mtaudit.report.visible import visible
from mtaudit.result import Result

COMMANDS: dict[Severity, str] = {"critical": "error", "major": "error", "minor": "warning"}


def render(result: Result, *, path: str | None = None) -> str:
    """One command a finding."""
    where = positions(result.target)
    return "".join(_command(finding, where, path) for finding in result.findings)


def _command(finding: Finding, where: Positions, path: str | None) -> str:
    line, column = where.of(finding.start)
    end_line, end_column = where.of(finding.end)
    properties: dict[str, object] = {"file": path} if path else {}
    properties |= {"line": line, "endLine": end_line}
    if line == end_line:
        properties |= {"col": column, "endColumn": end_column}
    properties["title"] = f"{finding.rule} {finding.severity} {finding.category}"
    listed = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{COMMANDS[finding.severity]} {listed}::{_data(_message(finding))}\n"


def _message(finding: Finding) -> str:
    lines = [finding.message]
    if finding.text:
        lines.append(finding.text)
    if finding.source_text:
        lines.append(f"Source: {finding.source_text}")
    if finding.suggestion:
        lines.append(f"Write: {finding.suggestion}")
    return "\n".join(lines)


def _data(text: str) -> str:
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
