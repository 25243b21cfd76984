"""How a name should be written: by the glossary, the gazetteer, or the rest of the document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from mtaudit.checks.evidence import Evidence
from mtaudit.names.gazetteer import Form
from mtaudit.resources import table


def suggest(evidence: Evidence, english: str, forms: Iterable[Form], wrong: str = "") -> str | None:
    """A form of the glossary or the gazetteer, the spelling that the document uses most, or that of a known person.

    `wrong` is a spelling that is never suggested.
    """
    candidates = [*(form.text for form in forms), *evidence.spellings.usual(english)]
    candidates += filter(None, [_people().get(english.lower())])
    return next((form for form in candidates if form != wrong), None)


@cache
def _people() -> dict[str, str]:
    """Given and family names of people in the news that are always written alike."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for english, arabic, *_ in table("lexicon/people.tsv"):
        names, forms = english.lower().split(), arabic.split()
        for name, form in zip(names, forms, strict=False) if len(names) == len(forms) else ():
            found[name].add(form)
    return {name: forms.pop() for name, forms in found.items() if len(forms) == 1}
