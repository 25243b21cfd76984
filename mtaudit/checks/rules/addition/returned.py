"""ADD: words that come back without having been said."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.checks import Evidence, Mark, check
from mtaudit.checks.returned import behind, with_return
from mtaudit.estimate.spans import heaviest_runs
from mtaudit.message import say

BASE = 0.25
"""Probability of a word above which it speaks for an addition."""

SHORTEST = 2
"""Words with content: one that is new may be there for the sake of the language (the Cook Islands, a horror film)."""

LEAST, MAJOR = 0.25, 1.2


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
        the place of others that were lost: then they are mistranslated, which another rule says.
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
