"""SARIF 2.1.0, for code scanning (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

import mtaudit
from mtaudit.checks import Check
from mtaudit.checks.documentation import Documentation
from mtaudit.checks.measured import precision
from mtaudit.finding import MQM_TYPES, Finding, Severity
from mtaudit.interchange import dumps
from mtaudit.report.positions import Positions, positions
from mtaudit.report.rules import documented, render_section
from mtaudit.report.visible import visible
from mtaudit.result import Result

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS: dict[Severity, str] = {"critical": "error", "major": "error", "minor": "warning"}

HOME = "https://pypi.org/project/mtaudit/"
"""The address of the project."""

ROOT = "%SRCROOT%"
"""What relative paths are below: the root of the repository, as code scanning has it."""

_PRECISION = ((0.9, "very-high"), (0.7, "high"), (0.5, "medium"), (0.0, "low"))
"""Measured precision of a rule in the words of code scanning."""


def render(results: Sequence[tuple[Result, str]]) -> str:
    """One run. Columns and offsets count characters; a fingerprint stays when a mark moves."""
    return dumps(_log(results), indent=2) + "\n"


def relative(path: str) -> str:
    """A path as it is in the repository."""
    return visible(path).replace("\\", "/").removeprefix("./") or "-"


def _location(path: str) -> dict[str, str]:
    """An absolute path is a URI of its own, any other one is below the root of the repository."""
    name = quote(relative(path), safe="/")
    if name.startswith("/"):
        return {"uri": f"file://{name}"}
    if re.match("[A-Za-z]%3A/", name):  # a drive of Windows
        return {"uri": f"file:///{name.replace('%3A', ':', 1)}"}
    return {"uri": name, "uriBaseId": ROOT}


def _log(results: Sequence[tuple[Result, str]]) -> dict[str, Any]:
    identifiers = sorted({finding.rule for result, _ in results for finding in result.findings})
    indices = {identifier: index for index, identifier in enumerate(identifiers)}
    known = documented(indices)
    paths: dict[str, int] = {}
    for _, path in results:
        paths.setdefault(relative(path), len(paths))
    run = {
        "tool": {
            "driver": {
                "name": "mtaudit",
                "version": mtaudit.__version__,
                "informationUri": HOME,
                "rules": [_rule(*known[each]) if each in known else {"id": each} for each in identifiers],
            }
        },
        "automationDetails": {"id": "mtaudit/"},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": "The root of the repository."}}},
        "artifacts": [{"location": _location(path), "mimeType": "text/plain"} for path in paths],
        "results": [
            _result(finding, indices[finding.rule], {**_location(path), "index": paths[relative(path)]}, where)
            for result, path in results
            for where in [positions(result)]
            for finding in result.findings
        ],
        "properties": {"audits": [_audit(result) for result, _ in results]},
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _audit(result: Result) -> dict[str, Any]:
    return {
        "signature": result.signature,
        "penalty": result.score.penalty,
        "per1000Words": result.score.per_1000_words,
        "words": result.score.words,
        "penaltyOfFindings": result.score.findings,
        "penaltyExpected": result.score.risk,
    }


def _rule(check: Check, documentation: Documentation) -> dict[str, Any]:
    return {
        "id": check.id,
        "name": check.name,
        "shortDescription": {"text": documentation.summary},
        "fullDescription": {"text": documentation.sections["What it finds"]},
        "helpUri": f"{HOME}#{check.id.lower()}" if not check.origin else HOME,
        "help": {
            "text": "\n\n".join(f"{heading}: {text}" for heading, text in documentation.sections.items()),
            "markdown": render_section(check),
        },
        "defaultConfiguration": {"level": LEVELS[check.severity]},
        "properties": {
            "tags": [check.category, "translation"],
            "severity": check.severity,
            "problem.severity": LEVELS[check.severity],
            "precision": _precision(check),
            "mqm": MQM_TYPES[check.category],
        },
    }


def _result(finding: Finding, rule: int, location: dict[str, Any], where: Positions) -> dict[str, Any]:
    line, column = where.of(finding.start)
    end_line, end_column = where.of(finding.end, end=finding.end > finding.start)
    unit = where.unit(finding.start)
    region = {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}
    return {
        "ruleId": finding.rule,
        "ruleIndex": rule,
        "level": LEVELS[finding.severity],
        "rank": round(100 * finding.confidence, 1),
        "message": {"text": message(finding)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": location,
                    "region": {
                        **region,
                        **({} if where.locations else _characters(finding)),
                        "snippet": {"text": finding.text},
                    },
                },
                **({"logicalLocations": [{"name": unit, "kind": "element"}]} if unit else {}),
            }
        ],
        "partialFingerprints": {
            "mtaudit/v2": finding.fingerprint,
            # Code scanning follows an alert by this one; left to itself it would hash the whole line.
            "primaryLocationLineHash": f"{finding.fingerprint}:1",
        },
        **({"fixes": [_fix(finding, location, region)]} if _fits(finding, location, region) else {}),
        "properties": {
            "category": finding.category,
            "severity": finding.severity,
            "mqm": MQM_TYPES[finding.category],
            "confidence": finding.confidence,
            "sourceText": finding.source_text,
            "suggestion": finding.suggestion,
            "evidence": dict(finding.evidence),
        },
    }


def _characters(finding: Finding) -> dict[str, int]:
    return {"charOffset": finding.start, "charLength": finding.end - finding.start}


def _fits(finding: Finding, location: dict[str, Any], region: dict[str, int]) -> bool:
    """Whether the suggestion can take the place of what stands in the file: nothing but the text is there."""
    if finding.suggestion is None or not finding.text or location["uri"].lower().endswith(".docx"):
        return False
    one_line = region["startLine"] == region["endLine"]
    return not one_line or region["endColumn"] - region["startColumn"] == len(finding.text)


def _fix(finding: Finding, location: dict[str, Any], region: dict[str, int]) -> dict[str, Any]:
    replacement = {"deletedRegion": region, "insertedContent": {"text": finding.suggestion}}
    return {
        "description": {"text": f"Write: {visible(finding.suggestion or '')}"},
        "artifactChanges": [{"artifactLocation": location, "replacements": [replacement]}],
    }


def _precision(check: Check) -> str:
    return next(word for least, word in _PRECISION if precision(check.id) >= least)


def message(finding: Finding, unit: str | None = None) -> str:
    """What is wrong, what the source has and what to write, and the unit of the file, each on a line."""
    parts = [finding.message]
    if finding.source_text:
        parts.append(f"Source: {finding.source_text}")
    if finding.suggestion:
        parts.append(f"Write: {finding.suggestion}")
    if unit:
        parts.append(f"Unit: {unit}")
    return visible("\n".join(parts))
