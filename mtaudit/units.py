"""Units: what a number counts, how large it is, and when two measures are the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache

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
    country: str = ""
    """Whose money it is, where the text says so: Australian dollars, A$, دولار أسترالي."""
    country_tokens: tuple[Token, ...] = ()


@lru_cache(maxsize=2)
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
    found = (
        _after(quantity, tokens, ends.get(quantity.end, len(tokens)) + 1, language)
        or _signed(quantity, tokens, starts.get(quantity.start, 0), language)
        or _own(quantity, tokens, starts.get(quantity.start, 0), language)
        or _counted_before(quantity, tokens, starts.get(quantity.start, 0), language)
        for quantity in quantities
    )
    return tuple(measure for measure in found if measure is not None)


def _after(quantity: Quantity, tokens: Sequence[Token], after: int, language: Language) -> Measure | None:
    """A quantity with the unit after it: 5 miles, half a century, 40 million Australian dollars, 40 دولارا أستراليا."""
    if after < len(tokens) and tokens[after].text in ("-", "a", "an"):
        after += 1
    country = _country(tokens[after : after + 1], language) if language == "en" else ""
    at = after + 1 if country else after
    length, units = units_at(tokens, at, language)
    if not length:
        return None
    if language == "ar":
        after = at + length
        country = _country(tokens[after : after + 1], language)
    words = tuple(tokens[after : after + 1]) if country else ()
    return Measure(quantity, tuple(tokens[at : at + length]), units, country, words)


def _signed(quantity: Quantity, tokens: Sequence[Token], at: int, language: Language) -> Measure | None:
    """A quantity with a sign of money before it: £5, A$40m."""
    if not at or tokens[at - 1].text.isalpha():
        return None
    units = frozenset(unit for unit in units_at(tokens[:at], at - 1, language)[1] if unit.dimension == "money")
    if not units:
        return None
    before = tokens[max(at - 2, 0) : at - 1]
    touches = bool(before) and before[0].end == tokens[at - 1].start
    country = _signs().get(before[0].text, "") if touches else ""
    return Measure(quantity, (tokens[at - 1],), units, country, tuple(before) if country else ())


def _own(quantity: Quantity, tokens: Sequence[Token], at: int, language: Language) -> Measure | None:
    """A number that is a unit itself: twice, ضعف."""
    length, units = units_at(tokens, at, language)
    return Measure(quantity, tuple(tokens[at : at + length]), units) if length == 1 and not quantity.certain else None


def _counted_before(quantity: Quantity, tokens: Sequence[Token], at: int, language: Language) -> Measure | None:
    """A whole and a part with the unit between them: an hour and a half, عقد ونصف."""
    if not quantity.values or max(quantity.values).denominator == 1 or max(quantity.values) < 1:
        return None
    before = at - (1 if language == "ar" else len(("and", "a")) + 1)
    if before < 0:
        return None
    length, units = units_at(tokens[: before + 1], before, language)
    if not length:
        return dual(tokens[before], quantity) if language == "ar" else None
    return Measure(quantity, (tokens[before],), units)


def _country(word: Sequence[Token], language: Language) -> str:
    return _countries(language).get(_spelled_country(word[0], language), "") if word else ""


def _spelled_country(word: Token, language: Language) -> str:
    return word.text if language == "en" else fold(word.text)


@lru_cache(maxsize=2)
def _countries(language: Language) -> dict[str, str]:
    column = 1 if language == "en" else 2
    return {form: row[0] for row in table("lexicon/currency_countries.tsv") for form in row[column].split()}


@cache
def _signs() -> dict[str, str]:
    rows = [row for row in table("lexicon/currency_countries.tsv") if len(row) > _SIGN]
    return {sign: row[0] for row in rows for sign in row[_SIGN].split()}


_SIGN = 3
"""The column of the signs."""


def dual(word: Token, quantity: Quantity | None = None) -> Measure:
    """Two of a unit that an Arabic dual says in one word, عقدين, ساعتان; or another quantity, two and a half."""
    bare = _DUAL.sub("", fold(word.text))
    forms = (rest for *_, rest in cuts(bare[:-1] + "ه" if bare.endswith("ت") else bare))
    units = next((units for form in forms if (units := _units("ar").get(form))), None)
    two = Quantity(word.start, word.end, _TWO, digits=False, certain=False)
    return Measure(quantity or two, (word,), units or frozenset())


_DUAL = re.compile("(?:ين|ان|ي|ا)$")
_TWO = frozenset({Fraction(2)})


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
