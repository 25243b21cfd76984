"""NUM: what is said of a number, that it is a bound or only near."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from mtaudit.arabic.words import Word
from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.linked import bilingual, source_text
from mtaudit.document import Token
from mtaudit.meaning.expressions import bare, forms
from mtaudit.message import say
from mtaudit.quantity import Quantity
from mtaudit.resources import table

_LONGEST = 3
"""Words of the longest English expression."""

_NEAR = 7
"""Arabic words around a number among which its bound stands: ما لا يقل عن, or على أقل تقدير behind what is counted."""


@check("NUM009", "bound-left-out", "number", "minor", needs_source=True)
def bound_left_out(evidence: Evidence) -> Iterator[Mark]:
    """Report a number that the source calls a bound, or only near, and the Arabic exact.

    What it finds
        "At least", "more than", "up to", "nearly" before a number of the English that the Arabic has, with no word near
        it that bounds it or calls it rough.
    Why it matters
        "At least 40 dead" is what is known so far; "40 dead" is a final count.
    When it stays silent
        Any word of this kind stands near the number, be it the right one. The number is one.
    Measured
        The human translations that it tells of leave the bound out.
    Bad
        ar: قتل [[40]] شخصا في الزلزال.
        en: At least 40 people were killed in the earthquake.
    Good
        ar: قتل ما لا يقل عن 40 شخصا في الزلزال.
        en: At least 40 people were killed in the earthquake.
    """
    for passage in bilingual(evidence):
        for number, meant in passage.number_pairs.same:
            bound = _bound(passage.english, meant)
            if bound and meant.value != 1 and not _is_bounded(passage, number):
                message = say("not in the translation: {english!r}", english=source_text(passage, bound))
                yield Mark(number, message, 0.6, source=bound)


def _bound(english: Sequence[Token], number: Quantity) -> Sequence[Token]:
    """The expression right before an English number that makes a bound of it; nothing where there is none."""
    before = [token for token in english if token.end <= number.start]
    for length in range(_LONGEST, 0, -1):
        words = before[-length:]
        if len(words) == length and " ".join(token.text.lower() for token in words) in _forms("en"):
            return words
    return ()


def _is_bounded(passage: Passage, number: Quantity) -> bool:
    """Whether a word near an Arabic number bounds it or calls it rough."""
    at = [j for j, word in enumerate(passage.words) if number.start <= word.start < number.end]
    near = passage.words[max(at[0] - _NEAR, 0) : at[-1] + 1 + _NEAR] if at else ()
    is_arabic = any(word.reading is not None for word in near)
    is_reached = bool(at) and at[0] > 0 and passage.words[at[0] - 1].text == "إلى"  # تصل سرعتها إلى 40
    return not is_arabic or is_reached or any(_is_bound(word) for word in near)


def _is_bound(word: Word) -> bool:
    return not _arabic().isdisjoint(forms(word.text).lemmas)


@cache
def _arabic() -> frozenset[str]:
    return frozenset(bare(form) for form in _forms("ar"))


@cache
def _forms(language: str) -> frozenset[str]:
    return frozenset(form for row_language, form in table("lexicon/bounds.tsv") if row_language == language)
