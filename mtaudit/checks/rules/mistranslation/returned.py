"""MIS: words that come back as something else."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.checks import Evidence, Mark, check


@check("MIS005", "word-comes-back-otherwise", "mistranslation", "minor", needs_source=True)
def word_comes_back_otherwise(evidence: Evidence) -> Iterator[Mark]:
    """Report words that a translation back into English does not bring back.

    What it finds
        An English word, or a few, for which the back-translation of the sentence has something else, or nothing: the
        estimator that compares both English sentences, through the Arabic, takes it for lost.
    Why it matters
        The back-translation never saw the source: where it says something else, the Arabic does too.
    When it stays silent
        Without a fluent back-translation, or where that is not to be relied on; where it says the same in other words,
        or the dictionary has the Arabic words for the English ones. Names are for NAM010.
    Bad
        ar: زار الرئيس [[المدرسة]] الجديدة في العاصمة يوم الأحد.
        en: The president visited the new factory in the capital on Sunday.
        back: The president visited the new school in the capital on Sunday.
    Good
        ar: زار الرئيس المصنع الجديد في العاصمة يوم الأحد.
        en: The president visited the new factory in the capital on Sunday.
        back: On Sunday, the president toured the new plant in the capital.
    """
    for lost in evidence.lost:
        if not lost.is_name:
            yield lost.mark()
