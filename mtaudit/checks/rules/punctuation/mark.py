"""PUN: marks that Arabic does not use, or uses otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtaudit.checks import Evidence, Mark, check
from mtaudit.document import Span

_ARABIC = "\u0620-\u064a"


@check("PUN001", "latin-mark", "punctuation", "minor")
def latin_mark(evidence: Evidence) -> Iterator[Mark]:
    """Report a Latin comma, semicolon or question mark after an Arabic word.

    What it finds
        , ; ? where Arabic has ، ؛ ؟.
    Why it matters
        The marks face the wrong way in right-to-left text; a page with both kinds looks machine-made.
    When it stays silent
        After Latin words and numbers. Where the whole article uses Latin commas it is a house style: one finding, the
        first, speaks for all.
    Bad
        ar: وصل الوزير إلى العاصمة[[,]] حيث التقى الرئيس.
    Good
        ar: وصل الوزير إلى العاصمة، حيث التقى الرئيس.
    """
    marks = re.finditer(rf"(?<=[{_ARABIC}])\s?([,;?])(?=\s|$)", evidence.target.text)
    for match in _first_of_each(marks, evidence):
        mark = match.group(1)
        arabic = {",": "،", ";": "؛", "?": "؟"}[mark]
        yield Mark(Span(*match.span(1), mark), f"Arabic has {arabic} for {mark}", 0.9, suggestion=arabic)


@check("PUN002", "blank-before-mark", "punctuation", "minor")
def blank_before_mark(evidence: Evidence) -> Iterator[Mark]:
    """Report a blank before a comma or full stop.

    What it finds
        A blank between a word and the mark that belongs to it, as machine translation leaves it.
    Why it matters
        The mark can begin a line on its own, and the blank tells readers how the text was made.
    When it stays silent
        After the first one of each mark in an article: one finding speaks for all.
    Bad
        ar: وصل الوزير إلى العاصمة[[ ،]] حيث التقى الرئيس.
    Good
        ar: وصل الوزير إلى العاصمة، حيث التقى الرئيس.
    """
    marks = re.finditer(rf"(?<=[{_ARABIC}])[ \u00a0]([،؛؟.!])(?=\s|$)", evidence.target.text)
    for match in _first_of_each(marks, evidence):
        yield Mark(
            Span(*match.span(), match.group()), "no blank belongs before this mark", 0.9, suggestion=match.group(1)
        )


def _first_of_each(matches: Iterator[re.Match[str]], evidence: Evidence) -> Iterator[re.Match[str]]:
    seen: set[str] = set()
    prose = [(p.target.start, p.target.end) for p in evidence.prose if p.target]
    for match in matches:
        mark = match.group(1)
        if mark not in seen and any(start <= match.start() <= end for start, end in prose):
            seen.add(mark)
            yield match
