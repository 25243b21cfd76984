"""The gender and number of nouns, adjectives and numerals: functional, those that agreement sees."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from mtaudit.arabic.lexicon import Stem, stems
from mtaudit.arabic.morphology.broken_plurals import CONSONANT, FEMININE_PATTERN, is_broken_plural
from mtaudit.arabic.morphology.humanness import is_ethnonym, is_human
from mtaudit.arabic.morphology.reading import PartOfSpeech
from mtaudit.arabic.transliterate import from_buckwalter, without_vowels
from mtaudit.grammar import Gender, Number
from mtaudit.resources import settings, words

_MASCULINE_PLURAL = re.compile(
    "(?:>aCoCAC|>aCoCiC|CuCaCA['&}]|>aCoCiCA['&}]|CuC~AC|CuCuC|CuCuwC)".replace("C", CONSONANT)
)
_FEMININE_PLURAL = re.compile("CaCA}iC".replace("C", CONSONANT))
_COUNTING = re.compile(r"(?:three|four|five|six|seven|eight|nine|ten)\b(?!-)")


@dataclass(frozen=True, slots=True)
class _Nouns:
    """Genders from the data file."""

    feminine: frozenset[str]
    either: frozenset[str]
    masculine: frozenset[str]
    masculine_places: frozenset[str]
    places: frozenset[str]
    plural_people: frozenset[str]


@cache
def _nouns() -> _Nouns:
    lists = settings("lexicon/arabic/nouns.toml")
    return _Nouns(
        feminine=frozenset(lists["feminine"].split()),
        either=frozenset(lists["either"].split()),
        masculine=frozenset(lists["masculine"].split()),
        masculine_places=frozenset(lists["masculine_places"].split()),
        places=words("learned/arabic/places.txt"),
        plural_people=frozenset(lists["plural_people"].split()),
    )


def noun_features(
    stem: Stem, names: list[str], spelling: str, part: PartOfSpeech
) -> tuple[Gender | None, Number | None]:
    """Functional gender and number; a plural has the gender of its singular."""
    if any("_DU_" in name for name in names):
        feminine = any(name.startswith("NSUFF_FEM_DU") for name in names)
        return ("feminine" if feminine else _stem_gender(stem)), "dual"
    if any(name.startswith("NSUFF_MASC_PL") for name in names):
        return ("feminine" if stem.category.startswith("Nap") or stem.is_of_feminine else "masculine"), "plural"
    if "NSUFF_FEM_PL" in names:
        if _of_masculine(stem):
            return _plural_gender(stem), "plural"
        # ملوثات may be of ملوث or of ملوثة; people and adjectives leave no doubt.
        may_be = stem.category in ("N", "Ndu") or stem.category[:4] in ("Nall", "N/ap", "N-ap") or _has_plain_noun(stem)
        of_either = part == "noun" and may_be and is_human(stem, part) is False
        return (None if of_either else "feminine"), "plural"
    if part == "numeral" and _COUNTING.match(stem.gloss):
        return ("feminine" if "NSUFF_FEM_SG" in names else "masculine"), "plural"
    if part in ("noun", "adjective") and spelling in _nouns().plural_people:
        return "masculine", "plural"
    if part != "proper" and is_broken_plural(stem):
        return _plural_gender(stem), "plural"
    if part == "numeral":
        return ("feminine" if "NSUFF_FEM_SG" in names else "masculine"), None
    if "NSUFF_FEM_SG" in names:
        masculine = from_buckwalter(without_vowels(stem.vocalised)) + "ة" in _nouns().masculine
        return ("masculine" if masculine else "feminine"), "singular"
    if part == "adjective" and stem.category == "Nel" and re.search(r"\b(?:more|most|\w+er|\w+est)\b", stem.gloss):
        return None, None
    if part == "proper":
        return place_gender(spelling), "singular"
    return _stem_gender(stem), "singular"


def _of_masculine(stem: Stem) -> bool:
    """Whether the plural in ات is that of a noun without ة (اجتماعات)."""
    if stem.category.startswith("NAt"):
        return stem.base is not None
    return stem.category.startswith(("NduAt", "N/At"))


def _plural_gender(stem: Stem) -> Gender | None:
    """The gender of the singular; where the lexicon has none, the likeliest of the pattern.

    In the lexicon's own pairs 228 of 306 plurals like جزائر have a feminine singular, 142 of 148 like أغطية and 803 of
    857 like أعمال a masculine one; other patterns say less, and nothing is said of them.
    """
    if from_buckwalter(stem.vocalised) in _nouns().feminine:
        return "feminine"
    if stem.base is not None:
        gender = _stem_gender(stem.base)
        of_thing = gender == "masculine" and not is_human(stem, "noun")
        return None if of_thing and _has_unit_noun(stem.base) else gender
    if from_buckwalter(without_vowels(stem.vocalised)) in _nouns().feminine:
        return "feminine"
    if is_ethnonym(stem) or is_human(stem, "noun") or _MASCULINE_PLURAL.fullmatch(stem.vocalised):
        return "masculine"
    return "feminine" if _FEMININE_PLURAL.fullmatch(stem.vocalised) else None


def _has_plain_noun(stem: Stem) -> bool:
    """Whether a noun in ة has a like one without (جزيء and جزيئة), so that a plural in ات may be of either."""
    meant = set(stem.gloss.split(";"))
    return stem.category.startswith("Nap") and any(
        not other.category.startswith("Nap") and meant & set(other.gloss.split(";"))
        for other in stems(without_vowels(stem.vocalised))
    )


def _has_unit_noun(singular: Stem) -> bool:
    """Whether a noun with ة of the same letters means the same (فكر and فكرة), so that a plural may be of either."""
    meant = set(singular.gloss.split(";"))
    return any(
        stem.category.startswith("Nap") and meant & set(stem.gloss.split(";"))
        for stem in stems(without_vowels(singular.vocalised))
    )


def _stem_gender(stem: Stem) -> Gender | None:
    """The gender of the singular that the stem makes without a suffix, or must make with one."""
    if stem.category == "Nhy" and stem.base is not None:
        stem = stem.base  # ى before a pronoun: ذكراها is as feminine as ذكرى
    spelling = from_buckwalter(without_vowels(stem.vocalised))
    nouns = _nouns()
    takes_ending = stem.category.startswith("Nap")
    spellings = {spelling, from_buckwalter(stem.vocalised)}
    if takes_ending:
        return "masculine" if spelling + "ة" in nouns.masculine else "feminine"
    if spellings & nouns.masculine:
        return "masculine"
    if spellings & nouns.either:
        return None
    if spellings & nouns.feminine or spelling.endswith("ة") or FEMININE_PATTERN.fullmatch(stem.vocalised):
        return "feminine"
    return "masculine"


def place_gender(name: str) -> Gender | None:
    """The gender of a country or city, written with or without its article; None for what is not known as one."""
    nouns = _nouns()
    bare = name.removeprefix("ال")
    if bare in nouns.masculine_places:
        return "masculine"
    return "feminine" if name in nouns.places or "ال" + bare in nouns.places else None
