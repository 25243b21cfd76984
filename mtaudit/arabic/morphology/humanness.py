"""Which nouns name people: those whose English does."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mtaudit.arabic.lexicon import UNMARKED, Stem
from mtaudit.arabic.morphology.reading import PartOfSpeech
from mtaudit.resources import words

_AFTER_HEAD = re.compile(r"\(.*|\b(?:of|to|for|in|as|from|on|with|who|by)\b.*")
"""What follows the head of an English noun phrase."""

_PLURAL_OF_PEOPLE = re.compile("(?:CuCaCA|>aCoCiCA|>aCiC~A)['&}]".replace("C", "[^aiuo~]"))


def is_human(stem: Stem, part: PartOfSpeech, names: Sequence[str] = ()) -> bool | None:
    """Whether the English glosses of a noun name people: the first one decides, None where only a later one does.

    The plural in ون is for people whatever the gloss, but for that of nouns in ة (سنون); so are the plurals like فقراء
    and أغنياء.
    """
    if part != "noun":
        return None
    if any(name.startswith("NSUFF_MASC_PL") for name in names) and not stem.is_of_feminine:
        return True
    if stem.base is not None and _PLURAL_OF_PEOPLE.fullmatch(stem.vocalised):
        return True
    glosses = [gloss.strip() for gloss in (stem.base or stem).gloss.split(";") if gloss.strip()]
    people = [_names_people(gloss) for gloss in glosses]
    return True if people and people[0] else None if any(people) else False


def is_ethnonym(stem: Stem) -> bool:
    """Whether a stem names a people, which the lexicon's capitals make look like a proper noun (Romans)."""
    return (
        stem.category in UNMARKED
        and stem.gloss[:1].isupper()
        and _names_people(stem.gloss.split(";")[0])
        and stem.gloss.endswith("s")
    )


def is_plural_of_people(stem: Stem) -> bool:
    """أباطرة "emperors", إخوة "brothers": plurals in ة, of which the lexicon does not always give the singular."""
    return stem.category == "Nap" and all(_names_people(gloss) for gloss in stem.gloss.split(";"))


def _names_people(gloss: str) -> bool:
    named: list[str] = re.findall(r"[\w-]+", _AFTER_HEAD.sub("", gloss.lower()))
    persons = words("learned/english/person_nouns.txt")
    return bool(named) and (named[-1] in persons or named[-1].removesuffix("s") in persons)
