"""GRM: the ن that a dual or a sound plural loses before what it governs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtaudit.arabic.government import is_adjective, is_noun, likely, share
from mtaudit.arabic.guess import CATEGORY
from mtaudit.arabic.morphology import Reading
from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.transliterate import to_buckwalter
from mtaudit.arabic.word_lists import is_listed
from mtaudit.arabic.words import Word
from mtaudit.checks import Evidence, Mark, check
from mtaudit.message import say


@check("GRM022", "nun-in-construct", "grammar", "minor")
def nun_in_construct(evidence: Evidence) -> Iterator[Mark]:
    """Report a dual or sound plural that keeps its ن before the noun that it governs.

    What it finds
        معلمون المدرسة, من مهندسين الشركة, بين لاعبين الفريق.
    Why it matters
        It is a plain grammar mistake that readers stumble over.
    When it stays silent
        What follows is an adjective, or the object of a participle (وصلوا حاملين الأعلام).
    Bad
        ar: اجتمع [[معلمون المدرسة]] مع الوزير.
        ar: شكر المدير كثيرا [[من مهندسين الشركة]].
    Good
        ar: اجتمع معلمو المدرسة مع مهندسي الشركة، ووصل مسافرون كثيرون حاملين الأعلام، وعشرون من اللاعبين الجدد.
    """
    for passage in evidence.prose:
        words = passage.words
        for index in range(len(words) - 1):
            before = words[index - 1] if index else None
            word, after = words[index], words[index + 1]
            reading = _with_nun(word)
            if reading is None or not _is_governed(after) or _may_have_object(reading, before):
                continue
            right = normalise(word.text).removesuffix("ن")
            message = say("before the noun that it governs it loses its ن")
            yield Mark((word, after), message, 0.85, suggestion=f"{right} {after.text}")


def _with_nun(word: Word) -> Reading | None:
    """The reading of a noun that is surely a dual or sound plural with its ن."""
    if word.kind != "word" or not normalise(word.text).endswith("ن") or not word.readings:
        return None
    readings = likely(word)
    if not readings or any(r.category == CATEGORY for r in word.readings[:1]):
        return None
    sure = all(
        is_noun(r) and r.case in ("nominative", "oblique") and not (r.article or r.pronoun or r.construct)
        for r in readings
    )
    return readings[0] if sure and readings[0].number in ("dual", "plural") else None


def _is_governed(word: Word) -> bool:
    """Whether a word is a definite noun that cannot be an adjective."""
    readings = likely(word)
    return (
        bool(readings)
        and all(is_noun(r) and (r.article or r.pronoun) and not (r.conjunction or r.preposition) for r in readings)
        and share(word, is_adjective) == 0
    )


_PARTICIPLE = re.compile("mu.*i[^aiuo]~?|[^aiuo]A[^aiuo]i[^aiuo]~?")
"""Lemmas that may govern an object as their verb does: حاملين الأعلام."""


def _may_have_object(reading: Reading, before: Word | None) -> bool:
    if _PARTICIPLE.fullmatch(to_buckwalter(reading.lemma)) is None:
        return False
    if reading.preposition or reading.case == "nominative":
        return False
    return before is None or not is_listed(normalise(before.text), "prepositions")
