"""SARIF 2.1.0, for code scanning (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html)."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import mtaudit
from mtaudit.checks import Check
from mtaudit.checks.documentation import Documentation
from mtaudit.finding import MQM_TYPES, Finding, Severity
from mtaudit.interchange import dumps
from mtaudit.report.positions import Positions, positions
from mtaudit.report.rules import documented, render_section
from mtaudit.report.visible import visible
from mtaudit.result import Result

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS: dict[Severity, str] = {"critical": "error", "major": "error", "minor": "warning"}


def render(result: Result, *, path: str | None = None) -> str:
    """One run. Columns and offsets count characters; a partial fingerprint stays when a mark moves."""
    return dumps(_log(result, path or result.id or "-"), indent=2) + "\n"


def _log(result: Result, path: str) -> dict[str, Any]:
    identifiers = sorted({finding.rule for finding in result.findings})
    indices = {identifier: index for index, identifier in enumerate(identifiers)}
    known = documented(indices)
    where = positions(result.target)
    location = {"uri": quote(visible(path).replace("\\", "/"), safe="/")}
    run = {
        "tool": {
            "driver": {
                "name": "mtaudit",
                "version": mtaudit.__version__,
                "rules": [_rule(*known[each]) if each in known else {"id": each} for each in identifiers],
            }
        },
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": location, "mimeType": "text/plain"}],
        "results": [_result(finding, indices[finding.rule], location, where) for finding in result.findings],
        "properties": {
            "signature": result.signature,
            "penalty": result.score.penalty,
            "per1000Words": result.score.per_1000_words,
            "words": result.score.words,
        },
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(check: Check, documentation: Documentation) -> dict[str, Any]:
    return {
        "id": check.id,
        "name": check.name,
        "shortDescription": {"text": documentation.summary},
        "fullDescription": {"text": documentation.sections["What it finds"]},
        **({"helpUri": check.help_uri} if check.help_uri else {}),
        "help": {
            "text": "\n\n".join(f"{heading}: {text}" for heading, text in documentation.sections.items()),
            "markdown": render_section(check),
        },
        "defaultConfiguration": {"level": LEVELS[check.severity]},
        "properties": {"tags": [check.category], "severity": check.severity, "mqm": MQM_TYPES[check.category]},
    }


def _result(finding: Finding, rule: int, location: dict[str, str], where: Positions) -> dict[str, Any]:
    line, column = where.of(finding.start)
    end_line, end_column = where.of(finding.end)
    return {
        "ruleId": finding.rule,
        "ruleIndex": rule,
        "level": LEVELS[finding.severity],
        "rank": round(100 * finding.confidence, 1),
        "message": {"text": _message(finding)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {**location, "index": 0},
                    "region": {
                        "startLine": line,
                        "startColumn": column,
                        "endLine": end_line,
                        "endColumn": end_column,
                        "charOffset": finding.start,
                        "charLength": finding.end - finding.start,
                        "snippet": {"text": finding.text},
                    },
                }
            }
        ],
        "partialFingerprints": {"mtaudit/v2": finding.fingerprint},
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


def _message(finding: Finding) -> str:
    parts = [finding.message]
    if finding.source_text:
        parts.append(f"Source: {finding.source_text}")
    if finding.suggestion:
        parts.append(f"Write: {finding.suggestion}")
    return visible("\n".join(parts))
