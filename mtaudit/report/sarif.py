"""SARIF 2.1.0, for code scanning (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html)."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
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

CONTEXT = 40
"""About six words: enough to tell repeated names apart, little enough that edits elsewhere change nothing."""


def render(result: Result, *, path: str | None = None) -> str:
    """One run. Columns and offsets count characters; a partial fingerprint stays when a mark moves."""
    return dumps(_log(result, path or result.id or "-"), indent=2) + "\n"


def fingerprints(result: Result) -> Iterator[str]:
    """What tells each finding from others in later runs, wherever it moves to.

    The first 16 hexadecimal digits of SHA-256 over rule, marked text, source text, CONTEXT characters of its passage
    before and after the mark, and how many findings before it share all of these.
    """
    seen: Counter[str] = Counter()
    for finding in result.findings:
        key = "\0".join((finding.rule, finding.text, finding.source_text or "", *_context(finding, result)))
        seen[key] += 1
        yield hashlib.sha256(f"{key}\0{seen[key]}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _context(finding: Finding, result: Result) -> tuple[str, str]:
    if finding.segment is None or not 0 <= finding.segment < len(result.segments):
        return "", ""
    passage = result.segments[finding.segment].target
    if passage is None:
        return "", ""
    first, last = max(finding.start - CONTEXT, passage.start), min(finding.end + CONTEXT, passage.end)
    return result.target[first : finding.start], result.target[finding.end : last]


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
        "results": [
            _result(finding, indices[finding.rule], location, where, fingerprint)
            for finding, fingerprint in zip(result.findings, fingerprints(result), strict=True)
        ],
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


def _result(
    finding: Finding, rule: int, location: dict[str, str], where: Positions, fingerprint: str
) -> dict[str, Any]:
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
        "partialFingerprints": {"mtaudit/v1": fingerprint},
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
