"""Which Arabic words render the names of an English text.

A name is rendered when an Arabic word writes its letters (`names.similarity`), when the gazetteer or the newsroom's
glossary has the form, when the lexicon glosses the word with the English one, or when it stands in Latin script.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.words import Word
from mtaudit.document import Token
from mtaudit.english.names import EnglishName, NameKind, find_names, is_common, usage
from mtaudit.names.gazetteer import Form, is_miswritten, lookup, make_form, name_words, occurrence, single, spoken
from mtaudit.names.glossary import Glossary
from mtaudit.names.search import RENDERED, ArabicSide, Match, gloss_words

Manner = Literal["letters", "gazetteer", "gloss", "latin"]
Glosses = Mapping[tuple[str, ...], tuple[Form, ...]]
"""Arabic forms by the lower-case words of an English name."""
_JOINING = frozenset("-'’")
"""Marks inside a name."""
MOST_NAMES = 60
"""Names of a passage from which the costly searches are left out: no news text has so many."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """A name in the source, as a range of tokens, and the Arabic words that render it, None where none do.

    `forms` are those of the gazetteer or the glossary; `score` is the similarity, 1 where a form or a gloss agrees.
    """

    first: int
    last: int
    kind: NameKind
    words: tuple[int, int] | None
    score: float
    manner: Manner | None
    form: str = ""
    """What writes the name in the text, without clitics."""
    forms: tuple[Form, ...] = ()
    shared: bool = False
    """Whether the words render an earlier name already."""


def glossary_forms(glossary: Glossary | None) -> Glosses:
    """The glossary as `render` wants it."""
    terms = glossary.terms if glossary else ()
    return {
        words: tuple(make_form(form) for form in term.arabic)
        for term in terms
        if (words := name_words(term.english)) and term.arabic
    }


def render(
    english: Sequence[Token], names: Iterable[EnglishName], arabic: ArabicSide, glossary: Glosses
) -> Iterator[Rendering]:
    """Find the renderings of the names of one passage, in order."""
    low = [token.text.lower() for token in english]
    names = tuple(names)
    thorough = len(names) <= MOST_NAMES
    covered = 0
    taken: set[int] = set()
    for each in names:
        if each.index < covered:
            continue
        size, forms = _known(low, each.index, glossary)
        covered = each.index + max(size, 1)
        if size == 1 and _is_abbreviation(english[each.index].text, low[each.index]):
            size, forms = 0, ()
        name = replace(each, kind="name") if size and each.kind != "acronym" else each
        if size:
            found = _occurrence(forms, arabic, taken)
            if found:
                written = " ".join(arabic.words[at].text for at in range(*found))
                shared = found[0] in taken
                yield Rendering(name.index, covered, name.kind, found, 1.0, "gazetteer", written, forms, shared)
                taken.update(range(*found))
                continue
        if size > 1:
            parts = [
                EnglishName(at, "word" if is_common(low[at]) else name.kind)
                for at in range(name.index, covered)
                if english[at].text[0].isupper()
            ]
            rendered = [_render_word(english, part, arabic, single(low[part.index]), taken, thorough) for part in parts]
            if all(part.words for part in rendered):
                yield replace(rendered[0], last=covered, forms=forms)
            elif any(part.words for part in rendered):
                yield from (part if part.words else replace(part, forms=forms) for part in rendered)
            else:
                yield Rendering(name.index, covered, name.kind, None, 0.0, None, "", forms)
            continue
        forms = forms or spoken(low[name.index])
        rendering = _render_word(english, name, arabic, forms, taken, thorough)
        taken.update(range(*rendering.words or (0, 0)))
        yield rendering


def _is_abbreviation(text: str, low: str) -> bool:
    """Whether a word is one of the gazetteer's abbreviations only by chance (Who, Us, Ice)."""
    if low in {"us", "un", "time", "dec", "abc"}:
        return not text.isupper()
    return is_miswritten(text)


def _occurrence(forms: Sequence[Form], arabic: ArabicSide, taken: Container[int]) -> tuple[int, int] | None:
    """Where one of the forms stands, preferably where no earlier name does."""
    left = [() if at in taken else word for at, word in enumerate(arabic.cores)]
    for words in (left, arabic.cores):
        for form in forms:
            if place := occurrence(form, words):
                return place
    return None


def _known(low: Sequence[str], index: int, glossary: Glosses) -> tuple[int, tuple[Form, ...]]:
    for size in range(min(8, len(low) - index), 0, -1) if glossary else ():
        if forms := glossary.get(tuple(low[index : index + size])):
            return size, forms
    return lookup(low, index)


def _render_word(
    english: Sequence[Token],
    name: EnglishName,
    arabic: ArabicSide,
    forms: tuple[Form, ...],
    taken: Container[int],
    thorough: bool,
) -> Rendering:
    text = english[name.index].text
    place = next((place for form in forms if (place := occurrence(form, arabic.cores))), None)
    if place is not None:
        return Rendering(
            name.index, name.index + 1, name.kind, place, 1.0, "gazetteer", arabic.words[place[0]].text, forms
        )

    def found(match: Match, manner: Manner) -> Rendering:
        score, at, form = match
        shared = manner == "letters" and at in taken
        return Rendering(name.index, name.index + 1, name.kind, (at, at + 1), score, manner, form, forms, shared)

    if (at := arabic.latin.get(text.lower())) is not None:
        return found(Match(1.0, at, text), "latin")
    best = arabic.by_letters(text, taken)
    if best.score >= RENDERED:
        return found(best, "letters")
    if (at := arabic.glosses.get(text.lower())) is not None:
        return found(Match(1.0, at, normalise(arabic.words[at].text)), "gloss")
    if name.kind == "name" and thorough:
        for match in [arabic.joined(text), *_with_neighbours(english, name, arabic), arabic.by_letters(text)]:
            if match.score >= RENDERED:
                return found(match, "letters")
            best = max(best, match)
    return Rendering(name.index, name.index + 1, name.kind, None, best.score, None, "", forms)


def _with_neighbours(english: Sequence[Token], name: EnglishName, arabic: ArabicSide) -> Iterator[Match]:
    """New Hampshire, Mat-Su and O'Neill may be one word in Arabic."""
    near = range(max(0, name.index - 2), min(len(english), name.index + 3))
    words = [at for at in near if english[at].text not in _JOINING]
    for first, second in pairwise(words):
        if name.index in {first, second} and english[first].text.istitle() and english[second].text.istitle():
            yield arabic.by_letters(english[first].text + english[second].text)


def unexplained(english: Sequence[Token], renderings: Iterable[Rendering], arabic: ArabicSide) -> tuple[int, ...]:
    """Arabic words that look like names and render no word of the source."""
    taken = {at for each in renderings if each.words for at in range(*each.words)}
    left = [index for index in arabic.shaped if index not in taken]
    if not left:
        return ()
    side = ArabicSide([arabic.words[index] for index in left])
    meanings = [gloss_words(word) for word in side.words]
    explained: set[int] = set()
    for token in english:
        if token.kind == "word" and len(token.text) > 2:
            low = token.text.lower()
            explained.update(at for at, meaning in enumerate(meanings) if low in meaning or low.rstrip("s") in meaning)
            match = side.by_letters(token.text)
            if match.score > RENDERED / 4:
                explained.add(match.at)
    return tuple(left[index] for index in range(len(left)) if index not in explained)


@dataclass(frozen=True, slots=True)
class PassageNames:
    """The names of one passage: their renderings, in order, and the Arabic words that look like names of no one."""

    arabic: ArabicSide
    renderings: tuple[Rendering, ...]
    strangers: tuple[int, ...]


def read_names(
    pairs: Sequence[tuple[Sequence[Token], Sequence[Word]]], glossary: Glossary | None
) -> tuple[PassageNames, ...]:
    """Find the renderings of all names of a document, given the tokens and words of its passages."""
    document = usage(english for english, _ in pairs)
    forms = glossary_forms(glossary)
    found = []
    for english, words in pairs:
        arabic = ArabicSide(words)
        renderings = tuple(render(english, find_names(english, document), arabic, forms))
        strangers = unexplained(english, renderings, arabic) if english else ()
        found.append(PassageNames(arabic, renderings, strangers))
    return tuple(found)
