"""Clitics: what is written at the beginning or the end of an Arabic word and is a word of its own.

`data/lexicon/arabic/clitics.tsv` lists them. The spelling alone seldom tells a clitic from a letter of the word (وفد,
والد), so most functions here give all that may be meant, and the caller takes what the lexicon, a gazetteer or a list
has. Where the reading in context is known, it knows the clitics (`Reading.conjunction`, ...).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, cast

from mtaudit.arabic.normalise import fold, fold_hamzas, normalise
from mtaudit.grammar import Gender, Number, Person
from mtaudit.resources import table


@dataclass(frozen=True, slots=True)
class Pronoun:
    """An attached pronoun (the ها of قولها): `gender` is None where the form does not tell (ي، نا، هما)."""

    form: str
    person: Person
    gender: Gender | None
    number: Number


def _listed(kind: str) -> tuple[str, ...]:
    return tuple(row[0] for row in table("lexicon/arabic/clitics.tsv") if row[1] == kind)


CONJUNCTIONS = _listed("conjunction")
PREPOSITIONS = _listed("preposition")
(ARTICLE,) = _listed("article")
_FUTURE = _listed("future")
LI, LI_ARTICLE = "ل", "لل"
"""The preposition that takes the alif of the article away: للوزير."""
_WITH_ARTICLE = [LI_ARTICLE if each == LI else each + ARTICLE for each in PREPOSITIONS]

PRONOUNS = tuple(
    Pronoun(form, cast(Person, int(person)), None if gender == "-" else cast(Gender, gender), cast(Number, number))
    for form, kind, person, gender, number in (row for row in table("lexicon/arabic/clitics.tsv") if len(row) == 5)
)
"""Those that a noun, a verb or a particle may have attached to it."""

NOUN_PROCLITICS = tuple(
    conjunction + rest for conjunction in ("", *CONJUNCTIONS) for rest in ("", ARTICLE, *PREPOSITIONS, *_WITH_ARTICLE)
)
"""Everything that may be written before a noun and is no part of it."""

PROCLITICS = re.compile(
    f"(?:{'|'.join(CONJUNCTIONS)})?(?:{'|'.join((ARTICLE, *_WITH_ARTICLE, *PREPOSITIONS, *_FUTURE))})?"
)
"""What may be written before a noun or a verb and is no part of it."""


class Proclitics(NamedTuple):
    """What the first letters of a word may be."""

    conjunction: str
    preposition: str
    article: bool


def detached(word: str) -> Iterator[tuple[str, str, str]]:
    """Each way to take conjunction and preposition off a word, and the rest with its article: للوزير, ل and الوزير."""
    for conjunction in ("", *(each for each in CONJUNCTIONS if word.startswith(each))):
        rest = word[len(conjunction) :]
        yield conjunction, "", rest
        for preposition in PREPOSITIONS:
            if rest.startswith(preposition):
                yield conjunction, preposition, rest[len(preposition) :]
        if rest.startswith(LI_ARTICLE):
            yield conjunction, LI, ARTICLE + rest[len(LI_ARTICLE) :]


def cuts(word: str) -> Iterator[tuple[Proclitics, str]]:
    """Each way to take conjunction, preposition and article off a word, and the end that is left.

    The whole word comes first.
    """
    for conjunction, preposition, rest in detached(word):
        if word.endswith(rest):
            yield Proclitics(conjunction, preposition, False), rest
        if rest.startswith(ARTICLE):
            yield Proclitics(conjunction, preposition, True), rest[len(ARTICLE) :]


def without_conjunction(word: str) -> str:
    """The word without its first letter where that may be a conjunction and two letters more follow."""
    return word[1:] if word.startswith(CONJUNCTIONS) and len(word) > 2 else word


_FUTURE_VERB = re.compile(f"(?:{'|'.join(CONJUNCTIONS)})?(?:{'|'.join(_FUTURE)})(?=[أاينت].{{2}})")


def without_future(word: str) -> str:
    """The word without a conjunction and the س of the future where an imperfect verb may follow it: سيكتب."""
    match = _FUTURE_VERB.match(word)
    return word[match.end() :] if match else word


_SHORTEST_CORE = 3
"""Letters; of shorter words a clitic is rather the first letter."""


@lru_cache(maxsize=1 << 16)
def cores(word: str) -> tuple[str, ...]:
    """What an Arabic word may be without clitics, folded: وبالقاهرة gives وبالقاهره ... القاهره, قاهره.

    Each is written at the end of the word.
    """
    whole, *others = (rest for _, rest in cuts(fold(word)))
    return tuple(dict.fromkeys((whole, *(rest for rest in others if len(rest) >= _SHORTEST_CORE))))


def spoken_cores(word: str) -> tuple[str, ...]:
    """The same with ة, which sounds unlike ه, where the word has it."""
    found = cores(word)
    return tuple(core[:-1] + "ة" for core in found) if normalise(word).endswith("ة") else found


def written(word: str, core: str) -> str:
    """A core as the word writes it, with its hamzas."""
    return normalise(word)[-len(core) :]


_STEM_BEGINS = re.compile(r"^(?:[وف](?=\w{3}))?(?:[بلك](?=ال)|لل(?=\w{2})|[بلس](?=\w{4}))?(?:ال(?=\w{2}))?")
_STEM_ENDS = re.compile(r"(?<=\w{3})(?:كما|هما|ات|ون|ين|ان|وا|ها|هم|هن|نا|تم|ية|يه|ة|ه|ت|ي|ا|ن)$")


@lru_cache(maxsize=1 << 16)
def light_stem(word: str) -> str:
    """A word without clitics and endings as far as its letters tell, hamzas folded: for counting what is rarely seen.

    A light stemmer (Larkey, Ballesteros and Connell 2007); `data/learned/estimate/translations.tsv` is counted with it.
    """
    word = fold_hamzas(word[:100])
    return _STEM_ENDS.sub("", _STEM_BEGINS.sub("", word)) or word
