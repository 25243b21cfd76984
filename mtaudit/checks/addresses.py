"""Addresses in prose: of pages, mail, accounts, topics and files. They are no language, and nothing in them is an
error of translation."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache

from mtaudit.finding import Finding
from mtaudit.resources import words

Place = tuple[int, int]

_FIXED = (
    r"(?:https?|ftp)://\S+",
    r"\bwww\.\S+",
    r"(?<![\w.])[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    r"(?<![\w@])@\w+",
    r"(?<![\w#])#\w*[^\W\d]\w*",
    r"\b[A-Za-z]:\\\S+",
    r"(?<![\w/])~?(?:/[\w.-]+){2,}",
)
_AFTER = ".,;:!?)]}»\"'’”،؛؟…"
"""Marks that end the sentence around an address rather than the address."""


def places_of_addresses(text: str) -> list[Place]:
    """Where addresses stand in a text, in order."""
    found = (match.span() for match in _pattern().finditer(text))
    return [(start, start + len(text[start:end].rstrip(_AFTER))) for start, end in found]


def outside_addresses(findings: Iterable[Finding], target: str, source: str | None) -> list[Finding]:
    """The findings but for those that mark a piece of an address, or compare with one of the source."""
    in_target, in_source = places_of_addresses(target), places_of_addresses(source or "")
    return [
        each
        for each in findings
        if not (
            (each.text and _is_within(each.start, each.end, in_target))
            or (each.source_text and _is_within(each.source_start or 0, each.source_end or 0, in_source))
        )
    ]


def _is_within(start: int, end: int, places: Sequence[Place]) -> bool:
    before = bisect_right(places, (start, end)) - 1
    candidates = places[max(before, 0) : before + 2]
    return any(first <= start and end <= last for first, last in candidates)


@cache
def _pattern() -> re.Pattern[str]:
    endings = "|".join(sorted(words("lexicon/addresses.txt")))
    named = rf"(?<![\w.@/])[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*\.(?:{endings})(?![\w-])(?:/[^\s،؛]*)?"
    return re.compile("|".join((*_FIXED, named)))
