"""MIS: a word that no dictionary has for the English one."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.meaning.renderings import renderings
from mtaudit.message import say

DOUBT = 0.2
"""Probability of being wrong, by the estimator, from which a word that the dictionary lacks is reported. Read on 300
sentences each of human translation and of three systems: with less, human translation draws as many as they."""

MOST = 2
"""Such words in a sentence: where there are more, the translation is free."""

_SHOWN = 3
"""Renderings that the message names."""


@check("MIS004", "unlisted-rendering", "mistranslation", "minor", needs_source=True)
def unlisted_rendering(evidence: Evidence) -> Iterator[Mark]:
    """Report a word that is no rendering of the English word in its place.

    What it finds
        An Arabic word in the place of an English one that the dictionary has in some twelve thousand words, and that
        no rendering of it is, nor has the root or a meaning in common with one; the estimator doubts it too.
    Why it matters
        It is a word of the same field that says something else, or of another field altogether.
    When it stays silent
        A rendering stands elsewhere in the sentence, or one of the contrary; an expression around the word is
        translated as a whole; the link between the words is not firm; the sentence has several such words and is a free
        translation. Nothing is said of adverbs, numbers, compounds and verbs that mean little alone (make, take,
        begin), which Arabic renders in many ways, nor of a rendering that is misspelt.
    Bad
        ar: أعلنت الوزارة أن [[الحصان]] سيبدأ في آذار المقبل.
        en: The ministry announced that the harvest would begin next March.
    Good
        ar: أعلنت الوزارة أن الحصاد سيبدأ في آذار المقبل.
        en: The ministry announced that the harvest would begin next March.
    """
    for passage in evidence.prose:
        if passage.is_sentence:
            found = passage.unlisted
            if len(found) <= MOST:
                yield from (_mark(passage, i, j) for i, j in found if _is_doubted(passage, j) and (i, j) in passage.far)


def _is_doubted(passage: Passage, index: int) -> bool:
    doubt = passage.estimate.target[index] if passage.estimate else None
    return doubt is not None and doubt > DOUBT


def _mark(passage: Passage, i: int, j: int) -> Mark:
    english, word = passage.english[i], passage.words[j]
    known = renderings(english.text)
    return Mark(
        word,
        say(
            "{word} does not render {english}: usual are {usual}",
            word=word.text,
            english=english.text,
            usual=", ".join(known.written[:_SHOWN]) if known else "",
        ),
        0.65,
        source=english,
    )
