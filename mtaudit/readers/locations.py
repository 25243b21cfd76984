"""Where in a file of markup the text stands that was taken out of it.

A reader gives text without saying where it found each word. What it gives is found again in the file: markup and blanks
left out, both are the same letters in the same order, paragraph by paragraph.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from mtaudit.document import Location

_MARKUP = re.compile(
    r"<!--.*?(?:-->|\Z)|<!\[CDATA\[(?P<cdata>.*?)(?:\]\]>|\Z)|<(?:script|style)\b.*?(?:</(?:script|style)\s*>|\Z)"
    r"|<[/!?a-zA-Z][^>]*+(?:>|\Z)",
    re.S | re.I,
)
"""What is not closed goes on to the end, as in a browser: no place is looked at twice."""
_NO_LETTER = re.compile(r"[\s\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""Blanks, and what the readers make one of."""
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")


def locate(markup: str, text: str, units: Sequence[str] = ()) -> tuple[Location, ...]:
    """The places of the lines of `text` that are found in `markup`, and of each word where it does not go on.

    `units` are the ids of its lines that are not empty, where they have any.
    """
    letters, offsets = _letters(markup)
    lines = [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", markup))]
    places: list[Location] = []
    after = 0
    for number, paragraph in enumerate(re.finditer(r"[^\n]+", text)):
        wanted = "".join(paragraph[0].split())
        at = letters.find(wanted, after)
        if at < 0:
            at = letters.find(wanted)
        if at < 0 or not wanted:
            continue
        after = at + len(wanted)
        unit = units[number] if number < len(units) else None
        places += _of_words(paragraph, offsets[at:after], lines, unit)
    return tuple(places)


def locate_paragraphs(paragraphs: Iterable[tuple[str, str | None]]) -> tuple[Location, ...]:
    """The places of paragraphs that are joined to lines: a line is a paragraph of the document, whatever breaks it.

    Each has an id that is its unit, or None.
    """
    places: list[Location] = []
    start = 0
    for number, (text, unit) in enumerate(paragraphs, 1):
        if text:
            places.append(Location(start, number, 1, unit))
        start += len(text) + 1
    return tuple(places)


def _of_words(
    paragraph: re.Match[str], offsets: Sequence[int], lines: Sequence[int], unit: str | None
) -> Iterator[Location]:
    done = 0
    expected: tuple[int, int] | None = None
    for word in re.finditer(r"\S+", paragraph[0]):
        for k in range(len(word[0])):
            start, offset = paragraph.start() + word.start() + k, offsets[done + k]
            line = bisect_right(lines, offset)
            column = offset - lines[line - 1] + 1
            if expected is None or (line, column - start) != expected:
                yield Location(start, line, column, unit)
                expected = line, column - start
        done += len(word[0])


def _letters(markup: str) -> tuple[str, list[int]]:
    """All letters outside of markup, entities read, without blanks; and where each stands."""
    letters: list[str] = []
    offsets: list[int] = []
    at = 0
    for match in _MARKUP.finditer(markup):
        _read(markup, at, match.start(), letters, offsets)
        if match["cdata"] is not None:
            _take(match["cdata"], match.start("cdata"), letters, offsets)
        at = match.end()
    _read(markup, at, len(markup), letters, offsets)
    return "".join(letters), offsets


def _read(markup: str, start: int, end: int, letters: list[str], offsets: list[int]) -> None:
    at = start
    for match in _ENTITY.finditer(markup, start, end):
        _take(markup[at : match.start()], at, letters, offsets)
        for letter in html.unescape(match[0]):
            if not _NO_LETTER.match(letter):
                letters.append(letter)
                offsets.append(match.start())
        at = match.end()
    _take(markup[at:end], at, letters, offsets)


def _take(text: str, start: int, letters: list[str], offsets: list[int]) -> None:
    kept = [k for k, letter in enumerate(text) if not _NO_LETTER.match(letter)]
    letters += [text[k] for k in kept]
    offsets += [start + k for k in kept]
