"""English word forms by rule, with tables of the irregular ones."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from mtaudit.resources import table, words

_SIBILANT = re.compile(r"(?:s|x|z|ch|sh)$")
_CONSONANT_Y = re.compile(r"(?<=[^aeiou])y$")
_DOUBLED = re.compile(r"(?:^|[^aeiou])(?:[aeiou])([bdgmnptr])$")
_PLURAL = re.compile(r"(?<![sui])s$")


def past(verb: str) -> str:
    """The past of a verb given as it stands in a dictionary: "band together" gives "banded together"."""
    return _first(verb, lambda word: _irregular().get(word, ("", ""))[0] or _ed(word))


def participle(verb: str) -> str:
    """The past participle: "write" gives "written"."""
    return _first(verb, lambda word: _irregular().get(word, ("", ""))[1] or _ed(word))


def third_person(verb: str) -> str:
    """The present of he, she and it: "try" gives "tries"."""
    return _first(verb, lambda word: {"be": "is", "have": "has", "do": "does", "go": "goes"}.get(word) or _s(word))


def progressive(verb: str) -> str:
    """The -ing form: "make" gives "making"."""
    return _first(verb, _ing)


def base(verb: str) -> str:
    """The dictionary form of a past: "said" gives "say"; other forms are left as they are."""
    return _first(verb, lambda word: _bases().get(word, word))


def plural(noun: str) -> str:
    """The plural of the last word of a noun; a plural is left as it is: "peace talk" gives "peace talks"."""
    head, _, last = noun.rpartition(" ")
    if last in _plurals().values() or _PLURAL.search(last):
        return noun
    many = _plurals().get(last) or _s(last)
    return f"{head} {many}" if head else many


def ordinal(number: int) -> str:
    """A number with its ending: 19th, 21st, 22nd."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _first(phrase: str, inflect: Callable[[str], str]) -> str:
    word, space, rest = phrase.partition(" ")
    return f"{inflect(word)}{space}{rest}"


def _s(word: str) -> str:
    if _SIBILANT.search(word):
        return word + "es"
    return _CONSONANT_Y.sub("ies", word) if _CONSONANT_Y.search(word) else word + "s"


def _ed(word: str) -> str:
    if word.endswith("e"):
        return word + "d"
    if _CONSONANT_Y.search(word):
        return _CONSONANT_Y.sub("ied", word)
    return _doubled(word) + "ed"


def _ing(word: str) -> str:
    if word.endswith("ie"):
        return word[:-2] + "ying"
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")) and word != "be":
        return word[:-1] + "ing"
    return _doubled(word) + "ing"


def _doubled(word: str) -> str:
    short = len(re.findall(r"[aeiouy]+", word)) == 1
    return word + word[-1] if word in words("lexicon/gloss/doubling.txt") or (short and _DOUBLED.search(word)) else word


@cache
def _irregular() -> dict[str, tuple[str, str]]:
    return {verb: (past_form, participle_form) for verb, past_form, participle_form in table("lexicon/gloss/verbs.tsv")}


@cache
def _bases() -> dict[str, str]:
    return {"were": "be", **{past_form: verb for verb, (past_form, _) in _irregular().items() if past_form != verb}}


@cache
def _plurals() -> dict[str, str]:
    return dict(table("lexicon/gloss/plurals.tsv"))  # type: ignore[arg-type]
