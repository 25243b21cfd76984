"""PUN: quotation marks without a partner."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtaudit.checks import Evidence, Mark, check
from mtaudit.document import Span


@check("PUN003", "unbalanced-quotation", "punctuation", "minor")
def unbalanced_quotation(evidence: Evidence) -> Iterator[Mark]:
    """Report a quotation that is opened and not closed, or closed and not opened.

    What it finds
        A lone « or », “ or ”, or an odd number of straight marks in a paragraph.
    Why it matters
        Where a quotation ends decides whose words they are.
    When it stays silent
        A quotation that runs over several paragraphs opens each and closes the last; the source has as lone a mark in
        the same passage. Straight marks after a number are inches or seconds, unless a quotation is open.
    Bad
        ar: وقال الوزير: [[«]]سنواصل العمل حتى النهاية.
    Good
        ar: وقال الوزير: «سنواصل العمل حتى النهاية».
        ar: كانت الطائرة "إيل-76" جزءا من الأسطول.
        ar: وقال الوزير: "سنواصل العمل حتى النهاية.
        en: The minister said: "We will go on working until the end.
    """
    text = evidence.target.text
    cut = {
        _lone(text, each.target.start, each.target.end)
        for each in evidence.passages
        if each.target and each.source and _lone(each.source.text, 0, len(each.source.text)) is not None
    }
    paragraphs = [match.span() for match in re.finditer(r"[^\n]+", text)]
    lone = [each for start, end in paragraphs if (each := _lone(text, start, end)) is not None]
    first_opening = next((position for position in lone if text[position] in "«“"), len(text))
    for position in lone:
        continued = text[position] in "«“" and position < lone[-1]
        closes = text[position] in "»”" and position > first_opening
        if not continued and not closes and position not in cut:
            yield Mark(Span(position, position + 1, text[position]), "this quotation mark has no partner", 0.7)


def _lone(text: str, start: int, end: int) -> int | None:
    """The position of the first quotation mark of a paragraph that has no partner."""
    open_at: list[int] = []
    for position in range(start, end):
        character = text[position]
        if character in "«“":
            open_at.append(position)
        elif character in "»”":
            if not open_at:
                return position
            open_at.pop()
    if open_at:
        return open_at[0]
    straight: list[int] = []
    for position in range(start, end):
        if text[position] == '"' and (len(straight) % 2 or not (position and text[position - 1].isdigit())):
            straight.append(position)
    return straight[-1] if len(straight) % 2 else None
