"""The dictionary forms that an English word may be a form of."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from mtaudit.resources import table

_ENDINGS: tuple[tuple[str, str], ...] = (
    ("ies", "y"), ("ied", "y"), ("ier", "y"), ("iest", "y"), ("ves", "f"), ("ves", "fe"), ("men", "man"),
    ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("ying", "ie"),
    ("er", ""), ("er", "e"), ("est", ""), ("est", "e"), ("'s", ""), ("’s", ""), ("s'", ""), ("s’", ""),
)  # fmt: skip
_BRITISH = (("isation", "ization"), ("ise", "ize"), ("yse", "yze"), ("our", "or"))
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
    found = tuple(dict.fromkeys(_candidates(word.lower())))
    return (*found, *(american for each in found for american in _american(each)))


def _american(word: str) -> Iterator[str]:
    for british, american in _BRITISH:
        if word.endswith(british) and len(word) >= _SHORTEST_BRITISH:
            yield word.removesuffix(british) + american


def _candidates(word: str) -> Iterator[str]:
    yield word
    yield from _irregular().get(word, ())
    for ending, rest in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem == word or len(stem + rest) <= _SHORTEST:
            continue
        yield stem + rest
        if not rest and len(stem) > _SHORTEST and stem[-1] == stem[-2] and ending[0] in "ei":
            yield stem[:-1]


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    """Irregular pasts, participles and plurals with the words that they are forms of."""
    found: dict[str, tuple[str, ...]] = {}
    pairs = [(form, verb) for verb, *forms in table("lexicon/gloss/verbs.tsv") for form in forms]
    pairs += [(many, one) for one, many in table("lexicon/gloss/plurals.tsv")]
    for form, lemma in pairs:
        found[form] = (*found.get(form, ()), lemma)
    return found
