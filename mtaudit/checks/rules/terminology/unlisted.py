"""TRM: a term of a field in words that are none of its names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtaudit.arabic.joined import may_be_several
from mtaudit.arabic.normalise import normalise
from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.linked import source_text, target_text
from mtaudit.checks.rules.terminology.unnamed import unnamed_terms
from mtaudit.meaning.replacement import in_place_of
from mtaudit.message import say

DOUBT = 0.25
"""Probability of being wrong, by the estimator, of the most doubtful word."""

_SHOWN = 3
"""Names that the message tells."""


@check("TRM004", "unlisted-term", "terminology", "minor", needs_source=True)
def unlisted_term(evidence: Evidence) -> Iterator[Mark]:
    """Report words in the place of a term that are none of its names.

    What it finds
        A term of a field, which the words beside it show, in Arabic words that the lexicon has among none of its names,
        and that the estimator doubts.
    Why it matters
        A term has few names, and readers who know the field know no other.
    When it stays silent
        An accepted name of the term stands anywhere in the sentence; the estimator does not doubt the words. Of a word
        that is known to tempt in the place of the term TRM003 speaks.
    Bad
        ar: توفي المتسلقان بسبب [[الهيبوتيريميا]] على الجبل.
        en: The two climbers died of hypothermia on the mountain.
    Good
        ar: توفي المتسلقان بسبب انخفاض حرارة الجسم على الجبل.
        en: The two climbers died of hypothermia on the mountain.
    """
    for passage, term, indices, tempting in unnamed_terms(evidence):
        places = _in_place(passage, indices) if tempting is None else []
        if max((_doubt(passage, j) for j in places), default=0.0) >= DOUBT:
            words, english = [passage.words[j] for j in places], [passage.english[i] for i in indices]
            yield Mark(
                words,
                say(
                    "{words} is none of the names of {term}: usual are {usual}",
                    words=target_text(passage, words),
                    term=source_text(passage, english),
                    usual=", ".join(term.written[:_SHOWN]),
                ),
                0.8,
                source=english,
                suggestion=in_place_of(words[0], term.written) or term.written[0],
            )


def _in_place(passage: Passage, indices: Sequence[int]) -> list[int]:
    """The Arabic words that are linked to those of a term, if they stand together and none is two run together."""
    linked = sorted({j for i, j in passage.links if i in indices and passage.words[j].kind == "word"})
    is_whole = bool(linked) and linked[-1] - linked[0] <= len(indices)
    return linked if is_whole and not any(may_be_several(normalise(passage.words[j].text)) for j in linked) else []


def _doubt(passage: Passage, index: int) -> float:
    """How likely the estimator holds a word to be wrong."""
    return (passage.estimate.target[index] or 0.0) if passage.estimate else 0.0
