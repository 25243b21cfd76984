"""What the rules say of themselves: for `mtaudit rules` and `mtaudit explain`, the rule pages, and reports."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from html import escape
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from mtaudit.checks import Check, all_checks
from mtaudit.checks.documentation import Documentation, Example, parse
from mtaudit.report.text import CLOSING, MISSING, OPENING, STYLES, to_string

HINT = (
    "`mtaudit explain ID` tells what a rule finds, why, and when it stays silent. A rule that needs a source "
    "is silent without one."
)


def documented(identifiers: Container[str]) -> dict[str, tuple[Check, Documentation]]:
    """Those of the rules that there are, with their documentation, by identifier."""
    return {check.id: (check, parse(check)) for check in all_checks() if check.id in identifiers}


def render_list(checks: Iterable[Check], *, color: bool = False) -> str:
    """The rules, one a line, family by family."""
    table = Table.grid(padding=(0, 2))
    for _ in range(4):
        table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for check in checks:
        table.add_row(
            Text(check.id, "bold"),
            Text(check.severity, STYLES[check.severity]),
            Text(check.category),
            Text("source" if check.needs_source else "", "dim"),
            Text.assemble(reported(parse(check)).rstrip("."), (_from(check), "dim")),
        )
    return to_string(Group(table, Text(f"\n{HINT}", "dim")), color=color)


def render_rule(check: Check, *, color: bool = False) -> str:
    """All that a rule says of itself."""
    return to_string(Group(*_rule(check, parse(check))), color=color)


def _rule(check: Check, documentation: Documentation) -> Iterator[RenderableType]:
    yield Text.assemble((check.id, "bold"), f"  {check.name}  ", (f" {check.severity} ", STYLES[check.severity]))
    yield Text(f"{check.category}{_needs_note(check)}{_from(check)}", "dim")
    yield Text(f"\n{documentation.summary}")
    for heading, text in documentation.sections.items():
        yield Text(f"\n{heading}", "bold")
        yield from (Padding(Text(paragraph), (0, 0, 0, 2)) for paragraph in paragraphs(text))
    for heading, examples in (("Bad", documentation.bad), ("Good", documentation.good)):
        yield Text(f"\n{heading}", "bold")
        for example in examples:
            yield Padding(Text.assemble(("ar  ", "dim"), _bracketed(example)), (0, 0, 0, 2))
            if example.source:
                yield Padding(Text.assemble(("en  ", "dim"), example.source), (0, 0, 0, 2))


def _needs_note(check: Check) -> str:
    return " (needs a source)" if check.needs_source else ""


def _from(check: Check) -> str:
    return f" (from {check.origin})" if check.origin else ""


def reported(documentation: Documentation) -> str:
    """What the rule reports, as a noun phrase: the summary without its "Report"."""
    phrase = documentation.summary.removeprefix("Report ")
    return phrase[:1].upper() + phrase[1:]


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a section, each on one line."""
    return [" ".join(paragraph.split()) for paragraph in text.split("\n\n")]


def _bracketed(example: Example) -> str:
    """The target with its marks in brackets."""
    text, at = "", 0
    for start, end in example.marked:
        marked = f"{OPENING}{example.target[start:end]}{CLOSING}" if start < end else MISSING
        text, at = text + example.target[at:start] + marked, end
    return text + example.target[at:]


def render_markdown(checks: Iterable[Check]) -> str:
    """The rule pages, all on one page of Markdown."""
    return "\n".join(_page(list(checks)))


def _page(checks: list[Check]) -> Iterator[str]:
    yield "# Rules\n"
    yield "Written by `docs/build_rules.py` from the docstrings of the checks; their examples run as tests.\n"
    yield "| rule | severity | category | what it reports |"
    yield "| --- | --- | --- | --- |"
    for check in checks:
        yield (f"| [{check.id}](#{check.id.lower()}) | {check.severity} | {check.category} | {parse(check).summary} |")
    for category, members in groupby(checks, key=lambda check: check.category):
        yield f"\n## {category.capitalize()}"
        for check in members:
            yield f"\n### {check.id}\n"
            yield render_section(check)


def render_section(check: Check) -> str:
    """All that a rule says of itself, as Markdown without a heading."""
    return "\n".join(_section(check, parse(check)))


def _section(check: Check, documentation: Documentation) -> Iterator[str]:
    yield f"**{check.name}** · {check.severity}{_needs_note(check)}\n"
    yield documentation.summary
    for heading, text in documentation.sections.items():
        yield f"\n**{heading}**\n"
        yield "\n\n".join(paragraphs(text))
    for heading, examples in (("Bad", documentation.bad), ("Good", documentation.good)):
        yield f"\n**{heading}**\n"
        for example in examples:
            yield f'<p dir="rtl" lang="ar">{escape(_bracketed(example))}</p>'
            if example.source:
                yield f"<p>{escape(example.source)}</p>"
