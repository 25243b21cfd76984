"""Readings of words that the lexicon may not know: names, and words whose endings show gender and number."""

from __future__ import annotations

from collections.abc import Iterator

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
        for clitics, stem in _splits(word)
        if len(stem) >= _SHORTEST
    )


def guess_by_ending(word: str) -> tuple[Reading, ...]:
    """What the ending of an unknown word tells, as readings of part of speech "unknown"."""
    found = (
        _guess("unknown", stem, clitics, gender, number)
        for clitics, stem in _splits(word)
        for ending, gender, number in _ENDINGS
        if stem.endswith(ending)
        and len(stem) - len(ending) >= _SHORTEST
        and (clitics[2] or not clitics[1])
        and (ending not in ("ون", "ين") or stem.startswith("م"))  # participles; names end so too (بوتين)
    )
    return tuple(dict.fromkeys(found))


def _guess(
    part: PartOfSpeech, stem: str, clitics: tuple[str, str, bool], gender: Gender | None, number: Number
) -> Reading:
    conjunction, preposition, article = clitics
    return Reading(
        stem,
        part,
        gender,
        number,
        conjunction=conjunction,
        preposition=preposition,
        article=article,
        stem=stem,
        category=CATEGORY,
    )


def _splits(word: str) -> Iterator[tuple[tuple[str, str, bool], str]]:
    """Conjunction, preposition and article that the first letters can be, and the rest."""
    for conjunction in ("", word[:1]) if word[:1] in ("و", "ف") else ("",):
        rest = word[len(conjunction) :]
        yield (conjunction, "", False), rest
        if rest.startswith("ال"):
            yield (conjunction, "", True), rest[2:]
        elif rest.startswith("لل"):
            yield (conjunction, "ل", True), rest[2:]
        elif rest[:1] in ("ب", "ل", "ك"):
            yield (conjunction, rest[0], False), rest[1:]
            if rest[1:3] == "ال":
                yield (conjunction, rest[0], True), rest[3:]
