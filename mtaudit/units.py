"""Units: what a number counts, how large it is, and when two measures are the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from mtaudit.arabic.clitics import cuts
from mtaudit.arabic.normalise import fold
from mtaudit.document import Language, Token
from mtaudit.quantity import Quantity
from mtaudit.resources import table


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit; `size` is in the base of its dimension, 0 where no factor converts it (money, degrees)."""

    dimension: str
    name: str
    size: Fraction


@dataclass(frozen=True, slots=True)
class Measure:
    """A number with the tokens of its unit."""

    quantity: Quantity
    tokens: tuple[Token, ...]
    units: frozenset[Unit]
    """More than one where the word is ambiguous: pounds."""


@cache
def _units(language: Language) -> dict[str, frozenset[Unit]]:
    found: dict[str, set[Unit]] = {}
    for dimension, name, size, english, arabic in table("lexicon/units.tsv"):
        for form in (english if language == "en" else arabic).split("|"):
            found.setdefault(form, set()).add(Unit(dimension, name, Fraction(size)))
    return {form: frozenset(units) for form, units in found.items()}


_SPELLED: dict[Language, Callable[[str], str]] = {"en": str.lower, "ar": fold}


def units_at(tokens: Sequence[Token], index: int, language: Language) -> tuple[int, frozenset[Unit]]:
    """How many tokens at `index` name a unit, and the units that they can be."""
    forms, spelled = _units(language), _SPELLED[language]
    for length in (2, 1):
        words = tokens[index : index + length]
        if len(words) == length and (units := forms.get(" ".join(spelled(word.text) for word in words))):
            return length, units
    return 0, frozenset()


def measures(quantities: Sequence[Quantity], tokens: Sequence[Token], language: Language) -> tuple[Measure, ...]:
    """The quantities that a unit stands directly after, or a sign of money before."""
    ends = {token.end: index for index, token in enumerate(tokens)}
    starts = {token.start: index for index, token in enumerate(tokens)}
    found = []
    for quantity in quantities:
        after = ends.get(quantity.end, len(tokens)) + 1
        if after < len(tokens) and tokens[after].text == "-":
            after += 1
        length, units = units_at(tokens, after, language)
        if length:
            found.append(Measure(quantity, tuple(tokens[after : after + length]), units))
        elif before := starts.get(quantity.start, 0):
            signed = frozenset(unit for unit in units_at(tokens[:before], before - 1, language)[1] if _is_money(unit))
            if signed and not tokens[before - 1].text.isalpha():
                found.append(Measure(quantity, (tokens[before - 1],), signed))
    return tuple(found)


def dual(word: Token) -> Measure:
    """Two of a unit that an Arabic dual says in one word: عقدين, ساعتان."""
    bare = _DUAL.sub("", fold(word.text))
    forms = (rest for *_, rest in cuts(bare[:-1] + "ه" if bare.endswith("ت") else bare))
    units = next((units for form in forms if (units := _units("ar").get(form))), None)
    return Measure(Quantity(word.start, word.end, _TWO, digits=False, certain=False), (word,), units or frozenset())


_DUAL = re.compile("(?:ين|ان|ي|ا)$")
_TWO = frozenset({Fraction(2)})


def _is_money(unit: Unit) -> bool:
    return unit.dimension == "money"


CONVERTED = Fraction(1, 20)
"""How far a rounded conversion may be off: 30 miles are 50 kilometres."""


def converts(one: Measure, other: Measure) -> bool:
    """Whether two measures in different units are the same: 40 miles and 64 kilometres, 18 months and 1.5 years."""
    return any(
        a.dimension == b.dimension and a != b and a.size and b.size and _close(x * a.size, y * b.size)
        for a in one.units
        for b in other.units
        for x in one.quantity.values
        for y in other.quantity.values
    )


def _close(one: Fraction, other: Fraction) -> bool:
    return abs(one - other) <= CONVERTED * max(one, other)
