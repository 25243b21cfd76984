"""The gender of names that are no people's: companies, newspapers, clubs, places."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Literal

from mtaudit.arabic.normalise import fold
from mtaudit.grammar import Gender
from mtaudit.resources import table

NameGender = Callable[[Sequence[str]], Gender | Literal["either"] | None]
"""The gender of a name, given by its words: `either` where usage varies, None where it is not known."""


def names_of(people: Mapping[str, Gender]) -> NameGender:
    """The genders of known names and of the given people, whose names are single words as `fold` spells them."""

    def gender(words: Sequence[str]) -> Gender | Literal["either"] | None:
        folded = [fold(word) for word in words]
        for end in range(len(folded), 0, -1):
            if (found := _entities().get(" ".join(folded[:end]))) is not None:
                return found
        genders = {people[word] for word in folded if word in people}
        return genders.pop() if len(genders) == 1 else None

    return gender


@cache
def _entities() -> dict[str, Gender | Literal["either"]]:
    return {fold(name): gender for name, gender, _ in table("lexicon/arabic/entities.tsv")}  # type: ignore[misc]
