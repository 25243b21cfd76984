"""The titles that a text gives the persons whom it names, before the name and behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from mtaudit.arabic.given_names import given_name_gender
from mtaudit.arabic.government import share
from mtaudit.arabic.normalise import fold, normalise
from mtaudit.arabic.titles import Title, read_title
from mtaudit.arabic.word_lists import word_list
from mtaudit.arabic.words import Word
from mtaudit.people.arabic import TitleBefore, stands_alone, titles_before
from mtaudit.people.gazetteer import arabic_index
from mtaudit.people.roster import Bearer

Verdict = Callable[[int, Bearer], bool | None]
"""Whether the source calls a person by the title at an index; None where it does not tell."""

_COMMAS = ("،", ",")
_NOUN, _VERB = 0.5, 0.2
"""Probabilities of the readings from which a word is taken for a noun, and for a verb that appoints somebody."""
_FARTHEST = 12
"""Words between a verb such as "elected" and the name of the one who was."""


@dataclass(frozen=True, slots=True)
class Titled:
    """A person with a title: the index of the word, and the words from it to the name, or to the comma behind it."""

    bearer: Bearer
    index: int
    title: Title
    end: int


def read_titled(
    words: Sequence[Word], bearers: Sequence[Bearer], of_source: Verdict, people: frozenset[int]
) -> Iterator[Titled]:
    """The title of each person that is surely that person's. `people` are words that the source shows to be nouns for
    people."""
    for bearer in bearers:
        titles = [] if is_governed(words[bearer.first]) else _heads(titles_before(words, bearer.first, people))
        head = _own(words, titles, bearer, of_source) if titles else None
        if head is not None:
            yield Titled(bearer, head.index, head.title, bearer.first)
        yield from _behind(words, bearers, bearer, of_source, people)


def is_governed(name: Word) -> bool:
    """Whether a preposition or conjunction is attached to a name, so that what stands before it is not its title."""
    if given_name_gender(name.text) is not None or name.reading is None:
        return False
    known = fold(name.text)[1:] in arabic_index().alone
    return known or bool(name.reading.preposition or name.reading.conjunction)


def _heads(titles: Sequence[TitleBefore]) -> list[TitleBefore]:
    """The titles without those that describe the one before them: الخبير الاقتصادي."""
    definite = {each.index for each in titles if each.title.article}
    return [each for each in titles if not (each.title.article and each.index - 1 in definite)]


def _own(
    words: Sequence[Word], titles: Sequence[TitleBefore], bearer: Bearer, of_source: Verdict
) -> TitleBefore | None:
    """Which of the titles before a name is the person's: the one that the source says, or the first word of the phrase.

    Where one of several fits the person, it may be that one: زوجة الرئيس ميلانيا ترامب.
    """
    told = {each.index: of_source(each.index, bearer) for each in titles}
    for each in reversed(titles):
        if told[each.index]:
            return each
    head = titles[-1]
    fits = any(each.title.gender in (bearer.gender, None) for each in titles)
    if fits or told[head.index] is False or not head.clear or not stands_alone(words, head.index):
        return None
    return head


def _behind(
    words: Sequence[Word], bearers: Sequence[Bearer], bearer: Bearer, of_source: Verdict, people: frozenset[int]
) -> Iterator[Titled]:
    """The title behind a name: in apposition after a comma, or what somebody was elected."""
    at = bearer.last
    comma = at < len(words) and words[at].text in _COMMAS
    at += comma
    after = words[at + 1].text if at + 1 < len(words) else ""
    title = read_title(words[at].text, after) if at < len(words) and words[at].kind == "word" else None
    if title is None or title.pronoun or title.before.strip("ال") or (title.pair.thing and at not in people):
        return
    if share(words[at], lambda r: r.part_of_speech in ("noun", "adjective")) < _NOUN:
        return
    if any(
        each.first > at and any(t.index == at for t in titles_before(words, each.first, people)) for each in bearers
    ):
        return
    told = of_source(at, bearer)
    appointed = not comma and not title.article and _is_appointed(words, bearer.first)
    if told or appointed or (comma and told is None):
        yield Titled(bearer, at, title, _end_of_apposition(words, at))


def _is_appointed(words: Sequence[Word], name: int) -> bool:
    """Whether the clause of a name says that somebody is made something: عينت الشركة فلانا مديرا."""
    for at in range(name - 1, max(-1, name - 1 - _FARTHEST), -1):
        if words[at].kind == "punctuation":
            return False
        if (
            share(words[at], lambda r: r.part_of_speech == "verb" and normalise(r.lemma) in word_list("appointing"))
            > _VERB
        ):
            return True
    return False


def _end_of_apposition(words: Sequence[Word], at: int) -> int:
    return next((end for end in range(at + 1, len(words)) if words[end].kind == "punctuation"), len(words))
