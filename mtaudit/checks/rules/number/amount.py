"""NUM: numbers that differ from the source, or that it alone has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from mtaudit.arabic.number_forms import in_place_of
from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.doubted import SURE, doubted
from mtaudit.checks.linked import bilingual, source_text, target_text, word_beside
from mtaudit.checks.number_pairs import close
from mtaudit.english.word_lists import function_words
from mtaudit.meaning.renderings import renderings, stands
from mtaudit.message import say
from mtaudit.quantity import Quantity
from mtaudit.resources import table


@check("NUM001", "wrong-number", "number", "major", needs_source=True)
def wrong_number(evidence: Evidence) -> Iterator[Mark]:
    """Report a number in the Arabic that stands for another one in the English.

    What it finds
        A number, in digits or in words, that the English sentence does not have, while a number of the English
        sentence is nowhere in the Arabic: 15 that became 51, a million that became a billion. In words too: a half
        that became a third, dozens that became thousands, two ministers that became three. Groups of digits in
        reversed order, 500 22 for 22,500. With a model that scores, also a number in whose place one that
        the Arabic lacks makes the source likelier.
    Why it matters
        A wrong death toll, date or sum is a correction on the front page, and no reader can spot it.
    When it stays silent
        The value is the same in other words (1.5 million, 1,500,000), other digits (١٥), on the other clock (3 p.m.,
        15), in another unit (50 miles, 80 kilometres), or with the century left out. The English has no number left
        that could have been meant. A small number in words is reported only where its word, or what it counts, is
        linked to that of the English number.
    Bad
        ar: قُتل [[51]] شخصا في الهجوم.
        en: The attack killed 15 people.
        ar: بلغت الخسائر [[3 مليارات]] دولار.
        en: Losses reached 3 million dollars.
    Good
        ar: قُتل ١٥ شخصا في الهجوم عند الساعة 15:30.
        en: The attack at 3:30 p.m. killed fifteen people.
    """
    marked = set()
    for passage in bilingual(evidence):
        left = _Left(passage, list(passage.number_pairs.arabic), list(passage.number_pairs.english))
        for number, meant in (*_linked(left), *_same_unit(left), *_placed(left)):
            at = next((i for i, word in enumerate(passage.words) if word.end > number.start), 0)
            verdict = evidence.verdicts.get(("number", passage.index, at))
            if verdict and verdict.vouches:
                continue
            marked.add((passage.index, at))
            written, wanted = target_text(passage, number), source_text(passage, meant)
            message = say("{written} stands where the source has {wanted}", written=written, wanted=wanted)
            in_digits = wanted if wanted.replace(",", "").replace(".", "").isdigit() and number.digits else None
            suggestion = in_digits or in_place_of(written, meant)
            sure = SURE if verdict and verdict.doubts else 0.85
            yield Mark(number, message, sure, source=meant, suggestion=suggestion)
        for number, meant in passage.number_pairs.same:
            groups = target_text(passage, number).split()
            if _are_reversed(groups, meant):
                message = say("the groups of digits stand in reversed order")
                suggestion = _NO_BREAK.join(reversed(groups))
                yield Mark(number, message, 0.85, source=meant, suggestion=suggestion, severity="minor")
    yield from (mark for _, mark in doubted(evidence, "number", marked))


_NO_BREAK = "\u00a0"
"""The blank that keeps groups of digits in their order in a line that runs from right to left."""


def _are_reversed(groups: Sequence[str], meant: Quantity) -> bool:
    """Whether groups of digits are the English number only from the last to the first: 500 22 for 22,500.

    With a plain blank they look right on the page, and are wrong for whoever copies, reads aloud or reckons with them.
    No number begins with 000, whatever 55,000 may mean where a comma divides the whole from its parts.
    """
    if len(groups) == 1 or not all(group.isdecimal() for group in groups):
        return False
    forward, backward = int("".join(groups)), int("".join(reversed(groups)))
    return backward in meant.values and (int(groups[0]) == 0 or forward not in meant.values)


@check("NUM002", "missing-number", "number", "minor", needs_source=True)
def missing_number(evidence: Evidence) -> Iterator[Mark]:
    """Report a number of the English that the Arabic does not have.

    What it finds
        A number in digits, two or more of them, with no number left in the Arabic that it could have become. A number
        from 3 in words or one digit, and a third or a quarter, whose noun stands in the Arabic without any.
    Why it matters
        Figures are what wire copy is quoted for; a translation that loses one has usually lost more.
    When it stays silent
        The number stands in a neighbouring sentence, or in words; it says in brackets what another one says in another
        unit; it is part of a name (Six Flags); the sentence as a whole was dropped.
    Bad
        ar: أصيب [[عشرات]] الأشخاص في الانفجار الذي وقع في المدينة.
        en: The explosion in the city injured 47 people.
    Good
        ar: أصيب سبعة وأربعون شخصا في الانفجار.
        en: The explosion injured 47 people.
    """
    passages = bilingual(evidence)
    everywhere = [number for passage in passages for number in passage.arabic_numbers]
    for passage in passages:
        if any(_is_telling(number, passage) for number in passage.number_pairs.arabic):
            continue
        for number in passage.number_pairs.english:
            counted = _counted(number, passage)
            telling = (number.digits and (number.value >= _TELLING or number.value.denominator > 1)) or (
                counted is not None and not passage.number_pairs.arabic and _counts(number, passage)
            )
            if telling and not _is_converted(number, passage) and not any(close(number, each) for each in everywhere):
                wanted = source_text(passage, number)
                yield Mark(
                    word_beside(passage, number)
                    if counted is None or _is_linked(passage, number)
                    else passage.words[counted],
                    say("the number {wanted} of the source is missing", wanted=wanted),
                    0.7,
                    source=number,
                    suggestion=wanted,
                )


def _is_converted(number: Quantity, passage: Passage) -> bool:
    """Whether a number says in brackets, or before them, what one that the Arabic has says in another unit."""
    left = passage.number_pairs.english
    rendered = [each for each in passage.english_numbers if each not in left]
    return any(_is_bracketed(passage, *sorted((number, each), key=lambda one: one.start)) for each in rendered)


def _is_bracketed(passage: Passage, first: Quantity, second: Quantity) -> bool:
    """Whether a bracket opens between two numbers, the second one right behind it and the first but a unit before."""
    between = [token.text for token in passage.english if first.end <= token.start < second.start]
    return bool(between) and between[-1] == "(" and len(between) <= _UNIT + 1


_UNIT = 4
"""Words of a unit: miles per hour, square miles."""


def _counted(number: Quantity, passage: Passage) -> int | None:
    """The Arabic word that surely renders the noun right behind an English number."""
    last = max((i for i, token in enumerate(passage.english) if token.start < number.end), default=-1)
    behind = [i for i in range(last + 1, last + 1 + _NOUN_WITHIN) if i < len(passage.english)]
    words = [i for i in behind if passage.english[i].kind == "word"]
    nouns = [i for i in words if passage.english[i].text.lower() not in function_words()]
    linked = (j for i, j in sorted(passage.firm_links) if nouns and i == nouns[0])
    return next((j for j in linked if passage.words[j].reading is not None), None)


def _is_linked(passage: Passage, number: Quantity) -> bool:
    """Whether a word stands in the place of an English number: dozens."""
    return any(number.start <= passage.english[i].start < number.end for i, _ in passage.links)


_NOUN_WITHIN = 3
"""English words behind a number among which its noun stands: three days, a third of the forest."""


def _counts(number: Quantity, passage: Passage) -> bool:
    """Whether a small number, or a share, says how many or how much there is, and the Arabic must say so.

    Not beside what may be a share of it (three in four), nor where a word for it stands, as in ربعهم.
    """
    if any(len(each.values) > 1 for each in passage.english_numbers):
        return False
    written = source_text(passage, number)
    if written.istitle() and passage.english and number.start > passage.english[0].start:
        return False  # Six Flags
    written = written.lower()
    if (known := renderings(written)) is not None and stands(known, passage.words):
        return False
    is_count = number.value in _SMALL and (number.digits or written in _cardinals())
    return number.certain and not number.orders and len(number.values) == 1 and (is_count or number.value in _SHARES)


_SMALL = range(3, 20)
"""Numbers in words that Arabic says in words; two is a dual, one an article."""

_SHARES = frozenset({Fraction(1, 3), Fraction(2, 3), Fraction(1, 4), Fraction(3, 4), Fraction(1, 5)})
"""A half is said in many ways."""


@cache
def _cardinals() -> frozenset[str]:
    return frozenset(word for word, _, kind in table("lexicon/english/numerals.tsv") if kind == "cardinal")


@dataclass(frozen=True, slots=True)
class _Left:
    """The numbers of a passage that stand for none of the other side, until one is found to be wrong."""

    passage: Passage
    arabic: list[Quantity]
    english: list[Quantity]


_TELLING = 10
"""Smaller numbers are often said otherwise: two by a dual, one by an article."""


def _is_telling(number: Quantity, passage: Passage) -> bool:
    """Whether an Arabic number must stand for one of the English, be it linked to it or not."""
    if number.digits:
        return True
    said = any(close(number, each) for each in passage.english_numbers)
    return number.certain and not number.orders and number.value > _TELLING and not said


def _placed(left: _Left) -> Iterator[tuple[Quantity, Quantity]]:
    """Numbers without counterpart, each with the English one that stands at the most similar place of its sentence."""
    for number in [each for each in left.arabic if _is_telling(each, left.passage)]:
        missing = [each for each in left.english if each.certain and not each.orders]
        meant = _meant(number, missing, left.passage)
        if meant is not None:
            left.english.remove(meant)
            yield number, meant


def _linked(left: _Left) -> Iterator[tuple[Quantity, Quantity]]:
    """Numbers in words whose word, or the noun that they count, is linked to that of another English number."""
    passage = left.passage
    for number in tuple(left.arabic):
        if number.digits or any(close(number, each) for each in passage.english_numbers):
            continue
        for meant in tuple(left.english):
            certain = number.certain or meant.certain
            rendered = any(close(each, meant) for each in passage.arabic_numbers)
            if certain and not rendered and _are_linked(passage, number, meant):
                left.arabic.remove(number)
                left.english.remove(meant)
                yield number, meant
                break


def _are_linked(passage: Passage, arabic: Quantity, english: Quantity) -> bool:
    ours = [i for i, word in enumerate(passage.words) if arabic.start <= word.start < arabic.end]
    theirs = [i for i, token in enumerate(passage.english) if english.start <= token.start < english.end]
    links = set(passage.links)
    if any((i, j) in links for i in theirs for j in ours):
        return True
    noun = ours[-1] + (1 if arabic.certain else 0)
    return any((i, noun) in links for i in range(theirs[-1] + 1, theirs[-1] + 3))


def _same_unit(left: _Left) -> Iterator[tuple[Quantity, Quantity]]:
    """The only numbers left of one unit on either side: three hours and half an hour, twice and three times."""
    passage = left.passage
    ours = {each.quantity: each for each in passage.arabic_measures}
    theirs = {each.quantity: each for each in passage.english_measures}
    for unit in sorted({unit for each in ours.values() for unit in each.units}, key=lambda each: each.name):
        one = [each for each in left.arabic if each in ours and unit in ours[each].units]
        other = [each for each in left.english if each in theirs and unit in theirs[each].units]
        certain = unit.dimension == "multiple" or any(each.certain for each in (*one, *other))
        if one and len(other) == len({each.values for each in one}) == 1 and certain:
            for each in one:
                left.arabic.remove(each)
            left.english.remove(other[0])
            yield one[-1], other[0]


def _meant(number: Quantity, missing: Sequence[Quantity], passage: Passage) -> Quantity | None:
    """The missing English number that stands at the most similar place of its sentence, digits first."""
    if not missing or passage.target is None or passage.source is None:
        return None
    here = (number.start - passage.target.start) / len(passage.target.text)
    start, length = passage.source.start, len(passage.source.text)
    return min(missing, key=lambda each: (each.digits != number.digits, abs((each.start - start) / length - here)))
