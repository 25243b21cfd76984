"""PUN: marks that Arabic does not use, or uses otherwise."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from mtaudit.arabic.normalise import CONTROLS, LETTERS, MARKS
from mtaudit.arabic.tokens import ENTITY
from mtaudit.checks import Evidence, Mark, check
from mtaudit.document import Span
from mtaudit.message import say

_CLOSING = "\"”“»’')\\]"
_AFTER_WORD = rf"[{LETTERS}][{MARKS}{CONTROLS}]*+(?:[{_CLOSING}][{CONTROLS}]*+)?"
"""The end of an Arabic word, with its vowel signs, a closing quotation mark and invisible marks of direction."""
_END = rf"(?=[{CONTROLS}]*(?:[\s{_CLOSING}!؟?]|$))"
_LATIN_MARK = re.compile(rf"{_AFTER_WORD}[ \u00a0]?(?:!(?=\?))?([,;?])(?:{_END}|(?=[{LETTERS}]))")
_BLANK_BEFORE = re.compile(rf"[\w{_CLOSING}][{MARKS}{CONTROLS}]*+([ \u00a0])([،؛؟.!]){_END}")
_ENTITY = re.compile(ENTITY)


@check("PUN001", "latin-mark", "punctuation", "minor")
def latin_mark(evidence: Evidence) -> Iterator[Mark]:
    """Report a Latin comma, semicolon or question mark after an Arabic word.

    What it finds
        , ; ? where Arabic has ، ؛ ؟, also behind vowel signs and before or after a closing quotation mark.
    Why it matters
        The marks face the wrong way in right-to-left text; a page with both kinds looks machine-made.
    When it stays silent
        After Latin words and numbers. Where the whole article uses Latin commas it is a house style: one finding, the
        first, speaks for all.
    Bad
        ar: وصل الوزير إلى العاصمة[[,]] حيث التقى الرئيس.
        ar: قال "سنعود غدًا[[,]]" وسأل: لماذا[[?]]!
    Good
        ar: وصل الوزير إلى العاصمة، حيث التقى الرئيس.
    """
    seen: set[str] = set()
    for match in _in_prose(_LATIN_MARK, evidence):
        mark = match.group(1)
        arabic = {",": "،", ";": "؛", "?": "؟"}[mark]
        if mark not in seen:
            seen.add(mark)
            yield Mark(
                Span(*match.span(1), mark),
                say("Arabic has {arabic} for {mark}", arabic=arabic, mark=mark),
                0.9,
                suggestion=arabic,
            )


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
        ar: وصل الوزير عام 2015[[ .]]
    Good
        ar: وصل الوزير إلى العاصمة، حيث التقى الرئيس.
    """
    seen: set[str] = set()
    for match in _in_prose(_BLANK_BEFORE, evidence):
        mark = match.group(2)
        if mark not in seen:
            seen.add(mark)
            span = Span(match.start(1), match.end(2), match.group(1) + mark)
            yield Mark(span, say("no blank belongs before this mark"), 0.9, suggestion=mark)


@check("PUN004", "html-entity", "punctuation", "minor")
def html_entity(evidence: Evidence) -> Iterator[Mark]:
    """Report a character that is written as an HTML entity.

    What it finds
        &quot; and the like in a text that readers see as it is.
    Why it matters
        Readers see the code instead of the mark.
    When it stays silent
        An ampersand that begins no entity.
    Bad
        ar: قال الوزير [[&quot;]]نعم[[&quot;]] ثم غادر.
    Good
        ar: قال الوزير "نعم" ثم غادر شركة جونسون & جونسون.
    """
    for match in _in_prose(_ENTITY, evidence):
        character = html.unescape(match.group())
        yield Mark(
            Span(*match.span(), match.group()),
            say("this stands for {character}", character=character),
            0.95,
            suggestion=character,
        )


def _in_prose(pattern: re.Pattern[str], evidence: Evidence) -> Iterator[re.Match[str]]:
    """The matches in the prose of the target; a passage ends with the blanks that follow it."""
    for passage in evidence.prose:
        if passage.target is not None:
            yield from pattern.finditer(evidence.target.text, passage.target.start, passage.target.end)
