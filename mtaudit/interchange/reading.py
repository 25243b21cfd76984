"""A result out of plain values that anybody may have written.

Keys that are not known are passed over, for a later version may write more.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import get_args

from mtaudit.document import Location, SegmentKind, Span
from mtaudit.errors import ResultError
from mtaudit.finding import CATEGORIES, SEVERITIES, Finding, Score
from mtaudit.fingerprint import identified
from mtaudit.interchange.fields import Fields, is_number, is_object, is_scalar, is_whole
from mtaudit.interchange.writing import SCHEMA, document_id
from mtaudit.language import is_known
from mtaudit.message import Message, Value, say
from mtaudit.result import Doubt, ModelInfo, OtherBackTranslation, Place, Result, RoundTrip, SegmentResult

KINDS: tuple[SegmentKind, ...] = get_args(SegmentKind)


def from_dict(value: object) -> Result:
    """The result that `to_dict` was given; a line of a batch is one too.

    Raises:
        ResultError: it is none, in one line that says what is wrong and where.
    """
    if not isinstance(value, dict):
        raise ResultError("a result must be an object")
    top = Fields(value)
    top.one_of("schema", (SCHEMA,))
    target, source = top.text("target"), top.text_or_null("source")
    segments = tuple(_segment(each, target, source) for each in top.objects("segments"))
    findings = _findings(top, "findings", target, source, segments)
    model = top.object("model")
    return Result(
        id=document_id(
            top.get("id", lambda value: value is None or is_scalar(value), say("a string, a number or null"))
        ),
        target=target,
        source=source,
        segments=segments,
        findings=findings,
        score=_score(top.object("score")),
        model=ModelInfo(name=model.text("name"), kind=model.text("kind"), fluent=model.truth("fluent")),
        signature=top.text("signature"),
        locations=_locations(top, len(target)) if "locations" in top.values else (),
        hidden=_findings(top, "hidden", target, source, segments) if "hidden" in top.values else (),
    )


def _score(read: Fields) -> Score:
    """The score; an earlier version had points of findings only, and did not say so."""
    penalty = read.number("penalty", 0, sys.float_info.max)
    has_risk = "risk" in read.values and not read.is_null("risk")
    return Score(
        penalty=penalty,
        per_1000_words=read.number("per_1000_words", 0, sys.float_info.max),
        words=read.whole("words"),
        findings=read.number("findings", 0, sys.float_info.max) if "findings" in read.values else penalty,
        risk=read.number("risk", 0, sys.float_info.max) if has_risk else None,
    )


def _findings(
    top: Fields, key: str, target: str, source: str | None, segments: tuple[SegmentResult, ...]
) -> tuple[Finding, ...]:
    """Findings with their fingerprints, which an earlier version did not write."""
    objects = top.objects(key)
    findings = [_finding(each, target, source, len(segments)) for each in objects]
    written = all("fingerprint" in each.values for each in objects)
    return tuple(findings if written else identified(findings, target, segments))


def _segment(read: Fields, target: str, source: str | None) -> SegmentResult:
    return SegmentResult(
        target=_span(read, "target", target),
        source=_span(read, "source", source),
        kind=read.one_of("kind", KINDS),
        back_translation=read.text_or_null("back_translation"),
        similarity=None if read.is_null("similarity") else read.number("similarity", -1, 1),
        attention=_attention(read, len(target)) if "attention" in read.values else (),
        risk=read.number("risk", 0, 1) if "risk" in read.values else 0.0,
        round_trip=_round_trip(read, source, read.text_or_null("back_translation")),
        other_back_translations=_others(read, source) if "other_back_translations" in read.values else (),
    )


def _round_trip(read: Fields, source: str | None, back: str | None) -> RoundTrip | None:
    """What an earlier version did not write."""
    if "round_trip" not in read.values or read.is_null("round_trip"):
        return None
    return _trip(read.object("round_trip"), source, back)


def _others(read: Fields, source: str | None) -> tuple[OtherBackTranslation, ...]:
    """What an earlier version did not write."""
    return tuple(
        OtherBackTranslation(text := each.text("text"), _trip(each.object("round_trip"), source, text))
        for each in read.objects("other_back_translations")
    )


def _trip(found: Fields, source: str | None, back: str | None) -> RoundTrip:
    return RoundTrip(
        model=found.text("model"),
        fluent=found.truth("fluent"),
        fault=found.text_or_null("fault"),
        chrf=None if found.is_null("chrf") else found.number("chrf", 0, 100),
        unmatched_source=_places(found, "unmatched_source", len(source or "")),
        unmatched=_places(found, "unmatched", len(back or "")),
    )


def _places(read: Fields, key: str, length: int) -> tuple[Place, ...]:
    wanted = say("a list of [start, end], places in the text, one behind the other")
    found = read.get(key, lambda value: isinstance(value, list), wanted)
    before = 0
    for each in found:
        if not (isinstance(each, list) and len(each) == 2 and all(map(is_whole, each))):
            read.refuse(key, wanted)
        if not before <= each[0] < each[1] <= length:
            read.refuse(key, wanted)
        before = each[1]
    return tuple((start, end) for start, end in found)


def _attention(read: Fields, length: int) -> tuple[Doubt, ...]:
    """The words that are worth a look, which an earlier version did not write."""
    wanted = say("a list of [start, end, probability], the places in the target")
    found = read.get("attention", lambda value: isinstance(value, list), wanted)
    for each in found:
        if not (isinstance(each, list) and len(each) == 3 and all(map(is_whole, each[:2])) and is_number(each[2])):
            read.refuse("attention", wanted)
        if not (each[0] < each[1] <= length and 0 <= each[2] <= 1):
            read.refuse("attention", wanted)
    return tuple(Doubt(*each) for each in found)


def _locations(read: Fields, length: int) -> tuple[Location, ...]:
    wanted = say("a list of [start, line, column, unit or null], in order")
    found = read.get("locations", lambda value: isinstance(value, list), wanted)
    before = 0
    for each in found:
        if not (isinstance(each, list) and len(each) == 4 and all(map(is_whole, each[:3]))):
            read.refuse("locations", wanted)
        if not (before <= each[0] <= length and each[1] > 0 and each[2] > 0 and isinstance(each[3], str | None)):
            read.refuse("locations", wanted)
        before = each[0]
    return tuple(Location(*each) for each in found)


def _span(read: Fields, key: str, text: str | None) -> Span | None:
    return None if read.is_null(key) else Span(*_place(read.object(key), "", text))


def _finding(read: Fields, target: str, source: str | None, segments: int) -> Finding:
    start, end, text = _place(read, "", target)
    source_start, source_end, source_text = _source_place(read, source)
    segment = None if read.is_null("segment") else read.whole("segment")
    if segment is not None and segment >= segments:
        read.refuse("segment", say("the index of a segment, or null"))
    return Finding(
        rule=read.text("rule"),
        category=read.one_of("category", CATEGORIES),
        severity=read.one_of("severity", SEVERITIES),
        confidence=read.number("confidence", 0, 1),
        message=_message(read),
        start=start,
        end=end,
        text=text,
        segment=segment,
        source_start=source_start,
        source_end=source_end,
        source_text=source_text,
        suggestion=read.text_or_null("suggestion"),
        evidence=dict(read.get("evidence", _is_evidence, say("an object of strings and numbers"))),
        fingerprint=read.text("fingerprint") if "fingerprint" in read.values else "",
        linked=_places(read, "linked", len(source or "")) if "linked" in read.values else (),
    )


def _message(read: Fields) -> str:
    """The message, in English, and what it was made of, which an earlier version did not write."""
    text = read.text("message")
    if "message_parts" not in read.values:
        return text
    return _made_of(text, read.object("message_parts"))


def _made_of(text: str, parts: Fields, depth: int = 0) -> Message:
    values = parts.object("values")
    template, made_of = parts.text("template"), {name: _value(values, name, depth) for name in values.values}
    return _in_english(template, made_of) or Message(text, template, made_of)


def _in_english(template: str, values: Mapping[str, Value]) -> Message | None:
    """The message that a template of ours makes; nobody else's is filled, for it may ask values for anything."""
    try:
        return say(template, **values) if is_known(template) else None
    except KeyError:
        return None


def _value(read: Fields, name: str, depth: int) -> Value:
    if is_object(read.values[name]) and depth < _DEEPEST:
        inner = read.object(name)
        return _made_of(inner.text("text"), inner, depth + 1)
    found: Value = read.get(name, is_scalar, say("a string, a number or a message"))
    return found


_DEEPEST = 3
"""Messages within a message."""


def _source_place(read: Fields, source: str | None) -> tuple[int, int, str] | tuple[None, None, None]:
    keys = ("source_start", "source_end", "source_text")
    return (None, None, None) if all(map(read.is_null, keys)) else _place(read, "source_", source)


def _place(read: Fields, prefix: str, text: str | None) -> tuple[int, int, str]:
    """Start, end and what stands there, which must be so."""
    start, end = read.whole(f"{prefix}start"), read.whole(f"{prefix}end")
    if text is None:
        read.refuse(f"{prefix}start", say("null, for there is no source"))
    if not start <= end <= len(text):
        read.refuse(f"{prefix}end", say("from {start} to the end of the text", start=f"{prefix}start"))
    if read.text(f"{prefix}text") != text[start:end]:
        read.refuse(f"{prefix}text", say("what stands there in the text"))
    return start, end, text[start:end]


def _is_evidence(value: object) -> bool:
    return is_object(value) and all(isinstance(key, str) and is_scalar(item) for key, item in value.items())
