"""GRM: letters of another script inside a word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtaudit.arabic.clitics import PROCLITICS
from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.spelling import is_exact
from mtaudit.arabic.words import Word
from mtaudit.checks import Evidence, Mark, check
from mtaudit.message import say

_MOST = 3
"""Letters of another script that are a slip; more are a word."""
_SOUNDS = str.maketrans("abcdefghijklmnopqrstuvwyz", "ابسديفغهيجكلمنوبقرستوفويز")
"""The likeliest Arabic letter for each Latin one."""


@check("GRM012", "foreign-letter", "grammar", "minor")
def foreign_letter(evidence: Evidence) -> Iterator[Mark]:
    """Report letters of another script inside an Arabic word.

    What it finds
        العاصmة, المدينa.
    Why it matters
        The word is broken for readers and for a search, and it shows how the text was made.
    When it stays silent
        An article or a preposition before a Latin word (الـDNA, لBBC), and Latin capitals after a word (فيتامينC).
    Bad
        ar: اجتمعت اللجنة في [[العاصmة]] يوم الاثنين.
    Good
        ar: اجتمعت اللجنة في العاصمة وناقشت اختبارات الـDNA وبيان لBBC عن فيتامينC.
    """
    for passage in evidence.prose:
        for run in _runs(passage.words):
            if _is_broken(run):
                word = "".join(_sounds(each) for each in run)
                yield Mark(
                    run, say("the word has letters of another script"), 0.9, suggestion=word if is_exact(word) else None
                )


def _runs(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Words without a blank between them."""
    run: list[Word] = []
    for word in words:
        if run and (word.start > run[-1].end or word.kind not in ("word", "latin")):
            yield run
            run = []
        if word.kind in ("word", "latin"):
            run.append(word)
    if run:
        yield run


def _is_broken(run: Sequence[Word]) -> bool:
    foreign = [each for each in run if each.kind == "latin"]
    if not foreign or len(foreign) == len(run) or any(len(each.text) > _MOST for each in foreign):
        return False
    inside = run[0].kind == run[-1].kind == "word"
    only_clitics = all(PROCLITICS.fullmatch(normalise(each.text)) for each in run if each.kind == "word")
    slips = all(each.text.islower() and len(each.text) < _MOST for each in foreign)
    return inside or (not only_clitics and slips)


def _sounds(word: Word) -> str:
    return normalise(word.text) if word.kind == "word" else word.text.lower().translate(_SOUNDS)
