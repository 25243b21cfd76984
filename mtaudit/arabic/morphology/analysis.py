"""Every reading of an Arabic word: the ways to cut it into a prefix, a stem and a suffix of the lexicon."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache

from mtaudit.arabic.clitics import detached
from mtaudit.arabic.lexicon import Affix, Stem
from mtaudit.arabic.morphology.diacritics import TANWEEN, VOWELS, fits_marks, takes_tanween, written_marks
from mtaudit.arabic.morphology.features import build_reading
from mtaudit.arabic.morphology.reading import Reading
from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.segmentation import more_segmentations, segmentations
from mtaudit.arabic.transliterate import to_buckwalter
from mtaudit.arabic.word_lists import determiners

_LONGEST_WORD = 40
_NOUNS = frozenset({"N", "Ndu", "NduAt", "N/At", "NAt", "N-ap", "N/ap", "Nall", "N0"})
_FEMININE_SUFFIXES = frozenset({"NSuff-ap", "NSuff-ath", "NSuff-At", "NSuff-Ath", "NSuff-atAn", "NSuff-tayn"})


@lru_cache(maxsize=1 << 15)
def analyse(word: str) -> tuple[Reading, ...]:
    """All readings of a word, in the lexicon's order, none for a word that it does not know.

    Diacritics narrow the readings down, unless they leave none. When the spelling as written has no reading, the usual
    misspellings are tried: a missing or misplaced hamza, ى for ي and the reverse, ه for ة.
    """
    plain = normalise(word)
    if len(plain) > _LONGEST_WORD:
        return ()
    readings = _analyse(plain)
    if VOWELS.search(word):
        readings = _vowelled(word, plain, readings)
    if TANWEEN.search(word):
        indefinite = tuple(reading for reading in readings if takes_tanween(reading, "\u064b" in word))
        return indefinite or readings
    return readings


def _vowelled(word: str, plain: str, readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    written = written_marks(word)
    fitting = tuple(dict.fromkeys(_readings(to_buckwalter(plain), plain, written=written)))
    first = next((marks for marks in written if marks), "")
    if "u" not in first:
        return fitting or readings
    # Of most verbs the lexicon has no passives: قُتل, تُبذل.
    aspect = "perfect"
    if plain[written.index(first)] in "يتن" and all(reading.aspect != "imperfect" for reading in fitting):
        aspect = "imperfect"
    passives = (r for r in readings if r.aspect in (aspect, "perfect") and r.person == 3 and r.part_of_speech == "verb")
    passive = tuple(replace(reading, passive=True) for reading in passives if not reading.pronoun)
    return tuple(dict.fromkeys(fitting + passive)) or readings


@lru_cache(maxsize=1 << 15)
def _analyse(word: str) -> tuple[Reading, ...]:
    for conjunction, preposition, rest in detached(word):
        if preposition and rest in _relatives():
            return tuple(
                replace(reading, conjunction=conjunction, preposition=preposition)
                for reading in _analyse(rest)
                if reading.part_of_speech == "relative"
            )
    form = to_buckwalter(word)
    readings = _readings(form, word) or _readings(form, word, any_noun=True)
    for variant in () if readings else _spellings(word):
        readings = _readings(to_buckwalter(variant), word)
        if readings:
            break
    readings += _perfect_passives(word, readings)
    readings += [
        replace(reading, part_of_speech="noun", gender=None)
        for reading in readings
        if reading.part_of_speech == "adjective" and reading.number == "plural" and reading.stem.endswith("ات")
    ]
    if not readings:
        readings = [
            Reading(word, "relative", gender, number, stem=word)
            for series in determiners()
            for form, (gender, number) in series.items()
            if form == word
        ]
    return tuple(dict.fromkeys(readings))


@cache
def _relatives() -> frozenset[str]:
    """The relative pronouns, which the lexicon has after ل, ب and ك only in the masculine plural."""
    return frozenset(form for series in determiners() for form in series if form.startswith("ال"))


_HOLLOW_PASSIVE = re.compile("(?P<start>[وف]?(?:أ|است)[^اويىأ])ي(?P<end>[^اويى](?:ت|ا|تا|وا)?)")
"""The perfect passive of a verb with a weak middle letter, of form IV or X: أدين, أهينت, استعيد."""


def _perfect_passives(word: str, readings: Sequence[Reading]) -> list[Reading]:
    """Perfect passives, which the lexicon has of few verbs: ألغي "was cancelled", of ألغى; أدين, of أدان."""
    if any(reading.passive and reading.aspect == "perfect" for reading in readings):
        return []
    if (hollow := _HOLLOW_PASSIVE.fullmatch(word)) is not None:
        active = f"{hollow['start']}ا{hollow['end']}"
    elif word.endswith("ي"):
        active = word[:-1] + "ى"
    else:
        return []
    return [
        replace(reading, passive=True, stem=word.removeprefix(reading.conjunction))
        for reading in _readings(to_buckwalter(active), word)
        if reading.aspect == "perfect" and reading.person == 3 and not reading.pronoun
    ]


def _spellings(word: str) -> list[str]:
    """Likely intended spellings of the same length."""
    found = [word]
    if word.endswith("اً"):
        found.append(word[:-1])
    for old, new in (("ى", "ي"), ("ي", "ى"), ("ه", "ة")):
        if word.endswith(old):
            found.append(word[:-1] + new)
    for spelling in tuple(found):
        bare = re.sub("[أإآ]", "ا", spelling)
        found.append(bare)
        found.extend(
            re.sub(old, new, spelling) for old, new in (("ئ", "ؤ"), ("ؤ", "ئ"), ("ىء", "ئ")) if old in spelling
        )
    return list(dict.fromkeys(found[1:]))


def _readings(form: str, word: str, any_noun: bool = False, written: list[str] | None = None) -> list[Reading]:
    """Readings of a transliterated spelling; `any_noun` lets nouns take ة and ات that the lexicon gives none.

    `written` are the diacritics on each letter.
    """
    cuts = more_segmentations(form, _may_be_feminine) if any_noun else segmentations(form)
    return [
        build_reading(word, (start, end), prefix, stem, suffix)
        for start, end, prefix, stem, suffix in cuts
        if written is None or fits_marks(written, prefix, stem, suffix)
    ]


def _may_be_feminine(stem: Stem, suffix: Affix) -> bool:
    return stem.category in _NOUNS and suffix.category in _FEMININE_SUFFIXES
