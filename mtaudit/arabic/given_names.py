"""Arabic spellings of given names that are of one gender."""

from __future__ import annotations

from functools import cache

from mtaudit.arabic.normalise import normalise
from mtaudit.grammar import Gender
from mtaudit.resources import table

_LONG = 4
"""Letters from which a name without its hamza is no other word (آن, ان)."""
_HAMZAS = str.maketrans("أإآ", "ااا")


def given_name_gender(word: str) -> Gender | None:
    """The gender of a given name, written with its hamza or without; None for any other word."""
    return _names().get(normalise(word))


@cache
def _names() -> dict[str, Gender]:
    found: dict[str, Gender] = {}
    for gender, names in table("lexicon/arabic/given_names.tsv"):
        for name in names.split():
            found[name] = gender  # type: ignore[assignment]
            if len(name) >= _LONG:
                found.setdefault(name.translate(_HAMZAS), gender)  # type: ignore[arg-type]
    return found
