"""Of whom a phrase speaks: its first noun or name, and what is known of the gender."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mtaudit.arabic.agreement import agreeing_gender
from mtaudit.arabic.government import likely, share
from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.syntax import names_of
from mtaudit.arabic.titles import read_title
from mtaudit.arabic.word_lists import word_list
from mtaudit.arabic.words import Word
from mtaudit.grammar import Gender
from mtaudit.people.arabic import is_name_word, titles_before
from mtaudit.people.roster import Bearer

_ONE_OF: dict[str, Gender] = {"أحد": "masculine", "إحدى": "feminine"}
_SURE = 0.6
_LONGEST_BODY = 5
"""Words of the name of a company or an institution."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a phrase speaks of: the index of its first word, the word that tells, its gender, whether it is a person.

    `bearer` is who is named, if that is what tells the gender; else the noun does.
    """

    index: int
    text: str
    gender: Gender
    is_person: bool
    bearer: Bearer | None = None


def read_head(words: Sequence[Word], start: int, end: int, bearers: Sequence[Bearer]) -> Head | None:
    """The head of the phrase that begins at `start` and lies before `end`; None where its gender is not sure.

    `bearers` are the persons named in the passage. A name in apposition decides over the noun before it, unless a title
    nearer to the name may be its bearer's: then the noun does (زوجة الرئيس دونالد ترامب).
    """
    if start >= end or words[start].kind not in ("word", "latin"):
        return None
    named = any(bearer.first == start and bearer.gender is not None for bearer in bearers)
    body = None if named else names_of({})([word.text for word in words[start : min(end, start + _LONGEST_BODY)]])
    if body is not None:
        return None if body == "either" else Head(start, words[start].text, body, is_person=False)
    noun, is_person = _noun_gender(words, start)
    for bearer in bearers:
        if bearer.first == start:
            return _named(words, start, bearer)
        if bearer.first > start and bearer.last <= end:
            titles = titles_before(words, bearer.first)
            if not any(each.index == start for each in titles):
                break
            nearer = any(each.title.gender in (bearer.gender, None) for each in titles if each.index != start)
            if bearer.gender is None or (noun not in (bearer.gender, None) and nearer):
                break
            return _named(words, start, bearer)
    if noun is None or (is_person and _is_contradicted(words, start, end, noun)):
        return None
    return Head(start, words[start].text, noun, is_person)


def _named(words: Sequence[Word], start: int, bearer: Bearer) -> Head | None:
    return None if bearer.gender is None else Head(start, words[bearer.last - 1].text, bearer.gender, True, bearer)


def _noun_gender(words: Sequence[Word], at: int) -> tuple[Gender | None, bool]:
    """The gender of a noun in the singular, or of a plural of things, by what speaks of it, and whether of a person."""
    word = words[at]
    plain = normalise(word.text)
    if plain in _ONE_OF:
        return _ONE_OF[plain], True
    if share(word, lambda r: r.part_of_speech == "verb") >= 0.5:
        return None, False
    title = read_title(word.text)
    if title is not None and not (title.pair.thing and title.form == "feminine" and not _is_human(word)):
        return title.gender, True
    if is_name_word(word):
        return None, True
    readings = likely(word)
    if not readings or any(r.part_of_speech != "noun" for r in readings):
        return None, False
    if any(
        normalise(r.stem) in word_list("epicene") or normalise(r.stem) in word_list("quantifiers") for r in readings
    ):
        return None, False
    human = {bool(r.human) for r in readings}
    if len(human) > 1 or any(r.number == "dual" or (r.human and r.number != "singular") for r in readings):
        return None, False
    genders = {agreeing_gender(r) for r in readings}
    return (next(iter(genders)) if len(genders) == 1 else None), human == {True}


def _is_human(word: Word) -> bool:
    readings = likely(word)
    return bool(readings) and all(r.human for r in readings)


def _is_contradicted(words: Sequence[Word], start: int, end: int, gender: Gender) -> bool:
    """Whether an adjective right after a noun for a person has the other gender: one of the two is wrong."""
    after = words[start + 1] if start + 1 < end else None
    if after is None:
        return False
    adjectives = [r for r in likely(after) if r.part_of_speech == "adjective"]
    return (
        bool(adjectives)
        and len(adjectives) == len(likely(after))
        and all(r.gender not in (gender, None) and r.number == "singular" for r in adjectives)
    )
