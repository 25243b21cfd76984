"""MIS: words that do not say what the source says."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.checks.evidence import Evidence, Passage
from mtaudit.checks.registry import Mark, check
from mtaudit.document import Span
from mtaudit.estimate.spans import heaviest_runs

BASE = 0.2
"""Probability of a word above which it belongs to a run of wrong words."""

MINOR, SURE, MAJOR = 0.3, 0.55, 0.75
"""Highest probability in a run. Of the words of real systems' output that reach the first, and `UNRENDERED` beside
them, half are annotated as wrong; of all words an eighth. From the second on a word needs no such support."""

UNRENDERED = 0.05
"""Highest probability of being missing among the English words around: a wrong word leaves one unrendered."""


@check("MIS001", "mistranslated-words", "mistranslation", "minor", needs_source=True)
def mistranslated_words(evidence: Evidence) -> Iterator[Mark]:
    """Report words that probably do not mean what the source says.

    What it finds
        Arabic words that the estimator, reading both sentences, takes for wrong: another sense of the English word,
        an idiom rendered word by word, a word that is none.
    Why it matters
        It is the most frequent error of machine translation, and the fluent sentence around it hides it.
    When it stays silent
        Below the measured thresholds; a doubtful word must leave an English word around it unrendered. Where another
        rule says what is wrong with the word, that rule speaks.
    Measured
        On 216 annotated segments 18 of its 31 findings overlap an error, many of them words left in Latin script; it
        finds 4 % of the mistranslations. Free human translation draws more of its findings than literal machine
        translation: 10 (FLORES) and 16 (NTREX) per 1000 words, nearly all minor. The estimator below it tells
        annotated error words from others with an area under the curve of 0.75.
    Bad
        ar: ناقش الزعيمان [[كريسيس]] في السودان.
        en: The two leaders discussed the crisis in Sudan.
        ar: عالج الأطباء الجرحى في مستشفى [[الفاكهة]].
        en: Doctors treated the wounded in a field hospital.
    Good
        ar: ناقش الزعيمان الأزمة في السودان.
        en: The two leaders discussed the crisis in Sudan.
        ar: عالج الأطباء الجرحى في مستشفى ميداني.
        en: Doctors treated the wounded in a field hospital.
    """
    for passage in evidence.prose:
        if passage.source is None or passage.target is None or passage.estimate is None:
            continue
        for run in heaviest_runs(passage.estimate.target, BASE):
            if run.peak >= MINOR:
                start, end = passage.target.start + run.start, passage.target.start + run.end
                inside = [j for j, word in enumerate(passage.words) if word.start < end and start < word.end]
                if inside and (run.peak >= SURE or _unrendered(passage, inside[0], inside[-1]) >= UNRENDERED):
                    yield _mark(evidence, passage, inside, run.peak)


def _unrendered(passage: Passage, first: int, last: int) -> float:
    """How surely an English word is missing among those between the links of the words before and behind a run."""
    before = [i for i, j in passage.links if j < first and j == max(k for _, k in passage.links if k < first)]
    behind = [i for i, j in passage.links if j > last and j == min(k for _, k in passage.links if k > last)]
    ends = sorted((min(before, default=0), max(behind, default=len(passage.english) - 1)))
    around = passage.english[max(0, ends[0] - 1) : ends[1] + 2]
    if not around or passage.source is None or passage.estimate is None:
        return 0.0
    start, end = around[0].start - passage.source.start, around[-1].end - passage.source.start
    return max((p for begin, _, p in passage.estimate.source if start <= begin < end), default=0.0)


def _mark(evidence: Evidence, passage: Passage, inside: list[int], probability: float) -> Mark:
    start, end = passage.words[inside[0]].start, passage.words[inside[-1]].end
    english = [passage.english[i] for i, j in passage.links if inside[0] <= j <= inside[-1]]
    source = None
    if english and evidence.source is not None:
        first, last = min(t.start for t in english), max(t.end for t in english)
        source = Span(first, last, evidence.source.text[first:last])
    text = evidence.target.text[start:end]
    meant = f"the source says {source.text!r}" if source and len(source.text) <= 80 else "compare the source"
    return Mark(
        Span(start, end, text),
        f"{text} is probably mistranslated: {meant}",
        round(min(0.9, 0.35 + 0.6 * probability), 3),
        source=source,
        severity="major" if probability >= MAJOR else "minor",
    )
