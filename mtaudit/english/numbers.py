"""Numbers in English text, in digits and in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import cache

from mtaudit.document import Token
from mtaudit.quantity import Numeral, Quantity, digit_values, quantities
from mtaudit.resources import table

_DECADE = re.compile(r"s|'s|’s")


@cache
def _words() -> dict[str, tuple[frozenset[Fraction], bool]]:
    return {row[0]: (frozenset({Fraction(row[1])}), "scale" in row) for row in table("english/numerals.tsv")}


def find_numbers(tokens: Sequence[Token]) -> tuple[Quantity, ...]:
    """The quantities of a tokenized English text, in order.

    "One" is left out, since it is more often a pronoun. Parts of a time, a score or a date are numbers of their own.
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
        elif (known := _words().get(token.text.lower())) and not (len(token.text) <= 2 and not (gap and close)):
            numerals.append(Numeral(token.start, token.end, known[0], False, known[1], joined))
            near.append(close and gap)
            last, joined, close = index, False, True
        elif gap and close and (token.text == "-" or token.text.lower() == "and"):
            last, joined = index, joined or token.text != "-"
        else:
            joined = close = False
    return quantities(numerals, near)


def _digits(tokens: Sequence[Token], index: int) -> list[Numeral]:
    token = tokens[index]
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    decade = after is not None and after.start == token.end and _DECADE.fullmatch(after.text)
    found = []
    for piece in re.finditer(r"[^:]+", token.text):
        values = digit_values(piece.group())
        if decade:
            values |= {value % 100 for value in values}
        start = token.start + piece.start()
        found.append(Numeral(start, start + len(piece.group()), values, True, False, False))
    return found
