"""Plant errors in good translations: what machine translation does to a sentence, with the words marked.

    example = plant(pair, lexical, random.Random(1))

A pair is English and Arabic tokens with word links. The labels of an example are probabilities that an Arabic word is
wrong and that an English word is not rendered; NaN says that a word teaches nothing.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

from mtaudit.arabic.words import read_words
from mtaudit.meaning.replacement import in_place_of
from mtaudit.meaning.senses import is_kin, senses_of

UNKNOWN = math.nan


@dataclass(frozen=True, slots=True)
class Pair:
    """Tokens of a sentence and of its translation; `links` are (English index, Arabic index)."""

    english: tuple[str, ...]
    arabic: tuple[str, ...]
    links: frozenset[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Example:
    """Tokens with labels in [0, 1] or NaN; no English: the Arabic is read alone."""

    english: tuple[str, ...]
    arabic: tuple[str, ...]
    missing: tuple[float, ...]
    wrong: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Lexical:
    """What words are put in the place of others."""

    near: dict[str, tuple[str, ...]]
    """Words that an encoder finds close to each word."""
    senses: dict[str, tuple[str, ...]]
    """Arabic words for each English word that are rare as its translation: other senses of it."""
    words: tuple[str, ...]
    """Arabic words in the frequency of their use."""
    names: tuple[str, ...]
    functions: frozenset[str]
    """English words without content: never called missing."""


@dataclass(slots=True)
class _Word:
    text: str
    links: set[int] = field(default_factory=set)
    wrong: float = 0.0


@dataclass(slots=True)
class _Draft:
    english: tuple[str, ...]
    words: list[_Word]
    missing: list[float]
    lexical: Lexical
    rng: random.Random

    def pick(self, wanted: Callable[[_Word], bool]) -> int | None:
        """The index of a word that is still right, of those `wanted`."""
        able = [i for i, word in enumerate(self.words) if word.wrong == 0 and is_word(word.text) and wanted(word)]
        return self.rng.choice(able) if able else None

    def span(self, longest: int) -> tuple[int, int] | None:
        """A run of up to `longest` words that are still right and leaves something over."""
        if len(self.words) < 4:
            return None
        size = self.rng.randint(1, min(longest, len(self.words) - 2))
        first = self.rng.randrange(0, len(self.words) - size)
        span = self.words[first : first + size]
        return (first, first + size) if all(w.wrong == 0 for w in span) and any(is_word(w.text) for w in span) else None

    def linked(self, word: _Word) -> str:
        """The longest English word linked to `word`, or nothing."""
        return max((self.english[i] for i in word.links), key=len, default="")

    def doubt(self, word: _Word) -> None:
        """What a wrong word renders is neither missing nor there."""
        for i in word.links:
            self.missing[i] = UNKNOWN

    def replace(self, at: int, text: str, wrong: float) -> None:
        self.doubt(self.words[at])
        self.words[at] = _Word(text, set(), wrong)


def is_word(token: str) -> bool:
    return token[:1].isalnum()


def is_arabic(token: str) -> bool:
    return "\u0621" <= token[:1] <= "\u064a"


def _content(draft: _Draft, word: _Word) -> bool:
    return is_arabic(word.text) and len(word.text) > 2 and draft.linked(word).lower() not in draft.lexical.functions


def _near(draft: _Draft) -> None:
    at = draft.pick(lambda w: w.text in draft.lexical.near)
    if at is not None:
        draft.replace(at, draft.rng.choice(draft.lexical.near[draft.words[at].text]), 0.8)


def _far(draft: _Draft) -> None:
    at = draft.pick(lambda w: _content(draft, w))
    if at is not None:
        article = draft.words[at].text.startswith("ال")
        choices = [w for w in draft.rng.choices(draft.lexical.words, k=12) if w.startswith("ال") == article]
        if choices:
            draft.replace(at, choices[0], 1.0)


@lru_cache(maxsize=1 << 16)
def other_senses(english: str, arabic: str) -> tuple[str, ...]:
    """What stands for other senses of an English word than an Arabic one has, in the form of that one.

    Nothing where the lexicon of senses does not have the word, or has the Arabic in none of its senses.
    """
    words = read_words(arabic)
    own = [sense for sense in senses_of(english) if words and sense.is_rendered(words, 0)]
    others = [s for s in senses_of(english) if own and s not in own and not any(is_kin(s, each) for each in own)]
    lemmas = {each for sense in own for each in sense.arabic}
    found = []
    for sense in others:
        fit = [
            text
            for text, each in zip(sense.written, sense.arabic, strict=True)
            if len(each) == 1 and each not in lemmas
        ]
        found += [new for text in fit if (new := in_place_of(words[0], [text])) and new != arabic]
    return tuple(dict.fromkeys(found))


def _listed_sense(draft: _Draft) -> None:
    """The word for another sense of the English one, after the lexicon."""
    at = draft.pick(lambda w: is_arabic(w.text) and bool(other_senses(draft.linked(w).lower(), w.text)))
    if at is not None:
        word = draft.words[at]
        draft.replace(at, draft.rng.choice(other_senses(draft.linked(word).lower(), word.text)), 0.9)


def _sense(draft: _Draft) -> None:
    at = draft.pick(lambda w: draft.linked(w).lower() in draft.lexical.senses)
    if at is not None:
        word = draft.words[at]
        new = draft.rng.choice(draft.lexical.senses[draft.linked(word).lower()])
        draft.replace(at, ("ال" if word.text.startswith("ال") and not new.startswith("ال") else "") + new, 0.8)


_LETTERS = {
    **dict(zip("abcdefghijklmnopqrstuvwxyz", "ابكديفجهيجكلمنوبقرستوففكيز", strict=True)),
    **{"sh": "ش", "ch": "تش", "th": "ث", "kh": "خ", "gh": "غ", "ph": "ف", "oo": "و", "ee": "ي", "ou": "و", "x": "كس"},
}


def transliterate(word: str) -> str:
    """The English letters in Arabic script, as a system does with a word that it cannot translate."""
    word, arabic, at = word.lower(), "", 0
    while at < len(word):
        two = word[at : at + 2]
        arabic += _LETTERS.get(two) or _LETTERS.get(word[at], "")
        at += 2 if two in _LETTERS else 1
    return arabic


def _transliterated(draft: _Draft) -> None:
    at = draft.pick(lambda w: _content(draft, w) and draft.linked(w).islower() and len(draft.linked(w)) > 3)
    if at is not None:
        article = "ال" if draft.words[at].text.startswith("ال") else ""
        draft.replace(at, article + transliterate(draft.linked(draft.words[at])), 1.0)


def _untranslated(draft: _Draft) -> None:
    at = draft.pick(lambda w: _content(draft, w) and len(draft.linked(w)) > 3)
    if at is not None:
        draft.replace(at, draft.linked(draft.words[at]), 1.0)


def _name(draft: _Draft) -> None:
    at = draft.pick(lambda w: _content(draft, w) and draft.linked(w)[:1].isupper() and len(w.text) > 3)
    if at is None:
        return
    rng, text = draft.rng, draft.words[at].text
    if rng.random() < 0.4:
        draft.replace(at, rng.choice(draft.lexical.names), 1.0)
        return
    letters = list(text)
    for _ in range(rng.choice([1, 2, 2])):
        i = rng.randrange(len(letters))
        letters[i] = rng.choice(["", letters[i] + rng.choice("اويرنلسمتكشفق"), rng.choice("بترسشمنلكفقدجحخطوي")])
    if "".join(letters) != text:
        draft.replace(at, "".join(letters), 0.8)


def _number(draft: _Draft) -> None:
    at = draft.pick(lambda w: w.text.isdigit())
    if at is not None:
        text = draft.words[at].text
        new = draft.rng.choice([str(int(text) + draft.rng.randint(1, 30)), text + "0", text[:-1] or "7", text[::-1]])
        if new != text:
            draft.replace(at, new, 1.0)


def _drop(draft: _Draft) -> None:
    longest = draft.rng.choice([1, 1, 2, 3, 5, max(2, len(draft.words) // 3)])
    span = draft.span(longest)
    if span is not None:
        _leave_out(draft, *span)


def _leave_out(draft: _Draft, first: int, last: int) -> None:
    gone = draft.words[first:last]
    del draft.words[first:last]
    left = {i for word in draft.words for i in word.links}
    for i in {i for word in gone for i in word.links} - left:
        draft.missing[i] = 1.0


def _insert(draft: _Draft) -> None:
    at = draft.rng.randrange(len(draft.words) + 1)
    new = draft.rng.choices(draft.lexical.words, k=draft.rng.choice([1, 1, 2, 3]))
    draft.words[at:at] = [_Word(text, set(), 1.0) for text in new]


def _double(draft: _Draft) -> None:
    span = draft.span(3)
    if span is None:
        return
    copies = [_Word(w.text, set(), 1.0) for w in draft.words[slice(*span)] if is_word(w.text)]
    for word in draft.words[slice(*span)]:
        word.wrong = UNKNOWN
    gap = draft.rng.choice([0, 0, 0, 1, 2])
    draft.words[span[1] + gap : span[1] + gap] = copies


def _move(draft: _Draft) -> None:
    span = draft.span(3)
    if span is None or len(draft.words) < 8:
        return
    moved = draft.words[slice(*span)]
    del draft.words[slice(*span)]
    at = draft.rng.randrange(len(draft.words) + 1)
    if abs(at - span[0]) >= 3:
        for word in moved:
            word.wrong = 0.7
    draft.words[at:at] = moved


_ENDINGS = (("ها", "ه"), ("ه", "ها"), ("هم", "ه"), ("ة", ""), ("ات", "ة"), ("ون", ""), ("ين", ""), ("وا", ""))


def _ending(draft: _Draft) -> None:
    at = draft.pick(lambda w: is_arabic(w.text) and len(w.text) > 3)
    if at is None:
        return
    text = draft.words[at].text
    changed = [text[: -len(old)] + new for old, new in _ENDINGS if text.endswith(old)]
    changed += [{"ي": "ت", "ت": "ي"}[text[0]] + text[1:]] if text[0] in "يت" else []
    if changed:
        draft.replace(at, draft.rng.choice(changed), 0.8)


_PREPOSITIONS = ("في", "على", "إلى", "من", "عن", "مع", "بعد", "قبل", "بين", "حتى", "ضد", "خلال")


def _preposition(draft: _Draft) -> None:
    at = draft.pick(lambda w: w.text in _PREPOSITIONS)
    if at is not None:
        draft.replace(at, draft.rng.choice([p for p in _PREPOSITIONS if p != draft.words[at].text]), 0.7)


def _negation(draft: _Draft) -> None:
    at = draft.pick(lambda w: w.text in ("لم", "لن", "لا", "ليس", "ليست"))
    if at is not None and at + 1 < len(draft.words):
        for i in draft.words[at].links:
            draft.missing[i] = 1.0
        del draft.words[at]
        draft.words[at].wrong = 0.8


_KINDS: tuple[tuple[Callable[[_Draft], None], float], ...] = (
    (_near, 5.0),
    (_far, 2.0),
    (_sense, 3.0),
    (_listed_sense, 5.0),
    (_transliterated, 1.5),
    (_untranslated, 1.0),
    (_name, 2.0),
    (_number, 1.0),
    (_drop, 4.0),
    (_insert, 1.5),
    (_double, 0.7),
    (_move, 0.7),
    (_ending, 2.0),
    (_preposition, 0.7),
    (_negation, 0.7),
)
"""Kinds of error and how often each is tried: mistranslations first, as in the output of real systems."""


def plant(pair: Pair, lexical: Lexical, rng: random.Random) -> Example:
    """Plant up to four errors; one sentence in eight stays as it is."""
    draft = _draft(pair, lexical, rng)
    if rng.random() > 1 / 8:
        kinds, weights = zip(*_KINDS, strict=True)
        for kind in rng.choices(kinds, weights, k=1 + min(3, int(rng.random() * len(draft.words) / 8))):
            kind(draft)
    return _example(draft)


def cut(pair: Pair, lexical: Lexical, rng: random.Random) -> Example:
    """Leave out a sixth to a half of the Arabic words, in one piece; the others teach nothing."""
    draft = _draft(pair, lexical, rng)
    size = rng.randint(max(1, len(draft.words) // 6), max(1, len(draft.words) // 2))
    first = rng.randint(0, max(0, len(draft.words) - size - 1))
    _leave_out(draft, first, first + size)
    for word in draft.words:
        word.wrong = UNKNOWN
    return _example(draft)


def _draft(pair: Pair, lexical: Lexical, rng: random.Random) -> _Draft:
    linked: dict[int, set[int]] = {}
    for i, j in pair.links:
        linked.setdefault(j, set()).add(i)
    rendered = {i for i, _ in pair.links}
    missing = [
        0.0 if i in rendered and is_word(w) and w.lower() not in lexical.functions else UNKNOWN
        for i, w in enumerate(pair.english)
    ]
    words = [_Word(text, linked.get(j, set())) for j, text in enumerate(pair.arabic)]
    return _Draft(pair.english, words, missing, lexical, rng)


def _example(draft: _Draft) -> Example:
    functions = draft.lexical.functions
    missing = [UNKNOWN if e.lower() in functions else m for e, m in zip(draft.english, draft.missing, strict=True)]
    wrong = tuple(w.wrong if is_word(w.text) else UNKNOWN for w in draft.words)
    return Example(draft.english, tuple(w.text for w in draft.words), tuple(missing), wrong)
