"""Readings of words that the lexicon may not know: names, and words whose endings show gender and number."""

from __future__ import annotations

from mtaudit.arabic.clitics import Proclitics, cuts
from mtaudit.arabic.morphology import PartOfSpeech, Reading, place_gender
from mtaudit.grammar import Gender, Number

CATEGORY = "guess"
"""The `category` of a guessed reading."""

_SHORTEST = 3
"""Letters that a name must have without its clitics."""
_ENDINGS: tuple[tuple[str, Gender | None, Number], ...] = (
    ("ات", None, "plural"),  # of things it may be of a masculine noun
    ("ة", "feminine", "singular"),
    ("يون", "masculine", "plural"),
    ("يين", "masculine", "plural"),
    ("ون", "masculine", "plural"),
    ("ين", "masculine", "plural"),
)


def guess_name(word: str) -> tuple[Reading, ...]:
    """The word as a proper noun, once for each way to take clitics off it; of people's names the gender is unknown."""
    return tuple(
        _guess("proper", stem, clitics, place_gender(stem), "singular")
        for clitics, stem in cuts(word)
        if len(stem) >= _SHORTEST
    )


def guess_by_ending(word: str) -> tuple[Reading, ...]:
    """What the ending of an unknown word tells, as readings of part of speech "unknown"."""
    found = (
        _guess("unknown", stem, clitics, gender, number)
        for clitics, stem in cuts(word)
        for ending, gender, number in _ENDINGS
        if stem.endswith(ending)
        and len(stem) - len(ending) >= _SHORTEST
        and (clitics.article or not clitics.preposition)
        and (ending not in ("ون", "ين") or stem.startswith("م"))  # participles; names end so too (بوتين)
    )
    return tuple(dict.fromkeys(found))


def _guess(part: PartOfSpeech, stem: str, clitics: Proclitics, gender: Gender | None, number: Number) -> Reading:
    return Reading(
        stem,
        part,
        gender,
        number,
        conjunction=clitics.conjunction,
        preposition=clitics.preposition,
        article=clitics.article,
        stem=stem,
        category=CATEGORY,
    )
