"""UNT: English abbreviations whose Arabic name is known."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.checks import Evidence, Mark, check
from mtaudit.checks.rules.untranslated.latin import known_form, runs
from mtaudit.message import say
from mtaudit.names.letters import is_spelled_out


@check("UNT003", "untranslated-abbreviation", "untranslated", "minor")
def untranslated_abbreviation(evidence: Evidence) -> Iterator[Mark]:
    """Report an English abbreviation whose Arabic name is known.

    What it finds
        An abbreviation in Latin capitals that has an Arabic name in the gazetteer or the glossary (FBI, WHO).
    Why it matters
        Readers may not know what it stands for.
    When it stays silent
        It is in brackets after the Arabic name, or Arabic has no name for it (DNA, GPS) but those of its letters:
        papers write BBC and بي بي سي.
    Bad
        ar: قال مسؤول في [[FBI]] إن التحقيق مستمر.
    Good
        ar: قال مسؤول في مكتب التحقيقات الفيدرالي (FBI) إن التحقيق مستمر.
    """
    for run in runs(evidence):
        if run.enclosed or not all(word.isupper() for word in run.words):
            continue
        suggestion = known_form(evidence, run)
        if suggestion and not is_spelled_out(suggestion):
            yield Mark(
                run.place,
                say("{text} is left in English", text=run.text),
                0.5,
                suggestion=suggestion,
                evidence={"english": run.text},
            )
