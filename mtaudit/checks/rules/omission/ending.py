"""OMI: translations that break off."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.word_lists import is_listed
from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.rules.grammar.source import renders_name
from mtaudit.document import gap
from mtaudit.message import say

_ENDED = re.compile(r"[.!?…][\"'”’)\]]*$")


@check("OMI004", "broken-off", "omission", "major", needs_source=True)
def broken_off(evidence: Evidence) -> Iterator[Mark]:
    """Report a translation that breaks off in the middle of its sentence.

    What it finds
        A paragraph that ends with a comma, or with a word that something must follow (في, التي, أن), while the English
        sentence has its full stop.
    Why it matters
        The model stopped early: what the sentence was about may stand in the part that is lost.
    When it stays silent
        The English has no full stop there either.
    Bad
        ar: قال المدير إن المصنع سيغلق أبوابه في نهاية العام،[[]]
        en: The director said the factory would close at the end of the year, and that all workers had been told.
    Good
        ar: قال المدير إن المصنع سيغلق أبوابه في نهاية العام، وإن جميع العمال أُبلغوا بذلك.
        en: The director said the factory would close at the end of the year, and that all workers had been told.
    """
    for passage in evidence.prose:
        if passage.target and passage.source and _ENDED.search(passage.source.text.rstrip()):
            end = passage.target.start + len(passage.target.text.rstrip())
            is_last = evidence.target.text[end : passage.target.end + 1].strip(" \u00a0")[:1] in ("", "\n")
            if is_last and _expects_more(passage):
                yield Mark(gap(end), say("the sentence breaks off"), 0.9, source=passage.source)


def _expects_more(passage: Passage) -> bool:
    """Whether a passage ends with a comma, or with a word that governs what is not there."""
    last = len(passage.words) - 1
    if last < 0 or passage.words[last].text in "،,؛":
        return last >= 0
    is_name = any(renders_name(passage, j) for j in (last - 1, last))
    return is_listed(normalise(passage.words[last].text), "never last") and not is_name
