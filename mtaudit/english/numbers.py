"""Numbers in English text, in digits and in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from mtaudit.document import Token
from mtaudit.quantity import Numeral, Quantity, digit_values, quantities
from mtaudit.resources import table

_DECADE = re.compile(r"s|'s|’s")
_CLOCK = re.compile(r"[ap]\.?m\.?", re.IGNORECASE)
_MONEY = frozenset("$€£¥₽")


@dataclass(frozen=True, slots=True)
class _Word:
    values: frozenset[Fraction]
    scale: bool
    money: bool


@cache
def _words() -> dict[str, _Word]:
    return {
        row[0]: _Word(frozenset({Fraction(row[1])}), "scale" in row, "money" in row)
        for row in table("lexicon/english/numerals.tsv")
    }


def find_numbers(tokens: Sequence[Token]) -> tuple[Quantity, ...]:
    """The quantities of a tokenized English text, in order.

    "One" alone is left out, since it is more often a pronoun. Parts of a time, a score or a date are numbers of their
    own.
    """
    numerals: list[Numeral] = []
    near: list[bool] = []
    last, joined, close = -2, False, False
    for index, token in enumerate(tokens):
        gap = index - last == 1
        if token.kind == "number":
            for numeral in _digits(tokens, index):
                numerals.append(numeral)
                near.append(False)
            last, joined, close = index, False, True
        elif (word := _words().get(token.text.lower())) and not (word.money and not _is_money(tokens, index)):
            numerals.append(Numeral(token.start, token.end, word.values, False, word.scale, joined))
            near.append(close and gap)
            last, joined, close = index, False, True
        elif gap and close and (token.text == "-" or token.text.lower() == "and"):
            last, joined = index, joined or token.text != "-"
        else:
            joined = close = False
    return tuple(each for each in quantities(numerals, near) if each.digits or each.value != 1)


def _is_money(tokens: Sequence[Token], index: int) -> bool:
    """Whether the m or k at `index` counts money: £125m."""
    return index >= 2 and tokens[index - 1].kind == "number" and tokens[index - 2].text in _MONEY


def _digits(tokens: Sequence[Token], index: int) -> list[Numeral]:
    token = tokens[index]
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    decade = after is not None and after.start == token.end and _DECADE.fullmatch(after.text)
    clock = after is not None and _CLOCK.fullmatch(after.text)
    found = []
    for piece in re.finditer(r"[^:.]+" if clock else r"[^:]+", token.text):
        values = digit_values(piece.group())
        if decade:
            # The 1980s are the eighties, and the 2000s the twenty-first century.
            values |= {v % 100 for v in values if v % 100} | {Fraction(v // 100 + 1) for v in values if v % 100 == 0}
        start = token.start + piece.start()
        found.append(Numeral(start, start + len(piece.group()), values, True, False, False))
    return found
