"""The word lists of the reader of clauses."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal

from mtaudit.grammar import Gender, Number
from mtaudit.resources import table

Own = tuple[Gender, Number] | None
_OWN: dict[str, Own] = {"ms": ("masculine", "singular"), "fs": ("feminine", "singular"), "none": None}


@lru_cache(maxsize=32)
def listed(name: str) -> frozenset[str]:
    """A list of `data/lexicon/arabic/syntax/words.tsv`, with the words that all of `arabic` has under its name."""
    rows = (*table("lexicon/arabic/syntax/words.tsv"), *table("lexicon/arabic/word_lists.tsv"))
    found = [words for key, words in rows if key == name]
    if not found:
        raise KeyError(name)
    return frozenset(word for words in found for word in words.split())


@cache
def quantifiers() -> dict[str, Own]:
    """Words for parts and amounts, with the agreement of their own."""
    return {word: _OWN[own] for word, own in table("lexicon/arabic/syntax/quantifiers.tsv")}


@cache
def possessors() -> dict[str, tuple[tuple[Gender, Number], ...]]:
    """The forms of ذو, with what they agree with."""
    found: dict[str, tuple[tuple[Gender, Number], ...]] = {}
    for word, gender, number, _ in table("lexicon/arabic/syntax/possessors.tsv"):
        found[word] = (*found.get(word, ()), (gender, number))  # type: ignore[arg-type]
    return found


def possessor(gender: Gender, number: Number, case: str) -> str | None:
    """The form of ذو for a gender, number and case; `case` is empty where it is not known."""
    rows = table("lexicon/arabic/syntax/possessors.tsv")
    fitting = {row[0] for row in rows if row[1:3] == (gender, number) and row[3] in ("any", case)}
    return fitting.pop() if len(fitting) == 1 else None


def closed_class(word: str, pronoun: str) -> Literal["inna", "subordinator", "joiner", "particle", "adverb"] | None:
    """What a function word does in a clause, given without conjunction; `pronoun` is attached to it."""
    bare = word.removesuffix(pronoun) if pronoun else word
    if bare in listed("inna"):
        return "inna"
    if word in listed("subordinators"):
        return "subordinator"
    if word in listed("joiners"):
        return "joiner"
    if word in listed("before verb"):
        return "particle"
    if word in listed("adverbs"):
        return "adverb"
    return None
