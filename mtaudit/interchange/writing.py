"""A result as plain values: for JSON, for tables."""

from __future__ import annotations

import json
import re
from typing import Any

from mtaudit.document import Span
from mtaudit.finding import Finding
from mtaudit.message import Message
from mtaudit.resources import FOLDER
from mtaudit.result import Result, RoundTrip, SegmentResult

SCHEMA = "mtaudit/1"

KEYS = (
    *("schema", "id", "target", "source", "segments", "findings", "hidden", "score", "model", "signature"),
    *("locations", "error", "line"),
)
"""Keys of a result; `error` and `line` are those of a document of many that could not be audited."""

_ESCAPED = re.compile("[\ud800-\udfff\u2028\u2029\x85]")


def to_dict(result: Result) -> dict[str, Any]:
    """The result as JSON has it, keys in their order."""
    return {
        "schema": SCHEMA,
        "id": result.id,
        "target": result.target,
        "source": result.source,
        "segments": [_segment(each) for each in result.segments],
        "findings": [_told(each) for each in result.findings],
        "hidden": [_told(each) for each in result.hidden],
        "score": {
            "penalty": result.score.penalty,
            "per_1000_words": result.score.per_1000_words,
            "words": result.score.words,
            "findings": result.score.findings,
            "risk": result.score.risk,
        },
        "model": {"name": result.model.name, "kind": result.model.kind, "fluent": result.model.fluent},
        "signature": result.signature,
        "locations": [[each.start, each.line, each.column, each.unit] for each in result.locations],
    }


def records(result: Result) -> list[dict[str, str | int | float | None]]:
    """The findings, one a row, every value a scalar: `id` is the document's, objects are JSON text."""
    return [{"id": result.id, **_finding(each), **_as_json(each)} for each in result.findings]


def _as_json(finding: Finding) -> dict[str, str]:
    return {
        "message_parts": dumps(_parts(finding.message)),
        "evidence": dumps(dict(finding.evidence)),
        "linked": dumps([list(place) for place in finding.linked]),
    }


def dumps(value: object, *, indent: int | None = None) -> str:
    """JSON that a line of any UTF-8 file can hold: lone surrogates and the breaks U+0085, 2028 and 2029 are escaped."""
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(value, ensure_ascii=False, indent=indent))


def document_id(value: str | float | None) -> str:
    """The id of a result, from the string, number or null that a record has."""
    return "" if value is None else str(value)


def json_schema() -> dict[str, Any]:
    """What a result is, as JSON Schema (2020-12, https://json-schema.org) says it."""
    schema: dict[str, Any] = json.loads((FOLDER / "result.schema.json").read_text(encoding="utf-8"))
    return schema


def _segment(segment: SegmentResult) -> dict[str, Any]:
    return {
        "target": _span(segment.target),
        "source": _span(segment.source),
        "kind": segment.kind,
        "back_translation": segment.back_translation,
        "similarity": segment.similarity,
        "attention": [[each.start, each.end, each.probability] for each in segment.attention],
        "risk": segment.risk,
        "round_trip": _round_trip(segment.round_trip),
        "other_back_translations": [
            {"text": each.text, "round_trip": _round_trip(each.round_trip)} for each in segment.other_back_translations
        ],
    }


def _round_trip(found: RoundTrip | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "model": found.model,
        "fluent": found.fluent,
        "fault": found.fault,
        "chrf": found.chrf,
        "unmatched_source": [list(place) for place in found.unmatched_source],
        "unmatched": [list(place) for place in found.unmatched],
    }


def _span(span: Span | None) -> dict[str, Any] | None:
    return None if span is None else {"start": span.start, "end": span.end, "text": span.text}


def _told(finding: Finding) -> dict[str, Any]:
    """The finding; a plain message has no parts."""
    return {key: value for key, value in _finding(finding).items() if key != "message_parts" or value is not None}


def _parts(message: str) -> dict[str, Any] | None:
    """What a message was made of; a value that is made of parts itself is an object with its own."""
    if not isinstance(message, Message):
        return None
    values = {
        name: {"text": str(value), **(_parts(value) or {})} if isinstance(value, Message) else value
        for name, value in message.values.items()
    }
    return {"template": message.template, "values": values}


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "category": finding.category,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "message": str(finding.message),
        "message_parts": _parts(finding.message),
        "start": finding.start,
        "end": finding.end,
        "text": finding.text,
        "segment": finding.segment,
        "source_start": finding.source_start,
        "source_end": finding.source_end,
        "source_text": finding.source_text,
        "suggestion": finding.suggestion,
        "evidence": dict(finding.evidence),
        "fingerprint": finding.fingerprint,
        "linked": [list(place) for place in finding.linked],
    }
