"""NAM: names for which Arabic has a form of its own."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.checks import Evidence, Mark, check
from mtaudit.checks.linked import source_text
from mtaudit.checks.rules.name.mismatch import UNLIKE, best_similarity
from mtaudit.english.gender import given_names
from mtaudit.english.names import is_common
from mtaudit.message import say
from mtaudit.names.gazetteer import is_calendar

_STANDARD = 0.7
"""Similarity below which a name that the gazetteer has is misspelled."""


@check("NAM007", "unusual-form", "name", "minor", needs_source=True)
def unusual_form(evidence: Evidence) -> Iterator[Mark]:
    """Report a name that Arabic has its own form for, spelled otherwise.

    What it finds
        A name that the gazetteer or the glossary has in a form far from its letters (Seville is إشبيلية), and that is
        transliterated here; or one that it has, spelled here in a way that misses some of its letters.
    Why it matters
        Readers know the city by its Arabic name.
    When it stays silent
        The spelling is faithful and the gazetteer has a form near the letters; or the name is also a common word.
    Bad
        ar: انتقل اللاعب إلى النادي قادما من [[سيفيلا]] قبل عام.
        en: The player joined the club from Seville a year ago.
    Good
        ar: انتقل اللاعب إلى النادي قادما من إشبيلية قبل عام.
        en: The player joined the club from Seville a year ago.
    """
    for passage in evidence.prose:
        for each in evidence.names[passage.index].renderings:
            if each.words is None or each.manner != "letters" or not each.forms:
                continue
            tokens = passage.english[each.first : each.last]
            name = source_text(passage, tokens)
            own = [form.text for form in each.forms if not any(form.open_ended)]
            if (
                any(each.forms[0].open_ended)
                or is_common(name.lower())
                or is_calendar(name)
                or name.lower() in given_names()
            ):
                continue
            several = each.last > each.first + 1
            if (each.score > _STANDARD or several) and max(best_similarity(name, form) for form in own) > UNLIKE:
                continue
            word = passage.words[each.words[0]]
            yield Mark(
                word,
                say("{name} is {form} in Arabic", name=name, form=own[0]),
                0.9,
                source=tokens,
                suggestion=own[0],
                evidence={"english": name, "found": word.text, "form": own[0]},
            )
