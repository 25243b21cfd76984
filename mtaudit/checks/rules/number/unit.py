"""NUM: units that changed while their number stayed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtaudit.checks import Evidence, Mark, check
from mtaudit.checks.linked import bilingual, source_text
from mtaudit.checks.number_pairs import equal
from mtaudit.document import Token
from mtaudit.message import say
from mtaudit.units import Measure, Unit, units_at


@check("NUM003", "wrong-unit", "number", "major", needs_source=True)
def wrong_unit(evidence: Evidence) -> Iterator[Mark]:
    """Report a unit that changed while its number stayed.

    What it finds
        The same number followed by another unit of the same dimension: 40 miles that became 40 kilometres, three
        weeks that became three months, hectares that became square kilometres, euros for pounds; square miles that
        became miles; and the money of another country, US for Australian dollars.
    Why it matters
        The number looks right, so nobody checks it, and the fact is wrong.
    When it stays silent
        The number itself changed (a conversion), or the English mentions both units.
    Bad
        ar: تقع القرية على بعد 40 [[كيلومترا]] من الحدود.
        en: The village lies 40 miles from the border.
    Good
        ar: تقع القرية على بعد 64 كيلومترا من الحدود.
        en: The village lies 40 miles (64 km) from the border.
    """
    for passage in bilingual(evidence):
        mentioned = _mentioned(passage.english)
        for measure in passage.arabic_measures:
            same = [each for each in passage.english_measures if _are_alike(each, measure)]
            if same and not measure.units & mentioned:
                source = same[0].tokens
                message = say("the unit is {english} in the source", english=source_text(passage, source))
                yield Mark(measure.tokens, message, 0.85, source=source)
            elif other := _other_money(same, measure):
                message = say(
                    "the money is {english} in the source", english=source_text(passage, other.country_tokens)
                )
                yield Mark(measure.country_tokens, message, 0.85, source=other.country_tokens)


def _mentioned(english: Sequence[Token]) -> set[Unit]:
    """The units that a sentence names; kilometres are none of "square kilometres"."""
    found: set[Unit] = set()
    at = 0
    while at < len(english):
        length, units = units_at(english, at, "en")
        found |= units
        at += max(length, 1)
    return found


def _other_money(same: Sequence[Measure], measure: Measure) -> Measure | None:
    """The English sum that is of another country, where none is of the same."""
    told = [each for each in same if each.units & measure.units and each.country]
    return told[0] if measure.country and told and all(each.country != measure.country for each in told) else None


def _are_alike(one: Measure, other: Measure) -> bool:
    """Whether two numbers are equal and their units of the same kind: length, money."""
    kinds = [{_KIND.get(unit.dimension, unit.dimension) for unit in measure.units} for measure in (one, other)]
    return equal(one.quantity, other.quantity) and bool(kinds[0] & kinds[1])


_KIND = {"area": "length"}
"""Dimensions of which one is lost with a word: square miles, miles."""
