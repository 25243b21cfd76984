"""Arabic tokens with offsets."""

from __future__ import annotations

import re

from mtaudit.arabic.normalise import CONTROLS, LETTERS, MARKS, VOWELS
from mtaudit.document import Token, TokenKind

_FOREIGN = rf"(?:(?![{LETTERS}])[^\W\d_])"
ENTITY = r"&(?:quot|amp|lt|gt|nbsp|apos|#\d{2,5}|#x[0-9a-fA-F]{2,4});"
"""A mark that is written as HTML names it."""
_TOKEN = re.compile(
    rf"(?P<entity>{ENTITY})"
    rf"|(?P<word>[{LETTERS}]"
    rf"(?:[{LETTERS}{MARKS}]|[{CONTROLS}]++(?=[{LETTERS}{MARKS}])| [{VOWELS}]++ ?(?=[{LETTERS}]))*+)"
    rf"|(?P<number>\d++(?:[.,:٫٬،]\d++)*+)"
    rf"|(?P<abbreviation>(?:{_FOREIGN}\.){{2,}}+)"
    rf"|(?P<latin>{_FOREIGN}(?:[\u0300-\u036f\d]|['’](?={_FOREIGN})|{_FOREIGN})*+)"
    rf"|(?P<punctuation>(?![{MARKS}{CONTROLS}\x00-\x1f\x7f-\x9f])[^\w\s]|_)"
)
_KINDS: dict[str, TokenKind] = {
    "word": "word",
    "number": "number",
    "abbreviation": "latin",
    "latin": "latin",
    "entity": "punctuation",
    "punctuation": "punctuation",
}


def tokenize(text: str, offset: int = 0) -> tuple[Token, ...]:
    """Split Arabic text into words, Latin words, numbers and marks; `offset` is added to all positions.

    A word keeps its diacritics, tatweel and the invisible controls between its letters, and a diacritic that stands
    between blanks inside it (ي ُ عد), as some tokenisers leave it. A number keeps separators
    between its digits (3.5, ١٬٠٠٠, 10:30); percent signs, dashes and slashes are tokens of their own, so a range, a
    score or a date is several numbers. White space, control characters and stray diacritics belong to no token.
    """
    return tuple(
        Token(match.start() + offset, match.end() + offset, match.group(), _KINDS[match.lastgroup or "punctuation"])
        for match in _TOKEN.finditer(text)
    )
