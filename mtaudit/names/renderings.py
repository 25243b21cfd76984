"""Which Arabic words render the names of an English text.

A name is rendered when an Arabic word writes its letters (`names.similarity`), when the gazetteer or the newsroom's
glossary has the form, when the lexicon glosses the word with the English one, or when it stands in Latin script.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from mtaudit.arabic.morphology import analyse
from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.words import Word
from mtaudit.document import Token
from mtaudit.english.names import EnglishName, NameKind, find_names, is_common, usage
from mtaudit.names.gazetteer import (
    Form,
    cores,
    lookup,
    make_form,
    name_words,
    occurrence,
    single,
    spoken_cores,
    written,
)
from mtaudit.names.glossary import Glossary
from mtaudit.names.shape import name_shape
from mtaudit.names.transducer import fold_english, similarity

Manner = Literal["letters", "gazetteer", "gloss", "latin"]
Glosses = Mapping[tuple[str, ...], tuple[Form, ...]]
"""Arabic forms by the lower-case words of an English name."""

RENDERED = 0.2
"""Similarity from which an Arabic word renders a name: 97 % of the names in human translations reach it."""

_SHAPED = -0.3
"""`name_shape` from which a word may be a name: 98 % of names and a third of the words of running text are above."""
_UNKNOWN_SHAPED = -0.7
"""The same for a word that the lexicon does not know, or knows as a name."""
_PLAIN_WORD = 0.6
"""Similarity from which a word of the language that does not look like a name, or the most of a word, renders one."""
MOST_NAMES = 60
"""Names of a passage from which the costly searches are left out: no news text has so many."""
_ELSEWHERE = 0.6
"""Similarity from which a word of the document, wherever it stands, is taken for a name."""
_PARTICLES = frozenset(("من", "في", "عن", "أن", "إن", "لا", "ما"))
"""Words of two letters that a name may run together with."""
_GLOSS_WORD = re.compile(r"(?<![\w-])[^\W\d_]{2,}(?![\w-])")
_LABIAL, _F, _DENTAL, _SIBILANT, _VELAR, _M, _N, _L, _R, _H = (1 << bit for bit in range(10))
_ENGLISH_CLASSES = {
    **dict.fromkeys("bp", _LABIAL | _F),
    **dict.fromkeys("fv", _F),
    "t": _DENTAL | _SIBILANT,
    "d": _DENTAL,
    "s": _SIBILANT | _DENTAL,
    "z": _SIBILANT | _DENTAL,
    "x": _SIBILANT | _VELAR,
    "c": _SIBILANT | _VELAR | _DENTAL,
    **dict.fromkeys("kqg", _VELAR),
    "j": _VELAR | _H | _SIBILANT,
    "m": _M,
    "n": _N,
    "l": _L,
    "r": _R,
    "h": _H | _VELAR | _SIBILANT | _DENTAL,
    "w": _F,
}
_ARABIC_CLASSES = {
    "ب": _LABIAL,
    "ف": _F,
    **dict.fromkeys("تدط", _DENTAL),
    **dict.fromkeys("ثذظض", _DENTAL),
    **dict.fromkeys("سزصش", _SIBILANT),
    **dict.fromkeys("كقغجخ", _VELAR),
    "م": _M,
    "ن": _N,
    "ل": _L,
    "ر": _R,
    **dict.fromkeys("هح", _H),
}
_FIRM = frozenset("bpfvdmlrn")
"""English letters that are hardly ever silent."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """A name in the source, as a range of tokens, and the Arabic words that render it, None where none do.

    `forms` are those of the gazetteer or the glossary; `score` is the similarity, 1 where a form or a gloss agrees.
    """

    first: int
    last: int
    kind: NameKind
    words: tuple[int, int] | None
    score: float
    manner: Manner | None
    form: str = ""
    """What writes the name in the text, without clitics."""
    forms: tuple[Form, ...] = ()
    shared: bool = False
    """Whether the words render an earlier name already."""


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
            (core, _arabic_classes(core), index)
            for index, word in enumerate(self.words)
            if word.kind == "word"
            for core in spoken_cores(word.text)
            if len(core) > 1
        ]

    @cached_property
    def glosses(self) -> dict[str, int]:
        """English words that the lexicon explains the words with."""
        return {gloss: index for index, word in enumerate(self.words) for gloss in _glosses(word)}

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
        possible, firm = _english_classes(name)
        least, most = 0.4 * len(name), 1.5 * len(name) + 2
        best = _NO_MATCH
        for core, classes, index in self.candidates:
            wrong = (classes & ~possible).bit_count() + (firm & ~classes).bit_count()
            if wrong < 2 and least <= len(core) <= most and index not in taken:
                score = _similarity(name, core)
                if score > best.score and (score >= _PLAIN_WORD or index not in self.plain):
                    best = Match(score, index, written(self.words[index].text, core))
        return best

    def joined(self, english: str) -> Match:
        """The same for what two words write (عبد الرحمن), and for a part of a word whose rest is another word."""
        name = fold_english(english)
        firm = _english_classes(name)[1]
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
            if 0.6 * len(name) <= len(both) <= 1.5 * len(name) + 2 and not _lacks(firm, both):
                best = max(best, Match(_similarity(name, both), index, f"{written(text, core)} {following}"))
        return best

    def _part(self, name: str, firm: int, index: int) -> Match:
        best = _NO_MATCH
        text = normalise(self.words[index].text)
        if _lacks(firm, text):
            return best
        for length in range(max(3, round(0.6 * len(name))), round(1.3 * len(name)) + 2):
            for piece, rest in ((text[-length:], text[:-length]), (text[:length], text[length:])):
                if (len(rest) > 2 or rest in _PARTICLES) and not _lacks(firm, piece):
                    score = _similarity(name, piece)
                    least = RENDERED if len(rest) > 3 else _PLAIN_WORD
                    if score > max(best.score, least) and analyse(rest):
                        best = Match(score, index, piece)
        return best


@lru_cache(maxsize=1 << 17)
def _similarity(english: str, arabic: str) -> float:
    return similarity(english, arabic)


@lru_cache(maxsize=1 << 14)
def _english_classes(name: str) -> tuple[int, int]:
    """Consonant classes that the Arabic may have, and those that it must have."""
    possible = firm = 0
    for letter in name:
        classes = _ENGLISH_CLASSES.get(letter, 0)
        possible |= classes
        if letter in _FIRM and classes.bit_count() == 1:
            firm |= classes
    return possible, firm


def _lacks(firm: int, arabic: str) -> bool:
    """Whether two classes of consonants that must be there are not."""
    return (firm & ~_arabic_classes(arabic)).bit_count() > 1


@lru_cache(maxsize=1 << 16)
def _arabic_classes(word: str) -> int:
    classes = 0
    for letter in word:
        classes |= _ARABIC_CLASSES.get(letter, 0)
    return classes


def glossary_forms(glossary: Glossary | None) -> Glosses:
    """The glossary as `render` wants it."""
    terms = glossary.terms if glossary else ()
    return {
        words: tuple(make_form(form) for form in term.arabic)
        for term in terms
        if (words := name_words(term.english)) and term.arabic
    }


def render(
    english: Sequence[Token], names: Iterable[EnglishName], arabic: ArabicSide, glossary: Glosses
) -> Iterator[Rendering]:
    """Find the renderings of the names of one passage, in order."""
    low = [token.text.lower() for token in english]
    names = tuple(names)
    thorough = len(names) <= MOST_NAMES
    covered = 0
    taken: set[int] = set()
    for each in names:
        if each.index < covered:
            continue
        size, forms = _known(low, each.index, glossary)
        covered = each.index + max(size, 1)
        if size == 1 and _is_abbreviation(english[each.index].text, low[each.index]):
            size, forms = 0, ()
        name = replace(each, kind="name") if size and each.kind != "acronym" else each
        if size:
            found = _occurrence(forms, arabic, taken)
            if found:
                written = " ".join(arabic.words[at].text for at in range(*found))
                shared = found[0] in taken
                yield Rendering(name.index, covered, name.kind, found, 1.0, "gazetteer", written, forms, shared)
                taken.update(range(*found))
                continue
        if size > 1:
            parts = [
                EnglishName(at, "word" if is_common(low[at]) else name.kind)
                for at in range(name.index, covered)
                if english[at].text[0].isupper()
            ]
            rendered = [_render_word(english, part, arabic, single(low[part.index]), taken, thorough) for part in parts]
            if all(part.words for part in rendered):
                yield replace(rendered[0], last=covered, forms=forms)
            elif any(part.words for part in rendered):
                yield from (part if part.words else replace(part, forms=forms) for part in rendered)
            else:
                yield Rendering(name.index, covered, name.kind, None, 0.0, None, "", forms)
            continue
        rendering = _render_word(english, name, arabic, forms, taken, thorough)
        taken.update(range(*rendering.words or (0, 0)))
        yield rendering


def _is_abbreviation(text: str, low: str) -> bool:
    """Whether a word is one of the gazetteer's abbreviations only by chance (Who, Us, Un)."""
    return low in {"who", "us", "un", "ap", "time", "dec", "icc", "abc"} and not text.isupper()


def _occurrence(forms: Sequence[Form], arabic: ArabicSide, taken: Container[int]) -> tuple[int, int] | None:
    """Where one of the forms stands, preferably where no earlier name does."""
    left = [() if at in taken else word for at, word in enumerate(arabic.cores)]
    for words in (left, arabic.cores):
        for form in forms:
            if place := occurrence(form, words):
                return place
    return None


def _known(low: Sequence[str], index: int, glossary: Glosses) -> tuple[int, tuple[Form, ...]]:
    for size in range(min(8, len(low) - index), 0, -1) if glossary else ():
        if forms := glossary.get(tuple(low[index : index + size])):
            return size, forms
    return lookup(low, index)


def _render_word(
    english: Sequence[Token],
    name: EnglishName,
    arabic: ArabicSide,
    forms: tuple[Form, ...],
    taken: Container[int],
    thorough: bool,
) -> Rendering:
    text = english[name.index].text
    place = next((place for form in forms if (place := occurrence(form, arabic.cores))), None)
    if place is not None:
        return Rendering(
            name.index, name.index + 1, name.kind, place, 1.0, "gazetteer", arabic.words[place[0]].text, forms
        )

    def found(match: Match, manner: Manner) -> Rendering:
        score, at, form = match
        shared = manner == "letters" and at in taken
        return Rendering(name.index, name.index + 1, name.kind, (at, at + 1), score, manner, form, forms, shared)

    if (at := arabic.latin.get(text.lower())) is not None:
        return found(Match(1.0, at, text), "latin")
    best = arabic.by_letters(text, taken)
    if best.score >= RENDERED:
        return found(best, "letters")
    if (at := arabic.glosses.get(text.lower())) is not None:
        return found(Match(1.0, at, normalise(arabic.words[at].text)), "gloss")
    if name.kind == "name" and thorough:
        for match in [arabic.joined(text), *_with_neighbours(english, name, arabic), arabic.by_letters(text)]:
            if match.score >= RENDERED:
                return found(match, "letters")
            best = max(best, match)
    return Rendering(name.index, name.index + 1, name.kind, None, best.score, None, "", forms)


def _with_neighbours(english: Sequence[Token], name: EnglishName, arabic: ArabicSide) -> Iterator[Match]:
    """New Hampshire and Mat-Su may be one word in Arabic."""
    words = [at for at in range(max(0, name.index - 2), min(len(english), name.index + 3)) if english[at].text != "-"]
    for first, second in pairwise(words):
        if name.index in {first, second} and english[first].text.istitle() and english[second].text.istitle():
            yield arabic.by_letters(english[first].text + english[second].text)


def unexplained(english: Sequence[Token], renderings: Iterable[Rendering], arabic: ArabicSide) -> tuple[int, ...]:
    """Arabic words that look like names and render no word of the source."""
    taken = {at for each in renderings if each.words for at in range(*each.words)}
    left = [index for index in arabic.shaped if index not in taken]
    if not left:
        return ()
    side = ArabicSide([arabic.words[index] for index in left])
    meanings = [_glosses(word) for word in side.words]
    explained: set[int] = set()
    for token in english:
        if token.kind == "word" and len(token.text) > 2:
            low = token.text.lower()
            explained.update(at for at, meaning in enumerate(meanings) if low in meaning or low.rstrip("s") in meaning)
            match = side.by_letters(token.text)
            if match.score > RENDERED / 4:
                explained.add(match.at)
    return tuple(left[index] for index in range(len(left)) if index not in explained)


def _glosses(word: Word) -> set[str]:
    """Whole words of the English glosses: of `nut-like` none."""
    return {gloss.lower() for reading in word.readings for gloss in _GLOSS_WORD.findall(reading.gloss)}


@dataclass(frozen=True, slots=True)
class PassageNames:
    """The names of one passage: their renderings, in order, and the Arabic words that look like names of no one."""

    arabic: ArabicSide
    renderings: tuple[Rendering, ...]
    strangers: tuple[int, ...]


def read_names(
    pairs: Sequence[tuple[Sequence[Token], Sequence[Word]]], glossary: Glossary | None
) -> tuple[PassageNames, ...]:
    """Find the renderings of all names of a document, given the tokens and words of its passages."""
    document = usage(english for english, _ in pairs)
    forms = glossary_forms(glossary)
    found = []
    for english, words in pairs:
        arabic = ArabicSide(words)
        renderings = tuple(render(english, find_names(english, document), arabic, forms))
        strangers = unexplained(english, renderings, arabic) if english else ()
        found.append(PassageNames(arabic, renderings, strangers))
    return tuple(found)


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
        score, best = max(((_similarity(english, core), form) for core, form in self.words), default=(0.0, ""))
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
