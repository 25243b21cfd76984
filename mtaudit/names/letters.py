"""Abbreviations that are spelled out by the names of their letters: بي بي سي."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.words import Word
from mtaudit.resources import table

_CLITICS = ("", "ال", "و", "ب", "ل", "ك", "وال", "بال", "لل")
"""What may stand before the first letter."""

_JOINING = frozenset(".-_ـ")


@cache
def letter_names() -> Mapping[str, tuple[str, ...]]:
    """The Arabic names of each English letter, the usual one first."""
    return {letter: tuple(names.split("|")) for letter, names in table("lexicon/names/letters.tsv")}


@cache
def _all_names() -> frozenset[str]:
    return frozenset(name for names in letter_names().values() for name in names)


def spelled_runs(words: Sequence[Word]) -> Iterator[tuple[int, ...]]:
    """Words of a sentence that stand together and are names of letters, two or more, by their indices."""
    run: list[int] = []
    for index, word in enumerate(words):
        if word.kind == "word" and (_is_letter(word.text) if run else _begins(word.text)):
            run.append(index)
        elif not (run and word.text in _JOINING):
            if len(run) > 1:
                yield tuple(run)
            run = [index] if word.kind == "word" and _begins(word.text) else []
    if len(run) > 1:
        yield tuple(run)


def is_name_of(letter: str, word: str) -> bool:
    """Whether a word, with what may stand before it, is a name of a letter."""
    text = normalise(word)
    return any(text.removeprefix(clitic) in letter_names().get(letter, ()) for clitic in _CLITICS)


def is_spelled_out(form: str) -> bool:
    """Whether an Arabic form is nothing but names of letters."""
    return all(map(_is_letter, form.split()))


def _is_letter(word: str) -> bool:
    return normalise(word) in _all_names()


def _begins(word: str) -> bool:
    text = normalise(word)
    return any(text.startswith(clitic) and text[len(clitic) :] in _all_names() for clitic in _CLITICS)
