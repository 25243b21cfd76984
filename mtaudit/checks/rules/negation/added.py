"""NEG: negations that came in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtaudit.arabic.normalise import fold, normalise
from mtaudit.arabic.word_lists import is_listed
from mtaudit.arabic.words import Word
from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.doubted import doubted
from mtaudit.checks.negators import (
    SURE,
    arabic_strength,
    arabic_strengths,
    english_strength,
    english_strengths,
    is_auxiliary,
    is_negative,
    spare_negations,
)
from mtaudit.checks.unlisted import is_compound
from mtaudit.meaning.expressions import find, forms
from mtaudit.meaning.opposites import is_negated_by_prefix
from mtaudit.meaning.renderings import renderings, renders, shares_root
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
        excludes or compares anything, except what another Arabic word stands for. With a model that scores, also a
        negation without which the source is likelier.
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
            if len(negators) <= sum(_is_left(passage, i) for i in range(len(passage.english))):
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
    is_verb = word.reading is not None and word.reading.part_of_speech == "verb" and not is_auxiliary(word)
    return arabic_strength(word.text) in {"strong", "negative"} and not is_verb


def _renders_name(passage: Passage, index: int) -> bool:
    """Whether a word is linked to a capital inside the English sentence: Fleiss may be written as ليس with a ف."""
    return any(j == index and i > 0 and passage.english[i].text[:1].isupper() for i, j in passage.links)


def _added(passage: Passage, index: int, strengths: Sequence[str | None]) -> Iterator[Mark]:
    words = passage.words
    behind = range(index + 1, min(index + _FORWARD, len(words)))
    is_concession = index > 0 and fold(words[index - 1].text) in _IF
    if is_concession or any(strengths[k] in _TAKE_BACK and not _is_rendering(passage, k) for k in behind):
        return
    for j in _denied(words, index, strengths):
        rendered = [i for i, k in passage.links if k == j and _renders(passage, i, index, j)]
        if rendered:
            if not _is_explained(passage, rendered, range(index, j + 1), strengths):
                yield Mark(
                    words[index : j + 1],
                    say("the Arabic negates what the source affirms"),
                    0.6,
                    source=[passage.english[i] for i in rendered],
                )
            return


_TAKE_BACK = frozenset({"exceptive", "temporal"})

_IF = frozenset({"ان", "وان", "او"})
"""Before a negation that concedes: مهم إن لم يكن حاسما, "important if narrow"."""


def _is_rendering(passage: Passage, index: int) -> bool:
    """Whether a word that contrasts or gives a time surely renders an English one that does not negate.

    قبل, "before", takes nothing back then.
    """
    contrasts = is_listed(normalise(passage.words[index].text), "but")
    return (contrasts or arabic_strength(passage.words[index].text) == "temporal") and any(
        j == index and passage.english[i].kind == "word" and not is_negative(passage.english[i].text)
        for i, j in passage.firm_links
    )


def _denied(words: Sequence[Word], index: int, strengths: Sequence[str | None]) -> Iterator[int]:
    """The words that a negation may deny: the one behind it, and those behind verbs and pronouns that say little."""
    reach = _PREDICATE if strengths[index] == "strong" else 1
    is_open = is_auxiliary(words[index])
    for j in range(index + 1, min(index + 1 + reach, len(words))):
        if words[j].kind != "word" or strengths[j]:
            return
        yield j
        is_open = is_open or is_auxiliary(words[j])
        if not (is_open or _says_little(words[j])):
            return


def _renders(passage: Passage, english: int, negation: int, index: int) -> bool:
    """Whether an Arabic word renders an English one by itself, and not together with the negation."""
    known = renderings(passage.english[english].text)
    if known is None or is_compound(passage.english, english):
        return False
    text = passage.words[index].text
    together = (at for each in known.expressions for at in find(each, passage.words))
    by_itself = not forms(text).lemmas.isdisjoint(known.words) or shares_root(known, text)
    return by_itself and not any(negation in at for at in together)


def _is_left(passage: Passage, english: int) -> bool:
    """Whether an English word negates, and no Arabic one that does not negate renders it: نفشل, "fail"."""
    text = passage.english[english].text
    if not is_negative(text) or english_strength(text) in SURE:
        return is_negative(text)
    known = renderings(text)
    linked = (j for i, j in passage.links if i == english and arabic_strength(passage.words[j].text) not in SURE)
    return known is None or not any(renders(known, passage.words, j) for j in linked)


def _is_explained(passage: Passage, rendered: Sequence[int], negated: range, strengths: Sequence[str | None]) -> bool:
    """Whether a word near the English ones negates, limits or compares, and no other Arabic word stands for it."""
    said = english_strengths(passage.english)
    near = range(max(min(rendered) - AROUND, 0), min(max(rendered) + AROUND + 1, len(passage.english)))
    return any(
        (said[i] is not None or is_negated_by_prefix(passage.english[i].text))
        and not _is_rendered_elsewhere(passage, i, said[i], negated, strengths)
        for i in near
    )


_PLAIN = SURE | {"limiting"}
"""Strengths of English words that some Arabic negation must render."""


def _is_rendered_elsewhere(
    passage: Passage, english: int, strength: str | None, negated: range, strengths: Sequence[str | None]
) -> bool:
    """Whether another word than a negation, and what it denies, stands for an English word that may explain it.

    What the negation itself denies does so where it renders the word: لا يتوقف, "stops".
    """
    linked = [j for i, j in passage.links if i == english]
    if negated.start in linked:
        return False
    if strength in _PLAIN:
        return any(strengths[j] in SURE for j in linked)
    return any(j not in negated for i, j in passage.firm_links if i == english) or any(
        j in negated and _renders(passage, english, negated.start, j) for j in linked
    )


_LITTLE = frozenset({"pronoun", "demonstrative", "particle"})
"""Parts of speech of words between a negation and what it denies."""


def _says_little(word: Word) -> bool:
    """Whether a word only says that there is something, or points to it."""
    return is_listed(normalise(word.text), "existence") or (
        word.reading is not None and word.reading.part_of_speech in _LITTLE
    )
