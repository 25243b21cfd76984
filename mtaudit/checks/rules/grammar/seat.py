"""GRM: the seat of a final hamza before a pronoun, which shows the case."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from mtaudit.arabic.government import SURE, is_bare, likely, share
from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.spelling import exact_readings
from mtaudit.arabic.word_lists import word_list
from mtaudit.arabic.words import Word
from mtaudit.checks import Evidence, Mark, check
from mtaudit.message import say

_WORD = re.compile("(?P<stem>.+ا)(?P<seat>[ءؤئ])(?P<pronoun>ه|ها|هم|هن|هما|نا|ك|كم)")
_SUBJECT_VERBS = frozenset({"تم", "جرى"})
"""What is done to something is the subject of these: تم بناؤها."""


@check("GRM019", "wrong-hamza-seat", "grammar", "minor")
def wrong_hamza_seat(evidence: Evidence) -> Iterator[Mark]:
    """Report a noun in اء with a pronoun whose hamza shows another case than the word before it asks for.

    What it finds
        في بناءها and محاولة إلقاءها, where the genitive has ئ; تم إعطائها and يتم بناءه, and the first word of a
        sentence (أصدقائه), where the nominative has ؤ.
    Why it matters
        It is one of the few case endings that readers see, and a proofreader corrects it.
    When it stays silent
        After anything but a preposition, a noun that governs it, and تم, inside a sentence.
    Bad
        ar: ساعد المهندسون [[في بناءها]] خلال عام.
        ar: وقد [[تم إعطائها]] اسما جديدا.
        ar: [[أصدقائه]] زاروه أمس.
    Good
        ar: ساعدوا في بنائها، وتم إعطاؤها اسما جديدا، ورأى أبناءها وأصدقاؤه معها.
    """
    for passage in evidence.prose:
        for before, word in pairwise((None, *passage.words)):
            if word is None:
                continue
            match = _WORD.fullmatch(normalise(word.text))
            readings = likely(word)
            if match is None or not readings or not all(r.pronoun and r.part_of_speech == "noun" for r in readings):
                continue
            governed = all(r.preposition for r in readings)
            alone = governed or any(r.preposition or r.conjunction for r in readings)
            seat = "ئ" if governed else "" if alone else "ؤ" if before is None else _seat(before)
            right = match["stem"] + seat + match["pronoun"]
            if seat in ("", match["seat"]) or not exact_readings(right):
                continue
            genitive = say("in the genitive it is written {right}", right=right)
            nominative = say("in the nominative it is written {right}", right=right)
            message = genitive if seat == "ئ" else nominative
            if governed or before is None:
                yield Mark(word, message, 0.85, suggestion=right)
            else:
                yield Mark((before, word), message, 0.85, suggestion=f"{before.text} {right}")


def _seat(before: Word) -> str:
    """The seat of the hamza after a word; nothing where several are possible."""
    plain, reading = normalise(before.text), before.reading
    if plain in word_list("prepositions"):
        return "ئ"
    if reading is None or plain in word_list("adverbs within"):
        return ""
    if reading.part_of_speech == "verb" and normalise(reading.lemma) in _SUBJECT_VERBS and reading.number == "singular":
        return "ؤ"
    bare = share(before, lambda r: is_bare(r) and r.part_of_speech == "noun" and r.case is None) >= SURE
    return "ئ" if bare and not plain.endswith("ا") else ""
