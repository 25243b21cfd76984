"""Which back-translations are not to be relied on, and how they are written.

Ratios were measured on what six systems make of the human Arabic of FLORES and IWSLT, 14,700 sentences.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Sequence

FAULTS = ("empty", "Arabic left in it", "repeats itself", "too short", "too long", "a copy of the source")

_FEWEST, _MOST = 0.4, 3.0
"""English words for an Arabic one: outside are 14 of the 14,700 sentences, nearly all of them faults."""

_COUNTED = 6
"""Arabic words from which the ratio says something."""

_RUN, _TIMES = 3, 4
"""A run of so many words that stands so often in a sentence is a loop: in 3 of the 14,700."""

_ARABIC_SHARE = 0.1
"""Of the letters."""

_COPIED = 20
"""Words from which a sentence that comes back letter by letter is a copy of the source: the longest that came back so
had 19."""

_WORD = re.compile(r"\w+")
_MARKS = str.maketrans({"«": '"', "»": '"', "“": '"', "”": '"', "„": '"', "‟": '"', "‘": "'", "’": "'", "‚": "'"})
_KEPT = frozenset("\n\t\u200c\u200d")
"""Control and format characters that matter: line ends, and what joins and parts letters."""


def normalise_marks(text: str) -> str:
    """The text with plain quotation marks and without control characters, as OPUS-MT's training text was written."""
    kept = (char for char in text if char in _KEPT or unicodedata.category(char) not in ("Cc", "Cf"))
    return " ".join("".join(kept).translate(_MARKS).split())


def fault(arabic: str, english: str, sources: Collection[str] = ()) -> str | None:
    """What is wrong with the back-translation of a sentence, None where nothing is.

    `sources` are the sentences of the source: a long one that comes back letter by letter was not translated.
    """
    words, own = _WORD.findall(english.lower()), _WORD.findall(arabic)
    if not words:
        return "empty" if own else None
    letters = [char for char in english if char.isalpha()]
    if sum("\u0600" <= char <= "\u06ff" for char in letters) > _ARABIC_SHARE * len(letters):
        return "Arabic left in it"
    if _most_repeated(words) >= _TIMES > _most_repeated(own):
        return "repeats itself"
    if len(own) >= _COUNTED and not _FEWEST <= len(words) / len(own) <= _MOST:
        return "too short" if len(words) < len(own) else "too long"
    if len(words) >= _COPIED and english.strip() in sources:
        return "a copy of the source"
    return None


def _most_repeated(words: Sequence[str]) -> int:
    runs = Counter(zip(*(words[k:] for k in range(_RUN)), strict=False))
    return max(runs.values(), default=0)
