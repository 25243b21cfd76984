"""Markdown (GitHub's flavour): for pull requests and job summaries."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtaudit.finding import Severity
from mtaudit.language import Language
from mtaudit.report.layout import Numbered, Row, rows
from mtaudit.report.summary import back_translation_label, counts, fault_of, percent, summarise
from mtaudit.report.visible import one_line
from mtaudit.result import Result

SYMBOLS: dict[Severity, str] = {"critical": "🔴", "major": "🟠", "minor": "🟡"}

_MARKUP = re.compile(r"[\\`*_\[\]|~$]|:(?=[\w+-]+:)|^[#+=-]")
_LINKED = re.compile(
    r"@(?=\w)|[#!](?=\d)|(?<=\bGH)-(?=\d)|(?<=\bhttp):(?=//)|(?<=\bhttps):(?=//)|(?<=\bwww)\."
    r"|\b(?=[a-f]*[0-9])(?=[0-9]*[a-f])[0-9a-f]{3}(?=[0-9a-f]{4,37}\b)",
    re.IGNORECASE,
)
"""Where GitHub and GitLab make a mention, a reference or a link of plain text; a joiner without width parts it."""
_APART = "&#8288;"

_NUMBERED = re.compile(r"^(\d+)(?=[.)])")


def render(result: Result, *, path: str | None = None, language: str = "en") -> str:
    """The summary, and each passage that has findings."""
    return "\n".join(_report(result, path or result.id, Language(language))) + "\n"


def escape(text: str) -> str:
    """Text on one line that Markdown, and HTML inside it, leaves as it is."""
    text = one_line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = _LINKED.sub(rf"\g<0>{_APART}", text)
    return _NUMBERED.sub(r"\1\\", _MARKUP.sub(r"\\\g<0>", text))


def code(text: str) -> str:
    """Text on one line as a code span, with a fence longer than any run of backticks in it."""
    text = one_line(text)
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", text)), default=0))
    return f"{fence} {text} {fence}"


def _report(result: Result, name: str, language: Language) -> Iterator[str]:
    summary = summarise(result)
    by_severity = counts(summary, language)
    found = language.ngettext("{count} finding", "{count} findings", len(result.findings))
    yield f"# {escape(name) or 'mtaudit'}\n"
    yield f"**{language.message(summary.verdict)}**: {found}" + (f" ({by_severity})" if by_severity else "")
    columns = language.gettext(
        "passages | words | MQM penalty | for findings | expected for other words | per 1000 words"
    )
    yield f"\n| {columns} |"
    yield "| ---: | ---: | ---: | ---: | ---: | ---: |"
    score = result.score
    figures = (summary.passages, score.words, score.penalty, score.findings, score.risk, score.per_1000_words)
    yield f"| {' | '.join('–' if each is None else language.number(each) for each in figures)} |"
    if summary.categories:
        columns = language.gettext("category | findings")
        yield f"\n| {columns} |"
        yield "| --- | ---: |"
        for category, _, count in summary.categories:
            yield f"| {language.gettext(category)} | {language.number(count)} |"
    for row in rows(result):
        if row.findings:
            yield from _passage(row, result, language)
    label = language.message(back_translation_label(result.model))
    signature = language.gettext("Signature")
    yield f"\n{label}: {code(result.model.name)}. {signature}: {code(result.signature)}"


def _passage(row: Row, result: Result, language: Language) -> Iterator[str]:
    heading = language.gettext("Passage {number}", number=row.number)
    yield f"\n## {heading}\n"
    yield f"> {_marked(row)}\n"
    segment = row.segment
    if segment and segment.source:
        yield f"> {escape(segment.source.text)}\n"
    if segment and segment.back_translation:
        yield f"{language.message(back_translation_label(result.model))}: *{escape(segment.back_translation)}*\n"
        if fault := fault_of(segment.round_trip, language):
            yield f"{escape(fault)}\n"
    for other in segment.other_back_translations if segment else ():
        yield f"{escape(other.round_trip.model)}: *{escape(other.text)}*\n"
        if fault := fault_of(other.round_trip, language):
            yield f"{escape(fault)}\n"
    for each in row.findings:
        yield _finding(each, language)


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


def _finding(numbered: Numbered, language: Language) -> str:
    finding = numbered.finding
    source, write = language.gettext("Source"), language.gettext("Write")
    kind = f"{language.gettext(finding.severity)} {language.gettext(finding.category)}"
    parts = [
        f"- {SYMBOLS[finding.severity]} **{numbered.number}. {kind}** "
        f"({escape(finding.rule)}, {percent(finding.confidence, language)}): {escape(finding.message)}"
    ]
    if finding.source_text:
        parts.append(f"  {source}: {escape(finding.source_text)}")
    if finding.suggestion:
        parts.append(f"  {write}: **{escape(finding.suggestion)}**")
    return "<br>\n".join(parts)
