"""What the diacritics of a word say of its readings."""

from __future__ import annotations

import re

from mtaudit.arabic.lexicon import Affix, Stem
from mtaudit.arabic.morphology.reading import Reading
from mtaudit.arabic.normalise import CONTROLS
from mtaudit.arabic.transliterate import to_buckwalter

VOWELS = re.compile("[\u064e-\u0651]")
"""Short vowels and shadda."""
TANWEEN = re.compile("[\u064b-\u064d]")
_INVISIBLE = re.compile(f"[\u0640{CONTROLS}]")
_MARKED_LETTER = re.compile("([^auio~FNK`])([auio~FNK`]*)")


def written_marks(word: str) -> list[str]:
    """The diacritics on each letter of a word, transliterated."""
    return _marks(to_buckwalter(_INVISIBLE.sub("", word)))


def _marks(transliteration: str) -> list[str]:
    return [match[2] for match in _MARKED_LETTER.finditer(transliteration)]


def fits_marks(written: list[str], prefix: Affix, stem: Stem, suffix: Affix) -> bool:
    """Whether no letter has another vowel in the lexicon than is written, nor lacks a shadda that is."""
    before = "".join(form for form, _ in prefix.tags)
    after = "".join(form for form, _ in suffix.tags)
    marks = _marks(before + stem.vocalised + after)
    if len(marks) != len(written):
        return True
    return all(
        ("~" not in seen or "~" in known) and all(vowel not in seen or vowel in known or not known for vowel in "aui")
        for seen, known in zip(written, marks, strict=True)
    )


def takes_tanween(reading: Reading, accusative: bool) -> bool:
    """Whether a word read so may have tanween, that of the accusative or another."""
    if reading.part_of_speech == "verb" or reading.article or reading.pronoun:
        return False
    return (
        accusative == (reading.case == "accusative")
        or reading.part_of_speech == "adverb"
        or reading.gender == "feminine"
    )
