"""Clauses without a verb: which word is said of the noun that they begin with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtaudit.arabic.government import DESCRIBING, SURE, definite_phrase, is_adjective, is_bare, share
from mtaudit.arabic.morphology import Reading
from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.word_lists import is_inna, word_list
from mtaudit.arabic.words import Word

_VERBAL = 0.2
"""The probability of being a verb from which a word may be one that the clause has after all."""


def nominal_predicates(words: Sequence[Word]) -> Iterator[int]:
    """The places of what is said of a definite noun: الكتاب مفيد, إن الطلاب مجتهدون, المدير رجل حازم.

    The noun begins the sentence or stands behind إن or one of its sisters, and no verb follows in the clause.
    """
    begins = (index + 1 for index, word in enumerate(words) if is_inna(normalise(word.text)) or word.text == ".")
    for begin in (0, *begins):
        at = definite_phrase(words, begin)
        if begin < at < len(words) and share(words[at], _describes) >= SURE and not _has_verb(words, at + 1):
            yield at


def _describes(reading: Reading) -> bool:
    describes = is_adjective(reading) or reading.category in DESCRIBING or bool(reading.human)
    return describes and is_bare(reading) and not reading.conjunction


def _has_verb(words: Sequence[Word], at: int) -> bool:
    """Whether a verb may stand between here and the end of the clause, or the clause does not end soon."""
    for word in words[at:]:
        if word.kind == "punctuation":
            return word.text not in (".", "!", "؟")
        if share(word, lambda r: r.part_of_speech == "verb") > _VERBAL:
            return True
        if normalise(word.text) in word_list("light inna") or is_inna(normalise(word.text)):
            return True
    return False
