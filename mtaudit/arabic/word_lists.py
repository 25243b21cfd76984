"""The word lists of `data/lexicon/arabic`."""

from __future__ import annotations

from functools import cache

from mtaudit.arabic.normalise import fold
from mtaudit.grammar import Gender, Number
from mtaudit.resources import table


@cache
def word_list(key: str) -> frozenset[str]:
    """A list of `word_lists.tsv`."""
    return frozenset(next(words for name, words in table("lexicon/arabic/word_lists.tsv") if name == key).split())


@cache
def titles() -> dict[str, Gender]:
    """Arabic titles and the like, as `fold` spells them, with their gender."""
    found: dict[str, Gender] = {}
    for masculine, feminine in table("lexicon/arabic/titles.tsv"):
        found[fold(masculine)] = "masculine"
        found[fold(feminine)] = "feminine"
    return found


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
