"""The word for a woman beside a word for a man, and back, where the lexicon has it as a lemma of its own."""

from __future__ import annotations

import re

from mtaudit.arabic.lexicon import stems
from mtaudit.arabic.morphology import Reading, analyse
from mtaudit.arabic.transliterate import to_buckwalter, without_vowels
from mtaudit.arabic.word_lists import counterparts
from mtaudit.grammar import Gender

_LONG_LOANWORD = 6
"""Letters. Titles from other languages take ة freely (إمبراطورة)."""
_PERSON_PATTERN = re.compile("[^aiu]A[^aiu]i[^aiu]|mu.*|.*iy~|[^aiu]a[^aiu]~A[^aiu]|[^aiu]a[^aiu]iy[^aiu]")


def counterpart(word: str, reading: Reading, gender: Gender) -> str | None:
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
