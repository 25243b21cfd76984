"""Words that are no rendering of the English words in their place: what the rule and the attention ask of a passage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from mtaudit.align.cues import english_class, english_classes
from mtaudit.align.words import Link
from mtaudit.arabic.joined import is_several, may_be_several
from mtaudit.arabic.normalise import normalise
from mtaudit.document import Token
from mtaudit.english.lemmas import possible_lemmas
from mtaudit.english.names import is_written_small
from mtaudit.english.numbers import find_numbers
from mtaudit.english.word_lists import word_list
from mtaudit.meaning.renderings import (
    antonym,
    has_content,
    is_adverb,
    is_part,
    kinship,
    places,
    renderings,
    renders,
    stands,
)
from mtaudit.resources import words

if TYPE_CHECKING:
    from mtaudit.checks.evidence import Passage


_NEAR = 0.2
"""Kinship with the renderings from which a word may stand for them. Of 20 words of machine output that have less, and
some, 14 were wrong; above it most are paraphrases."""


def unlisted(passage: Passage) -> Iterator[Link]:
    """The pairs of English and Arabic words of which the dictionary has the English and not the Arabic."""
    english, arabic = passage.english, passage.words
    within = passage.well_rendered.union(i for _, indices in passage.phrases for i in indices)
    for i, j in passage.links:
        if i not in within and not is_compound(english, i) and _is_plain(english, i) and arabic[j].kind == "word":
            known = renderings(english[i].text)
            if known is not None and not is_several(normalise(arabic[j].text)) and not renders(known, arabic, j):
                yield i, j


def is_far(passage: Passage, i: int, j: int) -> bool:
    """Whether all that can be said for a word fails.

    The link is firm, no kin of it is right, none stands elsewhere, and it is one word.
    """
    english = passage.english[i].text
    known, contrary = renderings(english), antonym(english)
    return (
        known is not None
        and (i, j) in passage.firm_links
        and not is_part(known, passage.words[j])
        and not any(has_content(passage.words[k]) and _is_free(passage, {i}, k) for k in places(known, passage.words))
        and not (contrary and stands(contrary, passage.words))
        and kinship(known, passage.words[j].text) < _NEAR
        and not may_be_several(normalise(passage.words[j].text))
    )


def stands_free(passage: Passage, word: str, own: Set[int] = frozenset()) -> bool:
    """Whether a rendering of an English word stands in the Arabic and renders no other word of the passage; `own` is
    where the word itself stands there."""
    known = renderings(word)
    return known is not None and any(_is_free(passage, own, place) for place in places(known, passage.words))


def _is_free(passage: Passage, own: Set[int], place: int) -> bool:
    """Whether an Arabic word renders no other English words than some: it may stand for these, though far from them."""
    others = (
        known
        for k, j in passage.links
        if j == place and k not in own and (known := renderings(passage.english[k].text))
    )
    return not any(renders(each, passage.words, place) for each in others)


def is_compound(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word has a hyphen on either side: it is translated with its neighbour, or both by one word."""
    beside = (tokens[k] for k in (index - 1, index + 1) if 0 <= k < len(tokens))
    return any(token.text == "-" for token in beside)


def is_capitalised(token: Token) -> bool:
    """Whether a token is a word written with a capital."""
    return english_class(token) == english_classes().index("capitalised")


def _is_plain(english: Sequence[Token], index: int) -> bool:
    """Whether a word of a sentence says something definite; the first one has a capital, whatever it is."""
    token, behind = english[index], english[index + 1].text if index + 1 < len(english) else ""
    if index == 0 and is_written_small(token.text.lower()) and not behind.istitle():
        token = replace(token, text=token.text.lower())
    says_little = word_list("say little") | word_list("rendered without words")
    is_in_name = token.text in word_list("particles of names") and behind.istitle()
    return is_plain(token) and not is_in_name and says_little.isdisjoint(possible_lemmas(token.text))


def is_plain(token: Token) -> bool:
    """Whether a token is a content word written small that says something definite."""
    return (
        len(token.text) > 2
        and english_class(token) == english_classes().index("word")
        and not is_adverb(token.text)
        and not find_numbers([token])
        and _light().isdisjoint(possible_lemmas(token.text))
    )


@cache
def _light() -> frozenset[str]:
    return words("lexicon/english/light_verbs.txt")
