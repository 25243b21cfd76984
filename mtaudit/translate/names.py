"""Names in English: as the tables have them, else letter by letter; what does not look like a name stays as it is."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from functools import cache

from mtaudit.arabic.given_names import given_name_gender
from mtaudit.arabic.guess import CATEGORY
from mtaudit.arabic.morphology import Reading
from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.titles import read_title
from mtaudit.arabic.words import Word
from mtaudit.names.gazetteer import named_forms
from mtaudit.names.shape import is_common, name_shape
from mtaudit.resources import table
from mtaudit.translate.romanise import romanise

_LEAST_SHAPE = 0.0
"""From which an unknown word is read as a name. Of 1,094 unknown words in the Arabic of FLORES-200 and IWSLT 2017 those
below are nearly all misspelt or rare words, those above nearly all names and foreign words."""


def known_name(word: str, reading: Reading | None) -> str | None:
    """What English calls a name, where a table has it and nothing else is likelier."""
    if word in _own():
        return _own()[word]
    if reading is None or reading.category == CATEGORY or not reading.gloss or reading.part_of_speech == "proper":
        return _listed().get(word)
    return None


def name_or_word(stem: str) -> str:
    """A word that no lexicon knows: a name in Latin letters, else the word in brackets."""
    plain = normalise(stem)
    return _own().get(plain) or _listed().get(plain) or (romanise(stem) if _looks_like_name(plain) else f"[{stem}]")


def names_of_several_words() -> Iterator[tuple[str, str]]:
    """Names of more than one word with their English."""
    for name, english in {**_listed(), **_own()}.items():
        if " " in name:
            yield name, english


def document_names(sentences: Sequence[Sequence[Word]]) -> frozenset[str]:
    """Words of a document that stand right behind a given name or a title and look like names: ويتكوف."""
    found = set()
    for words in sentences:
        for before, word in itertools.pairwise(words):
            plain = normalise(word.text)
            if word.kind == "word" and _may_be_family_name(word, plain) and _introduces(before):
                found.add(plain)
    return frozenset(found)


def _introduces(word: Word) -> bool:
    plain = normalise(word.text)
    if given_name_gender(plain) is not None:
        return True
    title = read_title(plain)
    return title is not None and title.article


def _may_be_family_name(word: Word, plain: str) -> bool:
    reading = word.reading
    return (
        reading is not None
        and not reading.article
        and reading.part_of_speech in {"verb", "noun", "proper"}
        and _looks_like_name(plain)
        and not is_common(plain)
    )


def _looks_like_name(plain: str) -> bool:
    return name_shape(plain) >= _LEAST_SHAPE


@cache
def _own() -> dict[str, str]:
    return {normalise(arabic): english for arabic, english in table("lexicon/gloss/names.tsv")}


@cache
def _listed() -> dict[str, str]:
    """Months, and whole forms of the name tables and the CLDR; a form of several names has the first one's English.

    A word that is short for a name of several words is left out: الاتحاد is many a union.
    """
    found = {
        normalise(form): row[2] for row in table("lexicon/dates.tsv") if row[0] == "month" for form in row[3].split("|")
    }
    for english, form in named_forms():
        if " " in form or " " not in english:
            found.setdefault(normalise(form), english)
    return found
