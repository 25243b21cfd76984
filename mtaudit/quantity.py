"""Numbers as values: what a text says in digits or in words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from mtaudit.document import Token

Kind = Literal[
    "digits", "cardinal", "ordinal", "added", "scale", "plural scale", "dozen", "fraction", "denominator", "several"
]
"""What a numeral does in a quantity.

`scale` (thousand, million) multiplies what is before it, and so does `dozen`; a `plural scale` (آلاف) without a number
before it is vague, as `several` (hundreds, عشرات) always is. `fraction` is a half or a third, `denominator` its plural
(quarters, أرباع). `added` is the hundred of الخامس بعد المئة, the 105th.
"""

_SCALES = frozenset({"scale", "plural scale", "dozen"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a text, from character `start` to `end`.

    `values` has more than one member where the writing is ambiguous (1,500 is 1500 or one and a half; the 1980s
    are 1980 or 80). `digits` tells digits from words.
    """

    start: int
    end: int
    values: frozenset[Fraction]
    digits: bool
    orders: frozenset[int] = frozenset()
    """The powers of ten of a vague amount: dozens 1, hundreds of thousands 5; a dozen is 12, or vague."""
    certain: bool = True
    """Whether it is a number at all: "one" is more often a pronoun, ضعف is double or weakness."""

    @property
    def value(self) -> Fraction:
        """The largest of the values: for thousands separators the usual reading; of a vague amount the order."""
        return max(self.values or {Fraction(10**order) for order in self.orders})


@dataclass(frozen=True, slots=True)
class Numeral:
    """One word or group of digits of a quantity."""

    start: int
    end: int
    values: frozenset[Fraction]
    kind: Kind
    joined: bool = False
    """Whether an "and" stands before it."""
    certain: bool = True
    near: bool = False
    """Whether only a blank, a hyphen or small words ("and a", "of") part it from the numeral before it."""

    loose: bool = False
    """Whether the quantity may be vague too: a dozen, a couple of thousand, "thousand year-old"."""

    @property
    def digits(self) -> bool:
        """Whether it is written in digits."""
        return self.kind == "digits"

    @property
    def scale(self) -> bool:
        """Whether it multiplies what is before it."""
        return self.kind in _SCALES


CLOCK = re.compile(r"([01٠١]\d|[2٢][0-4٠-٤])([0-5٠-٥]\d)")
"""A time of four digits: 1500 GMT, الساعة ١٥٠٠."""

_ONE = frozenset({Fraction(1)})


def compose(numerals: Sequence[Numeral]) -> Quantity:
    """The quantity that neighbouring numerals make: three hundred and five thousand, 1.5 million, two thirds."""
    first, last = numerals[0], numerals[-1]
    totals = frozenset({Fraction(0)})
    group: frozenset[Fraction] | None = None
    unit = _ONE
    for index, numeral in enumerate(numerals):
        if numeral.scale:
            totals, group = _sum(totals, _product(group or _ONE, numeral.values)), None
            unit = numeral.values
        elif numeral.kind == "denominator":
            group = _product(group or _ONE, numeral.values)
        elif numeral.kind == "fraction":
            of_scale = group is None and not (index + 1 < len(numerals) and numerals[index + 1].scale)
            part = _product(numeral.values, unit) if of_scale else numeral.values
            group = part if group is None else _sum(group, part) if numeral.joined else _product(group, part)
        elif min(numeral.values) >= 1000 and not numeral.digits:
            totals = _sum(totals, numeral.values)
            unit = frozenset(Fraction(_scale_of(value)) for value in numeral.values)
        elif group is not None and numeral.kind != "added" and max(numeral.values) == 100 and max(group) < 10:
            group = _product(group, numeral.values)
        else:
            group = numeral.values if group is None else _sum(group, numeral.values)
    values = totals if group is None else _sum(totals, group)
    return Quantity(
        first.start,
        last.end,
        frozenset() if _is_vague(first) else values,
        any(numeral.digits for numeral in numerals),
        _orders(values) if any(numeral.loose for numeral in numerals) or _is_vague(first) else frozenset(),
        len(numerals) > 1 or first.certain,
    )


def _is_vague(first: Numeral) -> bool:
    return first.kind in ("several", "plural scale")


def _orders(values: Iterable[Fraction]) -> frozenset[int]:
    return frozenset(len(str(int(value))) - 1 for value in values)


def _scale_of(value: Fraction) -> int:
    """The thousand, million or billion of a number in words: a million for two million."""
    return int(1000 ** ((len(str(int(value))) - 1) // 3))


def continues(before: Sequence[Numeral], numeral: Numeral) -> bool:
    """Whether `numeral` goes on with the quantity of `before` and does not begin a new one."""
    last = before[-1]
    if numeral.digits or numeral.kind == "several":
        return False
    if numeral.scale:
        return not last.scale or max(numeral.values) < max(last.values) or (len(before) == 1 and _is_vague(last))
    if numeral.kind == "denominator":
        return last.kind == "cardinal" and max(last.values) < 20 and not numeral.joined
    if numeral.kind == "fraction":
        return last.kind not in ("fraction", "ordinal") and (numeral.joined or last.values == _ONE)
    if numeral.kind == "added":
        return not last.digits
    if last.kind == "several":
        return numeral.values == {100} and not numeral.joined
    if (len(before) == 1 and _is_vague(last)) or last.kind == "fraction" or last.digits:
        return False
    if before[0].digits and not numeral.joined:
        return False
    value, previous = max(numeral.values), max(last.values)
    if last.scale or previous >= 1000:
        return value < previous
    if value == 100:
        return previous < 10 and not numeral.joined
    if value == 10:
        return previous < 10 and not numeral.joined
    if 20 <= previous < 100:
        return value < 10 and previous % 10 == 0 and not numeral.joined
    return value < 100 and (previous >= 100 or (numeral.joined and previous < 10 and value >= 20))


def quantities(numerals: Sequence[Numeral]) -> tuple[Quantity, ...]:
    """Group numerals into quantities."""
    found: list[Quantity] = []
    run: list[Numeral] = []
    for numeral in numerals:
        if run and not (numeral.near and continues(run, numeral)):
            found.append(compose(run))
            run = []
        elif numeral.scale and (split := _end_of_larger(run, numeral)):
            found.append(compose(run[:split]))
            run = run[split:]
        run.append(numeral)
    if run:
        found.append(compose(run))
    return tuple(found)


def _end_of_larger(run: Sequence[Numeral], scale: Numeral) -> int:
    """Where a quantity ends that `scale` cannot belong to: after the two million of "two million and three million".

    Two million and half a million are one, though.
    """
    if run and run[-1].kind == "fraction":
        return 0
    larger = (
        i for i, each in enumerate(run) if not each.digits and 1000 <= min(each.values) < 1000 * min(scale.values)
    )
    return max(larger, default=-1) + 1


def digit_values(text: str) -> frozenset[Fraction]:
    """The values that a group of digits with separators can have: 1,234.5; 1.234,5; 1٬234٫5; 1 234.

    Digits of any script are read; a comma or point before exactly three digits may be a thousands separator.
    """
    plain = text.replace("٬", "").replace("\u00a0", "").replace(" ", "").replace("٫", ".").replace("،", ",")
    plain = plain[:_LONGEST]
    marks = [mark for mark in plain if mark in ".,"]
    if not marks:
        return frozenset({Fraction(int(plain))})
    values: set[Fraction] = set()
    pieces = plain.replace(",", ".").split(".")
    if all(len(piece) == 3 for piece in pieces[1:]) and len(pieces[0]) <= 3:
        values.add(Fraction(int("".join(pieces))))
    if len(pieces) == 2 or (len(set(marks[:-1])) == 1 and marks[-1] != marks[0]):
        values.add(Fraction(int("".join(pieces)), 10 ** len(pieces[-1])))
    return frozenset(values or {Fraction(int("".join(pieces)))})


_LONGEST = 64
"""Digits beyond these change nothing that an editor would compare (and `int` refuses 4,300 of them)."""


def grouped_digits(tokens: Sequence[Token], index: int, *, reversible: bool = False) -> tuple[int, frozenset[Fraction]]:
    """How many tokens from `index` on are one number written in groups, 12 500 or 1'000'000, and its values.

    Groups written from left to right into a text that runs from right to left may stand in reversed order: 500 12.
    """
    texts = [tokens[index].text]
    at = index
    while (step := _step_to_group(tokens, at)) and len(texts) < _LONGEST // 3:
        at += step
        texts.append(tokens[at].text)
    values: set[Fraction] = set()
    for order in (texts, texts[::-1])[: 2 if reversible else 1]:
        if all(len(text) == 3 for text in order[1:]) and 1 <= len(order[0]) <= 3 and order[0].isdecimal():
            values.add(Fraction(int("".join(order))))
    return (at - index + 1, frozenset(values)) if len(texts) > 1 and values else (1, frozenset())


def _step_to_group(tokens: Sequence[Token], at: int) -> int:
    """How many tokens further the next group of digits is: one after a blank, two after an apostrophe; else none."""
    after, second = [*tokens[at + 1 : at + 3], None, None][:2]
    end = tokens[at].end
    if after is None or not tokens[at].text.isdecimal():
        return 0
    if after.start == end + 1 and after.text.isdecimal() and len(after.text) <= 3:
        return 1
    apostrophe = after.start == end and after.text in ("'", "’") and second is not None and second.start == after.end
    return 2 if apostrophe and second is not None and second.text.isdecimal() and len(second.text) == 3 else 0


_VULGAR = re.compile(r"(\d+)⁄(\d+)")


def vulgar(text: str) -> Fraction | None:
    """The value of a fraction that is one character: ½."""
    parts = _VULGAR.fullmatch(unicodedata.normalize("NFKC", text)) if len(text) == 1 else None
    return Fraction(int(parts[1]), int(parts[2])) if parts else None


_ROMAN = {"I": 1, "V": 5, "X": 10}


def roman(text: str) -> int | None:
    """The value of a Roman numeral from II to XXXIX, as kings, popes, wars and chapters have them."""
    if len(text) < 2 or not set(text) <= set(_ROMAN):
        return None
    numbers = [_ROMAN[letter] for letter in text]
    value = sum(-one if one < two else one for one, two in zip(numbers, [*numbers[1:], 0], strict=True))
    return value if _as_roman(value) == text else None


def _as_roman(value: int) -> str:
    units = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return "X" * (value // 10) + units[value % 10]


def _sum(left: frozenset[Fraction], right: frozenset[Fraction]) -> frozenset[Fraction]:
    return frozenset(a + b for a in left for b in right)


def _product(left: frozenset[Fraction], right: frozenset[Fraction]) -> frozenset[Fraction]:
    return frozenset(a * b for a in left for b in right)
