"""UNT: English words and sentences that were left in the Arabic."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.checks import Evidence, Mark, check
from mtaudit.checks.rules.untranslated.latin import SENTENCE, Run, is_clause, is_english, runs
from mtaudit.english.names import is_common
from mtaudit.finding import Severity
from mtaudit.message import say


@check("UNT002", "untranslated-words", "untranslated", "major")
def untranslated_words(evidence: Evidence) -> Iterator[Mark]:
    """Report English words, or a whole sentence, that were left in the Arabic.

    What it finds
        English words in small letters in Arabic prose; four and more are a clause or a sentence, and critical.
    Why it matters
        The reader cannot read it.
    When it stays silent
        The words are in brackets or quotation marks (a term that is being explained), or they are an address.
    Bad
        ar: قال الرئيس إن [[the talks will resume next week]] في جنيف.
        ar: ناقش الوزراء أزمة [[inflation]] في المنطقة.
    Good
        ar: ناقش الوزراء أزمة التضخم (inflation) في المنطقة.
    """
    for passage in evidence.prose:
        if passage.target is not None and is_english(passage):
            yield Mark(passage.target, say("the sentence is left in English"), 0.95, severity="critical")
    for run in runs(evidence):
        if is_clause(run):
            yield Mark(
                run.place,
                say("a passage is left in English"),
                0.6 if run.enclosed else 0.95,
                severity=_clause_severity(run),
            )
        elif not run.enclosed:
            small = [word for word in run.words if word.islower() and len(word) > 2 and is_common(word)]
            if small and len(small) + 1 >= len(run.words):
                yield Mark(run.place, say("{text} is left in English", text=run.text), 0.85)


def _clause_severity(run: Run) -> Severity:
    return "minor" if run.enclosed and len(run.words) < 2 * SENTENCE else "critical"
