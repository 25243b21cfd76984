"""PUN: quotation marks without a partner."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mtaudit.checks import Evidence, Mark, check
from mtaudit.document import Span
from mtaudit.message import say

_KINDS = ("«»", "“”„", '"')
"""Marks that belong together. Which of two opens is told by the blanks beside it: many write ”…“."""
_LONGEST = 10
"""Paragraphs over which a quotation may run."""


@dataclass(frozen=True, slots=True)
class _Lone:
    """A mark without partner in its paragraph, and whether it opens a quotation."""

    position: int
    paragraph: int
    opens: bool


@check("PUN003", "unbalanced-quotation", "punctuation", "minor")
def unbalanced_quotation(evidence: Evidence) -> Iterator[Mark]:
    """Report a quotation that is opened and not closed, or closed and not opened.

    What it finds
        An odd number of « and », of “ and ”, or of straight marks in a paragraph.
    Why it matters
        Where a quotation ends decides whose words they are.
    When it stays silent
        A quotation that runs over several paragraphs opens each and closes the last; the source has as lone a mark in
        the same passage. Straight marks after a number are inches or seconds, unless a quotation is open. Which of “
        and ” opens does not matter. Marks of two shapes that open and close one quotation are told of once.
    Bad
        ar: وقال الوزير: [[«]]سنواصل العمل حتى النهاية.
    Good
        ar: وقال الوزير: «سنواصل العمل حتى النهاية». وقالت الوزيرة: ”سنعود غدا“.
        ar: كانت الطائرة "إيل-76" جزءا من الأسطول.
        ar: وقال الوزير: "سنواصل العمل حتى النهاية.
        en: The minister said: "We will go on working until the end.
    """
    text = evidence.target.text
    paragraphs = [match.span() for match in re.finditer(r"[^\n]+", text)]
    cut = [
        (each.target.start, each.target.end)
        for each in evidence.passages
        if each.target
        and each.source
        and any(_lone(each.source.text, (0, len(each.source.text)), 0, k) for k in _KINDS)
    ]
    found: list[int] = []
    for marks in _KINDS:
        lone = [each for index, span in enumerate(paragraphs) if (each := _lone(text, span, index, marks)) is not None]
        found += _without_partner(lone, [text[start:end].lstrip()[:1] in marks for start, end in paragraphs])
    for position in _one_a_quotation(text, sorted(found)):
        if not _within(position, cut):
            yield Mark(Span(position, position + 1, text[position]), say("this quotation mark has no partner"), 0.7)


def _one_a_quotation(text: str, positions: Sequence[int]) -> Iterator[int]:
    """The marks without those that close, in the same paragraph, a quotation which a mark of another shape opens."""
    opened: int | None = None
    for at in positions:
        if opened is not None and "\n" not in text[opened:at] and not _opens(text, at, (0, len(text))):
            opened = None
        else:
            opened = at
            yield at


def _within(position: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a position is in one of the spans, which are in text order."""
    at = bisect_right(spans, position, key=lambda span: span[0]) - 1
    return at >= 0 and position < spans[at][1]


def _lone(text: str, span: tuple[int, int], paragraph: int, marks: str) -> _Lone | None:
    """The quotation mark of a paragraph that has no partner: the first that opens another, else the last."""
    positions: list[int] = []
    for at in range(*span):
        if text[at] in marks and (len(positions) % 2 or not _is_inches(text, at)):
            positions.append(at)
    if len(positions) % 2 == 0:
        return None
    opening = [_opens(text, at, span) for at in positions]
    for at, first, second in zip(positions, opening, opening[1:], strict=False):
        if first and second:
            return _Lone(at, paragraph, opens=True)
    at = positions[0] if not opening[0] else positions[-1]
    return _Lone(at, paragraph, opens=opening[positions.index(at)])


def _is_inches(text: str, at: int) -> bool:
    return text[at] == '"' and at > 0 and text[at - 1].isdigit()


_BEFORE_OPENING = re.compile(r"(?:^|[\s(\[:،])[وفبلك]?$")


def _opens(text: str, at: int, span: tuple[int, int]) -> bool:
    """Whether a mark stands before a word rather than behind one; و and other clitics may stand before it."""
    after = text[at + 1] if at + 1 < span[1] else " "
    return not after.isspace() and _BEFORE_OPENING.search(text[max(span[0], at - 2) : at]) is not None


def _without_partner(lone: Sequence[_Lone], begins: Sequence[bool]) -> Iterator[int]:
    """Where marks have no partner in another paragraph either; `begins`: which paragraphs begin with a mark."""
    open_since: int | None = None
    for each, following in zip(lone, [*lone[1:], None], strict=False):
        if each.opens:
            next_begins = each.paragraph + 1 < len(begins) and begins[each.paragraph + 1]
            closed = following is not None and not following.opens and following.paragraph - each.paragraph <= _LONGEST
            if next_begins or closed or (following is not None and following.paragraph == each.paragraph + 1):
                open_since = each.paragraph
            else:
                yield each.position
        elif open_since is not None and each.paragraph - open_since <= _LONGEST:
            open_since = None
        else:
            yield each.position
