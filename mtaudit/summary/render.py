"""A summary for the terminal, as a page with plots, and for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby

from rich.console import Group as Stacked
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from mtaudit.interchange import dumps
from mtaudit.report import html
from mtaudit.report.text import to_string
from mtaudit.report.visible import one_line
from mtaudit.report.wording import Wording, wording
from mtaudit.summary.bootstrap import Interval
from mtaudit.summary.figures import CORPUS, Article, Comparison, Group, Summary

_RATE = "#,##0.00"
_NARROWEST = 16
"""Cells that a column has where its words need as many: the names of categories stay whole."""

_RULES, _SIDE_BY_SIDE, _FORMS = 25, 6, 20
"""Rules that are shown, values of a column that stand side by side, and wrong forms that are shown: JSON has all."""


@dataclass(frozen=True, slots=True)
class Plotted:
    """A group, and where its penalty and the ends of the interval stand, in hundredths of the widest plot."""

    group: Group
    at: float
    low: float
    high: float


def render_json(summary: Summary) -> str:
    """All of the summary for programs."""
    return dumps(asdict(summary), indent=2) + "\n"


def render_text(summary: Summary, *, color: bool = False, language: str = "en") -> str:
    """Tables for the terminal."""
    return to_string(Stacked(*_tables(summary, wording(language))), color=color)


def render_html(summary: Summary, *, language: str = "en") -> str:
    """One page that loads nothing and runs nothing: tables, and plots beside them."""
    style = html.files("base.css", "index.css", "summary.css")
    words = wording(language)
    return (
        html.environment()
        .get_template("summary.html")
        .render(
            summary=summary,
            say=words,
            rate=lambda value: words.number(value, _RATE),
            rules=summary.rules[:_RULES],
            plots=[(title(by, words), list(plotted(groups))) for by, groups in parted(summary)],
            rates=[(title(by, words), groups) for by, groups in parted(summary) if len(groups) <= _SIDE_BY_SIDE],
            value=lambda group: value_of(group, words),
            name=lambda article: name_of(article, words),
            sentence=lambda comparison: sentence(comparison, words),
            wrong=summary.wrong[:_FORMS],
            style=style,
            policy=html.policy(style, ""),
        )
    )


def parted(summary: Summary) -> Iterator[tuple[str, list[Group]]]:
    """The groups by the column that they differ in."""
    for by, groups in groupby(summary.groups, key=lambda group: group.by):
        yield by, list(groups)


def plotted(groups: Sequence[Group]) -> Iterator[Plotted]:
    """The groups on one scale."""
    most = max((group.penalty.high for group in groups), default=0.0) or 1.0
    for group in groups:
        at, low, high = (
            round(100 * each / most, 2) for each in (group.penalty.value, group.penalty.low, group.penalty.high)
        )
        yield Plotted(group, at, low, high)


def title(by: str, words: Wording) -> str:
    """What a table of groups is called."""
    return words("two corpora") if by == CORPUS else words("by column", column=one_line(by))


def value_of(group: Group, words: Wording) -> str:
    """What a group is called."""
    return words("not told") if group.value is None else _named(group.by, group.value, words)


def name_of(article: Article, words: Wording) -> str:
    """What an article is called: its id, and what parts it from others that have the same."""
    parts = [_named(by, value, words) for by, value in article.parts.items() if value is not None]
    name = one_line(article.id or "-")
    return f"{name} ({words.said_in.listed(parts)})" if parts else name


def sentence(comparison: Comparison, words: Wording) -> str:
    """What a comparison says."""
    found = comparison.difference
    low, value, high = (
        words.number(each, _RATE) for each in (found.interval.low, found.interval.value, found.interval.high)
    )
    one, other = (_named(comparison.by, each, words) for each in (comparison.one, comparison.other))
    basis = words("apart") if found.articles is None else words("paired", found.articles)
    return words(
        "difference",
        one=one,
        other=other,
        value=value,
        low=low,
        high=high,
        p=words.number(found.p, "0.000"),
        basis=basis,
    )


def _named(by: str, value: str, words: Wording) -> str:
    return words(f"corpus.{value}") if by == CORPUS else one_line(value)


def _tables(summary: Summary, words: Wording) -> Iterator[RenderableType]:
    yield Text(
        f"{words('article count', summary.articles)}, {words('words', summary.words)}, "
        f"{words('findings', summary.findings)}",
        "bold",
    )
    yield Text(f"{words('penalty per 1000')}: {_interval(summary.penalty, words)}")
    if summary.errors:
        yield Text(words("errors", summary.errors), "bold red")
    for by, groups in parted(summary):
        yield _table(
            title(by, words),
            ("", words("articles"), words("word count"), words("findings per 1000"), words("penalty per 1000")),
            [
                (
                    value_of(group, words),
                    words.number(group.articles),
                    words.number(group.words),
                    words.number(1000 * group.findings / max(group.words, 1), _RATE),
                    _interval(group.penalty, words),
                )
                for group in groups
            ],
        )
        for comparison in summary.comparisons:
            if comparison.by == by:
                yield Text(sentence(comparison, words))
    sides = next((groups for _, groups in parted(summary) if len(groups) <= _SIDE_BY_SIDE), [])
    yield _table(
        f"{words('by rule')}, {words('findings per 1000')}" if sides else words("by rule"),
        (
            words("rule"),
            words("category"),
            words("index"),
            words("articles"),
            *(value_of(group, words) for group in sides),
        ),
        [
            (
                rule.id,
                words(f"category.{rule.category}"),
                words.number(rule.findings),
                words.number(rule.articles),
                *(words.number(group.rate(rule.id), _RATE) for group in sides),
            )
            for rule in summary.rules[:_RULES]
        ],
    )
    yield _table(
        words("worst articles"),
        (words("article name"), words("word count"), words("index"), words("penalty per 1000")),
        [
            (
                name_of(article, words),
                words.number(article.words),
                words.number(article.findings),
                words.number(article.per_1000_words, _RATE),
            )
            for article in summary.worst
        ],
    )
    yield _table(
        words("wrong forms"),
        (words("english"), words("written"), words("write"), words("index"), words("articles")),
        [
            (
                one_line(wrong.english),
                one_line(wrong.wrong),
                one_line(wrong.arabic or "-"),
                words.number(wrong.findings),
                words.number(wrong.articles),
            )
            for wrong in summary.wrong[:_FORMS]
        ],
    )


def _table(name: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> RenderableType:
    table = Table(
        title=name, title_justify="left", title_style="bold", box=None, padding=(0, 2, 0, 0), header_style="dim"
    )
    for number, column in enumerate(columns):
        is_figure = bool(rows) and all(row[number][:1].isdigit() for row in rows)
        least = min(max((len(row[number]) for row in rows), default=0), _NARROWEST)
        table.add_column(Text(column), justify="right" if is_figure else "left", overflow="fold", min_width=least)
    for row in rows:
        table.add_row(*map(Text, row))
    return Stacked(Text(""), table) if rows else Text("")


def _interval(interval: Interval, words: Wording) -> str:
    low, value, high = (words.number(each, _RATE) for each in (interval.low, interval.value, interval.high))
    return words("interval", value=value, low=low, high=high)
