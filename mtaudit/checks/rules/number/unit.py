"""NUM: units that changed while their number stayed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from mtaudit.arabic.normalise import fold
from mtaudit.checks import Evidence, Mark, check
from mtaudit.checks.linked import bilingual
from mtaudit.document import Token
from mtaudit.quantity import Quantity
from mtaudit.resources import table

Unit = tuple[str, str]


@check("NUM003", "wrong-unit", "number", "major", needs_source=True)
def wrong_unit(evidence: Evidence) -> Iterator[Mark]:
    """Report a unit that changed while its number stayed.

    What it finds
        The same number followed by another unit of the same dimension: 40 miles that became 40 kilometres, three
        weeks that became three months.
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
        english = _with_units(passage.english_numbers, passage.english, _english_unit)
        arabic = _with_units(passage.arabic_numbers, passage.words, _arabic_unit)
        mentioned = {_english_unit(token.text) for token in passage.english}
        for number, token, unit in arabic:
            same = [(t, u) for q, t, u in english if q.values & number.values and u[0] == unit[0]]
            if same and unit not in mentioned:
                source_token = same[0][0]
                yield Mark(
                    token,
                    f"the unit is {source_token.text} in the source",
                    0.85,
                    source=source_token,
                )


@cache
def _units(column: int) -> dict[str, Unit]:
    return {form: (row[0], row[1]) for row in table("lexicon/units.tsv") for form in row[column].split()}


def _english_unit(word: str) -> Unit | None:
    return _units(2).get(word.lower())


def _arabic_unit(word: str) -> Unit | None:
    return _units(3).get(fold(word))


def _with_units(
    numbers: Sequence[Quantity], tokens: Sequence[Token], unit_of: Callable[[str], Unit | None]
) -> list[tuple[Quantity, Token, Unit]]:
    """Numbers that a unit follows directly."""
    ends = {token.end: tokens[i + 1] for i, token in enumerate(tokens[:-1])}
    found = []
    for number in numbers:
        following = ends.get(number.end)
        if following and (unit := unit_of(following.text)):
            found.append((number, following, unit))
    return found
