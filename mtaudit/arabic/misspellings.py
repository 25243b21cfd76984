"""Words of a text that are spelled otherwise than they are meant: hamzas, ى for ي, ه for ة, and the reverse."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from mtaudit.arabic.clitics import PROCLITICS, without_conjunction
from mtaudit.arabic.disambiguate import BOUNDARY, fit, key_out_of_context
from mtaudit.arabic.forms import malformed
from mtaudit.arabic.guess import CATEGORY
from mtaudit.arabic.imperatives import as_imperative, without_hamza
from mtaudit.arabic.morphology import Reading
from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.speech import after_saying
from mtaudit.arabic.spelling import (
    Confusion,
    confusions,
    exact_readings,
    frequency,
    is_exact,
    is_variant,
    respellings,
)
from mtaudit.arabic.transliterate import to_buckwalter
from mtaudit.arabic.word_lists import word_list
from mtaudit.arabic.words import Word
from mtaudit.resources import words as listed


@dataclass(frozen=True, slots=True)
class Misspelling:
    """A word, how it is spelled, in what the two differ, and how probable it is that the word is misspelled."""

    index: int
    """The word's, in its passage."""
    word: Word
    right: str
    kinds: frozenset[Confusion]
    probability: float


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a text spells: the words that are or may be misspelled, by passage, and how often it confuses letters."""

    found: tuple[tuple[Misspelling, ...], ...]
    rates: Mapping[Confusion, float]
    """The share of words that are certainly misspelled so, of all that could be."""


_DUE: dict[Confusion, re.Pattern[str]] = {
    "hamza left out": re.compile(f"{PROCLITICS.pattern}[أإآ].*"),
    "needless hamza": re.compile(f"{PROCLITICS.pattern}ا.*"),
    "wrong hamza": re.compile(".+[أآؤئء].*"),
    "ه for ة": re.compile(".*ة"),
    "ة for ه": re.compile(".*ه"),
    "ى for ي": re.compile(".*ي"),
    "ي for ى": re.compile(".*ى"),
}
"""Words that could be misspelled so."""
_CARELESS: dict[Confusion, float] = {
    "hamza left out": 0.15,
    "needless hamza": 0.012,
    "wrong hamza": 0.006,
    "ه for ة": 0.022,
    "ة for ه": 0.017,
    "ى for ي": 0.033,
    "ي for ى": 0.02,
}
"""How often the frequencies count a word as misspelled for once that they count it right: means in wordfreq."""
_CERTAIN = 0.95
"""The probability that a word without a reading as it is spelled is misspelled: 30 of 31 on NTREX and FLORES."""
_ASSUMED = 0.001
"""The share of words misspelled in one way before anything of a text is known."""
_RARE = 0.02
"""Per million: the frequency of what is too rare to be listed."""
_GENUINE = 0.2
"""The least share of a spelling's frequency that is no misspelling of another word."""
_IMPERATIVES = 0.3
"""How frequent an imperative (اكتب) is beside the first person (أكتب). Chosen by eye."""
_HOPELESS = -5.0
"""Logarithm of odds that no context makes good."""
_CONTEXT = 5.0
"""What the context may add to the logarithm of the odds, unless the word governs what stands after it."""
_NAME = 0.3
"""Probability of its being a name from which a word that has no common spelling is not said to be misspelled."""
_COMMON = 0.5
"""Per million: the frequency of a common spelling."""


def read_spelling(passages: Sequence[Sequence[Word]]) -> Spelling:
    """Find the misspelled words of each passage of a text, with those that may be.

    A spelling that no reading has is one. Where the spelling is a word too (جامعه, علي), the other word's frequency,
    the context, and how often the text errs elsewhere decide together.
    """
    texts = [[normalise(word.text) if word.kind == "word" else "" for word in words] for words in passages]
    certain = [
        [_certain(plain, word) for plain, word in zip(text, words, strict=True)]
        for text, words in zip(texts, passages, strict=True)
    ]
    rates = _rates(texts, certain)
    found = (
        tuple(_read(words, text, known, rates)) for words, text, known in zip(passages, texts, certain, strict=True)
    )
    return Spelling(tuple(found), rates)


def _read(
    words: Sequence[Word], text: Sequence[str], known: Sequence[str | None], rates: Mapping[Confusion, float]
) -> Iterator[Misspelling]:
    keys = [BOUNDARY]
    for word, plain, right in zip(words, text, known, strict=True):
        keys.append(key_out_of_context(right or plain) if plain else _KEYS.get(word.kind, "-"))
    keys.append(BOUNDARY)
    for at, (word, plain, certain) in enumerate(zip(words, text, known, strict=True)):
        left, after = keys[at], keys[at + 2]
        if certain is not None:
            if not _spells_letters(text, at):
                right = _best(plain, rates, left, after)
                if right.startswith("أن") and plain.startswith("ان") and after_saying(words, at):
                    right = "إ" + right[1:]
                yield Misspelling(at, word, right, confusions(plain, right), _CERTAIN)
        elif plain and not _POINTED.search(word.text) and (best := _doubt(plain, rates, left, after)) is not None:
            right, odds = best
            if not _spells_letters(text, at) and not _lacks_noun(right, words, at):
                yield Misspelling(at, word, right, confusions(plain, right), 1 / (1 + math.exp(-odds)))


_KEYS = {"punctuation": ".", "number": "#"}
_POINTED = re.compile("[\u064e-\u0652]")
"""Vowels and shadda: who writes عليّ does not mean على."""


def _rates(texts: Sequence[Sequence[str]], certain: Sequence[Sequence[str | None]]) -> dict[Confusion, float]:
    """The share of words that the text certainly misspells, of those where it could, by what it confuses."""
    wrong, right = Counter[Confusion](), Counter[Confusion]()
    for text, known in zip(texts, certain, strict=True):
        for plain, other in zip(text, known, strict=True):
            if other is not None:
                wrong.update(confusions(plain, other))
            elif plain:
                right.update(kind for kind, due in _DUE.items() if due.fullmatch(plain))
    return {kind: (wrong[kind] + _ASSUMED) / (wrong[kind] + right[kind] + 1) for kind in _DUE}


def _certain(plain: str, word: Word) -> str | None:
    """The commonest spelling of a word that no reading has as it stands; None where it is right or perhaps a name."""
    if len(plain) < 2 or is_exact(plain) or is_variant(plain):
        return None
    others = respellings(plain)
    if not others:
        return without_hamza(plain)
    if malformed(plain) is not None:
        return None
    right = others[0]
    kinds = confusions(plain, right)
    usual = _usual(right)
    before, _, _ = plain.partition("ا")
    behind_clitic = "hamza left out" in kinds and before != "" and PROCLITICS.fullmatch(before) is not None
    if frequency(plain) > (1 if behind_clitic else 3 if "hamza left out" in kinds else 0.3) * usual > 0:
        return None
    if ("ي for ى" in kinds and not usual) or ("ى for ي" in kinds and _may_be_passive(right)):
        return None
    if "ى for ي" not in kinds and (usual < _COMMON or _exchanges_hamzas(plain, right)) and _as_name(word) > _NAME:
        return None
    return None if as_imperative(plain, right) else right


_ACTIVE = re.compile("mu[^A]*iy")


def _may_be_passive(right: str) -> bool:
    """Whether a word in ى may be the passive participle of which the lexicon has the active one: المعتدى عليه."""
    return any(_ACTIVE.fullmatch(to_buckwalter(reading.lemma)) for reading in exact_readings(right))


def _usual(word: str) -> float:
    """The frequency of a word, or a tenth of that without و or ف before it."""
    return frequency(word) or frequency(without_conjunction(word)) / 10


def _exchanges_hamzas(plain: str, right: str) -> bool:
    """Whether a word has another hamza on its first alif than it is said to need (آمون, إيما)."""
    return any(one != other and one in "أإآ" and other in "أإآ" for one, other in zip(plain, right, strict=True))


def _as_name(word: Word) -> float:
    """The probability that a word is a name or is not known at all."""
    return sum(p for r, p in zip(word.readings, word.probabilities, strict=True) if r.category == CATEGORY)


def _best(plain: str, rates: Mapping[Confusion, float], left: str, after: str) -> str:
    """The right spelling that is likeliest between its neighbours' keys."""
    others = respellings(plain)
    if len(others) < 2:
        return others[0] if others else plain.replace("إ", "ا", 1)

    def score(right: str) -> float:
        usual = sum(math.log(rates[kind]) for kind in confusions(plain, right))
        return math.log(_usual(right) or _RARE) + usual + fit(right, exact_readings(right), left, after)

    return max(others, key=score)


def _doubt(plain: str, rates: Mapping[Confusion, float], left: str, after: str) -> tuple[str, float] | None:
    """The likeliest other spelling of a word and the logarithm of the odds that it is meant."""
    if is_variant(plain):
        return None
    best: tuple[str, float] | None = None
    for other in respellings(plain):
        share = min(rates[kind] for kind in confusions(plain, other))
        prior = math.log(share / (1 - share))
        if prior - math.log(_least(plain, other)) < _HOPELESS or _exchanges_hamzas(plain, other):
            continue
        exact = exact_readings(plain)
        readings = exact or as_imperative(plain, other)
        genuine = _genuine(plain, other, exact)
        if not readings or genuine > 1:
            continue
        meant = exact_readings(other)
        gain = fit(other, meant, left, after) - fit(plain, readings, left, after)
        governs = any(reading.part_of_speech == "preposition" for reading in meant)
        odds = prior - math.log(genuine) + (gain if governs else max(-_CONTEXT, min(_CONTEXT, gain)))
        if best is None or odds > best[1]:
            best = other, odds
    return best


def _least(plain: str, other: str) -> float:
    """The least that a spelling can be meant as it stands, compared with how often the other one is written."""
    return max(_GENUINE / 10 * frequency(plain), _RARE) / (frequency(other) or _RARE)


def _genuine(plain: str, other: str, exact: Sequence[Reading]) -> float:
    """How often a spelling is meant as it stands, compared with how often the other one is written."""
    if not exact:
        return _IMPERATIVES
    more = frequency(other) or _RARE
    careless = min(_CARELESS[kind] for kind in confusions(plain, other))
    least = _GENUINE / 10 if all(r.part_of_speech == "adjective" and r.pronoun for r in exact) else _GENUINE
    return max(frequency(plain) - careless * more, least * frequency(plain), _RARE) / more


def _spells_letters(text: Sequence[str], at: int) -> bool:
    """Whether a word is a letter's name beside another: إن in سي إن إن."""
    letters = listed("lexicon/arabic/letter_names.txt")
    beside = (text[each] for each in (at - 1, at + 1) if 0 <= each < len(text))
    return without_conjunction(text[at]) in letters and any(without_conjunction(other) in letters for other in beside)


_GOVERNED = ("noun", "adjective", "pronoun", "demonstrative", "relative", "numeral")


def _lacks_noun(right: str, words: Sequence[Word], at: int) -> bool:
    """Whether a preposition such as على, said to be meant by علي, would have nothing after it that it governs."""
    if without_conjunction(right) not in ("على", "إلى", "لدى", "حتى"):
        return False
    before = words[at - 1] if at else None
    after = words[at + 1] if at + 1 < len(words) else None
    if before is not None and (normalise(before.text) in word_list("on me") or _is_title(before)):
        return True
    if after is None or after.reading is None:
        return True
    reading = after.reading
    if reading.part_of_speech in ("proper", "unknown"):
        return not reading.article
    if reading.part_of_speech in ("particle", "conjunction"):
        return normalise(after.text) not in word_list("governed particles")
    return reading.part_of_speech not in _GOVERNED


def _is_title(word: Word) -> bool:
    """Whether a name may follow a word: الرئيس علي, محمد علي."""
    return word.reading is not None and (word.reading.part_of_speech == "proper" or bool(word.reading.human))
