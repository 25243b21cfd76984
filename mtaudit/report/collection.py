"""Many articles as pages in a folder: one an article, and an index with a table and charts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from mtaudit.finding import CATEGORIES, SEVERITIES, Category, Severity
from mtaudit.interchange import document_id, from_dict
from mtaudit.language import Language
from mtaudit.output import write
from mtaudit.report import html
from mtaudit.report.page_data import article_fingerprint, script_json
from mtaudit.report.wording import wording
from mtaudit.result import Result

INDEX = "index.html"

LONGEST = 60
"""Characters of a name that go into the name of a file: of three bytes each they are less than any system's 255."""

BARS = 120
"""Bars of a chart, at most: as many as can be told apart on a page. More articles are averaged in groups."""

DATES = ("date", "published", "time")
"""Keys of a record that say when an article appeared, as ISO 8601."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the index: an article with its page, or what could not be audited and why."""

    number: int
    name: str
    file: str | None = None
    error: str = ""
    article: str = ""
    day: date | None = None
    words: int = 0
    has_source: bool = False
    per_1000_words: float = 0.0
    risk: float = 0.0
    counts: Mapping[tuple[Category, Severity], int] | None = None

    def of(self, severity: Severity) -> int:
        """Findings of a severity."""
        return sum(count for (_, each), count in (self.counts or {}).items() if each == severity)

    @property
    def findings(self) -> int:
        """All of them."""
        return sum((self.counts or {}).values())


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a chart: what it stands for, where it begins and how long it is, in hundredths of the whole."""

    label: str
    value: float
    at: float
    length: float
    file: str | None = None
    severity: Severity = "minor"


def write_pages(results: Iterable[Mapping[str, Any]], folder: Path, *, language: str = "en") -> Path:
    """Write the pages of results, as `batch` gives them, into a folder; the path of their index.

    Two results are held at a time, and a line of the index for each.

    Raises:
        ResultError: one of them is no result.
        OSError: a file cannot be written.
    """
    entries: list[Entry] = []
    for before, (number, file, value), after in _neighbours(results):
        if file is None:
            entries.append(Entry(number, _name(value), error=str(value["error"])))
            continue
        result = from_dict(value).in_language(Language(language))
        entries.append(_entry(number, file, result, value))
        neighbours = html.Neighbours(before and before.file, after and after.file, INDEX)
        write(html.render(result, language=language, neighbours=neighbours), folder / file)
    write(render_index(entries, language=language), folder / INDEX)
    return folder / INDEX


class _Numbered(NamedTuple):
    number: int
    file: str | None
    value: Mapping[str, Any]


def _neighbours(
    results: Iterable[Mapping[str, Any]],
) -> Iterator[tuple[_Numbered | None, _Numbered, _Numbered | None]]:
    """Each result with those before and behind it that have a page."""
    before: _Numbered | None = None
    waiting: list[_Numbered] = []
    for each in _named(results):
        if each.file is not None:
            for held in waiting:
                yield before, held, each
                before = held if held.file else before
            waiting.clear()
        waiting.append(each)
    for held in waiting:
        yield before, held, None


def _named(results: Iterable[Mapping[str, Any]]) -> Iterator[_Numbered]:
    """The results with the names of their files: the article's, with its number where that is taken."""
    taken = {Path(INDEX).stem}
    for number, value in enumerate(results, 1):
        if "error" in value:
            yield _Numbered(number, None, value)
            continue
        stem = re.sub(r"(\.ar)?\.\w+$", "", Path(_name(value)).name)
        readable = re.sub(r"[^\w.-]+", "-", stem)[:LONGEST].strip("-.").lower()
        if not readable or readable in taken:
            readable = f"{number}-{readable}".strip("-")
        taken.add(readable)
        yield _Numbered(number, f"{readable}.html", value)


def _name(value: Mapping[str, Any]) -> str:
    return document_id(value.get("id")) or "-"


def _entry(number: int, file: str, result: Result, value: Mapping[str, Any]) -> Entry:
    sizes = [(len(each.target.text.split()), each.risk) for each in result.segments if each.target is not None]
    return Entry(
        number,
        _name(value),
        file,
        article=article_fingerprint(result),
        day=_day(value),
        words=result.score.words,
        has_source=result.source is not None,
        per_1000_words=result.score.per_1000_words,
        risk=sum(size * risk for size, risk in sizes) / max(sum(size for size, _ in sizes), 1),
        counts=Counter((finding.category, finding.severity) for finding in result.findings),
    )


def _day(value: Mapping[str, Any]) -> date | None:
    for key in DATES:
        try:
            return date.fromisoformat(str(value.get(key, ""))[:10])
        except ValueError:
            continue
    return None


def render_index(entries: Sequence[Entry], *, language: str = "en") -> str:
    """The table and the charts."""
    audited = [each for each in entries if each.file]
    is_dated = bool(audited) and all(each.day for each in audited)
    style, script = html.files("base.css", "index.css"), html.files("index.js")
    words = wording(language)
    return (
        html.environment()
        .get_template("index.html")
        .render(
            entries=entries,
            audited=audited,
            is_dated=is_dated,
            categories=list(category_bars(audited)),
            penalties=list(penalty_bars(sorted(audited, key=_appeared) if is_dated else audited)),
            say=words,
            data=script_json({"language": language, "words": words.texts}),
            style=style,
            script=script,
            policy=html.policy(style, script),
        )
    )


def _appeared(entry: Entry) -> tuple[date, int]:
    return entry.day or date.min, entry.number


def category_bars(entries: Iterable[Entry]) -> Iterator[tuple[Category, int, list[Bar]]]:
    """Findings by category, most frequent first: how many, and a bar of the severities one behind the other."""
    counts: Counter[tuple[Category, Severity]] = Counter()
    for entry in entries:
        counts.update(entry.counts or {})
    totals = {category: sum(counts[category, severity] for severity in SEVERITIES) for category in CATEGORIES}
    most = max(totals.values(), default=0)
    for category in sorted(CATEGORIES, key=lambda each: -totals[each]):
        bars: list[Bar] = []
        at = 0.0
        for severity in reversed(SEVERITIES):
            if count := counts[category, severity]:
                length = round(100 * count / most, 2)
                bars.append(Bar(severity, count, round(at, 2), length, severity=severity))
                at += length
        if bars:
            yield category, totals[category], bars


def penalty_bars(entries: Sequence[Entry]) -> Iterator[Bar]:
    """The penalty per 1000 words of each article, or of groups of them, in their order."""
    size = -(-len(entries) // BARS) or 1
    groups = [entries[at : at + size] for at in range(0, len(entries), size)]
    values = [sum(each.per_1000_words for each in group) / len(group) for group in groups]
    most = max(values, default=0.0) or 1.0
    for at, (group, value) in enumerate(zip(groups, values, strict=True)):
        worst = next((each for each in reversed(SEVERITIES) if any(one.of(each) for one in group)), SEVERITIES[0])
        label = group[0].name if size == 1 else f"{group[0].number}–{group[-1].number}"
        yield Bar(
            label, value, round(100 * at / len(groups), 3), round(100 * value / most, 2), group[0].file, severity=worst
        )
