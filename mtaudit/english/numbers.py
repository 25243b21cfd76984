"""Numbers in English text, in digits and in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from typing import cast

from mtaudit.document import Token
from mtaudit.english.word_lists import function_words, word_list
from mtaudit.quantity import CLOCK, Kind, Numeral, Quantity, digit_values, grouped_digits, quantities, roman, vulgar
from mtaudit.resources import table

_DECADE = re.compile(r"s|'s|’s")
_CLOCK = re.compile(r"[ap]\.?m\.?", re.IGNORECASE)
_MONEY = frozenset("$€£¥₽")
_MINUTES = 60


@cache
def _words() -> dict[str, tuple[Fraction, str]]:
    return {word: (Fraction(value), kind) for word, value, kind in table("lexicon/english/numerals.tsv")}


@dataclass(slots=True)
class _Gap:
    """The small words since the last numeral; `near` while there is nothing else."""

    near: bool = False
    words: tuple[str, ...] = ()


def find_numbers(tokens: Sequence[Token]) -> tuple[Quantity, ...]:
    """The quantities of a tokenized English text, in order.

    "One", "both" or "double" are quantities of which it is not certain that they are any. Parts of a time, a score or
    a date are numbers of their own.
    """
    found = [each for each in quantities(tuple(_numerals(tokens))) if each.values or each.orders != {0}]
    return tuple(_shares(found, tokens))


def _shares(found: Sequence[Quantity], tokens: Sequence[Token]) -> Iterator[Quantity]:
    """The quantities, of which "three in four" and "three out of four" may be three quarters too."""
    for index, number in enumerate(found):
        after = found[index + 1] if index + 1 < len(found) else None
        if after is not None and (part := _part(number, after)) and _are_in(number, after, tokens):
            yield replace(number, values=number.values | part)
        else:
            yield number


def _part(number: Quantity, whole: Quantity) -> frozenset[Fraction]:
    """The shares that one number can be of another, larger one."""
    return frozenset(one / all_ for one in number.values for all_ in whole.values if one < all_ <= _LARGEST_WHOLE)


_LARGEST_WHOLE = 20
"""Of what shares are told by: one in five, nine in ten."""


def _are_in(number: Quantity, whole: Quantity, tokens: Sequence[Token]) -> bool:
    between = tuple(token.text.lower() for token in tokens if number.end <= token.start < whole.start)
    return between in {("in",), ("in", "every"), ("out", "of"), ("out", "of", "every"), ("of", "every")}


def _numerals(tokens: Sequence[Token]) -> Iterator[Numeral]:
    before: Numeral | None = None
    gap = _Gap()
    index = 0
    while index < len(tokens):
        text, read = tokens[index].text.lower(), 1
        found: Sequence[Numeral] = ()
        if tokens[index].kind == "number":
            read, found = _digits(tokens, index)
        elif part := vulgar(text):
            found = (_fraction(tokens, index, part, before if gap.near else None, gap.words),)
        elif word := _words().get(text):
            found = _word(tokens, index, *word, before if gap.near else None, gap.words)
        elif value := roman(tokens[index].text) if index and tokens[index - 1].text[:1].isupper() else None:
            found = (_numeral(tokens[index], [Fraction(value)], "ordinal"),)
        if found:
            yield from found
            before, gap = found[-1], _Gap(near=True)
        else:
            gap = _Gap(gap.near and text in word_list("within quantities"), (*gap.words, text))
        index += read


def _word(
    tokens: Sequence[Token], index: int, value: Fraction, kind: str, before: Numeral | None, gap: tuple[str, ...]
) -> Sequence[Numeral]:
    """The numeral that a number word is, or none: "second" may be a time, m a metre."""
    token = tokens[index]
    joined = "and" in gap
    near = before is not None and _connects(gap, kind)
    if kind == "suffix":
        written_on = before is not None and before.digits and before.end == token.start
        sure = _is_money(tokens, index)
        if not (written_on or sure):
            return ()
        return (_numeral(token, {value} if sure else {Fraction(1), value}, "scale", near=True),)
    if kind == "several" and near and before is not None and before.kind in ("digits", "cardinal", "several"):
        kind = "scale"
    elif kind == "ordinal":
        if token.text.lower() == "second" and _is_time(tokens, index):
            return ()
        if _is_share(tokens, index):
            return (_numeral(token, [1 / value], "fraction", near=near),)
        if not _is_before_noun(tokens, index):
            return (_numeral(token, [value, 1 / value], "ordinal", joined=joined, near=near),)
    elif kind == "fraction":
        return (_fraction(tokens, index, value, before, gap),)
    elif kind == "denominator" and not (near and before is not None and before.kind == "cardinal"):
        return ()
    if kind in ("pair", "times"):
        counts = kind == "pair" and tuple(each.text.lower() for each in tokens[index + 1 : index + 2]) == ("of",)
        return (Numeral(token.start, token.end, frozenset({value}), "cardinal", certain=False, loose=counts),)
    plain = "cardinal" if kind == "decade" else kind
    numeral = _numeral(token, [value], cast(Kind, plain), joined=joined, near=near)
    return (replace(numeral, loose=kind == "dozen" or (kind == "scale" and _is_bare(tokens, index))),)


def _connects(gap: tuple[str, ...], kind: str) -> bool:
    """Whether the small words between two numerals make one quantity of them.

    Hundreds of thousands, a quarter of a million; but "one of two" and "of five and a hundred" are two each.
    """
    if "of" in gap or "a" in gap or "an" in gap or "the" in gap:
        return kind in ("scale", "several", "dozen", "fraction") and gap in _WHOLE
    return True


_WHOLE = {("of",), ("a",), ("of", "a"), ("and", "a"), ("and", "an"), ("-", "and", "-", "a", "-")}


def _numeral(
    token: Token, values: Iterable[Fraction], kind: Kind, *, joined: bool = False, near: bool = False
) -> Numeral:
    several = frozenset(values)
    return Numeral(token.start, token.end, several, kind, joined, several != {1}, near)


def _is_bare(tokens: Sequence[Token], index: int) -> bool:
    """Whether neither number nor article stands before a scale: "amid thousand year-old ruins"."""
    before = tokens[index - 1] if index else None
    text = before.text.lower() if before is not None else ""
    return text not in ("a", "an", "-", "one") and text not in _words() and (before is None or before.kind != "number")


def _is_money(tokens: Sequence[Token], index: int) -> bool:
    """Whether the m or k at `index` counts money: £125m."""
    return index >= 2 and tokens[index - 1].kind == "number" and tokens[index - 2].text in _MONEY


def _is_time(tokens: Sequence[Token], index: int) -> bool:
    """Whether "second" is the sixtieth of a minute, or a moment: per second, 30-second, wait a second."""
    before = tokens[index - 1] if index else None
    if before is not None and before.text == "-" and index > 1:
        before = tokens[index - 2]
    if before is not None and before.text.lower() == "a":
        behind = tokens[index + 1 : index + 2]
        return all(each.kind == "punctuation" or each.text.lower() in function_words() for each in behind)
    return before is not None and (before.kind == "number" or before.text.lower() in word_list("before seconds"))


def _is_share(tokens: Sequence[Token], index: int) -> bool:
    """Whether "third" is one of three parts: one third, a third of; not "a third man"."""
    before = [token.text.lower() for token in tokens[max(index - 2, 0) : index] if token.text != "-"][-1:]
    of = index + 1 < len(tokens) and tokens[index + 1].text.lower() == "of"
    return before == ["one"] or (before == ["a"] and of)


def _is_before_noun(tokens: Sequence[Token], index: int) -> bool:
    """Whether a noun may follow, which an ordinal is of; the "final third" is a share."""
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    return following is not None and (following.text == "-" or following.text[0].isalpha())


def _fraction(
    tokens: Sequence[Token], index: int, value: Fraction, before: Numeral | None, gap: tuple[str, ...]
) -> Numeral:
    """A half or a quarter, alone or beside a whole: 2½, two and a half, an hour and a half, half past two."""
    token = tokens[index]
    written_on = before is not None and before.digits and before.end == token.start
    following = tokens[index + 1].text.lower() if index + 1 < len(tokens) else ""
    if following in ("past", "to") and before is None:
        return _numeral(token, {value, value * _MINUTES, (1 - value) * _MINUTES}, "fraction")
    joined = written_on or gap[-2:] == ("and", "a") or gap[-1:] == ("and",) or gap == ("-", "and", "-", "a", "-")
    if before is not None or not joined or index < _HOUR_AND_A:
        return _numeral(token, [value], "fraction", joined=joined, near=before is not None)
    counted = tokens[index - _HOUR_AND_A]
    article = counted.text.lower() in ("a", "an", "one")
    counts = counted.kind == "number" or counted.text.lower() in _words()
    return _numeral(token, [value + 1 if article else value], "fraction", joined=True, near=counts and not article)


_HOUR_AND_A = 4
"""Tokens from the article of "an hour and a half" to its half."""


_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")
"""With a comma before three digits an English number is never one and a half."""


def _digits(tokens: Sequence[Token], index: int) -> tuple[int, Sequence[Numeral]]:
    token = tokens[index]
    read, grouped = grouped_digits(tokens, index)
    if grouped:
        return read, (Numeral(token.start, tokens[index + read - 1].end, grouped, "digits"),)
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    decade = after is not None and after.start == token.end and _DECADE.fullmatch(after.text)
    clock = after is not None and _CLOCK.fullmatch(after.text)
    zone = (
        CLOCK.fullmatch(token.text)
        if after is not None and after.text.lower() in word_list("behind clock times")
        else None
    )
    if zone:
        pieces = [(token.start, zone[1]), (token.start + 2, zone[2])]
    else:
        split = re.finditer(r"[^:.]+" if clock else r"[^:]+", token.text)
        pieces = [(token.start + piece.start(), piece.group()) for piece in split]
    found = []
    for start, piece in pieces:
        values = digit_values(piece)
        if _THOUSANDS.fullmatch(piece):
            values = frozenset({max(values)})
        if decade:
            # The 1980s are the eighties, and the 2000s the twenty-first century.
            values |= {v % 100 for v in values if v % 100} | {Fraction(v // 100 + 1) for v in values if v % 100 == 0}
        found.append(Numeral(start, start + len(piece), values, "digits"))
    return 1, found
