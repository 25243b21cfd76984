"""NAM: names that come back as others."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.checks import Evidence, Mark, check


@check("NAM010", "name-comes-back-otherwise", "name", "minor", needs_source=True)
def name_comes_back_otherwise(evidence: Evidence) -> Iterator[Mark]:
    """Report names that a translation back into English does not bring back.

    What it finds
        A name of the source for which the back-translation of the sentence has another one, or none.
    Why it matters
        The article says something of the wrong person or place.
    When it stays silent
        Without a fluent back-translation, or where that is not to be relied on; where the name comes back in another
        spelling.
    Bad
        ar: وصل الرئيس إلى [[نيروبي]] لحضور القمة الأفريقية.
        en: The president arrived in Khartoum for the African summit.
        back: The president arrived in Nairobi to attend the African summit.
    Good
        ar: وصل الرئيس إلى الخرطوم لحضور القمة الأفريقية.
        en: The president arrived in Khartoum for the African summit.
        back: The president arrived in Khartum to attend the African summit.
    """
    for lost in evidence.lost:
        if lost.is_name:
            yield lost.mark()
