"""ADD: words that come back without having been said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Indel

from mtaudit.checks import Evidence, Mark, check
from mtaudit.checks.returned import behind, with_return
from mtaudit.document import Token
from mtaudit.estimate.spans import heaviest_runs
from mtaudit.message import say

BASE = 0.25
"""Probability of a word above which it speaks for an addition."""

SHORTEST = 2
"""Words with content: one that is new may be there for the sake of the language (the Cook Islands, a horror film)."""

LEAST, MAJOR = 0.45, 1.2
"""Weight of a run: between 0.25 and 0.45 are one of 4 findings in unchanged sentences of FLORES, 2 of 94 planted."""

_ALIKE = 0.7
"""Likeness of letters from which two capitalised words may be one name."""

_SHORTEST_ACRONYM = 3


@check("ADD003", "words-come-back-new", "addition", "minor", needs_source=True)
def words_come_back_new(evidence: Evidence) -> Iterator[Mark]:
    """Report words that come back from the Arabic and that the source does not say.

    What it finds
        A run of words in the back-translation for which the source has nothing, and which are no other rendering of
        what it has: what the Arabic adds.
    Why it matters
        The source does not vouch for it.
    When it stays silent
        Without a fluent back-translation, or where that is not to be relied on; a single word; where the words stand in
        the place of others that were lost: then they are mistranslated, which another rule says. What an acronym of the
        source stands for, and names in another spelling.
    Bad
        ar: وصل الوزير إلى العاصمة [[برفقة عدد من رجال الأعمال]] مساء الثلاثاء.
        en: The minister arrived in the capital on Tuesday evening.
        back: The minister arrived in the capital accompanied by a number of businessmen on Tuesday evening.
    Good
        ar: وصل الوزير إلى العاصمة مساء يوم الثلاثاء.
        en: The minister arrived in the capital on Tuesday evening.
        back: The minister arrived in the capital city on the evening of Tuesday.
    """
    replaced = {(lost.passage.index, j) for lost in evidence.lost for j in lost.back}
    for passage, returned in with_return(evidence):
        for run in heaviest_runs(returned.new, BASE):
            back = range(run.first, run.last + 1)
            arabic = behind(passage, returned, back)
            if (
                run.words < SHORTEST
                or run.weight < LEAST
                or not arabic
                or any((passage.index, j) in replaced for j in back)
                or _is_said(passage.english, [returned.back.words[j] for j in back if returned.new[j] is not None])
            ):
                continue
            yield Mark(
                [passage.words[j] for j in arabic],
                say(
                    "the source does not say {back!r}, which comes back from the Arabic",
                    back=returned.back.said(back),
                ),
                min(0.95, run.peak),
                severity="major" if run.weight >= MAJOR else "minor",
            )


def _is_said(source: Sequence[Token], back: Sequence[Token]) -> bool:
    """Whether the source has an acronym that the words spell out, or names of which they are another spelling."""
    initials = Counter(word.text[0].upper() for word in back)
    acronyms = (word.text for word in source if word.text.isupper() and len(word.text) >= _SHORTEST_ACRONYM)
    names = [word.text for word in source if word.text[:1].isupper()]
    return any(initials <= Counter(acronym) for acronym in acronyms) or all(
        word.text[:1].isupper() and any(Indel.normalized_similarity(word.text, name) >= _ALIKE for name in names)
        for word in back
    )
