"""Which mentions are of one person: a name that is the end or the beginning of a longer one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mtaudit.grammar import Gender

Parts = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A name as it stands in a text, word by word, and what is told of its bearer there.

    `by_given_name`: nothing but the given name tells the gender.
    """

    parts: Parts
    gender: Gender | None
    by_given_name: bool


@dataclass(frozen=True)
class SameName:
    """What the mentions of a text say together. Two bearers of different gender cancel each other out."""

    told: dict[Parts, set[Gender]]
    ends: frozenset[Parts]
    of_one: frozenset[str]
    """Words of names that are part of one name alone."""

    def own(self, name: Mentioned) -> Gender | None:
        """What a mention itself tells: Thomas-Greenfield is no Thomas where Linda Thomas-Greenfield is named."""
        return None if name.by_given_name and name.parts in self.ends else name.gender

    def gender(self, name: Mentioned) -> Gender | None:
        """What a mention or any other tells of its bearer."""
        return self.own(name) or self.known(name.parts)

    def known(self, parts: Parts) -> Gender | None:
        """What the mentions tell of the bearer of a name, or of its end or its beginning.

        Of a full name that alone has its last or first word, what is told of whoever is called by that word only:
        Kris Dalton of Dalton.
        """
        genders = self.told.get(parts, set())
        for part in (parts[-1], parts[0]) if len(parts) > 1 and not genders else ():
            genders = genders or (self.told.get((part,), set()) if part in self.of_one else set())
        return next(iter(genders)) if len(genders) == 1 else None


def read_same_names(names: Iterable[Mentioned]) -> SameName:
    """Collect what the mentions of a text tell."""
    names = list(names)
    ends = frozenset(name.parts[at:] for name in names for at in range(1, len(name.parts)))
    bearers: dict[str, set[Parts]] = {}
    for name in names:
        for word in name.parts if len(name.parts) > 1 else ():
            bearers.setdefault(word, set()).add(name.parts)
    found = SameName({}, ends, frozenset(word for word, full in bearers.items() if len(full) == 1))
    for name in names:
        if (gender := found.own(name)) is not None:
            for part in {name.parts, name.parts[:1], *(name.parts[at:] for at in range(1, len(name.parts)))}:
                found.told.setdefault(part, set()).add(gender)
    return found
