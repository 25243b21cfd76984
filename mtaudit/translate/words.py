"""One Arabic word in English: its stem's gloss, with clitics, pronouns, number and article written out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from mtaudit.arabic.clitics import ARTICLE, Proclitics, cuts, detached
from mtaudit.arabic.morphology import Pronoun, Reading
from mtaudit.arabic.normalise import normalise
from mtaudit.document import TokenKind
from mtaudit.resources import table
from mtaudit.translate import inflect
from mtaudit.translate.names import known_name, name_or_word, names_of_several_words

NOUNS = frozenset({"noun", "proper", "numeral"})
VERBS = frozenset({"verb", "copula", "modal"})

_ROLES = {
    "demonstrative": "determiner",
    "interjection": "particle",
    "unknown": "proper",
}
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_PARTS = re.compile(r"[;/]")
_SHORTEST = 3
"""Letters of a word that the lexicon lacks, without its clitics."""
_SHORTEST_NAME = 4
"""Letters of a name that may have clitics."""
_MARKS = str.maketrans("،؛؟٪«»“”„‟‘’٫٬٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", ',;?%""""""' + "''.," + 2 * "0123456789")


@dataclass(frozen=True, slots=True)
class Piece:
    """A word on its way into English.

    `english` is the bare word (of a verb, its dictionary form), `lead` the attached conjunction and preposition,
    `owner` the attached pronoun as a possessive, `them` the same as an object.
    """

    english: str
    role: str
    lead: str = ""
    article: bool = False
    owner: str = ""
    them: str = ""
    preposition: bool = False
    feminine: bool | None = None
    plural: bool = False
    reading: Reading | None = None


@lru_cache(maxsize=1 << 16)
def piece(text: str, kind: TokenKind, reading: Reading | None, attributive: bool = False) -> Piece:
    """One token in English; `attributive` says that the word before has the article."""
    if kind != "word":
        return Piece(text.translate(_MARKS), "mark" if kind == "punctuation" else kind)
    plain = normalise(text)
    found = _special(plain, reading) or _name(plain, reading)
    if found is not None and not (found.role == "head" and attributive and reading):
        return replace(found, role="noun") if found.role == "head" else found
    return _read(reading) if reading else _unknown(plain)


def phrase_at(words: Sequence[str], at: int) -> tuple[Piece | None, int]:
    """The phrase of the table that begins at a word, which may have clitics, and its length; else None and 1."""
    for conjunction, preposition, first in detached(words[at]):
        for rest, role, english in _phrases().get(first, ()):
            length = len(rest) + 1
            if tuple(words[at + 1 : at + length]) == rest:
                article = role == "noun" and any(word.startswith(ARTICLE) for word in (first, *rest))
                lead = _lead(conjunction, preposition)
                return Piece(english, role, lead, article, preposition=bool(preposition)), length
    return None, 1


def _lead(*clitics: str) -> str:
    """The English of attached words."""
    return " ".join(_clitics()[each] for each in clitics if each)


def _special(plain: str, reading: Reading | None) -> Piece | None:
    """A word of the table, alone or with its clitics."""
    words = _words()
    if plain in words:
        return _with_features(words[plain], "", None, reading)
    for conjunction, preposition, rest in detached(plain):
        if (
            conjunction
            and not preposition
            and rest in words
            and (reading is None or reading.conjunction or not rest[1:])
        ):
            return _with_features(words[rest], _lead(conjunction), None, reading)
    if reading is None:
        return None
    entry = words.get(_unpointed(reading.stem)) if reading.pronoun else None
    if entry and (reading.category.startswith("FW") or entry[0] == "modal"):
        return _with_features(entry, _lead(reading.conjunction), reading.pronoun, reading)
    return None


def _name(plain: str, reading: Reading | None) -> Piece | None:
    """A name of the tables, alone or with its clitics."""
    for conjunction, preposition, rest in detached(plain):
        if (conjunction or preposition) and len(rest) < _SHORTEST_NAME:
            continue
        if (english := known_name(rest, reading)) is not None:
            lead = _lead(conjunction, preposition)
            return Piece(english, "proper", lead, preposition=bool(preposition), reading=reading)
    return None


def _with_features(entry: tuple[str, str], lead: str, pronoun: Pronoun | None, reading: Reading | None) -> Piece:
    role, english = entry
    them = ""
    if pronoun:
        if role in {"particle", "infinitive"}:
            role, english = "subject", f"{english} {_nominative(pronoun)}"
        elif role == "modal":
            english = f"{_nominative(pronoun)} {english}"
        else:
            them = _objective(pronoun)
            english = f"{english} {them}"
            role = "adverb"
    feminine = reading.gender == "feminine" if reading and reading.gender else None
    plural = reading is not None and reading.number == "plural"
    article = reading is not None and reading.article and role in {"noun", "head", "adjective"}
    return Piece(english, role, lead, article, feminine=feminine, plural=plural, reading=reading)


def _read(reading: Reading) -> Piece:
    role = _ROLES.get(reading.part_of_speech, reading.part_of_speech)
    english = _choose(reading)
    if role == "noun" and english[:1].isupper() and not reading.article:
        role = "proper" if reading.category in {"N0", "Nprop"} else role
    lead = _lead(reading.conjunction, "" if role == "verb" else reading.preposition)
    if role == "verb":
        english = inflect.base(english)
    elif role == "noun" and reading.number == "plural":
        english = inflect.plural(english)
    elif reading.number == "dual" and role in {"noun", "numeral"} and not english.startswith("tw"):
        english = f"two {inflect.plural(english) if role == 'noun' else english}"
    pronoun = reading.pronoun
    owner = _possessive(pronoun) if pronoun and role in {"noun", "adjective"} else ""
    them = _objective(pronoun) if pronoun and not owner else ""
    if role in {"preposition", "particle", "conjunction", "relative"} and them:
        english, role = f"{english} {them}", "adverb"
    things = reading.number == "plural" and reading.human is False and role == "noun"
    return Piece(
        english,
        role,
        lead,
        reading.article,
        owner,
        them,
        bool(reading.preposition) and role != "verb",
        True if things else reading.gender == "feminine" if reading.gender else None,
        reading.number == "plural",
        reading,
    )


def _unknown(plain: str) -> Piece:
    clitics, stem = next(
        ((each, rest) for each, rest in cuts(plain) if each.article and len(rest) >= _SHORTEST),
        (Proclitics("", "", False), plain),
    )
    lead = _lead(clitics.conjunction, clitics.preposition)
    return Piece(name_or_word(stem), "proper", lead, clitics.article, preposition=bool(clitics.preposition))


def alternatives(gloss: str) -> list[str]:
    """The alternatives of a gloss of the lexicon, without asides."""
    plain = _ASIDE.sub(" ", gloss.partition(" + ")[0])
    return [part for raw in _PARTS.split(plain) if (part := " ".join(raw.split()))]


def _choose(reading: Reading) -> str:
    """What the table of lemmas says, else the alternative that translations use most, else the first.

    A word without any is a name, or stays as it is.
    """
    key = normalise(reading.lemma), reading.part_of_speech
    options = alternatives(reading.gloss) or [name_or_word(reading.stem)]
    return _lemmas().get(key) or _preferred().get(key) or options[0]


def _unpointed(stem: str) -> str:
    return "إلى" if stem == "إلي" else "على" if stem == "علي" else normalise(stem)


def _form(pronoun: Pronoun, forms: str) -> str:
    first, firsts, second, masculine, feminine, plural = forms.split()
    if pronoun.person == 1:
        return first if pronoun.number == "singular" else firsts
    if pronoun.person == 2:
        return second
    return plural if pronoun.number != "singular" else feminine if pronoun.gender == "feminine" else masculine


def _possessive(pronoun: Pronoun) -> str:
    return _form(pronoun, "my our your his her their")


def _objective(pronoun: Pronoun) -> str:
    return _form(pronoun, "me us you him her them")


def _nominative(pronoun: Pronoun) -> str:
    return _form(pronoun, "I we you he she they")


def subject_pronoun(reading: Reading | None) -> str:
    """The pronoun that a verb's ending stands for."""
    if reading is None or reading.person is None:
        return "it"
    return _nominative(Pronoun("", reading.person, reading.gender, reading.number or "singular"))


@cache
def _clitics() -> dict[str, str]:
    return {form: english for form, english in table("lexicon/gloss/clitics.tsv")}  # noqa: C416


@cache
def _words() -> dict[str, tuple[str, str]]:
    return {word: (role, english) for word, role, english in table("lexicon/gloss/words.tsv")}


@cache
def _lemmas() -> dict[tuple[str, str], str]:
    return {(lemma, part): english for lemma, part, english in table("lexicon/gloss/lemmas.tsv")}


@cache
def _preferred() -> dict[tuple[str, str], str]:
    return {(lemma, part): english for lemma, part, english in table("learned/gloss/preferred.tsv")}


def _definite(phrase: str) -> Iterator[str]:
    """An indefinite phrase of two words with articles: on both before an adjective, on the second in a construct."""
    parts = phrase.split()
    if len(parts) == 2 and not any(part.startswith(ARTICLE) for part in parts):
        first, second = parts
        yield f"{ARTICLE}{first} {ARTICLE}{second}"
        yield f"{first} {ARTICLE}{second}"


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], str, str]]]:
    """Phrases by their first word, the longest first: the other words, role and English."""
    phrases: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    names = ((arabic, "proper", english) for arabic, english in names_of_several_words())
    known = {
        normalise(arabic): (role, english) for arabic, role, english in (*names, *table("lexicon/gloss/phrases.tsv"))
    }
    definite = {form: value for arabic, value in known.items() if value[0] == "noun" for form in _definite(arabic)}
    for arabic, (role, english) in {**definite, **known}.items():
        first, *rest = arabic.split()
        phrases.setdefault(first, []).append((tuple(rest), role, english))
    for same in phrases.values():
        same.sort(key=lambda phrase: -len(phrase[0]))
    return phrases
