"""All forms of a lemma that the lexicon can make, by their features."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from mtaudit.arabic.clitics import Pronoun
from mtaudit.arabic.lexicon import Affix, Stem, Tag, tables
from mtaudit.arabic.morphology import Reading, build_reading
from mtaudit.arabic.transliterate import from_buckwalter, without_vowels

_EMPHATIC = frozenset({"EMPHATIC_PARTICLE", "RESULT_CLAUSE_PARTICLE"})
_SHORT_VOWELS = {"iy": "\u0650", "uw": "\u064f", "aY": "\u064e"}


def paradigm(wanted: Reading) -> list[tuple[str, tuple[int, bool, int]]]:
    """Forms of the lemma that have the wanted features, with how much of the original they keep."""
    lexicon = tables()
    found = []
    family = lexicon.family(wanted.entry)
    for form, stem in family:
        for start, prefix in _prefixes(wanted):
            if f"{prefix.category} {stem.category}" not in lexicon.prefix_stem:
                continue
            for end, suffix in _suffixes(wanted.pronoun):
                if (
                    f"{prefix.category} {suffix.category}" in lexicon.prefix_suffix
                    and f"{stem.category} {suffix.category}" in lexicon.stem_suffix
                ):
                    word = from_buckwalter(start + form + end)
                    reading = build_reading(word, (len(start), len(start) + len(form)), prefix, stem, suffix)
                    if _fits(reading, wanted):
                        vowel = _dropped_vowel(reading, wanted, family)
                        spelt = _spell((*prefix.tags, (stem.vocalised, ""), *suffix.tags)) == start + form + end
                        shared = _shared_start(reading.stem, wanted.stem)
                        found.append((word + vowel, (_likeness(reading, wanted), spelt, shared)))
    return found


def _fits(reading: Reading, wanted: Reading) -> bool:
    return (
        reading.part_of_speech == wanted.part_of_speech
        and reading.gender in (wanted.gender, None)
        and reading.number == wanted.number
        and reading.person == wanted.person
        and reading.aspect == wanted.aspect
        and reading.passive == wanted.passive
        and reading.pronoun == wanted.pronoun
        and (reading.construct == wanted.construct or wanted.number == "singular" or reading.case is None)
        and _fits_ending(reading, wanted)
    )


def _fits_ending(reading: Reading, wanted: Reading) -> bool:
    if reading.aspect == "imperfect":
        return wanted.mood in reading.moods if wanted.mood else set(wanted.moods) <= set(reading.moods)
    if reading.case is None or wanted.case is None:
        return True
    return reading.case == wanted.case or {reading.case, wanted.case} == {"accusative", "oblique"}


def _likeness(reading: Reading, wanted: Reading) -> int:
    return (
        16 * (reading.case == wanted.case)
        + 8 * (wanted.stem[:1] not in ("أ", "إ") or reading.stem[:1] == wanted.stem[:1])
        + 4 * (reading.gloss == wanted.gloss)
        + 2 * (reading.category == wanted.category)
    )


def _spell(tags: tuple[Tag, ...]) -> str:
    """The full spelling, hamzas included; the lexicon lists careless ones too."""
    return without_vowels("".join(form for form, _ in tags)).replace("{", "A").replace("(null)", "")


def _shared_start(one: str, other: str) -> int:
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _dropped_vowel(reading: Reading, wanted: Reading, family: tuple[tuple[str, Stem], ...]) -> str:
    """The short vowel that the jussive of a defective verb has in place of its last letter."""
    if wanted.mood != "jussive" or not reading.category.startswith("IV_0hwnyn") or reading.pronoun:
        return ""
    for _, stem in family:
        whole = stem.category.startswith(("IV_0hAnn", "IV_0")) and not stem.category.startswith("IV_0hwnyn")
        if whole and ("Pass" in stem.category) == reading.passive:
            return _SHORT_VOWELS.get(stem.vocalised[-2:], "")
    return ""


@cache
def _all_prefixes() -> list[tuple[str, Affix, Reading]]:
    """Each prefix with what it alone says of a word."""
    return [
        (form, prefix, build_reading("", (0, 0), prefix, _NO_STEM, _NO_SUFFIX))
        for form, prefixes in tables().prefixes.items()
        for prefix in prefixes
        if not any(tag in _EMPHATIC for _, tag in prefix.tags)
    ]


def _prefixes(wanted: Reading) -> Iterator[tuple[str, Affix]]:
    for form, prefix, says in _all_prefixes():
        if (
            says.conjunction == wanted.conjunction
            and says.preposition == wanted.preposition
            and says.article == wanted.article
            and says.future == wanted.future
        ):
            yield form, prefix


@lru_cache(maxsize=64)
def _suffixes(pronoun: Pronoun | None) -> list[tuple[str, Affix]]:
    return [
        (form, suffix)
        for form, suffixes in tables().suffixes.items()
        for suffix in suffixes
        if build_reading("", (0, 0), _NO_PREFIX, _NO_STEM, suffix).pronoun == pronoun
    ]


_NO_PREFIX = Affix("Pref-0", ())
_NO_SUFFIX = Affix("Suff-0", ())
_NO_STEM = Stem("", "", "", (), "", -1, None)
