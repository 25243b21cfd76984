"""REP: sentences that come twice."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.checks import Evidence, Mark, check
from mtaudit.checks.rules.repetition.words import comparable
from mtaudit.message import say


@check("REP002", "repeated-sentence", "repetition", "minor")
def repeated_sentence(evidence: Evidence) -> Iterator[Mark]:
    """Report a sentence that the article has already had, word for word.

    What it finds
        A sentence of six words or more that stands twice in the Arabic, while its English, if given, stands once.
    Why it matters
        A paragraph was pasted twice, or the translation started over.
    When it stays silent
        The source repeats the sentence too, or the sentence is short.
    Bad
        ar: أعلنت الوزارة بدء المرحلة الأولى من المشروع. [[أعلنت الوزارة بدء المرحلة الأولى من المشروع.]]
    Good
        ar: أعلنت الوزارة يوم الأحد بدء المرحلة الأولى من المشروع. وقالت إن المرحلة الثانية تبدأ بعد عام.
    """
    seen: set[tuple[str, ...]] = set()
    sources: set[str] = set()
    for passage in evidence.prose:
        sentence = tuple(key for word in passage.words if (key := comparable(word)))
        source = passage.source.text if passage.source else ""
        if len(sentence) >= 6 and sentence in seen and not (source and source in sources) and passage.target:
            yield Mark(passage.target, say("this sentence has stood above already"), 0.8)
        seen.add(sentence)
        sources.add(source)
