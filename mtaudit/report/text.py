"""The terminal: each passage that has findings, its marks in place, what is wrong below."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from mtaudit.finding import Score, Severity
from mtaudit.language import Language
from mtaudit.report.layout import Numbered, Row, rows
from mtaudit.report.positions import positions
from mtaudit.report.summary import counts, fault_of, percent, summarise
from mtaudit.report.visible import one_line, visible
from mtaudit.result import Result

WIDTH = 100
"""Cells, where no terminal says how many it has."""

STYLES: dict[Severity, str] = {"critical": "bold white on red3", "major": "bold red", "minor": "yellow"}
MARKS: dict[Severity, str] = {"critical": "bold underline red", "major": "underline red", "minor": "underline yellow"}
OPENING, CLOSING, MISSING = "⟦", "⟧", "‸"


def render(
    result: Result, *, path: str | None = None, color: bool = False, width: int | None = None, language: str = "en"
) -> str:
    """The findings for a terminal; ANSI sequences only with `color`. `width` is in cells."""
    return to_string(Group(*_report(result, path or result.id, Language(language))), color=color, width=width)


def to_string(content: RenderableType, *, color: bool, width: int | None = None) -> str:
    """What rich prints; without `width`, that of the terminal if in colour, else WIDTH."""
    stream = StringIO()
    console = Console(
        file=stream,
        width=width or (None if color else WIDTH),
        force_terminal=color,
        no_color=not color,
        color_system="256" if color else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    console.print(content)
    return "".join(line.rstrip(" ") + "\n" for line in stream.getvalue().split("\n")[:-1])


def _report(result: Result, name: str, language: Language) -> Iterator[RenderableType]:
    summary = summarise(result)
    name = one_line(name) or "-"
    where = positions(result)
    yield Text.assemble((name, "bold"), f"  {_size(result, language)}")
    yield Text(_model(result, language), style="dim")
    for row in rows(result):
        if row.findings:
            line, column = where.of(row.findings[0].finding.start)
            yield Text(f"\n{name}:{line}:{column}", style="cyan")
            yield _passage(row, result, language)
            yield from (Padding(_finding(each, language), (0, 0, 0, 5)) for each in row.findings)
    yield Text()
    style = STYLES[summary.worst] if summary.worst else "green"
    found = language.ngettext("{count} finding", "{count} findings", len(result.findings))
    by_severity = counts(summary, language)
    yield Text.assemble(
        (f" {language.message(summary.verdict)} ", style), f" {found}" + (f": {by_severity}" if by_severity else "")
    )
    yield Text(_score(result.score, language), "dim")
    yield Text(one_line(result.signature), "dim")


def _score(score: Score, language: Language) -> str:
    values = {"penalty": score.penalty, "share": score.per_1000_words}
    if score.risk is None:
        return language.gettext("MQM penalty {penalty}, {share} per 1000 words", **values)
    return language.gettext(
        "MQM penalty {penalty}, {share} per 1000 words: {findings} for findings, {risk} expected for other words",
        **values,
        findings=score.findings,
        risk=score.risk,
    )


def _size(result: Result, language: Language) -> str:
    size = [
        language.ngettext("{count} passage", "{count} passages", summarise(result).passages),
        language.ngettext("{count} word", "{count} words", result.score.words),
    ]
    return language.listed(size if result.source is not None else [*size, language.gettext("no source given")])


def _model(result: Result, language: Language) -> str:
    name = one_line(result.model.name)
    if result.model.fluent:
        return language.gettext("back-translation: {model}", model=name)
    return language.gettext("back-translation: {model} (word by word, not fluent English)", model=name)


def _passage(row: Row, result: Result, language: Language) -> RenderableType:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(justify="right", min_width=5, no_wrap=True, style="dim")
    grid.add_column(overflow="fold")
    grid.add_row(language.gettext("ar"), marked(row))
    segment = row.segment
    if segment and segment.source:
        grid.add_row(language.gettext("en"), Text(one_line(segment.source.text), style="italic"))
    if segment and segment.back_translation:
        label = language.gettext("back") if result.model.fluent else language.gettext("gloss")
        grid.add_row(label, Text(one_line(segment.back_translation), style="dim"))
        if fault := fault_of(segment.round_trip, language):
            grid.add_row("", Text(one_line(fault), style="dim"))
    for other in segment.other_back_translations if segment else ():
        label = language.gettext("back") if other.round_trip.fluent else language.gettext("gloss")
        grid.add_row(label, Text(one_line(other.text), style="dim"))
        if fault := fault_of(other.round_trip, language):
            grid.add_row("", Text(one_line(fault), style="dim"))
    return grid


def marked(row: Row) -> Text:
    """The target text of a row, marks in brackets with their numbers behind; `‸` is the place of an omission."""
    text = Text()
    for piece in row.pieces:
        style = MARKS[piece.severity] if piece.severity else ""
        if not piece.text:
            text.append(MISSING, style)
        text.append(OPENING * len(piece.starting) if piece.text else "", style)
        text.append(" ".join(visible(piece.text).split("\n")), style)
        text.append(CLOSING * len(piece.ending) if piece.text else "", style)
        if piece.ending:
            text.append(",".join(str(each.number) for each in piece.ending), f"bold {style}")
    return text


def _finding(numbered: Numbered, language: Language) -> RenderableType:
    finding = numbered.finding
    category = language.gettext(finding.category)
    grid = Table.grid(padding=(0, 1))
    grid.add_column(justify="right", min_width=3, no_wrap=True, style="bold")
    grid.add_column(overflow="fold")
    grid.add_row(
        str(numbered.number),
        Text.assemble(
            (f" {language.gettext(finding.severity)} ", STYLES[finding.severity]),
            " ",
            (f"{category} {one_line(finding.rule)} {percent(finding.confidence, language)}", "dim"),
        ),
    )
    grid.add_row("", Text(one_line(finding.message)))
    if finding.source_text:
        label = language.gettext("source")
        grid.add_row("", Text.assemble((f"{label} ", "dim"), one_line(finding.source_text)))
    if finding.suggestion:
        grid.add_row(
            "", Text.assemble((language.gettext("write") + "  ", "dim"), (one_line(finding.suggestion), "green"))
        )
    return grid
