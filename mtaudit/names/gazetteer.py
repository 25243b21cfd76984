"""Names that Arabic translates: countries, languages and months from CLDR, the rest from a table of ours.

CLDR is the Unicode Common Locale Data Repository (https://cldr.unicode.org).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from mtaudit.arabic.normalise import fold, fold_alefs
from mtaudit.english.tokens import tokenize
from mtaudit.english.word_lists import word_list
from mtaudit.resources import table, words

ADJECTIVE = ("ي", "ية", "يون", "يين", "يات")
"""Endings of the adjective of a place."""

_SHORTEST_BEGINNING = 3
"""Letters of the shortest beginning of a word that the table has: روس."""


@dataclass(frozen=True, slots=True)
class Form:
    """One Arabic form: as it is written, and the cores of its words. `open_ended` words may go on (روس: روسيا)."""

    text: str
    words: tuple[str, ...]
    open_ended: tuple[bool, ...]


def single(word: str) -> tuple[Form, ...]:
    """The forms of a name of one word, in lower case; none for a name that the gazetteer lacks."""
    return _forms((word,))


@cache
def _spoken() -> dict[str, tuple[Form, ...]]:
    rows = table("lexicon/names/spoken.tsv")
    return {english.lower(): tuple(map(make_form, forms.split("|"))) for english, forms in rows}


def spoken(word: str) -> tuple[Form, ...]:
    """The forms of a name, in lower case, that is not said as it is spelled: Worcester; none of any other."""
    return _spoken().get(word, ())


@lru_cache(maxsize=1 << 10)
def metonyms(name: str) -> tuple[Form, ...]:
    """The forms of what may stand for a name in lower case: Russia for Moscow."""
    others = next((others for english, others in table("lexicon/names/metonyms.tsv") if english.lower() == name), "")
    return tuple(form for other in others.split("|") if other for form in _forms(name_words(other)))


def known_as(cores: Iterable[str]) -> frozenset[str]:
    """The English names of one word, in lower case, that an Arabic word with these cores is a form of."""
    whole, begun = _by_form()
    found = set[str]()
    for core in cores:
        found.update(whole.get(core, ()))
        for size in range(_SHORTEST_BEGINNING, len(core) + 1):
            found.update(begun.get(core[:size], ()))
    return frozenset(found)


@cache
def _by_form() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Names of one word by their forms of one word: by whole forms, and by beginnings of words."""
    whole: dict[str, list[str]] = {}
    begun: dict[str, list[str]] = {}
    for name, forms in _entries().items():
        for form in forms:
            if len(name) == 1 and " " not in form:
                (begun if form.endswith("*") else whole).setdefault(_core(form), []).append(name[0])
    return whole, begun


def occurrence(form: Form, words: Sequence[tuple[str, ...]]) -> tuple[int, int] | None:
    """Where a form stands in a sentence, given the cores of its words: the first and the last word, plus one."""
    first, size = form.words[0], len(form.words)
    for start in range(len(words) - size + 1):
        if _fits(first, form.open_ended[0], words[start]) and all(
            _fits(form.words[k], form.open_ended[k], words[start + k]) for k in range(1, size)
        ):
            return start, start + size
    return None


def _fits(form: str, open_ended: bool, word: tuple[str, ...]) -> bool:
    return any(core.startswith(form) for core in word) if open_ended else form in word


def lookup(words: Sequence[str], start: int) -> tuple[int, tuple[Form, ...]]:
    """The longest name of the gazetteer that begins at `words[start]`: its length in words (0: none) and its forms.

    `words` are English, in lower case.
    """
    first = _american(words[start])
    for name in _names_by_first_word().get(first, ()):
        if tuple(map(_american, words[start : start + len(name)])) == name:
            return len(name), _forms(name)
    if first.endswith("s") and (forms := _forms((first[:-1],))):
        return 1, forms
    return 0, ()


def _is_written(words: Sequence[str]) -> bool:
    """Whether the words of a name in the text are capital where they must be: The Onion, not "The onion"."""
    return all(
        word[:1].isupper() or not word[:1].isalpha() or word.lower() in word_list("small in names") for word in words
    )


def listed_name(words: Sequence[str], low: Sequence[str], start: int) -> tuple[int, tuple[Form, ...]]:
    """The body, club, company or work that is named at `words[start]`: its length in words (0: none) and its forms.

    `words` are as the text writes them, `low` the same in lower case.
    """
    size, forms = lookup(low, start)
    name = words[start : start + size]
    known = size > 0 and tuple(_american(word.lower()) for word in name) in _listed_names()
    if not known or not _is_written(name):
        return 0, ()
    return (0, ()) if size == 1 and is_miswritten(name[0]) else (size, forms)


@cache
def _listed_names() -> frozenset[tuple[str, ...]]:
    return frozenset(name_words(name) for english, acronym, _ in _with_acronyms() for name in (english, acronym))


def make_form(text: str) -> Form:
    """Read a form as the table writes it: `*` ends the beginning of a word."""
    words = text.split()
    return Form(
        text.replace("*", ""),
        tuple(map(_core, words)),
        tuple(word.endswith("*") for word in words),
    )


def _core(word: str) -> str:
    """A word of a form as `fold` spells it, without the article."""
    bare = fold(word.rstrip("*"))
    return bare[2:] if bare.startswith("ال") and len(bare) > 4 else bare


def name_words(name: str) -> tuple[str, ...]:
    """The words of an English name as `lookup` compares them: `U.S.` is one, `Al-Qaeda` is three."""
    parts = name.split(" ")
    words = parts if all(map(str.isalpha, parts)) else [token.text for token in tokenize(name)]
    return tuple(_american(word.lower()) for word in words)


def _american(word: str) -> str:
    """A word in lower case in American spelling and with plain apostrophes."""
    return _spellings().get(word, word.replace("’", "'"))


@cache
def _spellings() -> dict[str, str]:
    return {british: american for british, american in table("lexicon/english/american.tsv")}  # noqa: C416


def is_calendar(word: str) -> bool:
    """Whether an English word is a month or a day of the week."""
    return word.lower() in words("learned/english/calendar.txt")


@cache
def articled_forms() -> dict[str, str]:
    """Names of one word that always have the article, by what is left without it and without hamza: كرملين.

    Those in ي are adjectives too (الكاريبي) and left out.
    """
    single = {form for forms in _entries().values() for form in forms if _is_whole_word(form)}
    bare = {fold(text) for text in single if not text.startswith("ال")}
    articled = [text for text in sorted(single) if text.startswith("ال") and len(text) > 5 and text[-1] != "ي"]
    return {fold_alefs(text[2:]): text for text in articled if fold(text[2:]) not in bare}


@cache
def bare_forms() -> frozenset[str]:
    """Names of one word that never have the article, without hamza: فرنسا, باريس; none that is an adjective too."""
    every = [form for forms in _entries().values() for form in forms]
    articled = {_core(form.partition(" ")[0]) for form in every if form.startswith("ال")}
    single = (form for form in every if _is_whole_word(form) and len(form) > 4 and not form.endswith(ADJECTIVE))
    return frozenset(fold_alefs(form) for form in single if _core(form) not in articled)


def _is_whole_word(form: str) -> bool:
    return not form.endswith("*") and " " not in form


@cache
def _names_by_first_word() -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in sorted(_entries(), key=len, reverse=True):
        found.setdefault(name[0], []).append(name)
    return found


@lru_cache(maxsize=1 << 13)
def _forms(name: tuple[str, ...]) -> tuple[Form, ...]:
    """The forms of a name; none for one that the gazetteer lacks."""
    return tuple(map(make_form, _entries().get(name, ())))


@cache
def _entries() -> dict[tuple[str, ...], dict[str, None]]:
    """The forms of each name as the tables write them."""
    acronyms = ((name, forms) for english, acronym, forms in _with_acronyms() for name in (english, acronym))
    found: dict[tuple[str, ...], dict[str, None]] = {}
    for english, forms in (*_without_acronyms(), *acronyms):
        if english != "-" and (name := name_words(english)):
            found.setdefault(name, {}).update(dict.fromkeys(forms.split("|")))
    return found


def _without_acronyms() -> Iterator[tuple[str, ...]]:
    yield from table("lexicon/names/translated.tsv")
    yield from table("lexicon/names/places.tsv")
    yield from table("learned/names/cldr.tsv")


def _with_acronyms() -> Iterator[tuple[str, ...]]:
    yield from table("lexicon/names/organisations.tsv")
    yield from table("lexicon/names/clubs_brands_works.tsv")


def named_forms() -> Iterator[tuple[str, str]]:
    """Every name in English with each of its whole Arabic forms; an acronym where the form is one word."""
    plain = ((english, "-", forms) for english, forms in _without_acronyms())
    for english, acronym, forms in (*plain, *_with_acronyms()):
        for form in forms.split("|"):
            if not form.endswith("*"):
                yield acronym if acronym != "-" and " " not in form else english, form


def is_miswritten(word: str) -> bool:
    """Whether a word has the letters of an acronym and is not written as one: Ice, Who."""
    return _acronyms().get(word.lower(), word) != word


@cache
def _acronyms() -> dict[str, str]:
    """Acronyms as they are written, by their letters in lower case: ICE is one, ice is none."""
    return {acronym.lower(): acronym for _, acronym, _ in _with_acronyms() if acronym != "-"}
