"""Whom an English text names, and which of them are surely men or women.

A run of capitalised words is read from its end: behind the last word for a nation, a place or an office comes the
name, and its first word is the given name (German Foreign Minister Annalena Baerbock). Only that one tells a gender.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from mtaudit.document import Token
from mtaudit.english.gender import TITLES, given_names
from mtaudit.english.names import is_common, is_written_small
from mtaudit.english.word_lists import word_list
from mtaudit.gendered_nouns import gendered_nouns
from mtaudit.grammar import Gender
from mtaudit.people.discourse import person_nouns
from mtaudit.people.gazetteer import english_index
from mtaudit.people.same_name import Mentioned, read_same_names
from mtaudit.resources import table, words

_JOINTS = frozenset({"-", ".", "'", "’", "‘"})
_DETERMINERS = frozenset({"a", "an", "the"})
_LONGEST_APPOSITION = 5
_LONGEST_RUN = 16
"""Words in capitals that stand together; what is longer is a list, not a name with its titles."""
_LONG_CAPITALS = 5
"""Letters from which a word in capitals is rather a name than an abbreviation."""
_HEADLINE = 4
"""Words that a line has at least if it is called a headline; what is shorter may be all names."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a sentence: the range of its tokens, without the titles before it, which begin at `start`.

    `gender` is what the name itself, its title or its apposition tells of its bearer, `by_given_name` whether that is
    no more than what the given name tells.
    """

    start: int
    first: int
    last: int
    gender: Gender | None
    by_given_name: bool = False


def read_english_names(tokens: Sequence[Token]) -> tuple[Named, ...]:
    """The names of a sentence that may be a person's."""
    return tuple(named for run in _runs(tokens) if (named := _read_run(tokens, run)) is not None)


def name_parts(tokens: Sequence[Token], named: Named) -> tuple[str, ...]:
    """The words of a name in lower case, without hyphens, full stops and particles."""
    low = (tokens[index].text.lower() for index in range(named.first, named.last) if tokens[index].kind == "word")
    return tuple(word for word in low if word not in word_list("particles of names")) or (
        tokens[named.first].text.lower(),
    )


def english_names(sentences: Sequence[Sequence[Token]]) -> list[tuple[Named, ...]]:
    """The names of every sentence of a text; what is said of a person anywhere is known wherever the name stands.

    A name that is the end of a longer one is that person's (Thomas-Greenfield of Linda Thomas-Greenfield). Two bearers
    of different gender cancel each other out.
    """
    found = [read_english_names(tokens) for tokens in sentences]
    together = read_same_names(
        _mentioned(tokens, named) for tokens, names in zip(sentences, found, strict=True) for named in names
    )

    def resolve(mentioned: Mentioned) -> Gender | None:
        gender = together.gender(mentioned)
        silent = gender is None and mentioned.parts not in together.told
        return english_index().alone.get(mentioned.parts[-1]) if silent else gender

    return [
        tuple(replace(named, gender=resolve(_mentioned(tokens, named))) for named in names)
        for tokens, names in zip(sentences, found, strict=True)
    ]


def _mentioned(tokens: Sequence[Token], named: Named) -> Mentioned:
    return Mentioned(name_parts(tokens, named), named.gender, named.by_given_name)


def english_people(sentences: Sequence[Sequence[Token]]) -> dict[str, Gender]:
    """The names in an English text, one word each and in lower case, whose bearer's gender is known.

    Known are people of the gazetteer, and those whom the text calls by a title (Ms Harris), by a noun (actress Anna
    Berg) or by a given name that is of one gender (Steve Witkoff). A family name that is a common word too is known
    where the text does not use it as one.
    """
    votes: dict[str, set[Gender]] = {}
    alone = english_index().alone
    small = {token.text for tokens in sentences for token in tokens if token.text.islower()}
    for tokens, names in zip(sentences, english_names(sentences), strict=True):
        for token in tokens:
            if token.text[:1].isupper() and token.text.lower() in alone:
                votes.setdefault(token.text.lower(), set())
        for named in names:
            parts = name_parts(tokens, named)
            family = parts[-1] in _family_names() and parts[-1] not in small
            if named.gender is not None and (family or not is_common(parts[-1])):
                for word in {parts[-1], *(word for word in parts if word in given_names())}:
                    votes.setdefault(word, set()).add(named.gender)
    known = {name: genders or {alone[name]} for name, genders in votes.items()}
    return {name: next(iter(genders)) for name, genders in known.items() if len(genders) == 1}


def _runs(tokens: Sequence[Token]) -> Iterator[list[int]]:
    """Names as they stand in a sentence: capitalised words, particles between them; no hyphens, no full stops."""
    if _is_headline(tokens):
        return
    run: list[int] = []
    for index, token in enumerate(tokens):
        low = token.text.lower()
        hyphened = bool(run) and tokens[index - 1].text == "-" and run[-1] == index - 2
        inside = token.text[:1].isupper() or (run and low in word_list("particles of names")) or hyphened
        if token.kind == "word" and inside and low[0] not in "'’":
            run.append(index)
        elif not (run and token.text in _JOINTS and _is_joint(tokens, index)):
            if run:
                yield run
            run = []
    if run:
        yield run


def _is_headline(tokens: Sequence[Token]) -> bool:
    """Whether All Words Begin With a Capital, so that capitals tell nothing."""
    full = [
        token.text for token in tokens if token.kind == "word" and token.text not in word_list("small in headlines")
    ]
    return len(full) >= _HEADLINE and all(word[0].isupper() or word[0] in "'’" for word in full)


def _is_joint(tokens: Sequence[Token], index: int) -> bool:
    """Whether a mark belongs to a name: a hyphen or apostrophe inside it, the full stop of an initial or a title."""
    before = tokens[index - 1]
    if tokens[index].text == ".":
        return (
            len(before.text) == 1 or before.text.lower() in TITLES or before.text.lower() in word_list("short titles")
        )
    return (
        index + 1 < len(tokens) and before.end == tokens[index].start and tokens[index].end == tokens[index + 1].start
    )


def _read_run(tokens: Sequence[Token], run: list[int]) -> Named | None:
    if len(run) > _LONGEST_RUN:
        return None
    low = [tokens[index].text.lower() for index in run]
    if low[0] == "the" and run[0] > 0:
        return None  # a work, a newspaper, a band: The Guardian
    while len(low) > 1 and (low[-1] in word_list("after names") or low[-1] in word_list("particles of names")):
        low.pop()
    boundary = max((at for at in range(len(low) - 1) if _is_boundary(low, at)), default=-1)
    if low[0] in word_list("prefixes of places") and boundary < 1 and len(low) > 1:
        return None
    start = boundary + 1
    name, before = low[start:], low[boundary] if boundary >= 0 else ""
    at = next((at for at in range(len(low)) if english_index().at(low, at)), 0)
    full = english_index().at(low, at)
    is_known = full is not None and at + full[0] == len(low)
    if not is_known and (not _may_be_family(tokens[run[len(low) - 1]].text) or " ".join(name) in _no_people()):
        return None
    end = run[len(low) - 1] + 1
    if full is not None:
        return Named(run[0], run[start], end, full[1])
    if is_written_small(name[-1]) and name[-1] not in _family_names():
        return Named(run[0], run[start], end, None)
    told = _title_gender(tokens, run, before) or _noun_gender(tokens, run[0], end)
    return Named(run[0], run[start], end, told or _given_gender(name), by_given_name=told is None)


def _is_boundary(low: Sequence[str], at: int) -> bool:
    """Whether the name begins behind a word."""
    word = low[at]
    if at and low[at - 1] in word_list("prefixes of places"):
        return True
    return (
        word in TITLES
        or word in word_list("short titles")
        or word in _no_given_names()
        or (word in person_nouns() and word not in given_names())
    )


def _title_gender(tokens: Sequence[Token], run: Sequence[int], before: str) -> Gender | None:
    """The gender of the word right before the name: Mr, Queen, or a noun in small letters (actress Anna Berg)."""
    if before:
        return TITLES.get(before) or _singular(before)
    if run[0] == 0:
        return None
    return _singular(tokens[run[0] - 1].text) if tokens[run[0] - 1].text.islower() else None


def _singular(word: str) -> Gender | None:
    gender, number = gendered_nouns().get(word.lower(), (None, None))
    return gender if number == "singular" else None


def _given_gender(name: Sequence[str]) -> Gender | None:
    """The gender of a given name before a family name."""
    alone = all(word in word_list("particles of names") for word in name[1:])
    first_is_family = name[0] in words("lexicon/english/family_names_first.txt")
    either = name[0] in word_list("given names of either gender")
    return None if alone or first_is_family or either else given_names().get(name[0])


def _noun_gender(tokens: Sequence[Token], start: int, end: int) -> Gender | None:
    """The gender of a noun in apposition: the victim's widow, Yoko Tanaka; Kris Wilson, a spokeswoman for the firm."""
    if end - start < 2:
        return None
    closed = end >= len(tokens) or tokens[end].text in {",", "."}
    if start > 1 and tokens[start - 1].text == "," and closed and (gender := _singular(tokens[start - 2].text)):
        return gender
    if end + 1 < len(tokens) and tokens[end].text == "," and tokens[end + 1].text.lower() in _DETERMINERS:
        for at in range(end + 2, min(end + 2 + _LONGEST_APPOSITION, len(tokens))):
            if (gender := _singular(tokens[at].text)) is not None:
                after = tokens[at + 1].text if at + 1 < len(tokens) else ""
                return None if after in {"'s", "’s"} or after[:1].isupper() else gender
            if tokens[at].kind != "word" or tokens[at].text.lower() in {"of", "for", "to", "who", "whose", "and"}:
                return None
    return None


def _may_be_family(word: str) -> bool:
    """Whether a name may end with a word: no nation and no office, no abbreviation."""
    low = word.lower()
    return (low not in _no_given_names() or low in _family_names()) and not (
        word.isupper() and len(word) < _LONG_CAPITALS
    )


def _family_names() -> frozenset[str]:
    return words("lexicon/english/family_names.txt")


def _no_given_names() -> frozenset[str]:
    return words("lexicon/english/not_given_names.txt")


@cache
def _no_people() -> frozenset[str]:
    return frozenset(name.lower() for (name,) in table("lexicon/english/not_people.txt"))
