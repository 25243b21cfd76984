"""GRM: the article, doubled or at the wrong word."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from mtaudit.arabic.clitics import ARTICLE, LI, LI_ARTICLE, detached
from mtaudit.arabic.government import SURE, is_adjective, share
from mtaudit.arabic.morphology import analyse
from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.word_lists import word_list
from mtaudit.arabic.words import Word
from mtaudit.checks import Evidence, Mark, check
from mtaudit.message import say

_SHORTEST = 4
"""Letters of a word with one article."""


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
            if before is not None and normalise(before.text) == ARTICLE and text.startswith(ARTICLE):
                yield Mark((before, word), say("the article stands here twice"), 0.9, suggestion=text)
            elif (single := _without_second_article(text)) is not None:
                yield Mark(word, say("the article stands here twice"), 0.9, suggestion=single)


@check("GRM023", "article-before-ghayr", "grammar", "minor")
def article_before_ghayr(evidence: Evidence) -> Iterator[Mark]:
    """Report غير with the article before an adjective: the adjective takes it.

    What it finds
        الأسعار الغير معقولة, للحلول الغير القانونية.
    Why it matters
        It is one of the mistakes that every style book lists.
    When it stays silent
        الغير stands for "others" (أموال الغير).
    Bad
        ar: اشتكى السكان من الأسعار [[الغير معقولة]] للكهرباء.
    Good
        ar: اشتكى السكان من الأسعار غير المعقولة، واتهموا الشركة بأخذ أموال الغير بدلا من أموالها.
    """
    for passage in evidence.prose:
        for ghayr, word in pairwise(passage.words):
            if normalise(ghayr.text) == "الغير" and word.reading is not None and _describes(word):
                adjective = normalise(word.text)
                right = adjective if word.reading.article else f"ال{adjective}"
                yield Mark(
                    (ghayr, word), say("the adjective takes the article, not غير"), 0.85, suggestion=f"غير {right}"
                )


def _describes(word: Word) -> bool:
    """Whether a word is an adjective without clitics but the article, and no adverbial (بدلا)."""
    adverbial = normalise(word.text) in word_list("adverbial accusatives")
    return not adverbial and share(word, lambda r: is_adjective(r) and not (r.conjunction or r.preposition)) >= SURE


def _without_second_article(text: str) -> str | None:
    """The word with one article, where it has two and the lexicon knows it with one only."""
    for conjunction, preposition, rest in detached(text):
        single = rest.removeprefix(ARTICLE)
        if not single.startswith(ARTICLE) or len(single) < _SHORTEST or analyse(text):
            continue
        written = LI_ARTICLE + single.removeprefix(ARTICLE) if preposition == LI else preposition + single
        if any(reading.article for reading in analyse(conjunction + written)):
            return conjunction + written
    return None
