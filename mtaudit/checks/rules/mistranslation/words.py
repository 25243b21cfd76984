"""MIS: words that do not say what the source says."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.linked import source_text, target_text
from mtaudit.checks.wrong_runs import is_name, rendered_by, wrong_runs
from mtaudit.estimate.spans import Run
from mtaudit.message import say

MAJOR = 0.88
"""Highest probability in a run from which it is grave."""


@check("MIS001", "mistranslated-words", "mistranslation", "minor", needs_source=True)
def mistranslated_words(evidence: Evidence) -> Iterator[Mark]:
    """Report words that probably do not mean what the source says.

    What it finds
        Arabic words that the estimator, reading both sentences, takes for wrong: above all English words in Arabic
        letters, words of another field, and debris. Few words that render another sense of the English one.
    Why it matters
        It is the most frequent error of machine translation, and the fluent sentence around it hides it.
    When it stays silent
        Below the measured thresholds; that for words that render nothing is higher. Where another rule
        says what is wrong with the word, that rule speaks.
    Measured
        Wrong meaning is mostly not found, and free human translation draws more findings than machine
        translation.
    Bad
        ar: ناقش الزعيمان [[كريسيس]] في السودان.
        en: The two leaders discussed the crisis in Sudan.
        ar: نفى الجيش أن تكون طائراته [[دروونز]] هاجمت القرية.
        en: The army denied that its drones had attacked the village.
    Good
        ar: ناقش الزعيمان الأزمة في السودان.
        en: The two leaders discussed the crisis in Sudan.
        ar: نفى الجيش أن تكون طائراته المسيرة هاجمت القرية.
        en: The army denied that its drones had attacked the village.
    """
    for passage in evidence.prose:
        for run in wrong_runs(evidence, passage):
            if not is_name(passage, run):
                yield _mark(passage, run)


def _mark(passage: Passage, run: Run) -> Mark:
    words, english = passage.words[run.first : run.last + 1], rendered_by(passage, run)
    said = source_text(passage, english) if english else ""
    meant = say("the source says {english!r}", english=said) if 0 < len(said) <= 80 else say("compare the source")
    return Mark(
        words,
        say("{words} is probably mistranslated: {meant}", words=target_text(passage, words), meant=meant),
        round(run.peak, 3),
        source=english,
        severity="major" if run.peak >= MAJOR else "minor",
    )
