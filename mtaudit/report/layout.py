"""Where everything goes on a page: one row a passage, its text cut at the ends of the marks, findings numbered."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mtaudit.document import SegmentKind
from mtaudit.finding import SEVERITIES, Finding, Severity
from mtaudit.result import Doubt, Result, SegmentResult


@dataclass(frozen=True, slots=True)
class Numbered:
    """A finding and its number in the report, from 1."""

    number: int
    finding: Finding


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that the same findings mark from end to end; an empty one is the place of an omission.

    `starting` and `ending` are those of `marks` that begin and that end with this piece. `doubt` is the probability
    that a word which nothing marks is wrong, where that is worth a look.
    """

    text: str
    marks: tuple[Numbered, ...]
    starting: tuple[Numbered, ...]
    ending: tuple[Numbered, ...]
    doubt: float | None = None

    @property
    def severity(self) -> Severity | None:
        """The gravest severity of the marks."""
        return max((n.finding.severity for n in self.marks), key=SEVERITIES.index, default=None)


@dataclass(frozen=True, slots=True)
class Row:
    """One passage with its findings. `segment` is None for findings in a text without passages."""

    number: int
    segment: SegmentResult | None
    pieces: tuple[Piece, ...]
    findings: tuple[Numbered, ...]


def rows(result: Result) -> tuple[Row, ...]:
    """Every passage as a row, in order; every finding in exactly one row, numbered down the page.

    A mark that runs over several passages is shown in each of them. The finding of a dropped passage goes to the row
    of its source, where there is no target text.
    """
    placed = _place(result)
    count = max(len(result.segments), 1 if placed else 0)
    numbered: list[list[Numbered]] = []
    number = 0
    for index in range(count):
        findings = sorted(placed.get(index, ()), key=lambda f: (f.start, f.end, f.rule))
        numbered.append([Numbered(number + i, finding) for i, finding in enumerate(findings, 1)])
        number += len(findings)
    targets = _targets(result)
    marks: list[list[Numbered]] = [list(each) for each in numbered]
    for index, each in enumerate(numbered):
        for mark in each:
            for other in _overlapped(mark.finding, targets):
                if other != index and result.segments[index].target is not None:
                    marks[other].append(mark)
    return tuple(
        Row(
            index + 1,
            result.segments[index] if index < len(result.segments) else None,
            tuple(_row_pieces(result, index, marks[index])),
            tuple(numbered[index]),
        )
        for index in range(count)
    )


def _targets(result: Result) -> list[tuple[int, int, int]]:
    """(start, end, index) of the passages that have a target, by start."""
    return sorted((s.target.start, s.target.end, i) for i, s in enumerate(result.segments) if s.target)


def _place(result: Result) -> dict[int, list[Finding]]:
    """The findings of each passage."""
    targets = _targets(result)
    dropped = sorted(
        (s.source.start, s.source.end, i) for i, s in enumerate(result.segments) if s.source and not s.target
    )
    placed: dict[int, list[Finding]] = defaultdict(list)
    for finding in result.findings:
        index = None
        if finding.start == finding.end and finding.source_start is not None:
            index = _containing(finding.source_start, dropped)
        if index is None and finding.segment is not None and 0 <= finding.segment < len(result.segments):
            target = result.segments[finding.segment].target
            if target and target.start <= finding.start <= target.end:
                index = finding.segment
        if index is None:
            index = _nearest(finding.start, targets)
        placed[index].append(finding)
    return placed


def _containing(offset: int, spans: Sequence[tuple[int, int, int]]) -> int | None:
    at = bisect_right(spans, offset, key=lambda span: span[0]) - 1
    return spans[at][2] if at >= 0 and offset < spans[at][1] else None


def _nearest(offset: int, targets: Sequence[tuple[int, int, int]]) -> int:
    """The last passage that begins at or before the offset, else the first."""
    return targets[max(bisect_right(targets, offset, key=lambda span: span[0]) - 1, 0)][2] if targets else 0


def _overlapped(finding: Finding, targets: Sequence[tuple[int, int, int]]) -> Iterator[int]:
    """The passages that the mark shares characters with."""
    at = max(bisect_right(targets, finding.start, key=lambda span: span[0]) - 1, 0)
    while at < len(targets) and targets[at][0] < finding.end:
        if targets[at][1] > finding.start:
            yield targets[at][2]
        at += 1


def _row_pieces(result: Result, index: int, marks: Sequence[Numbered]) -> Iterator[Piece]:
    segment = result.segments[index] if index < len(result.segments) else None
    if segment is not None and segment.target is not None:
        return pieces(segment.target.text, segment.target.start, marks, segment.attention)
    return pieces("", 0, marks)


def pieces(text: str, offset: int, marks: Iterable[Numbered], doubts: Iterable[Doubt] = ()) -> Iterator[Piece]:
    """Cut `text`, which begins at `offset` of the target, where a mark begins or ends or an unmarked word worth a look.

    The pieces' texts joined are the text. Marks are cut to fit; one with nothing left inside is an empty piece.
    """
    begin: dict[int, list[Numbered]] = defaultdict(list)
    end: dict[int, list[Numbered]] = defaultdict(list)
    empty: dict[int, list[Numbered]] = defaultdict(list)
    marks = list(marks)
    for mark in marks:
        first = min(max(mark.finding.start - offset, 0), len(text))
        last = min(max(mark.finding.end - offset, 0), len(text))
        if first < last:
            begin[first].append(mark)
            end[last].append(mark)
        else:
            empty[first].append(mark)
    looks = {max(each.start - offset, 0): each for each in doubts if not any(_shares(each, m.finding) for m in marks)}
    ends = {min(each.end - offset, len(text)) for each in looks.values()}
    cuts = sorted({0, len(text), *begin, *end, *empty, *(at for at in (*looks, *ends) if 0 <= at <= len(text))})
    active: dict[int, Numbered] = {}
    for at, following in zip(cuts, [*cuts[1:], None], strict=True):
        for mark in end[at]:
            del active[mark.number]
        if empty[at]:
            lost = tuple(empty[at])
            yield Piece("", lost, lost, lost)
        starting = tuple(begin[at])
        active.update((mark.number, mark) for mark in starting)
        if following is not None and following > at:
            held = tuple(active[n] for n in sorted(active))
            doubt = looks[at].probability if at in looks else None
            yield Piece(text[at:following], held, starting, tuple(end[following]), doubt)


def _shares(doubt: Doubt, finding: Finding) -> bool:
    return finding.start < doubt.end and doubt.start < finding.end


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Passages of one kind between which the target has no line end; each with the blanks before it."""

    kind: SegmentKind
    rows: tuple[tuple[str, Row], ...]


def running(result: Result, rows: Iterable[Row]) -> Iterator[Paragraph]:
    """The passages as running text. One that the target lacks stands where its neighbours in the source stand."""
    held: list[tuple[str, Row]] = []
    kind: SegmentKind = "prose"
    at = 0
    for row in rows:
        target = row.segment.target if row.segment else None
        between = result.target[at : target.start] if target else ""
        at = target.end if target else at
        if held and target and ("\n" in between or row.segment is None or row.segment.kind != kind):
            yield Paragraph(kind, tuple(held))
            held, between = [], ""
        if row.segment and (target or not held):
            kind = row.segment.kind
        held.append((between if held else "", row))
    if held:
        yield Paragraph(kind, tuple(held))
