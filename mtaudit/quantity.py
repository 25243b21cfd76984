"""Numbers as values: what a text says in digits or in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction


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

    @property
    def value(self) -> Fraction:
        """The largest of the values: for thousands separators the usual reading."""
        return max(self.values)


@dataclass(frozen=True, slots=True)
class Numeral:
    """One word or group of digits of a quantity. `scale` marks thousand, million and the like, which multiply."""

    start: int
    end: int
    values: frozenset[Fraction]
    digits: bool
    scale: bool
    joined: bool
    """Whether an "and" stands before it."""


def compose(numerals: Sequence[Numeral]) -> Quantity:
    """The quantity that neighbouring numerals make: three hundred and five thousand, 1.5 million."""
    first, last = numerals[0], numerals[-1]
    totals = frozenset({Fraction(0)})
    group: frozenset[Fraction] | None = None
    for numeral in numerals:
        if numeral.scale:
            product = _product(group or frozenset({Fraction(1)}), numeral.values)
            totals, group = _sum(totals, product), None
        elif min(numeral.values) >= 1000 and not numeral.digits:
            totals = _sum(totals, numeral.values)
        elif group is not None and max(numeral.values) == 100 and max(group) < 10:
            group = _product(group, numeral.values)
        else:
            group = numeral.values if group is None else _sum(group, numeral.values)
    values = totals if group is None else _sum(totals, group)
    return Quantity(first.start, last.end, values, any(numeral.digits for numeral in numerals))


def continues(before: Sequence[Numeral], numeral: Numeral) -> bool:
    """Whether `numeral` goes on with the quantity of `before` and does not begin a new one."""
    last = before[-1]
    if numeral.digits:
        return False
    if numeral.scale:
        return not last.scale or max(numeral.values) < max(last.values)
    if last.digits or (before[0].digits and not numeral.joined):
        return False
    value, previous = max(numeral.values), max(last.values)
    if last.scale or previous >= 1000:
        return value < previous
    if value == 100:
        return previous < 10
    if value == 10:
        return previous < 10 and not numeral.joined
    if 20 <= previous < 100:
        return value < 10 and previous % 10 == 0 and not numeral.joined
    return value < 100 and (previous >= 100 or (numeral.joined and previous < 10 and value >= 20))


def quantities(numerals: Sequence[Numeral], near: Sequence[bool]) -> tuple[Quantity, ...]:
    """Group numerals into quantities; `near[i]` says that only a blank, hyphen or "and" parts i from i - 1."""
    found: list[Quantity] = []
    run: list[Numeral] = []
    for numeral, close in zip(numerals, near, strict=True):
        if run and not (close and continues(run, numeral)):
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
    """Where a quantity ends that `scale` cannot belong to: after the two million of "two million and three million"."""
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


def _sum(left: frozenset[Fraction], right: frozenset[Fraction]) -> frozenset[Fraction]:
    return frozenset(a + b for a in left for b in right)


def _product(left: frozenset[Fraction], right: frozenset[Fraction]) -> frozenset[Fraction]:
    return frozenset(a * b for a in left for b in right)
