"""MIS: words that do not say what the source says."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.arabic.joined import may_be_several
from mtaudit.arabic.normalise import normalise
from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.linked import source_text, target_text
from mtaudit.document import Token
from mtaudit.estimate.spans import Run, heaviest_runs
from mtaudit.meaning.renderings import is_listed, renderings
from mtaudit.message import say

BASE = 0.45
"""Probability of a word above which it belongs to a run of wrong words."""

MINOR, MAJOR = 0.65, 0.88
"""Highest probability in a run. Of 17 such runs on the 416 annotated segments 16 are right; at 0.55 32 of 42, and NTREX
draws three times as many findings."""

ADDED = 0.75
"""The same in a run whose words render none of the source: at 0.65 8 of 17 are right, with this all of three. It halves
the findings on NTREX, whose translators put many a word that the source does not have."""

MISSING = 0.7
"""Probability that a word of the source is missing from which such a run stands in its place: 4 of 5 are right."""


@check("MIS001", "mistranslated-words", "mistranslation", "minor", needs_source=True)
def mistranslated_words(evidence: Evidence) -> Iterator[Mark]:
    """Report words that probably do not mean what the source says.

    What it finds
        Arabic words that the estimator, reading both sentences, takes for wrong: above all English words in Arabic
        letters, words of another field, and debris. Few words that render another sense of the English one.
    Why it matters
        It is the most frequent error of machine translation, and the fluent sentence around it hides it.
    When it stays silent
        Below the measured thresholds; that for words that render nothing is higher where the source has nothing that is
        missing. Where another rule says what is wrong with the word, that rule speaks.
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
        if passage.estimate is None:
            continue
        for run in heaviest_runs(passage.estimate.target, BASE):
            if run.peak >= (MINOR if _is_in_place(passage, run) else ADDED) and not _is_right(evidence, passage, run):
                yield _mark(passage, run.first, run.last, run.peak)


def _is_in_place(passage: Passage, run: Run) -> bool:
    """Whether a run stands for something in the source: for words that it is linked to, or for one that is missing."""
    return any(run.first <= j <= run.last for _, j in passage.links) or bool(_missing(passage))


def _is_right(evidence: Evidence, passage: Passage, run: Run) -> bool:
    """Whether the most doubtful word of a run renders a name, or a word of the source that it is not linked to, or is
    words run together, which other rules report."""
    estimated = passage.estimate.target if passage.estimate else ()
    peak = max(range(run.first, run.last + 1), key=lambda j: estimated[j] or 0.0)
    word = passage.words[peak]
    if word.kind != "word":
        return False
    names = (each.words for each in evidence.names[passage.index].renderings if each.words)
    return (
        any(first <= peak < last for first, last in names)
        or may_be_several(normalise(word.text))
        or any(is_listed(known, word.text) for token in passage.english if (known := renderings(token.text)))
    )


def _missing(passage: Passage) -> list[Token]:
    """The words of the source that are surely missing."""
    estimated = passage.estimate.source if passage.estimate else ()
    return [token for token, each in zip(passage.english, estimated, strict=False) if each and each >= MISSING]


def _mark(passage: Passage, first: int, last: int, probability: float) -> Mark:
    words = passage.words[first : last + 1]
    english = [passage.english[i] for i, j in passage.links if first <= j <= last]
    if not english and len(missing := _missing(passage)) == 1:
        english = missing
    said = source_text(passage, english) if english else ""
    meant = say("the source says {english!r}", english=said) if 0 < len(said) <= 80 else say("compare the source")
    return Mark(
        words,
        say("{words} is probably mistranslated: {meant}", words=target_text(passage, words), meant=meant),
        round(probability, 3),
        source=english,
        severity="major" if probability >= MAJOR else "minor",
    )
