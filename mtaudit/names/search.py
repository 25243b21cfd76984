"""The search for an English name among the words of an Arabic passage."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from functools import cached_property
from typing import NamedTuple

from mtaudit.arabic.clitics import cores, spoken_cores, written
from mtaudit.arabic.morphology import analyse
from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.words import Word
from mtaudit.names.consonants import arabic_classes, english_classes, lacks
from mtaudit.names.shape import name_shape
from mtaudit.names.transducer import fold_english, similarity

RENDERED = 0.2
"""Similarity from which an Arabic word renders a name: 97 % of the names in human translations reach it."""
_SHAPED = -0.3
"""`name_shape` from which a word may be a name: 98 % of names and a third of the words of running text are above."""
_UNKNOWN_SHAPED = -0.7
"""The same for a word that the lexicon does not know, or knows as a name."""
_PLAIN_WORD = 0.6
"""Similarity from which a word of the language that does not look like a name, or the most of a word, renders one."""
_PARTICLES = frozenset(("من", "في", "عن", "أن", "إن", "لا", "ما"))
"""Words of two letters that a name may run together with."""
_GLOSS_WORD = re.compile(r"(?<![\w-])[^\W\d_]{2,}(?![\w-])")


def is_known(word: Word, names: bool = True) -> bool:
    """Whether the lexicon knows a word; without `names`, whether it knows it as something else than a name."""
    return any(r.category != "guess" and (names or r.part_of_speech != "proper") for r in word.readings)


class Match(NamedTuple):
    """The best word for a name: the similarity, the index of the word, and the part of it that writes the name."""

    score: float
    at: int
    form: str


_NO_MATCH = Match(0.0, -1, "")


class ArabicSide:
    """The words of an Arabic passage, indexed for the search of names."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        self.cores = [cores(word.text) if word.kind == "word" else (word.text.lower(),) for word in words]

    @cached_property
    def candidates(self) -> list[tuple[str, int, int]]:
        """Every core with its consonant classes and the index of its word."""
        return [
            (core, arabic_classes(core), index)
            for index, word in enumerate(self.words)
            if word.kind == "word"
            for core in spoken_cores(word.text)
            if len(core) > 1
        ]

    @cached_property
    def glosses(self) -> dict[str, int]:
        """English words that the lexicon explains the words with."""
        return {gloss: index for index, word in enumerate(self.words) for gloss in gloss_words(word)}

    @cached_property
    def latin(self) -> dict[str, int]:
        """Words in Latin script, in lower case."""
        return {word.text.lower(): index for index, word in enumerate(self.words) if word.kind == "latin"}

    @cached_property
    def unknown(self) -> tuple[int, ...]:
        """Words that the lexicon does not know, or knows only as names."""
        return tuple(
            index
            for index, word in enumerate(self.words)
            if word.kind == "word" and len(word.text) > 3 and not is_known(word, names=False)
        )

    @cached_property
    def plain(self) -> frozenset[int]:
        """Words of the language that do not look like names."""
        return frozenset(
            index
            for index, word in enumerate(self.words)
            if word.kind == "word" and is_known(word) and name_shape(word.text) < _SHAPED
        )

    @cached_property
    def shaped(self) -> tuple[int, ...]:
        """Words that look like foreign names, though the lexicon may read something in them."""
        return tuple(
            index
            for index, word in enumerate(self.words)
            if word.kind == "word"
            and len(word.text) > 3
            and name_shape(word.text) >= (_SHAPED if is_known(word, names=False) else _UNKNOWN_SHAPED)
        )

    def by_letters(self, english: str, taken: Container[int] = ()) -> Match:
        """The word that writes a name best, `taken` ones left out."""
        name = fold_english(english)
        possible, firm = english_classes(name)
        least, most = 0.4 * len(name), 1.5 * len(name) + 2
        best = _NO_MATCH
        for core, classes, index in self.candidates:
            wrong = (classes & ~possible).bit_count() + (firm & ~classes).bit_count()
            if wrong < 2 and least <= len(core) <= most and index not in taken:
                score = similarity(name, core)
                if score > best.score and (score >= _PLAIN_WORD or index not in self.plain):
                    best = Match(score, index, written(self.words[index].text, core))
        return best

    def joined(self, english: str) -> Match:
        """The same for what two words write (عبد الرحمن), and for a part of a word whose rest is another word."""
        name = fold_english(english)
        firm = english_classes(name)[1]
        best = _NO_MATCH
        for index, word in enumerate(self.words):
            if word.kind != "word":
                continue
            following = self.words[index + 1] if index + 1 < len(self.words) else None
            if following is not None and following.kind == "word" and not (is_known(word) and is_known(following)):
                best = max(best, self._two_words(name, firm, index))
            if not is_known(word) and len(word.text) > 5:
                best = max(best, self._part(name, firm, index))
        return best

    def _two_words(self, name: str, firm: int, index: int) -> Match:
        best = _NO_MATCH
        text, following = self.words[index].text, self.words[index + 1].text
        rest = spoken_cores(following)[0].removeprefix("ال")
        for core in spoken_cores(text):
            both = core + rest
            if 0.6 * len(name) <= len(both) <= 1.5 * len(name) + 2 and not lacks(firm, both):
                best = max(best, Match(similarity(name, both), index, f"{written(text, core)} {following}"))
        return best

    def _part(self, name: str, firm: int, index: int) -> Match:
        best = _NO_MATCH
        text = normalise(self.words[index].text)
        if lacks(firm, text):
            return best
        for length in range(max(3, round(0.6 * len(name))), round(1.3 * len(name)) + 2):
            for piece, rest in ((text[-length:], text[:-length]), (text[:length], text[length:])):
                if (len(rest) > 2 or rest in _PARTICLES) and not lacks(firm, piece):
                    score = similarity(name, piece)
                    least = RENDERED if len(rest) > 3 else _PLAIN_WORD
                    if score > max(best.score, least) and analyse(rest):
                        best = Match(score, index, piece)
        return best


def gloss_words(word: Word) -> set[str]:
    """Whole words of the English glosses: of `nut-like` none."""
    return {gloss.lower() for reading in word.readings for gloss in _GLOSS_WORD.findall(reading.gloss)}
