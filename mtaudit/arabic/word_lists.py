"""The word lists of `data/lexicon/arabic`."""

from __future__ import annotations

from functools import cache

from mtaudit.arabic.clitics import detached, without_conjunction
from mtaudit.grammar import Gender, Number
from mtaudit.resources import listed, table


def word_list(key: str) -> frozenset[str]:
    """A list of `word_lists.tsv`."""
    return listed("lexicon/arabic/word_lists.tsv", key)


def is_listed(word: str, key: str, *, prepositions: bool = False) -> bool:
    """Whether a normalised word is on a list, with a conjunction before it or without; and with a preposition."""
    if prepositions:
        return any(rest in word_list(key) for *_, rest in detached(word))
    return word in word_list(key) or without_conjunction(word) in word_list(key)


def is_inna(word: str, *, light: bool = True) -> bool:
    """Whether a normalised word is إن or one of its sisters; `light` lets in what may govern nothing (لكن)."""
    return is_listed(word, "inna") or (light and is_listed(word, "light inna"))


def counterparts() -> tuple[tuple[str, ...], ...]:
    """Words for people: masculine, feminine, and the feminine after the article where that is another form."""
    return table("lexicon/arabic/counterparts.tsv")


@cache
def determiners() -> tuple[dict[str, tuple[Gender | None, Number]], ...]:
    """Series of determiners and pronouns that differ in gender and number only: form to gender and number."""
    series: dict[str, dict[str, tuple[Gender | None, Number]]] = {}
    for name, form, gender, number in table("lexicon/arabic/determiners.tsv"):
        series.setdefault(name, {})[form] = (None if gender == "-" else gender, number)  # type: ignore[assignment]
    return tuple(series.values())
