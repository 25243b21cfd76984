"""OMI: sentences and words of the source that the translation leaves out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from mtaudit.checks.declare import Mark, check
from mtaudit.checks.evidence import Evidence, Passage
from mtaudit.document import Document, Span
from mtaudit.estimate.spans import heaviest_runs

ALIGNED = 0.5
"""Part of the passages that must have both sides; below it the texts are not a source and its translation."""

SURE = 0.45
"""Similarity of a bead that is surely right."""

ELSEWHERE = 0.5
"""A sentence that is so similar to a passage of the other text was merged or moved there."""

SHORTEST = 4
"""Words of a sentence that counts."""

BASE = 0.25
"""Probability of a word above which it speaks for an omission."""

MINOR, A_WORD, MAJOR = 0.6, 0.03, 2.3
"""Sums of probabilities above the base: the least for a finding, to which each content word of the sentence adds (the
longer a sentence, the more ways to render it freely), and for a grave one. Chosen on FLORES and NTREX with a third of
the words cut out; 0.8 for every sentence found 0.02 less and alarmed a quarter more on NTREX."""


@check("OMI001", "dropped-passage", "omission", "major", needs_source=True)
def dropped_passage(evidence: Evidence) -> Iterator[Mark]:
    """Report sentences of the source that have no counterpart.

    What it finds
        One or more neighbouring sentences of the source that no sentence of the translation renders: one finding
        for a run of them.
    Why it matters
        A reader misses what the source reports. At the end of wire copy it is usual, and minor: desks cut from below.
    When it stays silent
        Headlines, furniture and very short sentences. The passages beside the gap are poorly aligned, or a passage
        of the translation is similar to the sentence: it may have been merged or moved. Half of the passages or
        more have one side only: the two texts tell the same story in different words.
    Measured
        `benchmarks/passages.py` on NTREX: of one to three sentences dropped from an article 90 % are found, of cut
        ends 94 %, with 0.06 other findings an article.
    Bad
        ar: وصل الوزير إلى بغداد يوم الثلاثاء.[[]] وسيلتقي هناك رئيس الحكومة. وسيغادر العاصمة يوم الخميس.
        en: The minister arrived in Baghdad on Tuesday. Angry farmers burned tyres near the old bridge. He will meet the prime minister there. He will leave the capital on Thursday.
    Good
        ar: وصل الوزير إلى بغداد يوم الثلاثاء. وأحرق مزارعون غاضبون إطارات قرب الجسر القديم. وسيغادر العاصمة يوم الخميس.
        en: The minister arrived in Baghdad on Tuesday. Angry farmers burned tyres near the old bridge. He will leave the capital on Thursday.
    """  # noqa: E501
    if evidence.source is None or not is_translation(evidence):
        return
    targets = [p.target.text for p in evidence.passages if p.target]
    for dropped, group in groupby(_audited(evidence), key=lambda p: p.target is None):
        run = [p for p in group if dropped and p.source and is_prose(evidence.source, p.source)]
        kept = [
            p.source for p, near in zip(run, nearest([_text(p) for p in run], targets), strict=True) if near < ELSEWHERE
        ]
        sources = [span for span in kept if span is not None]
        if not sources or not _surely_beside(evidence, run):
            continue
        at_end = all(p.target is None for p in evidence.passages[run[-1].index :])
        start, end = sources[0].start, sources[-1].end
        text = evidence.source.text[start:end]
        count = f"{len(sources)} sentences of the source are" if len(sources) > 1 else "a sentence of the source is"
        yield Mark(
            Span(run[0].anchor, run[0].anchor, ""),
            f"{count} not translated{' (the end was cut)' if at_end else ''}: {shorten(text)!r}",
            0.6 if at_end else 0.8,
            source=Span(start, end, text),
            severity="minor" if at_end else "major",
        )


@check("OMI002", "omitted-words", "omission", "major", needs_source=True)
def omitted_words(evidence: Evidence) -> Iterator[Mark]:
    """Report words of a sentence that its translation leaves out.

    What it finds
        A run of English content words that nothing in the Arabic sentence renders, by the estimator that reads both.
    Why it matters
        A dropped clause can turn a report around, and nothing in the fluent Arabic shows it.
    When it stays silent
        Below the measured thresholds; a single word must be surely missing. Function words never count.
    Measured
        A third of the words cut from professional translations: 91 % (FLORES and NTREX) are found and the untouched
        sentence is silent; 1.2 and 2.7 findings, 0.1 and 0.6 of them major, per 1000 untouched words.
    Bad
        ar: قال المتحدث إن المستشفى استقبل عشرين جريحا[[]].
        en: The spokesman said the hospital received twenty wounded, most of them children who had been playing football in the street.
    Good
        ar: قال المتحدث إن المستشفى استقبل عشرين جريحا معظمهم أطفال كانوا يلعبون كرة القدم في الشارع.
        en: The spokesman said the hospital received twenty wounded, most of them children who had been playing football in the street.
    """  # noqa: E501
    for passage in evidence.prose:
        if passage.source is None or passage.estimate is None:
            continue
        offset = passage.source.start
        least = MINOR + A_WORD * len(passage.estimate.source)
        for run in heaviest_runs(passage.estimate.source, BASE):
            if run.weight < least:
                continue
            start, end = offset + run.start, offset + run.end
            text = passage.source.text[run.start : run.end]
            place = _place(passage, start)
            yield Mark(
                Span(place, place, ""),
                f"not in the translation: {shorten(text)!r}",
                round(0.5 + 0.4 * min(1.0, run.weight), 3),
                source=Span(start, end, text),
                severity="major" if run.weight >= MAJOR else "minor",
            )


def is_translation(evidence: Evidence) -> bool:
    """Whether enough passages have both sides."""
    prose = _audited(evidence)
    return bool(prose) and sum(bool(p.source and p.target) for p in prose) >= ALIGNED * len(prose)


def is_prose(document: Document, span: Span) -> bool:
    """Whether the span holds a prose segment that is long enough to count."""
    return any(
        s.kind == "prose" and span.start <= s.start and s.end <= span.end and len(s.text.split()) >= SHORTEST
        for s in document.segments
    )


def nearest(texts: list[str], others: list[str]) -> list[float]:
    """For each text the highest cosine to one of the others, in whichever language."""
    if not texts or not others:
        return [0.0] * len(texts)
    from mtaudit.encode.sentences import encode

    vectors = encode([*texts, *others])
    return [float(c) for c in (vectors[: len(texts)] @ vectors[len(texts) :].T).max(axis=1)]


def shorten(text: str, most: int = 120) -> str:
    """The text on one line, its middle left out when it is long."""
    text = " ".join(text.split())
    return text if len(text) <= most else f"{text[: most // 2].rstrip()} … {text[-most // 2 :].lstrip()}"


def _audited(evidence: Evidence) -> list[Passage]:
    return [p for p in evidence.passages if p.kind != "furniture"]


def _text(passage: Passage) -> str:
    return passage.source.text if passage.source else ""


def _surely_beside(evidence: Evidence, run: list[Passage]) -> bool:
    """Whether the passages on both sides of the gap are well aligned."""
    beside = [p for p in evidence.passages if p.index in (run[0].index - 1, run[-1].index + 1)]
    return all(p.similarity is None or p.similarity >= SURE for p in beside)


def _place(passage: Passage, start: int) -> int:
    """Where missing words belong: behind the Arabic word that renders the last rendered English word before them."""
    before = [(i, j) for i, j in passage.links if passage.english[i].end <= start]
    if before:
        last = max(i for i, _ in before)
        return max(passage.words[j].end for i, j in before if i == last)
    return passage.target.start if passage.target else passage.anchor
