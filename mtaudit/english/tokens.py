"""English tokens with offsets."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mtaudit.document import Token, TokenKind

_TOKEN = re.compile(
    r"(?P<number>\d+(?:[.,:]\d+)*)"
    r"|(?P<abbreviation>(?:[^\W\d_]\.){2,})"
    r"|(?P<word>[^\W\d_]+?(?=n['’]t\b)|n['’]t\b|['’](?:s|re|ve|ll|d|m)\b|[^\W\d_]+(?:\d+[^\W\d_]*)*)"
    r"|(?P<punctuation>[^\w\s]|_)",
    re.IGNORECASE,
)
_KINDS: dict[str, TokenKind] = {
    "number": "number",
    "abbreviation": "word",
    "word": "word",
    "punctuation": "punctuation",
}


def lower(tokens: Sequence[Token], index: int) -> str:
    """The word or mark at an index in lower case; "" beyond either end."""
    return tokens[index].text.lower() if 0 <= index < len(tokens) else ""


def tokenize(text: str, offset: int = 0) -> tuple[Token, ...]:
    """Split English text into words, numbers and marks; clitics ('s, n't, 'll) are tokens, hyphens split words.

    `offset` is added to all positions.
    """
    return tuple(
        Token(match.start() + offset, match.end() + offset, match.group(), _KINDS[match.lastgroup or "punctuation"])
        for match in _TOKEN.finditer(text)
    )
