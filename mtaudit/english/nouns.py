"""What shows that English words are a noun, and not the verb of the same letters."""

from __future__ import annotations

from collections.abc import Sequence

from mtaudit.document import Token
from mtaudit.english.tokens import lower
from mtaudit.english.word_lists import word_list


def is_noun(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a determiner right before the words, or a finite auxiliary right behind them, shows a noun."""
    return lower(tokens, first - 1) in word_list("determiners") or precedes_auxiliary(tokens, last)


def precedes_auxiliary(tokens: Sequence[Token], at: int) -> bool:
    """Whether a finite auxiliary stands right behind a word."""
    return lower(tokens, at + 1) in word_list("finite auxiliaries")
