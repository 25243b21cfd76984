"""UNT: names that were left in Latin script."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import cache

from mtaudit.arabic.clitics import cores
from mtaudit.arabic.normalise import fold
from mtaudit.arabic.word_lists import word_list
from mtaudit.checks import Evidence, Mark, check
from mtaudit.checks.linked import target_text
from mtaudit.checks.rules.untranslated.latin import (
    ABBREVIATION,
    SENTENCE,
    TITLE_WORDS,
    Run,
    is_clause,
    known_form,
    runs,
)
from mtaudit.english.names import is_common
from mtaudit.finding import Severity
from mtaudit.message import say
from mtaudit.names.search import RENDERED
from mtaudit.resources import words

_LANGUAGE = re.compile(r"\bبال\w+ية:?\s*[\"“«]?$")
_LONGEST_LANGUAGE = 20
"""Letters before a name in which a language is looked for."""


@check("UNT001", "untranslated-name", "untranslated", "major")
def untranslated_name(evidence: Evidence) -> Iterator[Mark]:
    """Report a name that was left in Latin script.

    What it finds
        A capitalised word, or several, in Latin script in Arabic prose. A person's or a place's name is graver than
        that of a company, a product or a work, and than one in brackets or quotation marks.
    Why it matters
        Readers of Arabic may not be able to read it, and a search for the Arabic form does not find it.
    When it stays silent
        Addresses, mentions, words with digits, single letters, abbreviations, and a name in brackets after its Arabic;
        sites and programs (منصة, تطبيق), which are called by their Latin names; what a word is in a language that is
        named before it (بالفرنسية:).
    Measured
        In professional translations most of them are titles of works and names of companies that the translator
        kept.
    Bad
        ar: ظهر [[Witkoff]] في موسكو مع الرئيس.
        ar: قال الوزير لقناة [[Sky News]] إنه متفائل.
    Good
        ar: ظهر ويتكوف في موسكو مع الرئيس (Witkoff).
        ar: راسلنا على العنوان info@example.com أو عبر WhatsApp2.
    """
    for run in runs(evidence):
        words = [word for word in run.words if word.lower() not in TITLE_WORDS]
        if run.enclosed and _is_rendered(evidence, run):
            continue
        if is_clause(run) or not words or not all(word[0].isupper() and len(word) > 1 for word in words):
            continue
        if all(map(ABBREVIATION.match, words)) or _is_online(run) or _is_quoted_of_a_language(evidence, run):
            continue
        yield _mark(evidence, _without_article(run), "major" if _is_grave(run) else "minor")


def _without_article(run: Run) -> Run:
    """The run without "the" or "a" before the name."""
    if len(run.words) == 1 or run.words[0].lower() not in {"the", "a", "an"}:
        return run
    text = target_text(run.passage, run.place[1:])
    return replace(run, first=run.first + 1, text=text, words=run.words[1:])


def _is_rendered(evidence: Evidence, run: Run) -> bool:
    """Whether the Arabic of a name in brackets stands before it."""
    arabic = evidence.names[run.passage.index].arabic
    return arabic.by_letters(run.words[0]).score >= RENDERED or run.words[0].lower() in arabic.glosses


def _is_grave(run: Run) -> bool:
    """Whether the run is a person or a place as far as one can see, and stands in the text as a word of it."""
    if run.enclosed or _is_introduced(run):
        return False
    if len(run.words) == 1:
        return len(run.words[0]) > 2 and run.words[0].istitle()
    return len(run.words) < SENTENCE and all(word.istitle() and not is_common(word.lower()) for word in run.words)


def _is_introduced(run: Run) -> bool:
    """Whether a noun stands before that introduces names in Latin script: منصة, شركة, ألبومه."""
    return not {each for core in _before(run) for each in (core, core.removesuffix("ه"))}.isdisjoint(_introducers())


def _is_online(run: Run) -> bool:
    """Whether it is called a site or a program."""
    return not set(_before(run)).isdisjoint(map(fold, word_list("on the net")))


def _is_quoted_of_a_language(evidence: Evidence, run: Run) -> bool:
    """Whether a language is named before: بالفرنسية: République."""
    start = run.place[0].start
    return _LANGUAGE.search(evidence.target.text[max(0, start - _LONGEST_LANGUAGE) : start]) is not None


def _before(run: Run) -> Collection[str]:
    """The word before a run, without clitics."""
    return cores(run.passage.words[run.first - 1].text) if run.first else ()


@cache
def _introducers() -> frozenset[str]:
    return frozenset(fold(word) for word in words("lexicon/names/introducers.txt"))


def _mark(evidence: Evidence, run: Run, severity: Severity) -> Mark:
    suggestion = known_form(evidence, run)
    message = say("{name} is left in Latin script", name=run.text)
    if suggestion:
        message = say("{name} is left in Latin script; elsewhere {form}", name=run.text, form=suggestion)
    return Mark(
        run.place,
        message,
        0.9,
        suggestion=suggestion,
        severity=severity,
        evidence={"english": run.text},
    )
