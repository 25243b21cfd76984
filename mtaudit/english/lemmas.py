"""The dictionary forms that an English word may be a form of."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from mtaudit.resources import table

Parts = frozenset[str]
"""Of n (noun), v (verb), a (adjective) and r (adverb)."""

_NOUN_OR_VERB, _VERB, _COMPARED, _AGENT_OR_COMPARED = map(frozenset, ("nv", "v", "ar", "arv"))
_ANY = frozenset("nvar")

_ENDINGS: tuple[tuple[str, str, Parts], ...] = (
    ("ies", "y", _NOUN_OR_VERB), ("ied", "y", _VERB), ("ier", "y", _COMPARED), ("iest", "y", _COMPARED),
    ("ves", "f", _NOUN_OR_VERB), ("ves", "fe", _NOUN_OR_VERB), ("men", "man", _NOUN_OR_VERB),
    ("es", "", _NOUN_OR_VERB), ("s", "", _NOUN_OR_VERB), ("ed", "", _VERB), ("ed", "e", _VERB), ("ing", "", _VERB),
    ("ing", "e", _VERB), ("ying", "ie", _VERB), ("er", "", _AGENT_OR_COMPARED), ("er", "e", _AGENT_OR_COMPARED),
    ("est", "", _COMPARED), ("est", "e", _COMPARED), ("'s", "", _NOUN_OR_VERB), ("’s", "", _NOUN_OR_VERB),
    ("s'", "", _NOUN_OR_VERB), ("s’", "", _NOUN_OR_VERB),
)  # fmt: skip
"""Endings, what is in their place in the dictionary form, and the parts of speech that take them."""
_DOUBLING = frozenset({"ed", "ing", "er", "est"})
_DOUBLED = re.compile(r"[^aeiou]*(?:qu)?[aeiou][^aeiouwxy]")
"""One syllable with one vowel and one consonant behind it."""
_SIBILANT = ("s", "x", "z", "ch", "sh", "o")
"""What stands before -es where it is no -s behind an e: boxes, but panes."""
_BRITISH = (("isation", "ization"), ("ise", "ize"), ("yse", "yze"), ("our", "or"), ("tre", "ter"))
"""Endings of British spellings, and the American ones, in which the lexicon is written."""
_SHORTEST_BRITISH = 5
"""Letters of a word with such an ending: four is none."""
_SHORTEST = 2
"""Letters that are left of a word without its ending."""


@lru_cache(maxsize=1 << 15)
def possible_lemmas(word: str) -> tuple[str, ...]:
    """Dictionary forms of a word, lower case, itself first: "lapped" gives "lapped", "lap", "lappe" ....

    Which of them are words, whoever asks knows by a table.
    """
    return tuple(lemma for lemma, _ in lemmas_with_parts(word))


@lru_cache(maxsize=1 << 15)
def lemmas_with_parts(word: str) -> tuple[tuple[str, Parts], ...]:
    """The same, each with what it must be to have this form: "rugged" is "rug" only if that is a verb."""
    found: dict[str, Parts] = {}
    for spelling in dict.fromkeys((word.lower(), _plain(word.lower()))):
        for lemma, parts in _candidates(spelling):
            found[lemma] = found.get(lemma, frozenset()) | parts
    american = [(other, parts) for lemma, parts in found.items() for other in american_spellings(lemma)]
    return (*found.items(), *american)


def _plain(word: str) -> str:
    """A word without accents: café, façade."""
    if word.isascii():
        return word
    return "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))


def american_spellings(word: str) -> Iterator[str]:
    """How Americans may spell a word that is written in the British way."""
    for british, american in _BRITISH:
        if word.endswith(british) and len(word) >= _SHORTEST_BRITISH:
            yield word.removesuffix(british) + american
    for greek in ("ae", "oe"):
        if greek in word and len(word) > _SHORTEST_BRITISH:
            yield word.replace(greek, "e")


def _candidates(word: str) -> Iterator[tuple[str, Parts]]:
    yield word, _ANY
    for lemma in _irregular().get(word, ()):
        yield lemma, _NOUN_OR_VERB
    for ending, rest, parts in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem == word or len(stem + rest) <= _SHORTEST or (ending == "es" and not stem.endswith(_SIBILANT)):
            continue
        if rest or not _is_doubled_before(ending, stem):
            yield stem + rest, parts
        if not rest and len(stem) > _SHORTEST and stem[-1] == stem[-2] and ending[0] in "ei":
            yield stem[:-1], parts


def _is_doubled_before(ending: str, stem: str) -> bool:
    """Whether a verb or adjective of these letters doubles the last one before an ending: starred is of star, stared of
    stare."""
    return ending in _DOUBLING and _DOUBLED.fullmatch(stem) is not None


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    """Irregular pasts, participles and plurals with the words that they are forms of."""
    found: dict[str, tuple[str, ...]] = {}
    pairs = [(form, verb) for verb, *forms in table("lexicon/gloss/verbs.tsv") for form in forms]
    pairs += [(many, one) for one, many in table("lexicon/gloss/plurals.tsv")]
    for form, lemma in pairs:
        found[form] = (*found.get(form, ()), lemma)
    return found
