"""Which stems are broken plurals: by their pattern, their English, and the first stem of their lemma."""

from __future__ import annotations

import re
from functools import lru_cache

from mtaudit.arabic.lexicon import UNMARKED, Stem
from mtaudit.arabic.morphology.humanness import is_ethnonym, is_plural_of_people

# Patterns of vowelled stems, C standing for any consonant.
CONSONANT = r"['|>&<}btvjHxd*rzs$SDTZEgfqklmnhwy]~?"
FEMININE_PATTERN = re.compile(
    "(?!>a)(?:CaCoCA['&}]|C[aiu]CoCa?Y|C[aiu]CoCayA|CuC~aY|CaCoCaCA['&}])".replace("C", CONSONANT)
)
_BROKEN_PLURAL = re.compile(
    (
        "(?:CiCAC|CuCuwC|[|]CAC|CuCuC|CuCaC|CiCaC|CuC~AC|CuC~aC|CaCoCaY|CaCACaY|CuCoCAn|CiCoCAn|CuCoC|CuwC|>aCoCuC"
        "|>aCoCiC|>aCiC~|CaCACA|CaCAC~|[|]CiC|[|]CA['&}])"
    ).replace("C", CONSONANT)
)
_CERTAIN_PLURAL = re.compile(
    "(?:>aCoCAC|CaCACiy?C|CaCAC~|CuCaCA['&}]|>aCoCiCA['&}]|>aCiC~A['&}])".replace("C", CONSONANT)
)
_PLURAL_PEOPLE = frozenset({"women", "men", "people", "children"})
_PLURAL_ENGLISH = re.compile(r"\b(?:\w+(?<![su'i])s|men|women|people|children|feet|teeth|mice|geese|\w+men|data)\b")


@lru_cache(maxsize=1 << 14)
def is_broken_plural(stem: Stem) -> bool:
    """Whether a stem is the plural of the first stem of its lemma, or has no singular (ناس)."""
    if stem.base is None and stem.category not in UNMARKED:
        return False
    if _CERTAIN_PLURAL.fullmatch(stem.vocalised) and not stem.category.startswith(("Na", "N/", "Nel", "PV")):
        return True
    glosses = [gloss.strip() for gloss in stem.gloss.split(";") if gloss.strip()]
    plurals = sum(_PLURAL_ENGLISH.search(gloss) is not None for gloss in glosses)
    of_pattern = _BROKEN_PLURAL.fullmatch(stem.vocalised) is not None
    if stem.base is None:
        of_people = is_ethnonym(stem) or stem.gloss in _PLURAL_PEOPLE or is_plural_of_people(stem)
        return 0 < plurals == len(glosses) and (of_pattern or of_people)
    if stem.base.vocalised.rstrip("'&}") == stem.vocalised.rstrip("'&}"):
        return False
    of_base = {gloss.strip() for gloss in stem.base.gloss.split(";")}
    if any(_PLURAL_ENGLISH.search(gloss) and gloss not in of_base for gloss in glosses):
        return True
    of_feminine = stem.base.category.startswith("Nap")  # حجج of حجة
    return (
        (of_feminine or bool(of_base & set(glosses))) and of_pattern and not FEMININE_PATTERN.fullmatch(stem.vocalised)
    )
