"""Runs of Arabic words that the estimator takes for wrong: what the rules of words and of names ask of a passage."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.arabic.joined import may_be_several
from mtaudit.arabic.normalise import normalise
from mtaudit.checks.evidence import Evidence, Passage
from mtaudit.checks.unlisted import is_capitalised
from mtaudit.document import Token
from mtaudit.english.gender import TITLES
from mtaudit.estimate.spans import Run, heaviest_runs
from mtaudit.meaning.renderings import is_listed, renderings, renders
from mtaudit.names.likeness import SURE, best_similarity

BASE = 0.45
"""Probability of a word above which it belongs to a run of wrong words."""

MINOR = 0.65
"""Probability of the most doubtful word of a run, if it is linked to one of the source. Of 14 such runs on the 416
annotated segments 12 are right; at 0.55 26 of 31, but professional translations have three times as many then."""

NAME = 0.55
"""The same of a run that stands for a name: of 12 all are right."""

ADDED = 0.85
"""The same if it is linked to nothing, for translators put many a word that the source has not: of 9 such runs from
0.45 on 5 are right, and professional translations have one in 200 to 600 words."""

MISSING = 0.7
"""Probability that a word of the source is missing from which such a run stands in its place."""


def wrong_runs(evidence: Evidence, passage: Passage) -> Iterator[Run]:
    """The runs of a passage above the measured thresholds."""
    if passage.estimate is not None:
        for run in heaviest_runs(passage.estimate.target, BASE):
            if run.peak >= _least(passage, run) and not _is_right(evidence, passage, run):
                yield run


def _least(passage: Passage, run: Run) -> float:
    """The threshold for a run."""
    if is_name(passage, run):
        return NAME
    return MINOR if any(j == peak(passage, run) for _, j in passage.links) else ADDED


def rendered_by(passage: Passage, run: Run) -> list[Token]:
    """The English words that a run is linked to, or the one that is missing."""
    english = [passage.english[i] for i, j in passage.links if run.first <= j <= run.last]
    missing = [] if english else _missing(passage)
    return missing if len(missing) == 1 else english


def peak(passage: Passage, run: Run) -> int:
    """The index of the most doubtful word of a run."""
    estimated = passage.estimate.target if passage.estimate else ()
    return max(range(run.first, run.last + 1), key=lambda j: estimated[j] or 0.0)


def is_name(passage: Passage, run: Run) -> bool:
    """Whether the most doubtful word of a run stands for words with a capital within the sentence: no abbreviations."""
    at = peak(passage, run)
    english = [i for i, j in passage.links if j == at]
    return bool(english) and all(i > 0 and _is_name(passage.english[i]) for i in english)


def _is_name(token: Token) -> bool:
    text = token.text
    return is_capitalised(token) and text.istitle() and text.isalpha() and text.lower() not in TITLES


def _is_right(evidence: Evidence, passage: Passage, run: Run) -> bool:
    """Whether the most doubtful word of a run renders a name, or spells a word with a capital, or renders a word of the
    source that it is not linked to, or is words run together, which other rules report."""
    at = peak(passage, run)
    word = passage.words[at]
    if word.kind != "word":
        return False
    names = (each.words for each in evidence.names[passage.index].renderings if each.words)
    linked = [passage.english[i].text for i, j in passage.links if j == at]
    return (
        any(first <= at < last for first, last in names)
        or any(text[:1].isupper() and best_similarity(text, word.text) > SURE for text in linked)
        or may_be_several(normalise(word.text))
        or any(renders(known, passage.words, at) for text in linked if (known := renderings(text)))
        or any(is_listed(known, word.text) for token in passage.english if (known := renderings(token.text)))
    )


def _missing(passage: Passage) -> list[Token]:
    """The words of the source that are surely missing."""
    estimated = passage.estimate.source if passage.estimate else ()
    return [token for token, each in zip(passage.english, estimated, strict=False) if each and each >= MISSING]
