"""Who does what to whom, in a source sentence and in the English that its Arabic comes back as."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel

from mtaudit.align.cues import stem
from mtaudit.backtranslation.wordnet import relation
from mtaudit.document import Token
from mtaudit.english.lemmas import possible_lemmas
from mtaudit.english.parts_of_speech import possible_parts
from mtaudit.english.roles import Roles, roles
from mtaudit.english.word_lists import function_words, word_list

_VERB = frozenset("v")

_ALIKE = 0.7
"""Likeness of letters from which two capitalised words may be one name; those of one sentence are less alike."""


class Action(NamedTuple):
    """An action that two English sentences tell, as indices of words, and whether its two nouns changed places."""

    verb: int
    other_verb: int
    roles: Roles
    other_roles: Roles
    turned: bool


def actions(source: Sequence[Token], returned: Sequence[Token]) -> Iterator[Action]:
    """The actions that both sentences tell of the same two nouns, whatever their order.

    "The mother accused the doctor" and "the doctor was accused by the mother" tell the same, "the doctor accused the
    mother" is turned. Verbs that say the same either way (met, resembles) tell nothing, nor do two nouns of one word.
    """
    theirs = _plain_actions(returned)
    for verb, said in _plain_actions(source):
        nouns = [source[each.start : each.stop] for each in (said.agent, said.patient)]
        for other, back in theirs:
            others = [returned[each.start : each.stop] for each in (back.agent, back.patient)]
            straight = [_same_noun(one, two) for one, two in zip(nouns, others, strict=True)]
            crossed = [_same_noun(one, two) for one, two in zip(nouns, reversed(others), strict=True)]
            for turned, these, those in ((False, straight, crossed), (True, crossed, straight)):
                if all(these) and not any(those) and _same_word(source[verb].text, returned[other].text):
                    yield Action(verb, other, said, back, turned)


def _plain_actions(words: Sequence[Token]) -> list[tuple[int, Roles]]:
    """The verbs that tell plainly who does it and to whom."""
    texts = [word.text for word in words]
    found = []
    for i, word in enumerate(words):
        lemmas = possible_lemmas(word.text)
        if word.kind != "word" or not word.text.islower() or word.text in function_words():
            continue
        if not word_list("verbs of exchangeable roles").isdisjoint(lemmas):
            continue
        is_verb = any(possible_parts(texts, i, lemma) == _VERB for lemma in lemmas)
        if is_verb and (read := roles(words, i)) is not None:
            found.append((i, read))
    return found


def _same_noun(one: Sequence[Token], other: Sequence[Token]) -> bool:
    """Whether two noun phrases have a word in common that is no small one."""
    return any(
        _same_word(word.text, each.text)
        for word in one
        for each in other
        if not {word.text.lower(), each.text.lower()} & function_words().keys()
    )


def _same_word(one: str, other: str) -> bool:
    if one[:1].isupper() and other[:1].isupper():
        return Indel.normalized_similarity(one.lower(), other.lower()) >= _ALIKE
    return stem(one) == stem(other) or relation(one, other) == "same"
