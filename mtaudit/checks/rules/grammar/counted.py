"""GRM: the number and case of what a numeral counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from mtaudit.arabic.government import SURE, accusative, has_tanwin_alif, is_bare, likely, share
from mtaudit.arabic.inflect import inflect
from mtaudit.arabic.morphology import Reading
from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.word_lists import is_listed, word_list
from mtaudit.arabic.words import Word
from mtaudit.checks import Evidence, Mark, check
from mtaudit.quantity import Quantity

_YEARS = range(1300, 2100)
_HUNDREDS = {
    form + "ن": form
    for form in ("مئتي", "مائتي", "ألفي", "مليوني", "مئتا", "مائتا", "ألفا", "مليونا", "ملياري", "مليارا")
}
"""Two hundred, thousand and million lose their ن before what they count."""


@check("GRM016", "wrong-counted-noun", "grammar", "minor")
def wrong_counted_noun(evidence: Evidence) -> Iterator[Mark]:
    """Report a noun that is not in the form that the number before it asks for.

    What it finds
        A singular after 3 to 10 (10 دولارا), a plural or a singular without its alif after 11 to 99 (عشرون دول, 25
        كيلومتر), a plural or an accusative after hundreds and thousands (مئة كتب, ألف دولارا), and مئتين or ألفين that
        keep their ن.
    Why it matters
        Every reader of Arabic learned these rules at school, and news is full of numbers.
    When it stays silent
        The number is a year or names something (المادة 15), or the word after it is not what it counts (6 صباحا).
    Bad
        ar: شاركت خمس وعشرون [[دول]] في المؤتمر.
        ar: دفع 10 [[دولارا]] وقطع 25 [[كيلومتر]] في [[مئتين يوم]].
    Good
        ar: شاركت خمس وعشرون دولة، ودفع 10 دولارات وقطع 25 كيلومترا في مئتي يوم، وفي عام 2015 وصل في الساعة 6 صباحا.
    """
    for passage in evidence.prose:
        words = passage.words
        starts = {word.start: index for index, word in enumerate(words)}
        for quantity in passage.arabic_numbers:
            first = starts.get(quantity.start)
            if first is None:
                continue
            noun = next((at for at in range(first + 1, len(words)) if words[at].start >= quantity.end), None)
            if noun is None or words[noun].start > quantity.end + 1 or _is_code(words, first):
                continue
            if _counts(quantity, words[first:noun], words[noun]):
                yield from _judge(words[noun], int(quantity.value) % 100)
        for numeral, word in pairwise(words):
            right = _HUNDREDS.get(normalise(numeral.text))
            if right is not None and _is_counted(word):
                message = f"before what it counts {numeral.text} loses its ن"
                yield Mark((numeral, word), message, 0.85, suggestion=f"{right} {word.text}")


def _is_code(words: Sequence[Word], first: int) -> bool:
    """Whether a number belongs to what stands before it: HJR-3, 6 × 6, 22 500, رقم 15."""
    if first == 0:
        return False
    before, start = words[first - 1], words[first].start
    if before.end == start and before.text in ("-", "–") and first > 1 and words[first - 2].kind == "number":
        return False
    if before.kind in ("number", "latin") or (before.end == start and before.text in ("-", "–", "/", ".", ",")):
        return True
    return before.text in ("×", "*") or is_listed(normalise(before.text), "number labels", prepositions=True)


def _counts(quantity: Quantity, numeral: Sequence[Word], word: Word) -> bool:
    """Whether a number counts the word after it."""
    if len(quantity.values) > 1 or quantity.value.denominator != 1:
        return False
    if any(is_listed(normalise(each.text), "no counters", prepositions=True) for each in numeral):
        return False
    year = (
        quantity.digits and quantity.value in _YEARS and normalise(word.text).rstrip("ا") not in word_list("measures")
    )
    return not year and not (quantity.digits and quantity.value < 3) and _is_counted(word)


def _is_counted(word: Word) -> bool:
    plain = normalise(word.text)
    readings = likely(word)
    return (
        word.kind == "word"
        and bool(readings)
        and plain not in word_list("not counted")
        and share(word, lambda r: is_bare(r) and r.part_of_speech == "noun" and not r.conjunction) >= SURE
        and not any(r.conjunction or r.preposition for r in readings)
    )


def _judge(word: Word, last: int) -> Iterator[Mark]:
    """What is wrong with a noun after a number that ends in these two digits."""
    reading = likely(word)[0]
    singular = all(r.number == "singular" for r in likely(word))
    plural = all(r.number == "plural" for r in likely(word)) and not normalise(word.text).endswith("ا")
    if 3 <= last <= 10 and singular:
        yield from _mark(word, "after 3 to 10 the noun is in the plural", _plural(word, reading))
    elif last >= 11 and plural:
        yield from _mark(word, "after 11 to 99 the noun is in the singular", _singular(word, reading, alif=True))
    elif last >= 11 and singular and (form := accusative(word)) is not None:
        yield from _mark(word, "after 11 to 99 the noun is in the accusative", form)
    elif last == 0 and plural:
        message = "after hundreds and thousands the noun is in the singular"
        yield from _mark(word, message, _singular(word, reading, alif=False))
    elif last == 0 and singular and has_tanwin_alif(word):
        yield from _mark(word, "after hundreds and thousands the noun is in the genitive", word.text.rstrip("اً"))


def _mark(word: Word, message: str, form: str | None) -> Iterator[Mark]:
    if form is not None:
        yield Mark(word, message, 0.8, suggestion=form)


def _plural(word: Word, reading: Reading) -> str | None:
    form = inflect(word.text, reading, number="plural", case="oblique")
    return form if form != normalise(word.text) else None


def _singular(word: Word, reading: Reading, *, alif: bool) -> str | None:
    form = inflect(word.text, reading, number="singular")
    if form is None:
        return None
    accusative_form = inflect(word.text, reading, number="singular", case="accusative") if alif else None
    return accusative_form or form
