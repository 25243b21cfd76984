"""How a name should be written: by the glossary, the gazetteer, or the rest of the document."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache

from mtaudit.checks.evidence import Evidence
from mtaudit.gazetteer import Form, spoken_cores, written
from mtaudit.names import similarity
from mtaudit.resources import table

_ELSEWHERE = 0.6
"""Similarity from which a word of the document, wherever it stands, is taken for the name."""


def spellings(evidence: Evidence) -> dict[str, Counter[str]]:
    """The Arabic spellings of every English name in the document, without clitics; names are in lower case."""
    used: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for passage in evidence.prose:
        for each in evidence.names[passage.index].renderings:
            if each.manner == "letters" and each.last == each.first + 1:
                used[passage.english[each.first].text.lower()][each.form] += 1
    return used


def suggest(evidence: Evidence, english: str, forms: Iterable[Form], wrong: str = "") -> str | None:
    """A form of the glossary or the gazetteer, the spelling that the document uses most, or that of a known person.

    `wrong` is a spelling that is never suggested.
    """
    used = spellings(evidence).get(english.lower(), Counter())
    candidates = [form.text for form in forms] + [form for form, _ in used.most_common()]
    candidates += filter(None, [_people().get(english.lower())])
    return next((form for form in candidates if form != wrong), None)


@cache
def _people() -> dict[str, str]:
    """Given and family names of people in the news that are always written alike."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for english, arabic, *_ in table("people.tsv"):
        names, forms = english.lower().split(), arabic.split()
        for name, form in zip(names, forms, strict=False) if len(names) == len(forms) else ():
            found[name].add(form)
    return {name: forms.pop() for name, forms in found.items() if len(forms) == 1}


def find_elsewhere(evidence: Evidence, english: str) -> str | None:
    """The word of the document that looks like a name and spells this one best."""
    candidates = {
        (core, written(names.arabic.words[index].text, core))
        for names in evidence.names
        for index in names.arabic.shaped
        for core in spoken_cores(names.arabic.words[index].text)
    }
    score, best = max(((similarity(english, core), form) for core, form in sorted(candidates)), default=(0.0, ""))
    return best if score >= _ELSEWHERE else None
