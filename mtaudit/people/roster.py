"""The persons whom both texts name, and who of them is a man or a woman: what one sentence tells holds in all.

A name in the Arabic is that of the English where it renders it. Then the English decides: a title, a noun, a given
name, else he and she right beside the name. Where it does not tell, a given name in the Arabic does, else the titles
that the Arabic gives the person.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from mtaudit.arabic.government import share
from mtaudit.arabic.normalise import fold
from mtaudit.arabic.words import Word
from mtaudit.document import Token
from mtaudit.grammar import Gender
from mtaudit.names.renderings import Rendering
from mtaudit.people.arabic import (
    ArabicName,
    bare_name,
    is_name_word,
    read_arabic_names,
    stands_alone,
    titles_before,
)
from mtaudit.people.english import Named, english_names
from mtaudit.people.pronouns import told_by_pronouns
from mtaudit.people.same_name import Mentioned, Parts, SameName, read_same_names

_VERB = 0.5
"""Probability from which a word is taken for a verb."""


@dataclass(frozen=True, slots=True)
class Bearer:
    """A person named in a passage: the range of the Arabic words, and the gender, None where it is not known.

    `surely`: it is told by more than the titles of the Arabic. `english` is the name that the words render.
    """

    first: int
    last: int
    gender: Gender | None
    surely: bool = True
    english: Named | None = None


@dataclass(frozen=True)
class Roster:
    """The persons of a document, by passage, in order."""

    passages: tuple[tuple[Bearer, ...], ...]
    words: Sequence[Sequence[Word]]

    def within(self, passage: int, start: int, end: int) -> tuple[Bearer, ...]:
        """Those named within a range of words."""
        return tuple(each for each in self.passages[passage] if start <= each.first and each.last <= end)

    @cached_property
    def known(self) -> Mapping[str, Gender]:
        """The gender of the names, by one word as `fold` spells it; not of words that several bear differently."""
        found: dict[str, set[Gender]] = {}
        for words, bearers in zip(self.words, self.passages, strict=True):
            for each in bearers:
                if each.gender is not None:
                    found.setdefault(_parts(words, each.first, each.last)[-1], set()).add(each.gender)
        return {name: next(iter(genders)) for name, genders in found.items() if len(genders) == 1}


def read_roster(
    english: Sequence[Sequence[Token]],
    arabic: Sequence[Sequence[Word]],
    renderings: Sequence[Iterable[Rendering]],
) -> Roster:
    """Find the persons of a document, given the tokens, words and renderings of its passages."""
    sources = told_by_pronouns(english, english_names(english))
    found = [
        _merge(_rendered(names, each), read_arabic_names(words))
        for words, names, each in zip(arabic, sources, renderings, strict=True)
    ]
    surely = _same_names(arabic, found)
    found = [_resolve(words, bearers, surely, surely=True) for words, bearers in zip(arabic, found, strict=True)]
    titled = _same_names(arabic, [_by_titles(words, each) for words, each in zip(arabic, found, strict=True)])
    found = [_resolve(words, bearers, titled, surely=False) for words, bearers in zip(arabic, found, strict=True)]
    return Roster(tuple(map(tuple, found)), arabic)


def _rendered(names: Iterable[Named], renderings: Iterable[Rendering]) -> list[Bearer]:
    """The Arabic words that render the English names: for each the longest run of words beside each other."""
    by_token = {token: each.words for each in renderings if each.words for token in range(each.first, each.last)}
    found = []
    for named in names:
        words = {at for token in range(named.first, named.last) if token in by_token for at in range(*by_token[token])}
        if words:
            first, last = max(_runs(sorted(words)), key=lambda run: run[1] - run[0])
            found.append(Bearer(first, last, named.gender, english=named))
    return found


def _runs(words: Sequence[int]) -> Iterator[tuple[int, int]]:
    start = words[0]
    for before, after in zip(words, (*words[1:], None), strict=True):
        if after is None or after > before + 2:
            yield start, before + 1
            start = after if after is not None else start


def _merge(rendered: Sequence[Bearer], names: Iterable[ArabicName]) -> list[Bearer]:
    """The names of both readings; where they overlap, the English tells the gender if it can."""
    found = {each.first: each for each in rendered}
    for name in names:
        same = [each for each in rendered if each.first < name.last and name.first < each.last]
        if not same:
            found[name.first] = Bearer(name.first, name.last, name.gender)
        for each in same if len(same) == 1 else ():
            both = replace(each, first=min(each.first, name.first), last=max(each.last, name.last))
            found.pop(each.first)
            gender = each.gender if _is_family_name(each, name) else each.gender or name.gender
            found[both.first] = replace(both, gender=gender)
    return [found[first] for first in sorted(found)]


def _is_family_name(rendered: Bearer, name: ArabicName) -> bool:
    """Whether the source has one word for a name that looks like a given name: Judge Glynn."""
    english = rendered.english
    return english is not None and english.last == english.first + 1 and name.last == name.first + 1


def _parts(words: Sequence[Word], first: int, last: int) -> Parts:
    parts = [fold(word.text) if word.kind == "word" else word.text.lower() for word in words[first:last]]
    return (bare_name(words[first]) if words[first].kind == "word" else parts[0], *parts[1:])


def _mentioned(words: Sequence[Word], bearer: Bearer) -> Mentioned:
    alone = bearer.english is None or bearer.english.gender is None
    return Mentioned(_parts(words, bearer.first, bearer.last), bearer.gender, by_given_name=alone)


def _same_names(arabic: Sequence[Sequence[Word]], found: Sequence[Sequence[Bearer]]) -> SameName:
    return read_same_names(
        _mentioned(words, each) for words, bearers in zip(arabic, found, strict=True) for each in bearers
    )


def _resolve(words: Sequence[Word], bearers: Sequence[Bearer], names: SameName, *, surely: bool) -> list[Bearer]:
    """The bearers with what other mentions tell, and those named by one word that a longer name has told."""
    taken = {at for each in bearers for at in range(each.first, each.last)}
    found = []
    for each in bearers:
        gender = names.gender(_mentioned(words, each))
        sure = each.surely if each.gender is not None else surely
        found.append(each if gender == each.gender else replace(each, gender=gender, surely=sure))
    for at, word in enumerate(words):
        if at in taken or not (is_name_word(word) or _may_be_subject(words, at)):
            continue
        if (gender := names.known(_parts(words, at, at + 1))) is not None:
            found.append(Bearer(at, at + 1, gender, surely))
    return sorted(found, key=lambda each: each.first)


def _may_be_subject(words: Sequence[Word], at: int) -> bool:
    """Whether a word with the article, which may be a family name (العلوي), stands right behind a verb."""
    article = fold(words[at].text).startswith("ال")
    return article and at > 0 and share(words[at - 1], lambda r: r.part_of_speech == "verb" and r.person == 3) >= _VERB


def _by_titles(words: Sequence[Word], bearers: Sequence[Bearer]) -> list[Bearer]:
    """The persons of whom nothing is told, with what the title before the name says."""
    found = []
    for each in bearers:
        if each.gender is None:
            titles = titles_before(words, each.first)
            clear = len(titles) == 1 and titles[0].clear and stands_alone(words, titles[0].index)
            if clear and titles[0].title.gender is not None:
                found.append(replace(each, gender=titles[0].title.gender, surely=False))
        else:
            found.append(each)
    return found
