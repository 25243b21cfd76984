"""People in the news, whose gender is known wherever they are named."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from mtaudit.arabic.normalise import fold
from mtaudit.grammar import Gender
from mtaudit.resources import table


@dataclass(frozen=True, slots=True)
class Person:
    """A person in the news. `alone` is the Arabic family name where that alone is enough to know who is meant."""

    english: str
    arabic: str
    gender: Gender
    alone: str = ""


@dataclass(frozen=True, slots=True)
class Index:
    """Genders by the words of a name: of those known by the family name alone, and of full names by the first word."""

    alone: dict[str, Gender]
    full: dict[str, dict[tuple[str, ...], Gender]]

    def at(self, words: list[str], start: int) -> tuple[int, Gender] | None:
        """The number of words of the full name that begins here, and its bearer's gender."""
        return max(
            (
                (len(name), gender)
                for name, gender in self.full.get(words[start], {}).items()
                if tuple(words[start : start + len(name)]) == name
            ),
            default=None,
        )


@cache
def gazetteer() -> tuple[Person, ...]:
    """The people of `data/lexicon/people.tsv`."""
    return tuple(Person(*row) for row in table("lexicon/people.tsv"))  # type: ignore[arg-type]


@cache
def english_index() -> Index:
    """The people by their English names, in lower case, without hyphens and apostrophes."""
    return _index({person: re.findall(r"[^\W_]+", person.english.lower()) for person in gazetteer()})


@cache
def arabic_index() -> Index:
    """The people by their Arabic names as `fold` spells them; family names of two words are no names of their own."""
    index = _index({person: [fold(word) for word in person.arabic.split()] for person in gazetteer()})
    alone = {fold(person.alone): person.gender for person in gazetteer() if person.alone and " " not in person.alone}
    return Index(alone, index.full)


def _index(names: dict[Person, list[str]]) -> Index:
    alone: dict[str, Gender] = {}
    full: dict[str, dict[tuple[str, ...], Gender]] = {}
    for person, words in names.items():
        if len(words) > 1:
            full.setdefault(words[0], {})[tuple(words)] = person.gender
        if person.alone:
            alone[words[-1]] = person.gender
    return Index(alone, full)
