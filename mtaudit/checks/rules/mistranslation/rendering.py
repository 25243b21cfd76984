"""MIS: a word that no dictionary has for the English one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from mtaudit.align.cues import english_class, english_classes
from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.document import Token
from mtaudit.english.lemmas import possible_lemmas
from mtaudit.english.numbers import find_numbers
from mtaudit.meaning.phrases import find_phrases
from mtaudit.meaning.renderings import Renderings, antonym, is_adverb, is_near, is_part, renderings, renders
from mtaudit.resources import words

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
            found = list(_unlisted(passage))
            if len(found) <= MOST:
                yield from (_mark(passage, *place) for place in found if _is_doubtful(passage, *place))


def _unlisted(passage: Passage) -> Iterator[tuple[int, int]]:
    """The pairs of English and Arabic words of which the dictionary has the English and not the Arabic."""
    within = {i for _, indices in find_phrases(passage.english) for i in indices}
    for i, j in passage.links:
        if (
            i not in within
            and not _is_compound(passage.english, i)
            and _is_plain(passage.english[i])
            and passage.words[j].kind == "word"
        ):
            known = renderings(passage.english[i].text)
            if known is not None and not renders(known, passage.words, j):
                yield i, j


def _is_doubtful(passage: Passage, i: int, j: int) -> bool:
    """Whether all that can be said for a word fails: the link is firm, no kin of it is right, the estimator doubts."""
    english = passage.english[i].text
    known, contrary = renderings(english), antonym(english)
    doubt = passage.estimate.target[j] if passage.estimate else None
    return (
        known is not None
        and doubt is not None
        and doubt > DOUBT
        and (i, j) in passage.firm_links
        and not is_part(known, passage.words[j])
        and not _stands(known, passage)
        and not (contrary and _stands(contrary, passage))
        and not is_near(known, passage.words[j].text)
    )


def _stands(known: Renderings, passage: Passage) -> bool:
    """Whether a rendering stands anywhere in the passage."""
    return any(renders(known, passage.words, k) for k, word in enumerate(passage.words) if word.kind == "word")


def _is_compound(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word has a hyphen on either side: it is translated with its neighbour, or both by one word."""
    beside = (tokens[k] for k in (index - 1, index + 1) if 0 <= k < len(tokens))
    return any(token.text == "-" for token in beside)


def _is_plain(token: Token) -> bool:
    """Whether a token is a content word written small that says something definite."""
    return (
        len(token.text) > 2
        and english_class(token) == english_classes().index("word")
        and not is_adverb(token.text)
        and not find_numbers([token])
        and _light().isdisjoint(possible_lemmas(token.text))
    )


@cache
def _light() -> frozenset[str]:
    return words("lexicon/english/light_verbs.txt")


def _mark(passage: Passage, i: int, j: int) -> Mark:
    english, word = passage.english[i], passage.words[j]
    known = renderings(english.text)
    return Mark(
        word,
        f"{word.text} does not render {english.text}: usual are {', '.join(known.written[:_SHOWN]) if known else ''}",
        0.65,
        source=english,
    )
