"""Who people are: the gender of the persons whom a text names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from mtaudit.arabic.clitics import without_conjunction
from mtaudit.arabic.normalise import fold
from mtaudit.arabic.word_lists import titles
from mtaudit.arabic.words import Word
from mtaudit.document import Token
from mtaudit.english.gender import TITLES, given_names
from mtaudit.english.names import is_common, is_title_case
from mtaudit.grammar import Gender
from mtaudit.resources import table

_PARTICLES = {"al", "el", "de", "da", "von", "van", "der", "bin", "ben", "abu", "le", "la", "di", "dos"}


@dataclass(frozen=True, slots=True)
class Person:
    """A person in the news. `alone` is the Arabic family name where that alone is enough to know who is meant."""

    english: str
    arabic: str
    gender: Gender
    alone: str = ""


@cache
def gazetteer() -> tuple[Person, ...]:
    """The people of `data/lexicon/people.tsv`."""
    return tuple(Person(*row) for row in table("lexicon/people.tsv"))  # type: ignore[arg-type]


def english_people(sentences: Iterable[Sequence[Token]]) -> dict[str, Gender]:
    """The names in an English text, one word each and in lower case, whose bearer's gender is known.

    Known are people of the gazetteer, and those whom the text calls by a title (Ms Harris) or by a given name that
    is of one gender (Steve Witkoff). Two bearers of different gender cancel each other out.
    """
    votes: dict[str, set[Gender]] = {}
    alone, full = _english_gazetteer()
    for tokens in sentences:
        headline = is_title_case(tokens)
        for run in _capitalised_runs(tokens):
            words = [token.text.lower() for token in run]
            for start, word in enumerate(words):
                if word in alone:
                    votes.setdefault(word, set())
                for end in range(start + 2, min(start + 6, len(words)) + 1):
                    if (gender := full.get(" ".join(words[start:end]))) is not None:
                        votes.setdefault(words[end - 1], set()).add(gender)
            gender = _gender_of_run(words)
            if gender is not None and not headline and not is_common(words[-1]):
                for word in {words[-1], *(word for word in words if word in given_names())}:
                    votes.setdefault(word, set()).add(gender)
    known = {name: genders or {alone[name]} for name, genders in votes.items()}
    return {name: next(iter(genders)) for name, genders in known.items() if len(genders) == 1}


def arabic_people(sentences: Iterable[Sequence[Word]]) -> dict[str, Gender]:
    """The names in an Arabic text, one word each as `fold` spells it, whose bearer's gender is known.

    Known are people of the gazetteer, and those whom the text gives a title with the article (الرئيسة كلوديا شينباوم).
    Two bearers of different gender cancel each other out.
    """
    votes: dict[str, set[Gender]] = {}
    alone, full = _arabic_gazetteer()
    english_alone, _ = _english_gazetteer()
    for tokens in sentences:
        words = [fold(token.text) if token.kind == "word" else token.text.lower() for token in tokens]
        for start, (word, token) in enumerate(zip(words, tokens, strict=True)):
            if token.kind == "latin" and word in english_alone:
                votes.setdefault(word, set()).add(english_alone[word])
            name = word if word in alone else without_conjunction(word)
            if name in alone:
                votes.setdefault(name, set()).add(alone[name])
            for length, gender in full.get(word, {}).items():
                if tuple(words[start : start + len(length)]) == length:
                    votes.setdefault(words[start + len(length) - 1], set()).add(gender)
            title = titles().get(word) if word.startswith("ال") and not _is_possessed(tokens, start) else None
            if title is not None and (last := _name_after(tokens, start + 1)) is not None:
                votes.setdefault(words[last], set()).add(title)
    return {name: next(iter(genders)) for name, genders in votes.items() if len(genders) == 1}


def _is_possessed(words: Sequence[Word], title: int) -> bool:
    """Whether a person stands before the title in the construct: the name may be theirs (زوجة الرئيس ميلانيا)."""
    reading = words[title - 1].reading if title else None
    return reading is not None and bool(reading.human) and not reading.article


def _name_after(words: Sequence[Word], start: int) -> int | None:
    """The index of the last word of the name that follows a title and its adjectives; None where there is none."""
    at = start
    while at < min(start + 2, len(words)) and any(r.part_of_speech == "adjective" for r in words[at].readings[:2]):
        at += 1
    end = at
    while end < min(at + 3, len(words)) and words[end].kind in ("word", "latin") and _is_name(words[end]):
        end += 1
    return end - 1 if end > at else None


def _is_name(word: Word) -> bool:
    return all(r.part_of_speech == "proper" and not r.article and not r.conjunction for r in word.readings)


@cache
def _english_gazetteer() -> tuple[dict[str, Gender], dict[str, Gender]]:
    alone: dict[str, Gender] = {}
    full: dict[str, Gender] = {}
    for person in gazetteer():
        words = re.findall(r"[^\W_]+", person.english.lower())
        full[" ".join(words)] = person.gender
        if person.alone:
            alone[words[-1]] = person.gender
    return alone, full


@cache
def _arabic_gazetteer() -> tuple[dict[str, Gender], dict[str, dict[tuple[str, ...], Gender]]]:
    alone: dict[str, Gender] = {}
    full: dict[str, dict[tuple[str, ...], Gender]] = {}
    for person in gazetteer():
        words = tuple(fold(word) for word in person.arabic.split())
        if len(words) > 1:
            full.setdefault(words[0], {})[words] = person.gender
        if person.alone and " " not in person.alone:
            alone[fold(person.alone)] = person.gender
    return alone, full


def _capitalised_runs(tokens: Sequence[Token]) -> list[list[Token]]:
    """Names as they stand in a sentence: capitalised words with particles and hyphens between them."""
    runs: list[list[Token]] = []
    run: list[Token] = []
    for token in (*tokens, None):
        if token is not None and token.text[:1].isupper() and token.kind == "word":
            run.append(token)
        elif token is not None and run and (token.text.lower() in _PARTICLES or token.text in {"-", "."}):
            if token.text.lower() in _PARTICLES:
                run.append(token)
        elif run:
            runs.append(run)
            run = []
    return runs


def _gender_of_run(words: Sequence[str]) -> Gender | None:
    """The gender of the bearer of a whole name: by the title before it or by the given name."""
    if len(words) < 2:
        return None
    titles = [TITLES[word] for word in words[:-1] if word in TITLES]
    if titles:
        return titles[0]
    for index, word in enumerate(words[:-1]):
        if word in given_names() and not any(w in _PARTICLES for w in words[index + 1 : index + 2]):
            return given_names()[word]
    return None
