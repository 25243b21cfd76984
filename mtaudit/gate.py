"""What must not pass in silence: texts that are no article and its source, in which next to nothing can be found."""

from __future__ import annotations

import re

from mtaudit.document import Span
from mtaudit.message import Message, say
from mtaudit.readers.language import complaint
from mtaudit.result import Result

ALIGNED = 0.3
"""Similarity from which on a passage speaks for its source. Of 620 single sentences (a weak system and NTREX's
translators) all have 0.38 or more beside their source, of 320 beside another one all have 0.31 or less."""

LEAST_SHARE = 0.2
"""Share of the words of either side in such passages: 0.9 or more in 14 NTREX articles and in groups of 3 and 8
sentences of a weak system, 0.07 or less beside the source of another article."""

LEAST_WORDS = 12
"""Different words of each side, below which they are too few to tell."""

_WORD = re.compile(r"[^\W\d_]+")


def refused_texts(target: str, source: str | None) -> Message | None:
    """Why the languages of two texts allow no audit, None if they do."""
    if wrong := complaint(target, "ar"):
        return say("the target {wrong}", wrong=wrong)
    if source is not None and (wrong := complaint(source, "en")):
        return say("the source {wrong}", wrong=wrong)
    return None


def refused_result(result: Result) -> Message | None:
    """Why a result says nothing of its article, None if it does."""
    target = [(each.target, _aligned(each.similarity)) for each in result.segments if each.kind != "furniture"]
    source = [(each.source, _aligned(each.similarity)) for each in result.segments]
    words, source_words = len(_words(target)), len(_words(source))
    if words < 2 and (result.source is None or source_words > words + 2):
        if words:
            return say("the target holds one word; --allow-unrelated audits it all the same")
        return say(
            "the target holds nothing but what a site puts around an article; --allow-unrelated audits it all the same"
        )
    if min(len({*_words(target)}), len({*_words(source)})) < LEAST_WORDS:
        return None
    if max(_share(target), _share(source)) < LEAST_SHARE:
        return say("the source seems to be of another article; --allow-unrelated audits them all the same")
    return None


def _aligned(similarity: float | None) -> bool:
    return similarity is not None and similarity >= ALIGNED


def _words(pieces: list[tuple[Span | None, bool]]) -> list[str]:
    return [word.lower() for piece, _ in pieces if piece for word in _WORD.findall(piece.text)]


def _share(pieces: list[tuple[Span | None, bool]]) -> float:
    """The share of the words that stand in aligned passages."""
    counts = [(len(_WORD.findall(piece.text)), aligned) for piece, aligned in pieces if piece]
    return sum(count for count, aligned in counts if aligned) / max(sum(count for count, _ in counts), 1)
