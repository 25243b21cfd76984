"""GRM: كلما twice in one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from mtaudit.arabic.clitics import without_conjunction
from mtaudit.arabic.normalise import normalise
from mtaudit.checks import Evidence, Mark, check
from mtaudit.message import say

_FARTHEST = 15
"""Words between the two."""
_KULLAMA = "كلما"


@check("GRM021", "doubled-kullama", "grammar", "minor")
def doubled_kullama(evidence: Evidence) -> Iterator[Mark]:
    """Report كلما before the second half of "the more ..., the more ...".

    What it finds
        كلما زاد الطلب كلما ارتفع السعر: the second كلما is one too many.
    Why it matters
        It renders "the ... the ..." word by word, and style books warn of it.
    When it stays silent
        The second one has و and begins another condition.
    Bad
        ar: كلما زاد الطلب على القمح [[كلما]] ارتفع سعره.
    Good
        ar: كلما زاد الطلب على القمح ارتفع سعره، وكلما قل انخفض.
    """
    for passage in evidence.prose:
        places = [
            index for index, word in enumerate(passage.words) if without_conjunction(normalise(word.text)) == _KULLAMA
        ]
        for first, second in pairwise(places):
            word = passage.words[second]
            if second - first <= _FARTHEST and normalise(word.text) == _KULLAMA:
                yield Mark(word, say("the second كلما is one too many"), 0.8)
