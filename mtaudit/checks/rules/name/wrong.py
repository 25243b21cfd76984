"""NAM: another name in the place of the one in the source."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.checks import Evidence, Mark, check
from mtaudit.checks.rules.name.mismatch import all_mismatches, is_garbled, mismatch_mark


@check("NAM002", "wrong-name", "name", "major", needs_source=True)
def wrong_name(evidence: Evidence) -> Iterator[Mark]:
    """Report another name in the place of the one in the source.

    What it finds
        A name of the source that no Arabic word of the sentence renders, and in its place an unknown word, or a name,
        that renders nothing in the source.
    Why it matters
        The article says something of the wrong person or place.
    When it stays silent
        The word explains itself by another English word, or the name is rendered elsewhere in the sentence.
    Bad
        ar: التقى الرئيس الروسي بالمبعوث [[بارانديا]] في موسكو.
        en: The Russian president met the envoy, Witkoff, in Moscow.
    Good
        ar: التقى الرئيس الروسي بالمبعوث ويتكوف في موسكو.
        en: The Russian president met the envoy, Witkoff, in Moscow.
    """
    for passage, mismatch in all_mismatches(evidence):
        if not is_garbled(passage, mismatch):
            yield mismatch_mark(evidence, passage, mismatch, garbled=False)
