"""Numbers in Arabic text, in digits of any script and in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import cache, lru_cache

from mtaudit.arabic.clitics import cuts
from mtaudit.arabic.normalise import fold_finals
from mtaudit.document import Token
from mtaudit.quantity import Numeral, Quantity, digit_values, quantities
from mtaudit.resources import table


@cache
def _words() -> dict[str, tuple[frozenset[Fraction], bool]]:
    return {row[0]: (frozenset({Fraction(row[1])}), "scale" in row) for row in table("lexicon/arabic/numerals.tsv")}


@lru_cache(maxsize=1 << 14)
def _known(word: str) -> tuple[frozenset[Fraction], bool, bool] | None:
    """Values, whether it is a scale, whether an attached و precedes it."""
    known = ((clitics, _words().get(rest)) for clitics, rest in cuts(fold_finals(word)))
    return next(((*numeral, bool(clitics.conjunction)) for clitics, numeral in known if numeral), None)


def _eleven(tokens: Sequence[Token], index: int) -> tuple[frozenset[Fraction], bool, bool] | None:
    """أحد as a number, which it is before عشر alone; elsewhere it is "one of"."""
    following = tokens[index + 1].text if index + 1 < len(tokens) else ""
    first = any(rest == "احد" for _, rest in cuts(fold_finals(tokens[index].text)))
    counts = first and fold_finals(following) == "عشر"
    return (frozenset({Fraction(1)}), False, False) if counts else None


def find_numbers(tokens: Sequence[Token]) -> tuple[Quantity, ...]:
    """The quantities of a tokenized Arabic text, in order. Parts of a time, a score or a date are numbers of their own.

    واحد alone is left out, as "one" is. The dual of a counted noun (عامين, two years) is not one of them: that is
    morphology.
    """
    numerals: list[Numeral] = []
    near: list[bool] = []
    last = -2
    for index, token in enumerate(tokens):
        if token.kind == "number":
            for piece in re.finditer(r"[^:]+", token.text):
                start = token.start + piece.start()
                values = digit_values(piece.group())
                numerals.append(Numeral(start, start + len(piece.group()), values, True, False, False))
                near.append(False)
            last = index
        elif token.kind == "word" and (known := _known(token.text) or _eleven(tokens, index)):
            values, scale, joined = known
            numerals.append(Numeral(token.start, token.end, values, False, scale, joined))
            near.append(index - last == 1)
            last = index
    return tuple(each for each in quantities(numerals, near) if each.digits or each.value != 1)
