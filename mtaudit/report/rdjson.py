"""Reviewdog's diagnostics (https://github.com/reviewdog/reviewdog/tree/master/proto/rdf)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mtaudit.finding import Severity
from mtaudit.interchange import dumps
from mtaudit.report.positions import Positions, positions
from mtaudit.report.sarif import HOME, message, relative
from mtaudit.result import Result

SEVERITIES: dict[Severity, str] = {"critical": "ERROR", "major": "ERROR", "minor": "WARNING"}


def render(results: Sequence[tuple[Result, str]]) -> str:
    """One object with all diagnostics; a suggestion replaces what is marked. Columns count bytes, as reviewdog does."""
    diagnostics = []
    for result, path in results:
        where, lines = positions(result), result.target
        for finding in result.findings:
            span = {"start": _position(where, lines, finding.start), "end": _position(where, lines, finding.end)}
            suggested = finding.suggestion is not None and finding.text and not where.locations
            diagnostics.append(
                {
                    "message": message(finding, where.unit(finding.start)),
                    "location": {"path": relative(path), "range": span},
                    "severity": SEVERITIES[finding.severity],
                    "code": {"value": finding.rule},
                    **({"suggestions": [{"range": span, "text": finding.suggestion}]} if suggested else {}),
                }
            )
    return dumps({"source": {"name": "mtaudit", "url": HOME}, "diagnostics": diagnostics}, indent=2) + "\n"


def _position(where: Positions, text: str, offset: int) -> dict[str, Any]:
    line, column = where.of(offset)
    if where.locations:
        return {"line": line}  # how many bytes of markup stand before is not known
    before = text[offset - column + 1 : offset]
    return {"line": line, "column": len(before.encode("utf-8", "surrogatepass")) + 1}
