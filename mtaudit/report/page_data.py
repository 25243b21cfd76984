"""What the script of the HTML page works on: the text, where its passages are, what was found.

Offsets here count UTF-16 code units, as scripts do.
"""

from __future__ import annotations

import hashlib
import json
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from mtaudit.finding import Finding
from mtaudit.report.layout import Numbered, Row
from mtaudit.report.visible import HIDDEN, visible
from mtaudit.report.wording import Wording
from mtaudit.result import Result

WEAK = 0.5
"""A finding of a lower confidence is more likely wrong than right, and folded away."""

_FINGERPRINT = re.compile("[0-9a-f]{16}")
_UNSAFE = re.compile(f"[<>&]|{HIDDEN.pattern}")
"""What could end a script element, and what no page may hold."""


def is_weak(finding: Finding) -> bool:
    """Whether a finding is more likely wrong than right."""
    return finding.confidence < WEAK


def article_fingerprint(result: Result) -> str:
    """What the decisions on an article are kept under: the same for every report of one text."""
    return hashlib.sha256(result.target.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def anchors(numbered: Iterable[Numbered]) -> dict[int, str]:
    """What each finding is called on its page, by its number: its fingerprint, or the number where that is none."""
    found: dict[str, int] = {}
    for each in numbered:
        wanted = each.finding.fingerprint
        found[wanted if _FINGERPRINT.fullmatch(wanted) and wanted not in found else str(each.number)] = each.number
    return {number: anchor for anchor, number in found.items()}


def page_data(result: Result, rows: Sequence[Row], called: Mapping[int, str], name: str, words: Wording) -> Markup:
    """All of it as JSON that may stand in a script element; `called` are the anchors."""
    units = _Units(result.target)
    data = {
        "article": article_fingerprint(result),
        "name": visible(name),
        "text": result.target,
        "passages": list(_passages(rows, units)),
        "findings": [
            {"id": called[each.number], **_finding(each.finding, row.number - 1, units)}
            for row in rows
            for each in row.findings
        ],
        "language": words.language,
        "words": words.texts,
    }
    return script_json(data)


def script_json(value: object) -> Markup:
    """JSON in which nothing ends the element that it stands in, and hidden characters are escaped."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(_UNSAFE.sub(lambda match: _escaped(match[0]), text))


def _escaped(character: str) -> str:
    return f"\\u{ord(character):04x}" if character in "<>&" else json.dumps(character)[1:-1]


def _passages(rows: Sequence[Row], units: _Units) -> Iterator[Mapping[str, Any]]:
    at = 0
    for row in rows:
        if row.segment is None or row.segment.target is None:
            lost = next((each.finding.start for each in row.findings), at)
            yield {"start": units.of(lost), "end": units.of(lost)}
            continue
        target = row.segment.target
        at = target.end
        doubts = [[units.of(each.start), units.of(each.end), each.probability] for each in row.segment.attention]
        yield {"start": units.of(target.start), "end": units.of(target.end), "doubts": doubts}


def _finding(finding: Finding, passage: int, units: _Units) -> Mapping[str, Any]:
    return {
        "rule": finding.rule,
        "category": finding.category,
        "severity": finding.severity,
        "message": visible(finding.message),
        "start": units.of(finding.start),
        "end": units.of(finding.end),
        "text": finding.about,
        "suggestion": finding.suggestion,
        "passage": passage,
        "weak": is_weak(finding),
    }


class _Units:
    """Offsets in characters as offsets in UTF-16 code units."""

    def __init__(self, text: str) -> None:
        self._wide = [index for index, character in enumerate(text) if character > "\uffff"]

    def of(self, offset: int) -> int:
        return offset + bisect_left(self._wide, offset)
