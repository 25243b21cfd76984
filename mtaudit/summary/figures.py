"""What is asked of a corpus, and the answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import numpy as np

from mtaudit.corpus.records import RESERVED
from mtaudit.errors import ResultError
from mtaudit.finding import SEVERITIES, Severity
from mtaudit.summary.bootstrap import Articles, Difference, Interval, difference, interval
from mtaudit.summary.tables import opened

CORPUS = "corpus"
"""What the sides of `--against` differ in, beside the columns that a corpus has."""

_WORST, _WRONG = 20, 200
"""Articles and wrong forms that are named: what somebody may look at, and what a glossary may take in."""


@dataclass(frozen=True, slots=True)
class Rule:
    """How often a rule speaks, in how many articles, and how gravely."""

    id: str
    category: str
    findings: int
    articles: int
    severities: Mapping[Severity, int]


@dataclass(frozen=True, slots=True)
class Group:
    """Articles that have the same `value` in the column `by`; None where they have none."""

    by: str
    value: str | None
    articles: int
    words: int
    findings: int
    penalty: Interval
    rules: Mapping[str, int]

    def rate(self, rule: str) -> float:
        """The findings of a rule per 1000 words."""
        return 1000 * self.rules.get(rule, 0) / max(self.words, 1)


@dataclass(frozen=True, slots=True)
class Article:
    """An article, what it has in the columns, and how large its penalty per 1000 words is."""

    id: str | None
    words: int
    findings: int
    per_1000_words: float
    parts: Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Wrong:
    """An English name or term that was rendered wrongly, how, what was suggested, and how often."""

    category: str
    english: str
    arabic: str | None
    wrong: str
    findings: int
    articles: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """How much larger the penalty of `one` is than that of `other`, two values of the column `by`."""

    by: str
    one: str
    other: str
    difference: Difference


@dataclass(frozen=True, slots=True)
class Summary:
    """All of it. `errors` are articles that could not be audited; they count nowhere else."""

    corpora: Mapping[str, Sequence[str]]
    articles: int
    errors: int
    words: int
    findings: int
    penalty: Interval
    rules: tuple[Rule, ...]
    groups: tuple[Group, ...]
    comparisons: tuple[Comparison, ...]
    worst: tuple[Article, ...]
    wrong: tuple[Wrong, ...]


def summarise(
    results: Sequence[str],
    *,
    against: Sequence[str] = (),
    system: str | None = None,
    month: str | None = None,
    by: Sequence[str] = (),
) -> Summary:
    """What files of results tell: JSON Lines, Parquet or Arrow, on this machine or by address.

    `system`, `month` and `by` name keys that the articles brought along: the system that translated them, a date of
    which the month counts, others to part them by. Systems are compared with the best of them, `results` with those of
    `against`: article by article where both have some with the same `id`.

    Raises:
        ResultError: a file holds no results, or a key is not one that articles bring along.
        ReadError: nothing reads such an address.
        InstallationError: what reads them is missing.
        OSError: a file cannot be read.
    """
    columns = [*([system] if system else ()), *([month] if month else ()), *by]
    if taken := RESERVED.intersection(columns):
        raise ResultError("{key} is a key of every result and no column to part articles by", key=min(taken))
    corpora = {"results": tuple(results)} | ({"against": tuple(against)} if against else {})
    with opened(corpora, columns) as database:
        parts = {CORPUS: CORPUS} if against else {}
        for index, name in enumerate(columns):
            parts[name] = (
                f"nullif(regexp_extract(by{index}, '^\\d{{4}}-\\d{{2}}'), '')" if name == month else f"by{index}"
            )
        compared = [name for name in parts if name in (CORPUS, system)]
        penalty = interval(_articles(database, "true"))
        articles, errors, words = database.execute(
            "SELECT count(*) FILTER (error IS NULL), count(error), "
            "coalesce(sum(words) FILTER (error IS NULL), 0)::BIGINT FROM article"
        ).fetchone()
        rules = tuple(_rules(database))
        groups = tuple(each for name, part in parts.items() for each in _groups(database, name, part))
        return Summary(
            corpora,
            articles,
            errors,
            words,
            sum(rule.findings for rule in rules),
            penalty,
            rules,
            groups,
            tuple(each for name in compared for each in _comparisons(database, name, parts[name], groups)),
            tuple(_worst(database, parts)),
            tuple(_wrong(database)),
        )


def _articles(database: Any, condition: str, values: Sequence[object] = ()) -> Articles:
    """The articles that fit, by their `id`, for a draw must not depend on the order of files."""
    found = database.execute(
        f"SELECT penalty, words FROM article WHERE error IS NULL AND {condition} ORDER BY id, penalty, words", values
    ).fetchnumpy()
    return Articles(*(np.asarray(found[key], np.float64) for key in ("penalty", "words")))


def _rules(database: Any) -> Iterator[Rule]:
    counts = ", ".join(f"count(*) FILTER (severity = '{severity}')" for severity in SEVERITIES)
    rows = database.execute(
        f"SELECT rule, mode(category), count(*) AS findings, count(DISTINCT article), {counts} FROM finding "
        "WHERE error IS NULL GROUP BY rule ORDER BY findings DESC, rule"
    ).fetchall()
    for rule, category, findings, articles, *severities in rows:
        yield Rule(rule, category, findings, articles, dict(zip(SEVERITIES, severities, strict=True)))


def _groups(database: Any, by: str, part: str) -> Iterator[Group]:
    values = database.execute(
        f"SELECT {part} AS value, count(*), sum(words)::BIGINT FROM article WHERE error IS NULL "
        "GROUP BY value ORDER BY value NULLS LAST"
    ).fetchall()
    rules = database.execute(
        f"SELECT {part} AS value, rule, count(*) AS findings FROM finding WHERE error IS NULL "
        "GROUP BY value, rule ORDER BY value NULLS LAST, findings DESC, rule"
    ).fetchall()
    found = {value: {rule: count for _, rule, count in some} for value, some in groupby(rules, key=lambda row: row[0])}
    for value, articles, words in values:
        counts = found.get(value, {})
        penalty = interval(_articles(database, f"{part} IS NOT DISTINCT FROM ?", [value]))
        yield Group(by, value, articles, words, sum(counts.values()), penalty, counts)


def _comparisons(database: Any, by: str, part: str, groups: Sequence[Group]) -> Iterator[Comparison]:
    """The best against each other one."""
    named = [each for each in groups if each.by == by and each.value is not None]
    if not named:
        return
    best = min(named, key=lambda each: (each.penalty.value, each.value))
    for each in named:
        if each is not best:
            yield Comparison(by, str(each.value), str(best.value), _difference(database, part, each.value, best.value))


def _difference(database: Any, part: str, one: str | None, other: str | None) -> Difference:
    rows = database.execute(
        "SELECT one.penalty, one.words, other.penalty, other.words FROM "
        + " JOIN ".join(
            f"(SELECT id, sum(penalty) AS penalty, sum(words) AS words FROM article "
            f"WHERE error IS NULL AND id IS NOT NULL AND {part} = ? GROUP BY id) AS {name}"
            for name in ("one", "other")
        )
        + " USING (id) ORDER BY id",
        [one, other],
    ).fetchall()
    if not rows:
        apart = [_articles(database, f"{part} = ?", [value]) for value in (one, other)]
        return difference(*apart, paired=False)
    numbers = np.asarray(rows, np.float64).T
    return difference(Articles(*numbers[:2]), Articles(*numbers[2:]), paired=True)


def _worst(database: Any, parts: Mapping[str, str]) -> Iterator[Article]:
    own = "".join(f", {part}" for part in parts.values())
    rows = database.execute(
        f"SELECT id, words, len(findings), 1000 * penalty / words AS worst{own} FROM article "
        f"WHERE error IS NULL AND penalty > 0 AND words > 0 ORDER BY worst DESC, corpus, id LIMIT {_WORST}"
    ).fetchall()
    for identifier, words, findings, worst, *values in rows:
        yield Article(identifier, words, findings, worst, dict(zip(parts, values, strict=True)))


def _wrong(database: Any) -> Iterator[Wrong]:
    rows = database.execute(
        "SELECT category, source_text, suggestion, text, count(*) AS findings, count(DISTINCT article) FROM finding "
        "WHERE error IS NULL AND category IN ('name', 'terminology') AND text <> '' AND source_text <> '' "
        "GROUP BY category, source_text, suggestion, text "
        f"ORDER BY findings DESC, source_text, text, suggestion LIMIT {_WRONG}"
    ).fetchall()
    yield from (Wrong(*row) for row in rows)
