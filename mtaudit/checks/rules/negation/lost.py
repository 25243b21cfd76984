"""NEG: negations that were lost on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.word_lists import is_listed
from mtaudit.arabic.words import Word
from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.rules.negation.negators import arabic_strength, arabic_strengths, english_strength
from mtaudit.document import Token

_TAG_QUESTION = re.compile(r"not (?:only|just|merely|least|even)\b", re.IGNORECASE)

REACH = 4
"""Words around the negated one within which a negation explains the source's: those of a short clause."""

_SURELY = 0.85
"""Probability of the jussive readings; rare verbs are written like the jussive of frequent ones (يكن)."""


@check("NEG001", "lost-negation", "negation", "critical", needs_source=True)
def lost_negation(evidence: Evidence) -> Iterator[Mark]:
    """Report a clause that the English negates and the Arabic affirms.

    What it finds
        "Not", "never", "cannot" or "n't" in the English sentence where nothing in the Arabic sentence negates,
        refuses, lacks or excludes anything.
    Why it matters
        The article says the opposite of its source.
    When it stays silent
        The Arabic has any negation, or a word that carries one (عدم, دون, رفض, فشل, غير). The English negation is
        "not only" or "not just", or the sentence was dropped.
    Bad
        ar: قالت الحكومة إنها [[ستشارك]] في المحادثات.
        en: The government said it would not take part in the talks.
    Good
        ar: قالت الحكومة إنها ترفض المشاركة في المحادثات.
        en: The government said it would not take part in the talks.
    """
    for passage in evidence.prose:
        if passage.source is None:
            continue
        strengths = arabic_strengths(passage.words)
        negators = [i for i, strength in enumerate(strengths) if strength]
        expected = [t for t in passage.english if english_strength(t.text) in {"strong", "negative"}]
        if len(expected) <= strengths.count("strong") + strengths.count("negative"):
            continue
        for index, token in _english_negations(passage):
            place = _negated_words(passage, index)
            if place is None or any(place.start - REACH <= i < place.stop + REACH for i in negators):
                continue
            first, last = passage.words[place.start], passage.words[place.stop - 1]
            yield Mark(
                (first, last),
                f"the source says {token.text!r} here; nothing in the Arabic negates",
                0.65 if negators else 0.8,
                source=token,
            )
            break


def _english_negations(passage: Passage) -> list[tuple[int, Token]]:
    found = []
    for index, token in enumerate(passage.english):
        if english_strength(token.text) == "strong" and passage.source is not None:
            rest = passage.source.text[token.start - passage.source.start :][:20]
            if not _TAG_QUESTION.match(rest):
                found.append((index, token))
    return found


def _negated_words(passage: Passage, negation: int) -> range | None:
    """Which Arabic words render what the English negation negates: the verb, or else the words up to the predicate.

    A jussive without its لم gives the place away; else it is found through the links of the auxiliary before the
    negation and of the words after it.
    """
    if bare := _bare_jussive(passage):
        return bare
    before = _linked(passage, range(max(negation - 2, 0), negation))
    after = _linked(passage, range(negation + 1, min(negation + 5, len(passage.english))))
    verbs = [i for i in (*before, *after) if _is_verb(passage.words[i])]
    if verbs:
        return range(min(verbs), min(verbs) + 1)
    near = [i for i in after if i - min(after) < REACH]
    if not near:
        return None
    verbs = [i for i in range(max(min(near) - 2, 0), min(near)) if _is_verb(passage.words[i])]
    return range(verbs[0], verbs[0] + 1) if verbs else range(min(near), max(near) + 1)


def _bare_jussive(passage: Passage) -> range | None:
    """The first verb that is surely a jussive, with nothing before it that asks for one."""
    for i, word in enumerate(passage.words):
        before = {normalise(each.text) for each in passage.words[max(i - 2, 0) : i]}
        if (
            _is_verb(word)
            and sum(p for r, p in zip(word.readings, word.probabilities, strict=True) if r.mood == "jussive") >= _SURELY
            and not any(arabic_strength(each) or is_listed(each, "conditionals") for each in before)
            and not word.readings[0].preposition
        ):
            return range(i, i + 1)
    return None


def _linked(passage: Passage, indices: range) -> list[int]:
    """Arabic words linked to a run of English tokens that no mark interrupts."""
    marks = [i for i in indices if passage.english[i].kind == "punctuation"]
    stop = marks[0] if marks else indices.stop
    return [j for i, j in passage.links if i in range(indices.start, stop) and passage.words[j].kind == "word"]


def _is_verb(word: Word) -> bool:
    return word.reading is not None and word.reading.part_of_speech == "verb"
