"""Numbers in Arabic text, in digits of any script and in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import cache, lru_cache
from typing import cast

from mtaudit.arabic.clitics import ARTICLE, Proclitics, cuts
from mtaudit.arabic.normalise import fold_finals
from mtaudit.arabic.words import Word
from mtaudit.document import Token
from mtaudit.quantity import CLOCK, Kind, Numeral, Quantity, digit_values, grouped_digits, quantities, roman, vulgar
from mtaudit.resources import table

_MINUTES = 60
"""Of an hour: التاسعة والنصف is thirty minutes past nine."""


@cache
def _words() -> dict[str, dict[str, Fraction]]:
    """Number words, and what each can be: خمس five and a fifth."""
    found: dict[str, dict[str, Fraction]] = {}
    for form, value, kind in table("lexicon/arabic/numerals.tsv"):
        found.setdefault(form, {})[kind] = Fraction(value)
    return found


@lru_cache(maxsize=1 << 14)
def _known(word: str) -> tuple[Proclitics, dict[str, Fraction]] | None:
    known = ((clitics, _words().get(rest)) for clitics, rest in cuts(fold_finals(word)))
    return next(((clitics, found) for clitics, found in known if found), None)


def find_numbers(tokens: Sequence[Token]) -> tuple[Quantity, ...]:
    """The quantities of a tokenized Arabic text, in order. Parts of a time, a score or a date are numbers of their own.

    The hundred of بالمئة is a unit and no number. The dual of a counted noun (عامين, two years) is not one of them:
    that is morphology.
    """
    return quantities(tuple(_numerals(tokens)))


def _numerals(tokens: Sequence[Token]) -> Iterator[Numeral]:
    before: Numeral | None = None
    index = 0
    while index < len(tokens):
        token, read = tokens[index], 1
        if token.kind == "number":
            read, found = _digits(tokens, index)
        elif token.kind == "latin":
            found = _latin(token, before)
        elif token.kind == "word" and (known := _known(token.text) or _eleven(tokens, index)):
            read, found = _word(tokens, index, known, before)
        else:
            found = ()
        yield from found
        before = found[-1] if found else None
        index += read


def _digits(tokens: Sequence[Token], index: int) -> tuple[int, Sequence[Numeral]]:
    token = tokens[index]
    read, grouped = grouped_digits(tokens, index, reversible=True)
    if grouped:
        return read, (Numeral(token.start, tokens[index + read - 1].end, grouped, "digits"),)
    around = (fold_finals(each.text) for each in tokens[max(index - 1, 0) : index + 2])
    if any(each.endswith(("ساعه", "توقيت", "GMT", "UTC")) for each in around) and (
        clock := CLOCK.fullmatch(token.text)
    ):
        pieces = [(token.start, clock[1]), (token.start + 2, clock[2])]
    else:
        pieces = [(token.start + piece.start(), piece.group()) for piece in re.finditer(r"[^:]+", token.text)]
    return 1, [Numeral(start, start + len(piece), digit_values(piece), "digits") for start, piece in pieces]


@cache
def _latin_scales() -> dict[str, Fraction]:
    """Million and the like, where they were left in English."""
    return {word: Fraction(value) for word, value, kind in table("lexicon/english/numerals.tsv") if kind == "scale"}


def _latin(token: Token, before: Numeral | None) -> Sequence[Numeral]:
    """A Roman numeral, a fraction of one character (14½), or a scale that was left in English."""
    if (part := vulgar(token.text)) is not None:
        written_on = before is not None and before.end == token.start
        return (_numeral(token, [part], "fraction", joined=written_on, near=written_on),)
    if (scale := _latin_scales().get(token.text.lower())) is not None:
        return (_numeral(token, [scale], "scale", near=before is not None),)
    value = roman(token.text)
    return () if value is None else (_numeral(token, [Fraction(value)], "ordinal"),)


def _word(
    tokens: Sequence[Token], index: int, known: tuple[Proclitics, dict[str, Fraction]], before: Numeral | None
) -> tuple[int, Sequence[Numeral]]:
    """How many tokens from `index` on are one numeral, and the numeral; none where the word is no number here."""
    token, (clitics, values) = tokens[index], known
    joined, near = bool(clitics.conjunction), before is not None
    if is_rate(tokens, index) or (before is None and _is_verb(tokens, index)):
        return 1, ()
    if _is_added(tokens, index, values):
        return 1, (_numeral(token, values.values(), "added", near=True),)
    if "decade" in values:
        read, years = _decade(tokens, index, values["decade"])
        return read, (_numeral(token, [years], "cardinal", end=tokens[index + read - 1].end),)
    if "fraction" in values and (len(values) == 1 or (not near and _is_share(tokens, index, clitics))):
        return 1, (_fraction(tokens, index, values["fraction"], clitics, before),)
    if "denominator" in values and (before is None or before.kind != "cardinal"):
        return 1, ()
    if "scale" in values:
        alone = before is None or before.scale
        of_scale = values.values() if alone else [values["scale"]]
        return 1, (_numeral(token, of_scale, "scale", joined=joined, near=near),)
    kind, value = next(iter(values.items()))
    if kind in ("pair", "times"):
        return 1, (Numeral(token.start, token.end, frozenset({value}), "cardinal", certain=False),)
    hour_before = index + 1 < len(tokens) and tokens[index + 1].text == "إلا" and kind == "ordinal"
    either = [value, value - 1] if hour_before else [value]
    return 1, (_numeral(token, either, cast(Kind, kind), joined=joined, near=near),)


def _numeral(
    token: Token,
    values: Iterable[Fraction],
    kind: Kind,
    *,
    joined: bool = False,
    near: bool = False,
    end: int | None = None,
) -> Numeral:
    several = frozenset(values)
    return Numeral(token.start, end or token.end, several, kind, joined, several != {1}, near, kind == "dozen")


def is_rate(tokens: Sequence[Token], index: int) -> bool:
    """Whether a hundred or a thousand is that of a rate: في المئة, بالألف."""
    rate = _RATES.get(fold_finals(tokens[index].text))
    return rate is not None and (rate or (index > 0 and tokens[index - 1].text == "في"))


_RATES = {
    before + noun: bool(before)
    for noun in ("المئه", "المايه", "المائه", "الميه", "الالف", "المليون")
    for before in ("", "ب")
}
"""A hundred, thousand or million with article: whether the preposition is attached."""


def _is_verb(tokens: Sequence[Token], index: int) -> bool:
    """Whether ألف is "he wrote", since what follows is not what a thousand counts: ألف كتابا, ألف الكاتب رواية."""
    token, after = tokens[index], tokens[index + 1] if index + 1 < len(tokens) else None
    if after is None or fold_finals(token.text) != "الف":
        return False
    following = fold_finals(after.text)
    uncounted = following.startswith(ARTICLE) or (following.endswith(("ا", "تين", "ات")) and not _known(following))
    reading = after.reading if isinstance(after, Word) else None
    several = reading is not None and reading.number in ("dual", "plural")
    may_be = isinstance(token, Word) and any(each.part_of_speech == "verb" for each in token.readings)
    return uncounted or (several and may_be)


def _eleven(tokens: Sequence[Token], index: int) -> tuple[Proclitics, dict[str, Fraction]] | None:
    """أحد as a number, which it is before عشر alone; elsewhere it is "one of"."""
    following = tokens[index + 1].text if index + 1 < len(tokens) else ""
    if fold_finals(following) != "عشر":
        return None
    first = (clitics for clitics, rest in cuts(fold_finals(tokens[index].text)) if rest == "احد")
    return next(((clitics, {"cardinal": Fraction(1)}) for clitics in first), None)


def _is_added(tokens: Sequence[Token], index: int, values: dict[str, Fraction]) -> bool:
    """Whether a hundred or a thousand is added to an ordinal: الخامس بعد المئة."""
    if index < 2 or tokens[index - 1].text != "بعد" or min(values.values()) < 100:
        return False
    ordinal = _known(tokens[index - 2].text)
    return ordinal is not None and ordinal[0].article and max(ordinal[1].values()) < 100


def _decade(tokens: Sequence[Token], index: int, years: Fraction) -> tuple[int, Fraction]:
    """The years of a decade with its century, where that is named: تسعينيات القرن العشرين."""
    if index + 2 >= len(tokens) or fold_finals(tokens[index + 1].text) != "القرن":
        return 1, years
    words = [fold_finals(token.text) for token in tokens[index + 2 : index + 4]]
    century = [found for word in words if (found := _known(word)) and (found[0].article or word == "عشر")]
    ordinal = sum(next(iter(found.values())) for _, found in century)
    return (2 + len(century), (ordinal - 1) * 100 + years) if century else (1, years)


def _is_share(tokens: Sequence[Token], index: int, clitics: Proclitics) -> bool:
    """Whether خمس and the like are a fifth rather than five: of all that the noun after it names (خمس السكان)."""
    following = fold_finals(tokens[index + 1].text) if index + 1 < len(tokens) else ""
    return not clitics.article and following.startswith(ARTICLE) and not _known(following)


def _fraction(
    tokens: Sequence[Token], index: int, value: Fraction, clitics: Proclitics, before: Numeral | None
) -> Numeral:
    """A half or a third, alone (نصف ساعة) or beside a whole: ساعة ونصف, ثلاث ساعات ونصف, التاسعة والنصف."""
    token, joined, near = tokens[index], bool(clitics.conjunction), before is not None
    values = [value]
    if index and tokens[index - 1].text == "إلا":
        values = [value, value * _MINUTES, (1 - value) * _MINUTES]
    elif joined and index and before is not None and before.kind == "ordinal":
        values, near = [value * _MINUTES], False
    elif joined and index and before is None:
        whole = tokens[index - 1]
        counted = index > 1 and (tokens[index - 2].kind == "number" or _known(tokens[index - 2].text) is not None)
        if counted:
            near = True
        elif is_dual(whole):
            values = [value + 2]
        elif whole.kind == "word" and not fold_finals(whole.text).startswith(ARTICLE):
            values = [value + 1]
    return _numeral(token, values, "fraction", joined=joined, near=near)


def is_dual(token: Token) -> bool:
    """Whether a word is read as the dual of a noun."""
    reading = token.reading if isinstance(token, Word) else None
    return reading is not None and reading.part_of_speech == "noun" and reading.number == "dual"
