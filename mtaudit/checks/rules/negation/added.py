"""NEG: negations that came in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.word_lists import is_listed
from mtaudit.arabic.words import Word
from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.doubted import doubted
from mtaudit.checks.negators import (
    arabic_strength,
    arabic_strengths,
    english_strength,
    is_negative,
    spare_negations,
)
from mtaudit.meaning.expressions import find, forms
from mtaudit.meaning.opposites import is_negated_by_prefix
from mtaudit.meaning.renderings import renderings, shares_root
from mtaudit.message import say

AROUND = 6
"""English words around the rendered one that may explain the negation: those of a short clause."""

_PREDICATE = 4
"""Words after a negated copula among which its predicate begins."""

_FORWARD = 12
"""Arabic words after a negation among which an exception to it stands (لم ... إلا)."""


@check("NEG002", "added-negation", "negation", "critical", needs_source=True)
def added_negation(evidence: Evidence) -> Iterator[Mark]:
    """Report a word that the Arabic negates and the English affirms.

    What it finds
        لم, لن, ليس, لا, غير, عدم before a word that renders an English one around which nothing negates, limits,
        excludes or compares anything. With a model that scores, also a negation without which the source is likelier.
    Why it matters
        The article says the opposite of its source.
    When it stays silent
        Near the English word stands one that is negative in itself (fail, refuse, lack, only, few, un-, -less) or
        compares, the negated word does not render it, or the Arabic negation belongs to a set phrase (لا يزال,
        لا سيما, لا بد) or to an exception (لم ... إلا).
    Bad
        ar: أعلن الوزير أن المحادثات [[لن تبدأ]] يوم الأحد.
        en: The minister announced that the talks will begin on Sunday.
    Good
        ar: لا يزال الوزير في العاصمة.
        en: The minister is in the capital.
    """
    marked = set()
    for passage in evidence.prose:
        if passage.is_sentence:
            strengths = arabic_strengths(passage.words)
            negators = [
                i for i, word in enumerate(passage.words) if _surely_negates(word) and not _renders_name(passage, i)
            ]
            if len(negators) <= sum(is_negative(token.text) for token in passage.english):
                continue
            if negators and spare_negations(evidence, passage) < 0:
                continue
            for index in negators:
                verdict = evidence.verdicts.get(("negation", passage.index, index))
                marks = () if verdict and verdict.vouches else tuple(_added(passage, index, strengths))
                marked |= {(passage.index, index) for _ in marks}
                yield from marks
    yield from (mark for pair, mark in doubted(evidence, "negation", marked) if not pair.instead)


def _surely_negates(word: Word) -> bool:
    """Whether a word can do nothing else than negate; ما relates and asks, and غير may be a verb."""
    is_verb = word.reading is not None and word.reading.part_of_speech == "verb" and not _is_auxiliary(word)
    return arabic_strength(word.text) in {"strong", "negative"} and not is_verb


def _renders_name(passage: Passage, index: int) -> bool:
    """Whether a word is linked to a capital inside the English sentence: Fleiss may be written as ليس with a ف."""
    return any(j == index and i > 0 and passage.english[i].text[:1].isupper() for i, j in passage.links)


def _added(passage: Passage, index: int, strengths: Sequence[str | None]) -> Iterator[Mark]:
    words = passage.words
    if not {"exceptive", "temporal"}.isdisjoint(strengths[index + 1 : index + _FORWARD]):
        return
    auxiliary = _is_auxiliary(words[index])
    reach = _PREDICATE if strengths[index] == "strong" else 1
    for j in range(index + 1, min(index + 1 + reach, len(words))):
        if words[j].kind != "word" or strengths[j]:
            return
        rendered = [i for i, k in passage.links if k == j and _renders(passage, i, index, j)]
        if rendered:
            if not _is_explained(passage, rendered):
                yield Mark(
                    words[index : j + 1],
                    say("the Arabic negates what the source affirms"),
                    0.6,
                    source=[passage.english[i] for i in rendered],
                )
            return
        if not (auxiliary or _is_auxiliary(words[j])):
            return


def _renders(passage: Passage, english: int, negation: int, index: int) -> bool:
    """Whether an Arabic word renders an English one by itself, and not together with the negation."""
    known = renderings(passage.english[english].text)
    if known is None:
        return False
    text = passage.words[index].text
    together = (at for each in known.expressions for at in find(each, passage.words))
    by_itself = not forms(text).lemmas.isdisjoint(known.words) or shares_root(known, text)
    return by_itself and not any(negation in at for at in together)


def _is_explained(passage: Passage, rendered: Sequence[int]) -> bool:
    """Whether a word near the English ones negates, limits or compares."""
    near = passage.english[max(min(rendered) - AROUND, 0) : max(rendered) + AROUND + 1]
    return any(english_strength(token.text) or is_negated_by_prefix(token.text) for token in near)


def _is_auxiliary(word: Word) -> bool:
    """Whether a word is a verb "to be" or a modal one, so that what is denied follows."""
    lemma = normalise(word.reading.lemma) if word.reading else ""
    return is_listed(lemma, "copulas") or is_listed(lemma, "modal verbs")
