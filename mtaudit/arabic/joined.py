"""Two words that are written as one: المتعلقةبالحرب, منالمدينة."""

from __future__ import annotations

import re
from functools import lru_cache

from mtaudit.arabic.clitics import without_conjunction
from mtaudit.arabic.disambiguate import is_common
from mtaudit.arabic.spelling import exact_readings, is_exact, is_variant
from mtaudit.arabic.word_lists import word_list

_LAST_ALWAYS = "ةى"
"""Letters that end a word wherever they stand."""
_APART = "ادذرزوء"
"""Letters that join no letter after them: the two words look apart on the page, and writers forget the blank."""
_SHORTEST = 3
"""Letters of a word before one that begins with the article."""
_LONGEST = 30
_TELLING = 5
"""Letters of a word that few others contain by chance."""
_MOST_PARTS, _LONG = 3, 11
"""Words that may be run together, and letters from which they may be three."""
_MOST_LETTERS = 15
"""Letters of the longest words, with all that is attached to them: أفاستسقيناكموها."""

_LOOP = re.compile(r"((\w)(?!\2)\w{1,3}?)\1{3,}")


def is_several(word: str) -> bool:
    """Whether a normalised word is too long to be one: the blanks of a line were lost."""
    return len(word) > _MOST_LETTERS and not is_exact(word) and not is_looped(word)


def is_looped(word: str) -> bool:
    """Whether the same letters come four times in a row, as in no Arabic word and as models loop; one letter drawn out
    is a writer's."""
    return _LOOP.search(word) is not None


@lru_cache(maxsize=1 << 13)
def parted(word: str) -> str | None:
    """A normalised word as the two that it is; None for one that the lexicon has, or that may be a name (عبدالله)."""
    if len(word) > _LONGEST or is_exact(word) or is_variant(word):
        return None
    for at in range(2, len(word) - 1):
        first, second = word[:at], word[at:]
        if _may_end(first, second) and _is_word(first) and _is_word(second):
            return f"{first} {second}"
    return None


@lru_cache(maxsize=1 << 13)
def may_be_several(word: str) -> bool:
    """Whether a normalised word that the lexicon lacks may be words run together, or is longer than any."""
    return not (is_exact(word) or is_variant(word)) and (is_several(word) or _falls_apart(word, _MOST_PARTS))


def _falls_apart(word: str, most: int) -> bool:
    """Whether a word can be cut into two words or a few."""
    cuts = ((word[:at], word[at:]) for at in range(2, len(word) - 1))
    return most > 1 and any(
        _is_part(first) and (_is_part(rest) or (len(word) > _LONG and _falls_apart(rest, most - 1)))
        for first, rest in cuts
    )


def _is_part(word: str) -> bool:
    """Whether letters are a word; a short one must be common, for any letters contain some rare short word."""
    return _is_word(word) or (len(word) >= _TELLING and bool(exact_readings(word)))


def _may_end(first: str, second: str) -> bool:
    """Whether the letters say that a word may end here."""
    if first[-1] in _LAST_ALWAYS:
        return True
    begins = second.startswith("ال") and len(second) > 4
    if without_conjunction(first) in word_list("before article"):
        return begins
    apart = first[-1] in _APART and len(first) >= _SHORTEST and second not in word_list("in compound names")
    return apart and (begins or second in word_list("after forgotten blank"))


def _is_word(word: str) -> bool:
    return any(map(is_common, exact_readings(word)))
