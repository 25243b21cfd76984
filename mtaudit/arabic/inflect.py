"""Another form of an Arabic word, written out: قولها for a man is قوله, ظهرت of a man is ظهر, تجري after لم is تجرِ."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache

from mtaudit.arabic.clitics import PRONOUNS, Pronoun
from mtaudit.arabic.lexicon import Affix, Stem, Tag, stems, tables
from mtaudit.arabic.morphology import Case, Mood, Reading, analyse, build_reading
from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.transliterate import from_buckwalter, to_buckwalter, without_vowels
from mtaudit.arabic.word_lists import counterparts, determiners
from mtaudit.grammar import Gender, Number, Person

_EMPHATIC = frozenset({"EMPHATIC_PARTICLE", "RESULT_CLAUSE_PARTICLE"})
_SHORT_VOWELS = {"iy": "\u0650", "uw": "\u064f", "aY": "\u064e"}


def attached(person: Person, gender: Gender | None, number: Number) -> Pronoun | None:
    """The attached pronoun of a person; None where its form depends on the word (ي and ني) or there is none."""
    if (person, number) == (1, "singular"):
        return None
    gender = None if number == "dual" or person == 1 else gender
    return next((p for p in PRONOUNS if (p.person, p.gender, p.number) == (person, gender, number)), None)


def inflect(
    word: str,
    reading: Reading,
    *,
    gender: Gender | None = None,
    number: Number | None = None,
    person: Person | None = None,
    mood: Mood | None = None,
    case: Case | None = None,
    pronoun: Pronoun | None = None,
) -> str | None:
    """The form of a word that has the given features and keeps its others, clitics included.

    Args:
        word: As written; `reading` is one of its readings.
        gender, number, person: Of a verb's subject, a noun, an adjective, a determiner.
        mood: Of an imperfect verb. The jussive of a defective verb is written with its short vowel (تجرِ).
        case: Of a dual or sound plural: "nominative" or "oblique".
        pronoun: To stand in place of the attached one; see `attached`.

    Returns:
        The word, without diacritics but that short vowel; None where the lexicon has no such form or several.
    """
    plain = normalise(word)
    if pronoun is not None:
        exchanged = _exchange_pronoun(plain, reading, pronoun)
        if exchanged is None or not (gender or number or person or mood or case):
            return exchanged
        plain, reading = exchanged, replace(reading, pronoun=pronoun)
    if reading.part_of_speech in ("demonstrative", "relative", "pronoun"):
        return _exchange_determiner(plain, reading, gender, number, case)
    if reading.entry < 0:
        return None
    wanted = replace(
        reading,
        gender=gender or reading.gender,
        number=number or reading.number,
        person=person or reading.person,
        mood=mood,
        case=case or reading.case,
    )
    if wanted.person == 1:
        wanted = replace(wanted, gender=None)
    forms = _forms(wanted)
    if not forms:
        lemma_alone = wanted.number == reading.number and mood is None and case is None
        return _counterpart(plain, reading, gender) if gender and lemma_alone else None
    best = max(score for _, score in forms)
    written = {form for form, score in forms if score == best}
    return written.pop() if len(written) == 1 else None


def _exchange_pronoun(word: str, reading: Reading, pronoun: Pronoun) -> str | None:
    if reading.pronoun is None or not word.endswith(reading.pronoun.form) or reading.pronoun.form in ("ي", "ني"):
        return None
    changed = word.removesuffix(reading.pronoun.form) + pronoun.form
    if reading.entry < 0:
        return changed
    accepted = any(
        found.pronoun == pronoun and found.lemma == reading.lemma and found.part_of_speech == reading.part_of_speech
        for found in analyse(changed)
    )
    return changed if accepted else None


def _exchange_determiner(
    word: str, reading: Reading, gender: Gender | None, number: Number | None, case: Case | None
) -> str | None:
    gender, number = gender or reading.gender, number or reading.number
    for series in determiners():
        for own in sorted(series, key=len, reverse=True):
            # After ل the article of الذي is written without its alif.
            tail = own if word.endswith(own) else own[1:] if own.startswith("ال") and word.endswith(own[1:]) else None
            if tail is None:
                continue
            fitting = [
                form
                for form, features in series.items()
                if features[0] in (gender, None)
                and features[1] == number
                and (number != "dual" or case is None or form.endswith("ان") == (case == "nominative"))
            ]
            if len(fitting) != 1:
                return None
            return word.removesuffix(tail) + fitting[0][len(own) - len(tail) :]
    return None


_LONG_LOANWORD = 6
"""Letters. Titles from other languages take ة freely (إمبراطورة)."""
_PERSON_PATTERN = re.compile("[^aiu]A[^aiu]i[^aiu]|mu.*|.*iy~|[^aiu]a[^aiu]~A[^aiu]|[^aiu]a[^aiu]iy[^aiu]")


def _counterpart(word: str, reading: Reading, gender: Gender) -> str | None:
    """A noun for people of the other gender, where the lexicon has it as a lemma of its own (ملك and ملكة)."""
    if reading.part_of_speech != "noun" or not reading.human or gender == reading.gender:
        return None
    tail = reading.pronoun.form if reading.pronoun else ""
    head = word[: len(word) - len(reading.stem) - len(tail)]
    ending = "ت" if tail else "ة"
    bare = reading.stem.removesuffix("ا") if reading.case == "accusative" else reading.stem
    if gender == "feminine":
        others = [pair[-1] if reading.article else pair[1] for pair in counterparts() if pair[0] == bare]
        others += [bare + ending] if _may_take_feminine(reading) else []
    else:
        others = [pair[0] for pair in counterparts() if reading.stem in pair[1:]]
        others += [reading.stem.removesuffix(ending)] if reading.stem.endswith(ending) else []
    for other in others:
        changed = head + other + tail
        if any(
            found.human and found.gender == gender and found.number == reading.number and found.stem == other
            for found in analyse(changed)
        ):
            return changed
    return None


def _may_take_feminine(reading: Reading) -> bool:
    """Whether a word for a man makes one for a woman with ة (قائد, بارون; not غلام)."""
    lemma = to_buckwalter(reading.lemma)
    known = any(stem.category.startswith("Nap") for stem in stems(without_vowels(lemma)))
    return known or _PERSON_PATTERN.fullmatch(lemma) is not None or len(without_vowels(lemma)) >= _LONG_LOANWORD


def _forms(wanted: Reading) -> list[tuple[str, tuple[int, bool, int]]]:
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
