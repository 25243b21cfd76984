"""A rendering of the lexicon in the form of the word that it replaces."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from mtaudit.arabic.inflect import inflect
from mtaudit.arabic.morphology import Reading, analyse
from mtaudit.arabic.words import Word


def in_place_of(word: Word, renderings: Iterable[str]) -> str | None:
    """The first rendering that can take the form of a word: its number, its clitics, of a verb its person and tense.

    None where none can; a rendering of several words stands as it is.
    """
    if word.reading is None:
        return next(iter(renderings), None)
    for rendering in renderings:
        if " " in rendering:
            return rendering
        for reading in analyse(rendering):
            if reading.part_of_speech == word.reading.part_of_speech and (
                form := _like(rendering, reading, word.reading)
            ):
                return form
    return None


def _like(rendering: str, reading: Reading, model: Reading) -> str | None:
    clothed = replace(
        reading,
        conjunction=model.conjunction,
        preposition=model.preposition,
        article=model.article,
        future=model.future,
        pronoun=model.pronoun,
        aspect=model.aspect,
        passive=False,
        moods=model.moods,
        construct=model.construct,
    )
    is_verb = model.part_of_speech == "verb"
    return inflect(
        rendering,
        clothed,
        number=model.number,
        gender=model.gender if is_verb or model.part_of_speech == "adjective" else None,
        person=model.person if is_verb else None,
        case=model.case,
    )
