"""How the names of a document are written in it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from mtaudit.arabic.clitics import spoken_cores, written
from mtaudit.document import Token
from mtaudit.names.renderings import PassageNames
from mtaudit.names.transducer import similarity

_ELSEWHERE = 0.6
"""Similarity from which a word of the document, wherever it stands, is taken for a name."""


@dataclass(frozen=True, slots=True)
class Spellings:
    """How the names of a document are written in it.

    `used`: the Arabic spellings of every English name, in lower case, without clitics, with their counts. `words`: all
    words that look like names, as they sound and as they are written.
    """

    used: Mapping[str, Counter[str]]
    words: tuple[tuple[str, str], ...]

    def usual(self, english: str) -> tuple[str, ...]:
        """The spellings of a name, the most frequent first."""
        return tuple(form for form, _ in self.used.get(english.lower(), Counter()).most_common())

    def elsewhere(self, english: str) -> str | None:
        """The word that spells a name best, wherever it stands."""
        score, best = max(((similarity(english, core), form) for core, form in self.words), default=(0.0, ""))
        return best if score >= _ELSEWHERE else None


def read_spellings(passages: Iterable[tuple[Sequence[Token], PassageNames]]) -> Spellings:
    """Collect the spellings of a document."""
    used: defaultdict[str, Counter[str]] = defaultdict(Counter)
    words: dict[tuple[str, str], None] = {}
    for english, names in passages:
        for each in names.renderings:
            if each.manner == "letters" and each.last == each.first + 1:
                used[english[each.first].text.lower()][each.form] += 1
        for index in names.arabic.shaped:
            word = names.arabic.words[index].text
            words.update(((core, written(word, core)), None) for core in spoken_cores(word))
    return Spellings(used, tuple(words))
