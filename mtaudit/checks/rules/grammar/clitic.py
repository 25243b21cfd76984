"""GRM: letters that belong to the next word and stand alone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.spelling import exact_readings
from mtaudit.arabic.word_lists import word_list
from mtaudit.arabic.words import Word
from mtaudit.checks import Evidence, Mark, check
from mtaudit.message import say
from mtaudit.resources import words

_PREPOSITIONS = frozenset({"ب", "ل", "ك", "لل", "بال"})
_SHORTEST = 3
"""Letters of a word that a clitic surely belongs to."""


@check("GRM011", "broken-clitic", "grammar", "minor")
def broken_clitic(evidence: Evidence) -> Iterator[Mark]:
    """Report a preposition of one letter, or an article, that stands apart from its word.

    What it finds
        ل الرئيس, ب سرعة, ال مدينة, ال 3.
    Why it matters
        The letter is no word of its own; a line may end between the two.
    When it stays silent
        What follows is Latin or a name (ال سعود), or a number after ب or ل, or would be no word with the letter; و
        alone, which many write so.
    Bad
        ar: سلم الوفد رسالة [[ل الرئيس]] أمس.
        ar: وصلوا إلى [[ال مدينة]] مساء.
    Good
        ar: سلم الوفد رسالة للرئيس أمس، وبلغت الزيادة ب 10 بالمئة، وقال الأمير من ال سعود إن فيتامين ب مفيد.
    """
    for passage in evidence.prose:
        for before, (clitic, word) in zip((None, *passage.words), pairwise(passage.words), strict=False):
            if before is not None and normalise(before.text) in word_list("lettered"):
                continue
            if clitic.text == "ال" and word.kind == "number" and word.start > clitic.end:
                yield Mark((clitic, word), say("the two are one word"), 0.8, suggestion=f"الـ{word.text}")
            if clitic.kind == word.kind == "word" and word.start > clitic.end and clitic.text[-1:] != "ـ":
                joined = _joined(normalise(clitic.text), normalise(word.text), word)
                if joined is not None:
                    yield Mark((clitic, word), say("the two are one word"), 0.9, suggestion=joined)


def _joined(clitic: str, plain: str, word: Word) -> str | None:
    """The clitic and the word as one, where both make one that the lexicon has."""
    reading = word.reading
    if len(plain) < _SHORTEST or reading is None or reading.part_of_speech not in ("noun", "adjective"):
        return None
    if clitic == "ال":
        joined = None if plain.startswith("ال") or plain in words("lexicon/arabic/houses.txt") else clitic + plain
    elif clitic in _PREPOSITIONS:
        joined = "لل" + plain[2:] if clitic == "ل" and plain.startswith("ال") else clitic + plain
    else:
        return None
    return joined if joined is not None and exact_readings(joined) else None
