"""Another form of an Arabic word, written out: قولها for a man is قوله, ظهرت of a man is ظهر, تجري after لم is تجرِ."""

from __future__ import annotations

from dataclasses import replace

from mtaudit.arabic.clitics import PRONOUNS, Pronoun
from mtaudit.arabic.counterparts import counterpart
from mtaudit.arabic.morphology import Case, Mood, Reading, analyse
from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.paradigm import paradigm
from mtaudit.arabic.word_lists import determiners
from mtaudit.grammar import Gender, Number, Person


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
    forms = paradigm(wanted)
    if not forms:
        lemma_alone = wanted.number == reading.number and mood is None and case is None
        return counterpart(plain, reading, gender) if gender and lemma_alone else None
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
