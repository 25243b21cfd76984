"""NAM: names for which Arabic has a form of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtaudit.arabic.clitics import cores
from mtaudit.arabic.normalise import fold
from mtaudit.arabic.words import Word
from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.linked import source_text
from mtaudit.checks.unlisted import is_compound
from mtaudit.english.gender import given_names
from mtaudit.english.names import is_common
from mtaudit.message import say
from mtaudit.names.gazetteer import Form, is_calendar, single, spoken
from mtaudit.names.likeness import ARABIC_ENDING, UNLIKE, best_similarity
from mtaudit.names.renderings import Rendering
from mtaudit.names.search import ArabicSide

_STANDARD = 0.7
"""Similarity below which a name that the gazetteer has is misspelled."""

_LONGER = 1.5
"""Letters of a word, as a multiple of those of a name, from which it is run together with other words."""


_SHORTEST = 3
"""Letters of a name, and of what stands before it in a longer word."""


@check("NAM007", "unusual-form", "name", "minor", needs_source=True)
def unusual_form(evidence: Evidence) -> Iterator[Mark]:
    """Report a name that Arabic has its own form for, spelled otherwise.

    What it finds
        A name that the gazetteer or the glossary has in a form far from its letters (Seville is إشبيلية), and that is
        transliterated here; one that it has, spelled here in a way that misses some of its letters; or one that is not
        said as it is spelled, and is written here by its letters (وورسيستر for Worcester).
    Why it matters
        Readers know the city by its Arabic name.
    When it stays silent
        The spelling is faithful and the gazetteer has a form near the letters; or the name is also a common word.
    Bad
        ar: انتقل اللاعب إلى النادي قادما من [[سيفيلا]] قبل عام.
        en: The player joined the club from Seville a year ago.
        ar: يعيش العالم [[جوليان]] غارسيا في مدريد.
        en: The scientist Julián García lives in Madrid.
    Good
        ar: يعيش العالم خوليان غارسيا في مدريد.
        en: The scientist Julián García lives in Madrid.
        ar: انتقل اللاعب إلى النادي قادما من إشبيلية قبل عام.
        en: The player joined the club from Seville a year ago.
    """
    for passage in evidence.prose:
        names = evidence.names[passage.index]
        for each in names.renderings:
            found = _written(passage, names.arabic, each) if each.forms and not any(each.forms[0].open_ended) else None
            if found is None:
                continue
            tokens = passage.english[each.first : each.last]
            name = source_text(passage, tokens)
            own = [form.text for form in each.forms if not any(form.open_ended)]
            word, score = passage.words[found], each.score if each.words else 0.0
            if not _holds(word, own) and _is_otherwise(name, word, score, each, own):
                yield Mark(
                    word,
                    say("{name} is {form} in Arabic", name=name, form=own[0]),
                    0.9,
                    source=tokens,
                    suggestion=own[0],
                    evidence={"english": name, "found": word.text, "form": own[0]},
                )


def _written(passage: Passage, arabic: ArabicSide, rendering: Rendering) -> int | None:
    """The word that writes a name by its letters, well or badly."""
    if is_compound(passage.english, rendering.first):
        return None
    if rendering.words is not None:
        return rendering.words[0] if rendering.manner == "letters" else None
    name = passage.english[rendering.first].text
    linked = (j for i, j in sorted(passage.firm_links) if i == rendering.first and j in arabic.unknown)
    return next((j for j in linked if best_similarity(name, passage.words[j].text) > UNLIKE), None)


def _holds(word: Word, forms: Sequence[str]) -> bool:
    """Whether a form is part of a longer word, as Sudan is of بورتسودان."""
    written = fold(word.text)
    bare = [fold(form.removeprefix("ال")) for form in forms]
    return any(len(each) >= _SHORTEST and each in written[_SHORTEST:] for each in bare)


def _is_otherwise(name: str, word: Word, score: float, rendering: Rendering, own: Sequence[str]) -> bool:
    """Whether a name is spelled badly, or well where no form of the gazetteer has its letters or consonants."""
    if spoken(name.lower()):
        return _sounds_otherwise(word, rendering.forms)
    if is_common(name.lower()) or is_calendar(name) or name.lower() in given_names():
        return False
    best = max(best_similarity(name, form) for form in own)
    if rendering.last > rendering.first + 1:
        return best <= UNLIKE
    is_near = score > _STANDARD and best > UNLIKE
    return not is_near or (bool(single(name.lower())) and _sounds_otherwise(word, rendering.forms))


def _sounds_otherwise(word: Word, forms: Sequence[Form]) -> bool:
    """Whether a word has not the sounds of any form; none that is run together with others."""
    known = ["".join(form.words) for form in forms]
    ours = {*cores(word.text), fold(word.text)}
    ours |= {ARABIC_ENDING.sub("", core) for core in ours}
    is_one = len(min(ours, key=len)) < _LONGER * max(map(len, known))
    return is_one and set(map(_sounds, ours)).isdisjoint(map(_sounds, known))


def _sounds(folded: str) -> str:
    """The consonants as writers tell them apart, and each long a within the word: هواي is not هاواي.

    غ, ج, ق and ك write one sound, ت and ط, س, ز and ص another; و and ي are written or left out as one likes, and the
    last vowel.
    """
    return (folded[:1].replace("ا", "") + folded[1:].rstrip("اهي")).translate(_ALIKE)


_ALIKE = str.maketrans("جقكطصزضظح", "غغغتسسدده", "ويءئؤى")
