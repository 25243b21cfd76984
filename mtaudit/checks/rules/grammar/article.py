"""GRM: words that have the article twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from mtaudit.arabic.morphology import analyse
from mtaudit.arabic.normalise import normalise
from mtaudit.checks import Evidence, Mark, check


@check("GRM004", "doubled-article", "grammar", "minor")
def doubled_article(evidence: Evidence) -> Iterator[Mark]:
    """Report a word that has the article twice.

    What it finds
        الالجيش, للالمفاوضات, and an article that stands alone before a word that has its own (ال الجيش).
    Why it matters
        It is a typing error of a machine: the system had the noun with its article and put another one before it.
    When it stays silent
        The lexicon knows the word as it is (الالتزام, الالتهاب), or does not know what is left without one article.
    Bad
        ar: انسحب [[الالجيش]] من المدينة صباح الأحد.
    Good
        ar: أعلن الجيش الالتزام بالهدنة، وزادت الالتهابات بين السكان.
    """
    for passage in evidence.prose:
        for before, word in pairwise((None, *passage.words)):
            if word is None or word.kind != "word":
                continue
            text = normalise(word.text)
            if before is not None and normalise(before.text) == "ال" and text.startswith("ال"):
                yield Mark((before, word), "the article stands here twice", 0.9, suggestion=text)
            elif (single := _without_second_article(text)) is not None:
                yield Mark(word, "the article stands here twice", 0.9, suggestion=single)


def _without_second_article(text: str) -> str | None:
    """The word with one article, where it has two and the lexicon knows it with one only."""
    match = re.match(r"([وف]?[بك]?)الال(?=..)|([وف]?)للال(?=..)", text)
    if match is None or analyse(text):
        return None
    clitics = f"{match[1]}ال" if match[1] is not None else f"{match[2]}لل"
    single = clitics + text[match.end() :]
    return single if any(reading.article for reading in analyse(single)) else None
