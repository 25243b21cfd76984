"""Which number of the Arabic stands for which one of the English, and which for none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from mtaudit.arabic.numbers import is_dual
from mtaudit.arabic.words import Word
from mtaudit.quantity import Quantity
from mtaudit.units import Measure, converts, dual

if TYPE_CHECKING:
    from mtaudit.checks.evidence import Passage


@dataclass(frozen=True, slots=True)
class NumberPairs:
    """The numbers of a passage that stand for one another, and those of either side that are left.

    Arabic duals (عامين) are numbers here, of which it is not certain that they are any.
    """

    same: tuple[tuple[Quantity, Quantity], ...]
    arabic: tuple[Quantity, ...]
    english: tuple[Quantity, ...]


def pair_numbers(passage: Passage) -> NumberPairs:
    """Pair the numbers of the same value, then those that are the same on another clock or in another unit."""
    duals = [dual(word) for word in _duals(passage)]
    arabic = [*passage.arabic_numbers, *(each.quantity for each in duals)]
    english = list(passage.english_numbers)
    same = []
    for is_same in (equal, _near, _Converted(passage, duals)):
        for number in sorted(arabic, key=lambda each: (not each.certain, each.start)):
            match = next((each for each in sorted(english, key=_certain_first) if is_same(number, each)), None)
            if match is not None:
                arabic.remove(number)
                english.remove(match)
                same.append((number, match))
    _leave_out_labels(arabic, english)
    return NumberPairs(tuple(same), tuple(arabic), tuple(english))


def _leave_out_labels(arabic: list[Quantity], english: list[Quantity]) -> None:
    """Remove the numbers of figures and sections that are 1.1 in English and 1-1 in Arabic."""
    for first, second in list(pairwise(arabic)):
        touch = first.digits and second.digits and second.start == first.end + 1
        label = next((each for each in english if touch and _is_label(each, first, second)), None)
        if label is not None:
            arabic.remove(first)
            arabic.remove(second)
            english.remove(label)


def _is_label(number: Quantity, first: Quantity, second: Quantity) -> bool:
    whole, part = first.value, second.value
    return whole + part / 10 ** len(str(part)) in number.values


def _duals(passage: Passage) -> Iterator[Word]:
    numbers = passage.arabic_numbers
    for word in passage.words:
        if is_dual(word) and not any(each.start <= word.start < each.end for each in numbers):
            yield word


def _certain_first(number: Quantity) -> bool:
    return not number.certain


def equal(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers have a value in common, or are vague amounts of the same order."""
    return bool(one.values & other.values or one.orders & other.orders)


def close(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers are equal, or but for the clock or the century."""
    return equal(one, other) or _near(one, other)


def _near(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers differ by half a day, or one leaves out the century; a decade that has one does not."""
    on_clock = any(_on_another_clock(a, b) for a in one.values for b in other.values)
    return on_clock or _in_another_century(max(one.values, default=_NONE), max(other.values, default=_NONE))


_NONE = Fraction(0)


def _on_another_clock(one: Fraction, other: Fraction) -> bool:
    return abs(one - other) == 12 and max(one, other) <= 24


def _in_another_century(one: Fraction, other: Fraction) -> bool:
    return 1000 <= max(one, other) < 3000 and max(one, other) % 100 == min(one, other) >= 10


class _Converted:
    """Whether two numbers are the same with their units: 40 miles and 64 kilometres, 50 percent and a half."""

    def __init__(self, passage: Passage, duals: Sequence[Measure]) -> None:
        self._arabic = {each.quantity: each for each in (*passage.arabic_measures, *duals)}
        self._english = {each.quantity: each for each in passage.english_measures}

    def __call__(self, arabic: Quantity, english: Quantity) -> bool:
        one, other = self._arabic.get(arabic), self._english.get(english)
        if one is not None and other is not None:
            return converts(one, other)
        return _is_share(one, english) or _is_share(other, arabic)


def _is_share(rate: Measure | None, share: Quantity) -> bool:
    units = rate.units if rate is not None else ()
    return rate is not None and any(
        unit.dimension == "rate" and value * unit.size / 100 in share.values
        for unit in units
        for value in rate.quantity.values
    )
