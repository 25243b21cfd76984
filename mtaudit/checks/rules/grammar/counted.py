"""GRM: the number and case of what a numeral counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from mtaudit.arabic.clitics import detached
from mtaudit.arabic.government import SURE, accusative, has_tanwin_alif, is_bare, likely, share
from mtaudit.arabic.inflect import inflect
from mtaudit.arabic.morphology import Reading
from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.word_lists import is_listed, word_list
from mtaudit.arabic.words import Word
from mtaudit.checks import Evidence, Mark, check
from mtaudit.checks.rules.grammar.source import renders_name
from mtaudit.checks.terms import TERMS
from mtaudit.message import Message, say
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
        A singular after 3 to 10 (10 دولارا) or an accusative (ثلاثة أطفالا), the number 2 (2 ساعة), a plural or a
        singular without its alif after 11 to 99 (عشرون دول, 25 كيلومتر), a plural or an accusative after hundreds and
        thousands (مئة كتب, ألف دولارا), and مئتين or ألفين that keep their ن.
    Why it matters
        Every reader of Arabic learned these rules at school, and news is full of numbers.
    When it stays silent
        The number is a year or names something (المادة 15), or the word after it is not what it counts (6 صباحا).
    Bad
        ar: شاركت خمس وعشرون [[دول]] في المؤتمر.
        ar: استمر [[2 ساعة]]، ودفع 10 [[دولارا]] وقطع 25 [[كيلومتر]] في [[مئتين يوم]].
    Good
        ar: شاركت خمس وعشرون دولة، ودفع 10 دولارات وقطع 25 كيلومترا في مئتي يوم، وفي عام 2015 وصل في الساعة 6 صباحا.
        ar: استمر الخطاب ساعتين.
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
            if not _counts(quantity, words[first:noun], words[noun]):
                continue
            if quantity.digits and quantity.value < 3:
                if quantity.value == 2 and noun == first + 1 and not _is_listed_as(words, first):
                    message = say("two of a thing are told by the dual, without a number")
                    form = _dual(words[first - 1] if first else None, words[noun])
                    yield Mark(words[first : noun + 1], message, 0.8, suggestion=form)
            else:
                yield from _judge(words[noun], int(quantity.value) % 100)
        for index, (numeral, word) in enumerate(pairwise(words)):
            right = _HUNDREDS.get(normalise(numeral.text))
            if right is not None and _is_counted(word) and not renders_name(passage, index):
                message = say("before what it counts {numeral} loses its ن", numeral=numeral.text)
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
    if not quantity.certain or len(quantity.values) != 1 or quantity.value.denominator != 1:
        return False
    if any(is_listed(normalise(each.text), "no counters", prepositions=True) for each in numeral):
        return False
    if not quantity.digits and any(each.reading is not None and each.reading.article for each in numeral):
        return False  # المباراة التاسعة يوم الأحد
    if any(each.reading is not None and each.reading.part_of_speech == "verb" for each in numeral):
        return False  # ألف كتبا: he wrote
    year = (
        quantity.digits and quantity.value in _YEARS and normalise(word.text).rstrip("ا") not in word_list("measures")
    )
    return not year and _is_counted(word)


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
    if 3 <= last <= 10 and _is_plural_accusative(word):
        yield from _mark(word, say("after 3 to 10 the noun is in the genitive"), normalise(word.text).removesuffix("ا"))
    elif 3 <= last <= 10 and singular:
        yield from _mark(word, say("after 3 to 10 the noun is in the plural"), _plural(word, reading))
    elif last >= 11 and plural:
        yield from _mark(word, say("after 11 to 99 the noun is in the singular"), _singular(word, reading, alif=True))
    elif last >= 11 and singular and (form := accusative(word)) is not None:
        yield from _mark(word, say("after 11 to 99 the noun is in the accusative"), form)
    elif last == 0 and plural:
        message = say("after hundreds and thousands the noun is in the singular")
        yield from _mark(word, message, _singular(word, reading, alif=False))
    elif last == 0 and singular and has_tanwin_alif(word):
        yield from _mark(word, say("after hundreds and thousands the noun is in the genitive"), word.text.rstrip("اً"))


def _mark(word: Word, message: Message, form: str | None) -> Iterator[Mark]:
    if form is not None:
        yield Mark(word, message, 0.9, suggestion=form)


def _plural(word: Word, reading: Reading) -> str | None:
    text = word.text
    if reading.case == "accusative":  # 403 هدفا: what is counted stands in the genitive
        text, reading = normalise(text).removesuffix("ا"), replace(reading, case=None)
    form = inflect(text, reading, number="plural", case="oblique") or inflect(text, reading, number="plural")
    return form if form != normalise(word.text) else None


def _is_plural_accusative(word: Word) -> bool:
    """Whether a word is surely a plural with the alif of the accusative: ثلاثة أطفالا."""
    readings = likely(word)
    return bool(readings) and all(r.number == "plural" and r.case == "accusative" for r in readings)


def _is_listed_as(words: Sequence[Word], number: int) -> bool:
    """Whether a number may begin a line or an entry of a list."""
    return number == 0 or words[number - 1].kind == "punctuation"


def _dual(before: Word | None, noun: Word) -> str | None:
    """The dual of a noun behind a preposition, where its case is known."""
    governed = before is not None and normalise(before.text) in word_list("prepositions")
    reading = likely(noun)[0]
    return inflect(noun.text, reading, number="dual", case="oblique") if governed else None


def _singular(word: Word, reading: Reading, *, alif: bool) -> str | None:
    form = inflect(word.text, reading, number="singular")
    if form is None:
        return None
    accusative_form = inflect(word.text, reading, number="singular", case="accusative") if alif else None
    return accusative_form or form


_UNITS = frozenset({"ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع"})
"""The feminine forms; with ة they count masculines."""
_FIRST = {
    "أحد": ("أحد", "إحدى"),
    "إحدى": ("أحد", "إحدى"),
    "اثنا": ("اثنا", "اثنتا"),
    "اثني": ("اثني", "اثنتي"),
    "اثنتا": ("اثنا", "اثنتا"),
    "اثنتي": ("اثني", "اثنتي"),
}
"""One and two in eleven and twelve: what counts masculines, what counts feminines."""


@check("GRM024", "wrong-gender-of-eleven-to-ninety-nine", "grammar", "minor")
def wrong_gender_of_eleven_to_ninety_nine(evidence: Evidence) -> Iterator[Mark]:
    """Report a number from eleven to ninety-nine in the wrong gender for what it counts.

    What it finds
        خمسة عشر سنة, ثلاث عشرة رجلا, إحدى عشر طالبا, خمسة وعشرون سنة: the units take the other gender, عشر and the
        first two numbers that of the noun.
    Why it matters
        Every reader of Arabic learned this rule at school.
    When it stays silent
        The gender of the noun is not certain.
    Bad
        ar: عاش هناك [[خمسة عشر سنة]]، وعمل معه [[ثلاث عشرة رجلا]].
        ar: بعد [[خمسة وعشرين سنة]] عاد إلى بلده.
    Good
        ar: عاش هناك خمس عشرة سنة، وعمل معه ثلاثة عشر رجلا وإحدى عشرة امرأة، وعاد بعد خمس وعشرين سنة واثني عشر يوما.
    """
    for passage in evidence.prose:
        for unit, ten, noun in zip(passage.words, passage.words[1:], passage.words[2:], strict=False):
            gender = _gender(noun)
            if gender is None:
                continue
            right = _right_number(normalise(unit.text), normalise(ten.text), feminine=gender == "feminine")
            if right and right != f"{normalise(unit.text)} {normalise(ten.text)}":
                message = say(
                    "{noun} is {gender}, so the number is {right}", noun=noun.text, gender=TERMS[gender], right=right
                )
                yield Mark((unit, ten, noun), message, 0.85, suggestion=f"{right} {noun.text}")


def _gender(noun: Word) -> str | None:
    """The gender of an indefinite noun in the singular, where it is certain."""
    readings = [r for r in likely(noun) if r.part_of_speech != "verb"]
    genders = {r.gender for r in readings if is_bare(r) and r.number == "singular" and r.part_of_speech == "noun"}
    certain = bool(readings) and all(is_bare(r) and r.number == "singular" for r in readings) and len(genders) == 1
    return genders.pop() if certain and normalise(noun.text) not in word_list("not counted") else None


def _right_number(unit: str, ten: str, *, feminine: bool) -> str | None:
    """A number of two words in the gender of what it counts; None for what is none."""
    for *_, bare in detached(unit):
        clitics = unit.removesuffix(bare)
        teen = ten in ("عشر", "عشرة")
        if bare in _FIRST and teen:
            return f"{clitics}{_FIRST[bare][feminine]} {'عشرة' if feminine else 'عشر'}"
        stem = bare.removesuffix("ة")
        if stem in _UNITS and (teen or ten in _TENS):
            right_ten = ("عشرة" if feminine else "عشر") if teen else ten
            return f"{clitics}{stem if feminine else stem + 'ة'} {right_ten}"
    return None


_TENS = frozenset(
    f"و{tens}{ending}" for tens in ("عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع") for ending in ("ون", "ين")
)
