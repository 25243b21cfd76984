"""NUM: numbers that differ from the source, or that it alone has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from mtaudit.arabic.words import Word
from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.linked import bilingual, source_text, target_text
from mtaudit.quantity import Quantity


@check("NUM001", "wrong-number", "number", "major", needs_source=True)
def wrong_number(evidence: Evidence) -> Iterator[Mark]:
    """Report a number in the Arabic that stands for another one in the English.

    What it finds
        A number, in digits or in words, that the English sentence does not have, while a number of the English
        sentence is nowhere in the Arabic: 15 that became 51, a million that became a billion.
    Why it matters
        A wrong death toll, date or sum is a correction on the front page, and no reader can spot it.
    When it stays silent
        The value is the same in other words (1.5 million, 1,500,000), other digits (١٥), on the other clock (3 p.m.,
        15), or with the century left out. The English has no number left that could have been meant. Small numbers
        in words are never reported themselves: Arabic says "two" with a dual.
    Bad
        ar: قُتل [[51]] شخصا في الهجوم.
        en: The attack killed 15 people.
        ar: بلغت الخسائر [[3 مليارات]] دولار.
        en: Losses reached 3 million dollars.
    Good
        ar: قُتل ١٥ شخصا في الهجوم عند الساعة 15:30.
        en: The attack at 3:30 p.m. killed fifteen people.
    """
    for passage in bilingual(evidence):
        arabic = passage.arabic_numbers
        english = passage.english_numbers
        wrong, missing = _unmatched(arabic, english, passage)
        for number in wrong:
            meant = _meant(number, missing, passage)
            if meant is None:
                continue
            missing.remove(meant)
            written, wanted = target_text(passage, number), source_text(passage, meant)
            yield Mark(
                number,
                f"{written} stands where the source has {wanted}",
                0.65,
                source=meant,
                suggestion=wanted if wanted.replace(",", "").replace(".", "").isdigit() else None,
            )


@check("NUM002", "missing-number", "number", "minor", needs_source=True)
def missing_number(evidence: Evidence) -> Iterator[Mark]:
    """Report a number of the English that the Arabic does not have.

    What it finds
        A number in digits, two or more of them, with no number left in the Arabic that it could have become.
    Why it matters
        Figures are what wire copy is quoted for; a translation that loses one has usually lost more.
    When it stays silent
        The number stands in a neighbouring sentence, or in words; the sentence as a whole was dropped.
    Bad
        ar: أصيب [[عشرات]] الأشخاص في الانفجار الذي وقع في المدينة.
        en: The explosion in the city injured 47 people.
    Good
        ar: أصيب سبعة وأربعون شخصا في الانفجار.
        en: The explosion injured 47 people.
    """
    passages = bilingual(evidence)
    everywhere = [number.values for p in passages for number in p.arabic_numbers]
    for passage in passages:
        arabic = passage.arabic_numbers
        wrong, missing = _unmatched(arabic, passage.english_numbers, passage)
        if wrong:
            continue
        for number in missing:
            if number.digits and number.value >= 10 and not any(_near(number.values, values) for values in everywhere):
                wanted = source_text(passage, number)
                yield Mark(
                    _place(passage, number),
                    f"the number {wanted} of the source is missing",
                    0.5,
                    source=number,
                    suggestion=wanted,
                )


def _unmatched(
    arabic: Sequence[Quantity], english: Sequence[Quantity], passage: Passage
) -> tuple[list[Quantity], list[Quantity]]:
    """Numbers of either side that no number of the other one stands for; each stands for one only.

    An Arabic number in words is only taken for wrong above ten, and an English one may be a dual or said twice.
    """
    left, missing = list(arabic), list(english)
    for same in (_equal, _near):
        for number in tuple(left):
            if match := next((each for each in missing if same(number.values, each.values)), None):
                left.remove(number)
                missing.remove(match)
    dual = any(word.reading and word.reading.number == "dual" for word in passage.words)
    said = [number.values for number in english]
    wrong = [
        number
        for number in left
        if number.digits or (number.value > 10 and not any(_near(number.values, values) for values in said))
    ]
    return wrong, [number for number in missing if not (dual and 2 in number.values)]


def _equal(values: frozenset[Fraction], others: frozenset[Fraction]) -> bool:
    return bool(values & others)


def _near(values: frozenset[Fraction], others: frozenset[Fraction]) -> bool:
    """Whether two numbers are the same on another clock, or but for the century."""
    return _equal(values, others) or any(
        abs(one - other) == 12 and max(one, other) <= 24
        if max(one, other) < 100
        else 1000 <= max(one, other) < 3000 and max(one, other) % 100 == min(one, other) >= 10
        for one in values
        for other in others
    )


def _meant(number: Quantity, missing: Sequence[Quantity], passage: Passage) -> Quantity | None:
    """The missing English number that stands at the most similar place of its sentence, digits first."""
    if not missing or passage.target is None or passage.source is None:
        return None
    here = (number.start - passage.target.start) / len(passage.target.text)
    start, length = passage.source.start, len(passage.source.text)
    return min(missing, key=lambda each: (each.digits != number.digits, abs((each.start - start) / length - here)))


def _place(passage: Passage, number: Quantity) -> Word:
    """The Arabic word where a missing English one belongs: the one linked to its nearest linked neighbour."""
    at = next(i for i, token in enumerate(passage.english) if token.end > number.start)
    linked = sorted(passage.links, key=lambda link: abs(link[0] - at))
    return passage.words[linked[0][1]] if linked else passage.words[0]
