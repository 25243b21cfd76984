"""OMI: words of a sentence that its translation leaves out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.coverage import shorten
from mtaudit.checks.linked import source_text
from mtaudit.checks.unlisted import is_capitalised, is_compound, is_plain
from mtaudit.document import Token, gap
from mtaudit.english.lemmas import possible_lemmas
from mtaudit.english.tokens import lower
from mtaudit.english.word_lists import function_words, word_list
from mtaudit.finding import Severity
from mtaudit.meaning.renderings import is_adverb, renderings, stands
from mtaudit.message import say

LOST = 0.75
"""Probability of a single word that is missing. On the 416 annotated segments all of four such words are in one with an
annotated omission; from 0.6 on five of six, but professional translations have more than twice as many of these."""

FREE, FREE_AROUND_NAMES = 0.08, 0.12
"""Mean probabilities of the other words of a sentence, up to which a single word is missing from a translation rather
than rendered freely. Chosen on a third of FLORES and NTREX, and on annotated machine output, where seven of ten such
words stand in a segment with an annotated omission."""

_ABBREVIATED = 3
"""Letters of the longest word that a full stop abbreviates: Mr., St., Gen."""

MAJOR = 2.3
"""Sum of probabilities above the base from which a run is a grave omission; chosen with those of
`mtaudit.checks.missing`."""


@check("OMI002", "omitted-words", "omission", "major", needs_source=True)
def omitted_words(evidence: Evidence) -> Iterator[Mark]:
    """Report words of a sentence that its translation leaves out.

    What it finds
        A run of English content words that nothing in the Arabic sentence renders, by the estimator that reads both.
    Why it matters
        A dropped clause can turn a report around, and nothing in the fluent Arabic shows it.
    When it stays silent
        Below the measured thresholds; a single word must be surely missing. Function words never count, nor do a few
        words of which at most one says something of its own ("more and more", "round out"). Of most
        that seems missing, a rendering, name or number stands in the sentence, and renders nothing else. The blanks of
        the Arabic line were lost.
    Bad
        ar: قال المتحدث إن المستشفى استقبل عشرين جريحا[[]].
        en: The spokesman said the hospital received twenty wounded, most of them children who had been playing football in the street.
    Good
        ar: قال المتحدث إن المستشفى استقبل عشرين جريحا معظمهم أطفال كانوا يلعبون كرة القدم في الشارع.
        en: The spokesman said the hospital received twenty wounded, most of them children who had been playing football in the street.
    """  # noqa: E501
    for passage, _, runs in evidence.missing:
        for run in runs:
            words = passage.english[run.first : run.last + 1]
            severity: Severity = "major" if run.weight >= MAJOR else "minor"
            if severity == "minor" and not _says_something(passage, run.first, run.last):
                continue
            yield _mark(passage, words, run.first, 0.8 if severity == "major" else 0.55, severity)


@check("OMI003", "omitted-word", "omission", "minor", needs_source=True)
def omitted_word(evidence: Evidence) -> Iterator[Mark]:
    """Report a single word that a translation leaves out which renders the rest of its sentence.

    What it finds
        A name, an adverb or another content word that no Arabic word is linked to, whose renderings stand nowhere in
        the sentence, and that the estimator misses, where it misses hardly anything else.
    Why it matters
        "Almost always" that became "always" is a small word and another report.
    When it stays silent
        The sentence is translated freely. Who is quoted, which Arabic may leave to the verb. Words of expressions,
        particles of verbs and parts of compounds, which are rendered together with others; words that say little,
        letters. A longer run is found by OMI002.
    Measured
        Most findings in machine output are right. In human translation a third: translators leave out "record" and
        "finally" too, and say an idiom in words of their own.
    Bad
        ar: وأقر مجلس الشيوخ القانون في[[]] جلسة قصيرة.
        en: The Senate passed the law on Monday in a short session.
    Good
        ar: وأقر مجلس الشيوخ القانون يوم الاثنين في جلسة قصيرة.
        en: The Senate passed the law on Monday in a short session.
    """
    for passage, missing, runs in evidence.missing:
        values = [value for value in missing if value is not None]
        known = {i for i, _ in passage.links} | {i for _, indices in passage.phrases for i in indices}
        known |= {i for run in runs for i in range(run.first, run.last + 1)}
        for i, value in enumerate(missing):
            if value is None or value < LOST or i in known or is_compound(passage.english, i):
                continue
            most = _freedom(passage, i)
            if most is not None and sum(values) - value <= most * (len(values) - 1):
                yield _mark(passage, passage.english[i : i + 1], i, 0.5, "minor")


def _says_something(passage: Passage, first: int, last: int) -> bool:
    """Whether words name somebody, or count something, or two of them say something of their own."""
    words = passage.english[first : last + 1]
    begins = any(token.kind == "word" for token in passage.english[:first])
    named = any(is_capitalised(token) for token in (words if begins else words[1:]))
    return named or any(token.text[:1].isdigit() for token in words) or sum(map(_is_heavy, words)) > 1


def _is_heavy(token: Token) -> bool:
    """Whether a word written small says something that Arabic seldom does without."""
    forms = possible_lemmas(token.text)
    if not word_list("reporting").isdisjoint({token.text, *forms}):
        return True
    light = word_list("say little") | word_list("rendered without words") | function_words().keys()
    return is_plain(token) and light.isdisjoint({token.text, *forms})


def _freedom(passage: Passage, i: int) -> float | None:
    """The mean probability of the other words up to which a lost one counts; None for words that never do."""
    token = passage.english[i]
    if len(token.text) == 1:
        return None
    beside = {lower(passage.english, k) for k in (i - 1, i + 1)}
    if not beside.isdisjoint(word_list("reporting")):
        return None
    if is_capitalised(token):
        is_first = not any(each.kind == "word" for each in passage.english[:i])
        is_short = len(token.text) <= _ABBREVIATED and lower(passage.english, i + 1) == "."
        return None if is_first or is_short else FREE_AROUND_NAMES
    known = renderings(token.text)
    counts = (is_plain(token) or is_adverb(token.text)) and word_list("say little").isdisjoint(
        possible_lemmas(token.text)
    )
    with_others = any(lower(passage.english, k) in word_list("rendered without words") for k in (i, i + 1))
    return FREE if known is not None and counts and not with_others and not stands(known, passage.words) else None


def _mark(passage: Passage, words: Sequence[Token], first: int, confidence: float, severity: Severity) -> Mark:
    return Mark(
        gap(_place(passage, first)),
        say("not in the translation: {english!r}", english=shorten(source_text(passage, words))),
        confidence,
        source=words,
        severity=severity,
    )


def _place(passage: Passage, first: int) -> int:
    """Where missing words belong: behind the Arabic word that renders the last rendered English word before them."""
    before = [(i, j) for i, j in passage.links if i < first]
    if before:
        last = max(i for i, _ in before)
        return max(passage.words[j].end for i, j in before if i == last)
    return passage.target.start if passage.target else passage.anchor
