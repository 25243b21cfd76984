"""NEG: a word that says the contrary."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain

from mtaudit.arabic.words import Word
from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.linked import source_text, target_text
from mtaudit.checks.negators import NEGATIVE, arabic_strengths, english_strengths, negations
from mtaudit.document import Token
from mtaudit.english.lemmas import possible_lemmas
from mtaudit.meaning.expressions import Expression, bare, begins, find, forms, roots
from mtaudit.meaning.opposites import Opposite, opposite_at
from mtaudit.meaning.renderings import renderings, renders
from mtaudit.meaning.replacement import in_place_of
from mtaudit.message import say


@check("NEG003", "opposite-word", "negation", "critical", needs_source=True)
def opposite_word(evidence: Evidence) -> Iterator[Mark]:
    """Report a word that says the contrary of the English one.

    What it finds
        An English word with an opposite (confirm and deny, rise and fall, before and after, safe and unsafe), and in
        its place an Arabic word that renders only the opposite.
    Why it matters
        The article says the contrary of its source, in a sentence that reads well.
    When it stays silent
        A word that renders the English one stands anywhere in the sentence, the Arabic word renders another English
        one, or a negation on one of the two sides makes up for it ("did not succeed", فشل).
    Bad
        ar: [[أكدت]] الوزارة وقوع انفجار في المصنع.
        en: The ministry denied that an explosion had occurred at the factory.
    Good
        ar: نفت الوزارة وقوع انفجار في المصنع.
        en: The ministry denied that an explosion had occurred at the factory.
        ar: فشل الوسطاء في التوصل إلى هدنة.
        en: The mediators did not succeed in reaching a truce.
    """
    for passage in evidence.prose:
        if passage.is_sentence:
            yield from _contraries(passage)


def _contraries(passage: Passage) -> Iterator[Mark]:
    texts = [token.text for token in passage.english]
    strengths = english_strengths(passage.english)
    for index, token in enumerate(passage.english):
        if token.kind != "word" or (opposite := opposite_at(texts, index)) is None:
            continue
        place = range(index, index + opposite.words)
        found = _in_place(passage, place, opposite)
        if found is None or _is_said(passage, place, opposite, found[0]):
            continue
        first, linked = found[0].start, found[1]
        if _are_denied_differently(passage, strengths, index, first):
            continue
        words = [passage.words[j] for j in found[0]]
        english = [passage.english[i] for i in place]
        yield Mark(
            words,
            say(
                "{words} says the contrary of {english!r}",
                words=target_text(passage, words),
                english=source_text(passage, english),
            ),
            0.75 if linked else 0.6,
            source=english,
            suggestion=in_place_of(words[0], opposite.written) if len(words) == 1 else None,
            severity="critical" if linked else "major",
        )


def _are_denied_differently(passage: Passage, strengths: Sequence[str | None], english: int, arabic: int) -> bool:
    """Whether one side negates what stands there and the other does not.

    A word that negates counts on neither side where it renders one: the ban of "the temporary ban" stands before the
    Arabic adjective and behind the English one.
    """
    ours = negations(passage.words, arabic_strengths(passage.words), arabic)
    theirs = negations(passage.english, strengths, english)
    rendered = [(i, j) for i, j in passage.links if j in ours and strengths[i] in NEGATIVE]
    ours -= {j for _, j in rendered}
    theirs -= {i for i, _ in rendered}
    return (len(ours) - len(theirs)) % 2 == 1


def _in_place(passage: Passage, place: range, opposite: Opposite) -> tuple[range, bool] | None:
    """Where the contrary stands: linked to the English word, or, if nothing is, linked to nothing that it renders."""
    linked = {j for i, j in passage.links if i in place}
    if not linked and place.start > 0 and passage.english[place.start].text[:1].isupper():
        return None
    for j, word in enumerate(passage.words):
        if word.kind != "word" or (stands := _stands(opposite, passage, j, linked)) is None:
            continue
        if not _renders_another(passage, j, place, only_linked=bool(linked)):
            return stands, bool(linked)
    return None


def _stands(opposite: Opposite, passage: Passage, index: int, linked: Collection[int]) -> range | None:
    """Where the contrary begins at an Arabic word, a linked one among its words if any is linked."""
    phrases = (begins(each, passage.words, index) for each in opposite.contrary_phrases)
    places = [place for place in phrases if place and (not linked or any(j in linked for j in place))]
    if places:
        return places[0]
    if linked and index not in linked:
        return None
    lemmas = _lemmas(passage.words[index], by_any_reading=index in linked)
    return range(index, index + 1) if not opposite.contrary.isdisjoint(lemmas) else None


def _lemmas(word: Word, *, by_any_reading: bool) -> Iterable[str]:
    """The dictionary forms of a word: by any reading and by its letters (علنا), or by the likeliest reading.

    The morphology has كافي where the lexicon writes كاف.
    """
    found = forms(word.text).lemmas if by_any_reading else [bare(reading.lemma) for reading in word.readings[:1]]
    return chain(found, (lemma.removesuffix("ي") for lemma in found))


def _renders_another(passage: Passage, index: int, place: range, *, only_linked: bool) -> bool:
    """Whether an Arabic word renders an English one elsewhere; one that is linked to it, if only such count."""
    others = {i for i, j in passage.links if j == index} if only_linked else range(len(passage.english))
    return any(i not in place and _renders(passage.english[i], passage, index) for i in others)


def _renders(token: Token, passage: Passage, index: int) -> bool:
    known = renderings(token.text) if token.kind == "word" else None
    return known is not None and renders(known, passage.words, index)


def _is_said(passage: Passage, place: range, opposite: Opposite, contrary: range) -> bool:
    """Whether the sentence says what the English does: by a word of its own, or because it names both contraries."""
    if any(not opposite.english.isdisjoint(possible_lemmas(token.text)) for token in passage.english):
        return True
    return any(
        word.kind == "word"
        and _says(passage, place, opposite, j, by_root=j not in contrary)
        and not _renders_another(passage, j, place, only_linked=True)
        for j, word in enumerate(passage.words)
    )


def _says(passage: Passage, place: range, opposite: Opposite, index: int, *, by_root: bool) -> bool:
    if _is_own(opposite.own, passage, index, by_root=by_root):
        return True
    return by_root and any(_renders(passage.english[i], passage, index) for i in place)


def _is_own(own: Iterable[Expression], passage: Passage, index: int, *, by_root: bool) -> bool:
    """Whether a word is one of some expressions or part of one; `by_root`: or of the root of one."""
    here = forms(passage.words[index].text)
    return any(
        any(index in at for at in find(each, passage.words))
        if len(each) > 1
        else each[0] in here.lemmas or (by_root and not roots(each).isdisjoint(here.roots))
        for each in own
    )
