"""Markdown (GitHub's flavour): for pull requests and job summaries."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtaudit.finding import Severity
from mtaudit.report.layout import Numbered, Row, rows
from mtaudit.report.summary import back_translation_label, percent, plural, summarise
from mtaudit.report.visible import one_line
from mtaudit.result import Result

SYMBOLS: dict[Severity, str] = {"critical": "🔴", "major": "🟠", "minor": "🟡"}

_MARKUP = re.compile(r"[\\`*_\[\]|~$]|:(?=[\w+-]+:)|^[#+=-]")
_NUMBERED = re.compile(r"^(\d+)(?=[.)])")


def render(result: Result, *, path: str | None = None) -> str:
    """The summary, and each passage that has findings."""
    return "\n".join(_report(result, path or result.id)) + "\n"


def escape(text: str) -> str:
    """Text on one line that Markdown, and HTML inside it, leaves as it is."""
    text = one_line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _NUMBERED.sub(r"\1\\", _MARKUP.sub(r"\\\g<0>", text))


def code(text: str) -> str:
    """Text on one line as a code span, with a fence longer than any run of backticks in it."""
    text = one_line(text)
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", text)), default=0))
    return f"{fence} {text} {fence}"


def _report(result: Result, name: str) -> Iterator[str]:
    summary = summarise(result)
    counts = ", ".join(f"{count} {severity}" for severity, count in summary.severities if count)
    yield f"# {escape(name) or 'mtaudit'}\n"
    yield f"**{summary.verdict}**: {plural(len(result.findings), 'finding')}" + (f" ({counts})" if counts else "")
    yield "\n| passages | words | MQM penalty | per 1000 words |"
    yield "| ---: | ---: | ---: | ---: |"
    yield (f"| {summary.passages} | {result.score.words} | {result.score.penalty} | {result.score.per_1000_words:g} |")
    if summary.categories:
        yield "\n| category | findings |"
        yield "| --- | ---: |"
        yield from (f"| {category} | {count} |" for category, _, count in summary.categories)
    for row in rows(result):
        if row.findings:
            yield from _passage(row, result)
    yield f"\n{back_translation_label(result.model)}: {code(result.model.name)}. Signature: {code(result.signature)}"


def _passage(row: Row, result: Result) -> Iterator[str]:
    yield f"\n## Passage {row.number}\n"
    yield f"> {_marked(row)}\n"
    segment = row.segment
    if segment and segment.source:
        yield f"> {escape(segment.source.text)}\n"
    if segment and segment.back_translation:
        yield f"{back_translation_label(result.model)}: *{escape(segment.back_translation)}*\n"
    for each in row.findings:
        yield _finding(each)


def _marked(row: Row) -> str:
    """The Arabic, every marked piece bold, the numbers of its findings behind it."""
    parts = []
    for piece in row.pieces:
        text = escape(piece.text)
        before = " " if piece.text[:1].isspace() else ""
        after = " " if text and piece.text[-1:].isspace() else ""
        if piece.marks:
            text = f"<b>{text or '‸'}</b>"
        numbers = ",".join(str(each.number) for each in piece.ending)
        parts.append(f"{before}{text}" + (f"<sup>{numbers}</sup>" if numbers else "") + after)
    return "".join(parts)


def _finding(numbered: Numbered) -> str:
    finding = numbered.finding
    parts = [
        f"- {SYMBOLS[finding.severity]} **{numbered.number}. {finding.severity} {escape(finding.category)}** "
        f"({escape(finding.rule)}, {percent(finding.confidence)}): {escape(finding.message)}"
    ]
    if finding.source_text:
        parts.append(f"  Source: {escape(finding.source_text)}")
    if finding.suggestion:
        parts.append(f"  Write: **{escape(finding.suggestion)}**")
    return "<br>\n".join(parts)
