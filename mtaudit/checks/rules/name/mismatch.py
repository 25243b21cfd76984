"""Names of the source that nothing renders, and the words that stand in their place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import LCSseq

from mtaudit.arabic.clitics import cores, spoken_cores
from mtaudit.arabic.normalise import fold
from mtaudit.arabic.words import Word
from mtaudit.checks import Evidence, Mark, Passage
from mtaudit.checks.linked import source_text
from mtaudit.checks.suggestion import suggest
from mtaudit.english.gender import given_names
from mtaudit.english.names import is_common
from mtaudit.message import say
from mtaudit.names.gazetteer import is_calendar, metonyms, occurrence
from mtaudit.names.likeness import SURE, UNLIKE, best_similarity
from mtaudit.names.renderings import MOST_NAMES, PassageNames, Rendering
from mtaudit.names.search import ArabicSide
from mtaudit.names.shape import is_common as is_common_arabic
from mtaudit.names.shape import name_shape
from mtaudit.names.transducer import MAXIMUM, fold_english, similarity

_UNLIKELY = 0.03
"""Similarity below which that is certain."""

_SHARED = 0.6
"""Share of the consonants, in their order, from which a name is garbled and not another one; chosen by eye."""

_NAMELIKE = 0.4
"""`name_shape` from which a word looks like a name: 85 % of names, a fifth of the words of running text."""

_NEAR = 0.3
"""Difference of the relative positions of a name and of what may stand in its place."""

_DOUBLED = re.compile(r"(.)\1")

_ENGLISH_SOUNDS = str.maketrans("bpvftdszxckqgjmnlrh", "bbfftdssskkkkkmnlrh", "aeiouyw '")

_ARABIC_SOUNDS = str.maketrans("بفتطثدضذظسصزشكقغجخمنلرهح", "bfttsddddsssskkkkkmnlrhh", "اويءئؤةع")

_GLOSS = re.compile(r"[A-Z]\w{3,}")


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A name without a rendering, and the index of the word that stands in its place."""

    rendering: Rendering
    word: int
    similarity: float
    sure: bool


def all_mismatches(evidence: Evidence) -> Iterator[tuple[Passage, Mismatch]]:
    """The names of the article that nothing renders, each with its passage and the word in its place."""
    for passage in evidence.prose:
        if passage.source is not None:
            for each in mismatches(passage, evidence.names[passage.index]):
                if not _is_same_person(evidence, passage, each):
                    yield passage, each


def mismatches(passage: Passage, names: PassageNames) -> Iterator[Mismatch]:
    """Pair the names that nothing renders with words that render no name."""
    missing = [each for each in names.renderings if _is_missing(passage, each) and not is_meant(passage, each, names)]
    free = list(names.strangers)
    nearest = dict.fromkeys(missing, 0.0)
    if len(missing) <= MOST_NAMES:
        for each in missing:
            text = passage.english[each.first].text
            nearest[each] = max((best_similarity(text, passage.words[at].text) for at in free), default=0.0)
    for rendering in sorted(missing, key=lambda r: (r.shared, r.kind != "name", -nearest[r])):
        found = _in_place(passage, rendering, names.arabic, free)
        if found is None:
            continue
        free.remove(found.word)
        if found.similarity < UNLIKE and not _is_within(passage, found):
            yield found


def is_garbled(passage: Passage, mismatch: Mismatch) -> bool:
    """Whether the word shares most of its consonants with the name."""
    english = fold_english(passage.english[mismatch.rendering.first].text).translate(_ENGLISH_SOUNDS)
    english = _DOUBLED.sub(r"\1", english)
    arabic = (core.translate(_ARABIC_SOUNDS) for core in cores(passage.words[mismatch.word].text))
    return max(LCSseq.normalized_similarity(english, each) for each in arabic) >= _SHARED


def mismatch_mark(evidence: Evidence, passage: Passage, mismatch: Mismatch, *, garbled: bool) -> Mark:
    """The mark of a name that nothing renders: what the word in its place is to it."""
    rendering, word = mismatch.rendering, passage.words[mismatch.word]
    tokens = passage.english[rendering.first : rendering.last]
    name = source_text(passage, tokens)
    message = (
        say("{word} does not spell {name}", word=word.text, name=name)
        if garbled
        else say("{word} stands in the place of {name}", word=word.text, name=name)
    )
    return Mark(
        word,
        message,
        0.95 if mismatch.sure else 0.65,
        source=tokens,
        suggestion=suggest(evidence, passage.english[rendering.first].text, rendering.forms),
        severity="major" if mismatch.sure else "minor",
        evidence={"english": name, "found": word.text, "similarity": round(mismatch.similarity, 4)},
    )


def _is_same_person(evidence: Evidence, passage: Passage, mismatch: Mismatch) -> bool:
    """Whether the word is the given name that stands before the missing family name somewhere in the source."""
    family = passage.english[mismatch.rendering.first].text
    forms = spoken_cores(passage.words[mismatch.word].text)
    return any(
        similarity(given.text, form) > SURE
        for each in evidence.passages
        for given, following in pairwise(each.english)
        if following.text == family and given.text.istitle()
        for form in forms
    )


def _is_within(passage: Passage, mismatch: Mismatch) -> bool:
    """Whether the word holds the name with others, without spaces, or what the name derives from (Sydneysider)."""
    name, word = passage.english[mismatch.rendering.first].text, fold(passage.words[mismatch.word].text)
    glosses = {gloss for reading in passage.words[mismatch.word].readings for gloss in _GLOSS.findall(reading.gloss)}
    if any(name.startswith(gloss) for gloss in glosses):
        return True
    if len(word) < len(name) + 4:
        return False
    if len(word) > MAXIMUM:
        return True
    if any("".join(form.words) in word for form in mismatch.rendering.forms):
        return True
    sizes = range(max(4, round(0.7 * len(name))), round(1.2 * len(name)) + 1)
    pieces = (word[at : at + size] for size in sizes for at in range(len(word) - size + 1))
    return any(similarity(name, piece) > SURE for piece in pieces)


def _is_missing(passage: Passage, rendering: Rendering) -> bool:
    """Whether a rendering is wanted: of a name, or of a common word that follows one (Barney Frank)."""
    if (rendering.words is not None and not rendering.shared) or is_calendar(passage.english[rendering.first].text):
        return False
    before = passage.english[rendering.first - 1].text if rendering.first else ""
    follows = before == "-" or (before.istitle() and not is_common(before.lower()))
    long = len(passage.english[rendering.first].text) > 2
    return rendering.kind == "name" or (rendering.kind == "word" and follows and long)


def is_meant(passage: Passage, rendering: Rendering, names: PassageNames) -> bool:
    """Whether another name stands for this one, as Russia does for Moscow."""
    english = " ".join(token.text.lower() for token in passage.english[rendering.first : rendering.last])
    return any(occurrence(form, names.arabic.cores) for form in metonyms(english))


def _in_place(passage: Passage, rendering: Rendering, arabic: ArabicSide, free: Sequence[int]) -> Mismatch | None:
    """The word that stands where the name should: one that is linked to it, else one near that nothing claims.

    It looks like a name, or the lexicon does not know it.
    """
    text = passage.english[rendering.first].text
    linked = {j for i, j in passage.links if passage.english[i].text == text}
    claimed = {j for i, j in passage.links} - linked
    where = rendering.first / len(passage.english)
    candidates = []
    for index in free:
        word = passage.words[index].text
        if is_common_arabic(word):
            continue
        unknown, unclaimed, shape = index in arabic.unknown, index not in claimed, name_shape(word)
        near = abs(index / len(passage.words) - where) < _NEAR
        alone = rendering.kind == "name" and shape > (2 * _NAMELIKE if rendering.shared else _NAMELIKE)
        if (index in linked and (unknown or shape > _NAMELIKE or _is_odd(passage.words[index]))) or (
            alone and ((near and (unknown or unclaimed)) or (unknown and unclaimed))
        ):
            candidates.append((index in linked, unknown, unclaimed, near, shape, index))
    if not candidates:
        return None
    is_linked, unknown, unclaimed, near, _, index = max(candidates)
    sure = (
        unknown
        and rendering.kind == "name"
        and (is_linked or (unclaimed and near and not rendering.forms and not rendering.shared))
        and not _is_given_name(passage.words[index])
    )
    score = max(best_similarity(text, form) for form in _with_neighbours(passage.words, index))
    return Mismatch(rendering, index, score, sure and score < _UNLIKELY)


def _with_neighbours(words: Sequence[Word], index: int) -> Iterator[str]:
    """A word, and the word joined to the one before or after it."""
    yield words[index].text
    for first in (index - 1, index):
        if 0 <= first < len(words) - 1 and words[first].kind == words[first + 1].kind == "word":
            yield words[first].text + words[first + 1].text


def _is_odd(word: Word) -> bool:
    """Whether every reading takes off clitics, as of names that only look like words: برهو, فاكارو."""
    return all(r.part_of_speech == "proper" or r.conjunction or r.preposition or r.pronoun for r in word.readings)


def _is_given_name(word: Word) -> bool:
    """Whether the lexicon knows the word as a given name: it may stand for a person's full name."""
    return any(gloss.lower() in given_names() for r in word.readings for gloss in re.findall(r"\w+", r.gloss))
