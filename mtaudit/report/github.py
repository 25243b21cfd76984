"""GitHub Actions workflow commands: annotations at the lines of a pull request.

The commands and their escapes: https://docs.github.com/actions/reference/workflow-commands-for-github-actions and
https://github.com/actions/toolkit, packages/core/src/command.ts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mtaudit.finding import SEVERITIES, Finding, Severity
from mtaudit.report.positions import Positions, positions
from mtaudit.report.summary import plural
from mtaudit.report.visible import visible
from mtaudit.result import Result

COMMANDS: dict[Severity, str] = {"critical": "error", "major": "error", "minor": "warning"}

MOST = 10
"""Annotations of a level that GitHub shows of one step; it drops the rest without a word."""


class _Place(NamedTuple):
    finding: Finding
    where: Positions
    path: str


def render(results: Sequence[tuple[Result, str]]) -> str:
    """One command a finding, the gravest first, at most MOST a level: the last one says how many more there are."""
    places = [
        _Place(finding, where, path)
        for result, path in results
        for where in [positions(result)]
        for finding in result.findings
    ]
    lines = []
    for level in ("error", "warning"):
        own = [each for each in places if COMMANDS[each.finding.severity] == level]
        own.sort(key=lambda each: -SEVERITIES.index(each.finding.severity))
        shown = own if len(own) <= MOST else own[: MOST - 1]
        lines += [_command(each) for each in shown]
        if more := len(own) - len(shown):
            lines.append(f"::{level} title=mtaudit::{plural(more, 'more finding')} like these; see the whole report\n")
    return "".join(lines)


def _command(place: _Place) -> str:
    finding, where, path = place
    line, column = where.of(finding.start)
    end_line, end_column = where.of(finding.end, end=finding.end > finding.start)
    properties: dict[str, object] = {"file": path} if path else {}
    properties |= {"line": line, "endLine": end_line}
    if line == end_line:
        properties |= {"col": column, "endColumn": end_column}
    properties["title"] = f"{finding.rule} {finding.severity} {finding.category}"
    listed = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{COMMANDS[finding.severity]} {listed}::{_data(_message(finding, where.unit(finding.start)))}\n"


def _message(finding: Finding, unit: str | None) -> str:
    lines = [finding.message]
    if finding.text:
        lines.append(finding.text)
    if finding.source_text:
        lines.append(f"Source: {finding.source_text}")
    if finding.suggestion:
        lines.append(f"Write: {finding.suggestion}")
    if unit:
        lines.append(f"Unit: {unit}")
    return "\n".join(lines)


def _data(text: str) -> str:
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
