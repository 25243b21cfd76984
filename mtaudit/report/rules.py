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
from mtaudit.interchange import dumps
from mtaudit.language import ENGLISH, Language
from mtaudit.message import say
from mtaudit.report.text import CLOSING, MISSING, OPENING, STYLES, to_string

HINT = say(
    "`mtaudit explain ID` tells what a rule finds, why, and when it stays silent. A rule that needs a source "
    "is silent without one."
)


def documented(identifiers: Container[str], language: Language = ENGLISH) -> dict[str, tuple[Check, Documentation]]:
    """Those of the rules that there are, with their documentation, by identifier."""
    return {check.id: (check, parse(check, language)) for check in all_checks() if check.id in identifiers}


def render_list(checks: Iterable[Check], *, color: bool = False, language: Language = ENGLISH) -> str:
    """The rules, one a line, family by family."""
    table = Table.grid(padding=(0, 2))
    for _ in range(4):
        table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for check in checks:
        table.add_row(
            Text(check.id, "bold"),
            Text(language.gettext(check.severity), STYLES[check.severity]),
            Text(language.gettext(check.category)),
            Text(language.gettext("source") if check.needs_source else "", "dim"),
            Text.assemble(reported(parse(check, language)).rstrip("."), (_from(check, language), "dim")),
        )
    return to_string(Group(table, Text(f"\n{language.message(HINT)}", "dim")), color=color)


def as_json(checks: Iterable[Check]) -> str:
    """The rules for programs."""
    rules = [
        {
            "id": check.id,
            "name": check.name,
            "category": check.category,
            "severity": check.severity,
            "needs_source": check.needs_source,
            "origin": check.origin or "mtaudit",
            "summary": parse(check).summary,
        }
        for check in checks
    ]
    return dumps(rules, indent=2) + "\n"


def render_rule(check: Check, *, color: bool = False, language: Language = ENGLISH) -> str:
    """All that a rule says of itself."""
    return to_string(Group(*_rule(check, parse(check, language), language)), color=color)


def _rule(check: Check, documentation: Documentation, language: Language) -> Iterator[RenderableType]:
    yield Text.assemble(
        (check.id, "bold"), f"  {check.name}  ", (f" {language.gettext(check.severity)} ", STYLES[check.severity])
    )
    yield Text(f"{language.gettext(check.category)}{_needs_note(check, language)}{_from(check, language)}", "dim")
    yield Text(f"\n{documentation.summary}")
    for heading, text in documentation.sections.items():
        yield Text(f"\n{language.gettext(heading)}", "bold")
        yield from (Padding(Text(paragraph), (0, 0, 0, 2)) for paragraph in paragraphs(text))
    arabic, english, back = (language.gettext(name) for name in ("ar", "en", "back"))
    for heading, examples in (("Bad", documentation.bad), ("Good", documentation.good)):
        yield Text(f"\n{language.gettext(heading)}", "bold")
        for example in examples:
            yield Padding(Text.assemble((f"{arabic}  ", "dim"), _bracketed(example)), (0, 0, 0, 2))
            if example.source:
                yield Padding(Text.assemble((f"{english}  ", "dim"), example.source), (0, 0, 0, 2))
            if example.back_translation:
                yield Padding(Text.assemble((f"{back}  ", "dim"), example.back_translation), (0, 0, 0, 2))


def _needs_note(check: Check, language: Language = ENGLISH) -> str:
    note = language.gettext("needs a source")
    return f" ({note})" if check.needs_source else ""


def _from(check: Check, language: Language) -> str:
    origin = language.gettext("from {package}", package=check.origin)
    return f" ({origin})" if check.origin else ""


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


def pages(checks: Iterable[Check]) -> dict[str, str]:
    """The documentation of the rules as files of Markdown, by name: one a rule, and README.md, which lists them."""
    documented = {check: parse(check) for check in checks}
    return {
        "README.md": "\n".join(_index(documented)) + "\n",
        **{f"{check.id}.md": "\n".join(_page(check, parsed)) + "\n" for check, parsed in documented.items()},
    }


def _index(documented: dict[Check, Documentation]) -> Iterator[str]:
    yield "# Rules\n"
    yield f"{_WRITTEN} `mtaudit rules` lists them with those that other packages bring."
    for category, members in groupby(documented, key=lambda check: check.category):
        yield f"\n## {category.capitalize()}\n"
        yield "| rule | name | severity | needs | what it reports |"
        yield "| --- | --- | --- | --- | --- |"
        for check in members:
            needs = "a source" if check.needs_source else ""
            what = reported(documented[check])
            yield f"| [{check.id}]({check.id}.md) | {check.name} | {check.severity} | {needs} | {what} |"


def _page(check: Check, documentation: Documentation) -> Iterator[str]:
    yield f"# {check.id} {check.name}\n"
    yield f"{check.category} · {check.severity}{_needs_note(check)}\n"
    yield from _sections(documentation, "## {}")
    yield f"\n`--ignore {check.id}` allows it. [All rules](README.md). {_WRITTEN}"


_WRITTEN = "Written by `docs/build_rules.py` from the docstrings of the checks; the examples run as tests."


def render_section(check: Check) -> str:
    """All that a rule says of itself, as Markdown without a heading."""
    heading = f"**{check.name}** · {check.severity}{_needs_note(check)}\n"
    return "\n".join([heading, *_sections(parse(check), "**{}**")])


def _sections(documentation: Documentation, heading: str) -> Iterator[str]:
    yield documentation.summary
    for name, text in documentation.sections.items():
        yield f"\n{heading.format(name)}\n"
        yield "\n\n".join(paragraphs(text))
    for name, examples in (("Bad", documentation.bad), ("Good", documentation.good)):
        yield f"\n{heading.format(name)}\n"
        for example in examples:
            yield f'<p dir="rtl" lang="ar">{escape(_bracketed(example))}</p>'
            if example.source:
                yield f"<p>{escape(example.source)}</p>"
            if example.back_translation:
                yield f"<p>Comes back as: {escape(example.back_translation)}</p>"
