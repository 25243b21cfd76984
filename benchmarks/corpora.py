"""What the benchmarks run on: translated text, annotated output, and its audits, on all cores."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

from mtaudit import Finding, Result, Settings
from mtaudit.corpus.processes import audit_records
from mtaudit.readers import Record

Pair = tuple[str, str | None]
"""An Arabic text, and its English source where the audit reads one."""


def lines(*path: str | Path) -> list[str]:
    """The lines of a file; other characters that Python takes for line breaks are none."""
    return Path(*path).read_text("utf-8").removesuffix("\n").split("\n")


def sentences(folder: str | Path) -> list[Pair]:
    """The sentences of `ref.ar` with those of `src.en`."""
    return list(zip(lines(folder, "ref.ar"), lines(folder, "src.en"), strict=True))


def articles(folder: str | Path) -> list[list[Pair]]:
    """The same where `docs.txt` names the article of each line: the sentences of each article."""
    rows = zip(lines(folder, "docs.txt"), sentences(folder), strict=True)
    return [[pair for _, pair in group] for _, group in groupby(rows, key=lambda row: row[0])]


def joined(article: Sequence[Pair]) -> Pair:
    """The text of an article, a paragraph a sentence."""
    return "\n\n".join(arabic for arabic, _ in article), "\n\n".join(english or "" for _, english in article)


def systems(folder: str | Path) -> dict[str, list[str]]:
    """The output of each translation system, `en-ar.SYSTEM.ar`, line by line with `src.en`."""
    return {path.name.split(".")[1]: lines(path) for path in sorted(Path(folder).glob("en-ar.*.ar"))}


@dataclass(frozen=True, slots=True)
class Error:
    """An annotated error; `start` and `end` are those of its words, an omission has none."""

    category: str
    severity: str
    start: int = -1
    end: int = -1

    def is_marked_by(self, finding: Finding) -> bool:
        """Whether a finding overlaps it and is not more than three times as long; any omission finds an omission."""
        if self.start < 0:
            return finding.category == "omission"
        wide = finding.end - finding.start > max(20, 3 * (self.end - self.start))
        return overlap((finding.start, finding.end), (self.start, self.end)) and not wide


@dataclass(frozen=True, slots=True)
class Annotated:
    """A segment of a system's output with the errors in it."""

    system: str
    line: int
    pair: Pair
    errors: list[Error] = field(default_factory=list)


def annotated(gold: str | Path, folder: str | Path) -> list[Annotated]:
    """Segments with their errors, punctuation left out: annotators differ on it."""
    output, source = systems(folder), lines(folder, "src.en")
    found = []
    for record in map(json.loads, filter(None, lines(gold))):
        arabic = output[record["system"]][record["line"] - 1]
        pair = (arabic, source[record["line"] - 1])
        found.append(Annotated(record["system"], record["line"], pair, list(errors(record["errors"], arabic))))
    return found


def errors(records: list[dict[str, Any]], arabic: str) -> Iterator[Error]:
    """The errors of a text but those of punctuation, found by their words and the number of the occurrence."""
    for record in records:
        if record["category"] == "punctuation":
            continue
        if not record["span"]:
            yield Error(record["category"], record["severity"])
            continue
        occurrences = list(re.finditer(re.escape(record["span"]), arabic))
        yield Error(record["category"], record["severity"], *occurrences[int(record.get("occurrence") or 1) - 1].span())


def words(text: str) -> int:
    """The number of words of a text."""
    return len(re.findall(r"\w+", text))


def overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two ranges share a character; an empty range has a place too."""
    return one[0] < max(other[1], other[0] + 1) and other[0] < max(one[1], one[0] + 1)


def results_of(pairs: Sequence[Pair]) -> list[Result]:
    """The result of each text, by all rules."""
    records = (Record(at, None, *pair) for at, pair in enumerate(pairs, 1))
    return [
        Result.from_dict(each) for each in audit_records(records, Settings(model="gloss"), jobs=os.cpu_count() or 1)
    ]


def audit_all(pairs: Sequence[Pair]) -> list[tuple[Finding, ...]]:
    """The findings of each text, by all rules."""
    return [each.findings for each in results_of(pairs)]
