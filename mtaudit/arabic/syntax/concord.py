"""What a noun phrase asks of the words that agree with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from mtaudit.arabic.morphology import Pronoun, Reading
from mtaudit.arabic.syntax.lists import listed, possessors, quantifiers
from mtaudit.arabic.syntax.names import NameGender
from mtaudit.arabic.syntax.phrases import Phrase, is_elative
from mtaudit.arabic.syntax.sense import Sense
from mtaudit.arabic.word_lists import word_list
from mtaudit.grammar import Gender, Number

Agreement = tuple[Gender, Number]
"""What an agreeing word shows."""

Place = Literal["before", "behind", "attribute"]
"""Where the agreeing word stands: a verb before its subject, which is in the singular; a verb, predicate or pronoun
behind what it speaks of; an adjective, demonstrative or relative pronoun of the noun."""

GENDERS: tuple[Gender, Gender] = ("masculine", "feminine")
NUMBERS: tuple[Number, Number, Number] = ("singular", "dual", "plural")
ANY: frozenset[Agreement] = frozenset((gender, number) for gender in GENDERS for number in NUMBERS)
OF_THINGS: Agreement = ("feminine", "singular")
"""What agrees with things in the plural."""
SEVERAL: frozenset[Agreement] = frozenset({(g, n) for g, n in ANY if n != "singular"} | {OF_THINGS})
"""What may agree with two nouns together."""


@dataclass(frozen=True, slots=True)
class Concord:
    """What may agree with something: `allowed`, whatever grammar or usage lets pass, and `best`, what to write."""

    allowed: frozenset[Agreement]
    best: Agreement | None = None


_OPEN = Concord(ANY)
_SOUND_PLURALS = ("ون", "ين", "ات")
"""Endings of unknown words that may be plurals or names."""


def of_pronoun(pronoun: Pronoun) -> frozenset[Agreement]:
    """What a pronoun shows of what it speaks of."""
    genders = (pronoun.gender,) if pronoun.gender else GENDERS
    return _with_things(frozenset((gender, pronoun.number) for gender in genders))


def shown_by_pronoun(sense: Sense) -> frozenset[Agreement]:
    """What a relative or personal pronoun that is a word of its own shows: of things, the feminine means several."""
    return _with_things(shown(sense.readings))


def _with_things(agreements: frozenset[Agreement]) -> frozenset[Agreement]:
    return agreements | {("feminine", "plural")} if OF_THINGS in agreements else agreements


def any_number(genders: Iterable[Gender]) -> frozenset[Agreement]:
    """The genders in every number."""
    return frozenset((gender, number) for gender in genders for number in NUMBERS)


def shown(readings: Sequence[Reading]) -> frozenset[Agreement]:
    """What the readings of an agreeing word may show."""
    return frozenset(
        (gender, number)
        for reading in readings
        for gender in ((reading.gender,) if reading.gender else GENDERS)
        for number in ((reading.number,) if reading.number else NUMBERS)
    )


def of_phrase(phrase: Phrase, senses: Sequence[Sense], place: Place, name_gender: NameGender) -> Concord:
    """What a phrase asks of a verb or predicate, with what is joined to it."""
    own = _of_one(phrase, senses, place, name_gender)
    if not phrase.joined or place == "before":
        return own
    phrases = (phrase, *phrase.joined)
    allowed = own.allowed.union(*(_of_one(each, senses, place, name_gender).allowed for each in phrase.joined))
    heads = [of_noun(each, each.head, senses, place, name_gender).allowed for each in phrases]
    feminine = all(gender == "feminine" for agreements in heads for gender, _ in agreements)
    return Concord(allowed | (any_number(("feminine",) if feminine else GENDERS) - any_singular()))


def any_singular() -> frozenset[Agreement]:
    """Both genders in the singular."""
    return frozenset((gender, "singular") for gender in GENDERS)


def _of_one(phrase: Phrase, senses: Sequence[Sense], place: Place, name_gender: NameGender) -> Concord:
    concord = of_noun(phrase, phrase.head, senses, place, name_gender)
    if phrase.amounts:
        return _counted(concord, phrase, senses, place)
    if senses[phrase.head].stem in quantifiers():  # alone, or with a pronoun: بعضهم
        return Concord(any_singular()) if place == "before" else _OPEN
    return concord


def _counted(concord: Concord, phrase: Phrase, senses: Sequence[Sense], place: Place) -> Concord:
    """What an amount of something asks: as the thing does, in the plural, or as the amount does."""
    allowed, best = set(concord.allowed), concord.best
    for index in phrase.amounts:
        sense = senses[index]
        if sense.stem in quantifiers():
            own = quantifiers()[sense.stem]
            allowed |= {own} if own is not None else set()
        elif sense.part in ("numeral", "number"):
            allowed |= _counted_by_numeral(concord, senses[phrase.head], place)
            best = best if place == "before" else None
        elif place == "before" and is_elative(sense):
            allowed |= {("masculine", "singular")}  # كان أكبر مدينة
    return Concord(frozenset(allowed), best if best in allowed else None)


def _counted_by_numeral(concord: Concord, thing: Sense, place: Place) -> frozenset[Agreement]:
    """What a numeral adds to what the counted noun asks, which may stand in the singular."""
    if thing.may_be_person:
        genders = {gender for gender, _ in concord.allowed}
        return frozenset() if place == "before" else any_number(genders) - any_singular()
    if place == "before":
        return any_singular()
    return any_number(("feminine",)) | {("masculine", "dual")}


def of_noun(phrase: Phrase, index: int, senses: Sequence[Sense], place: Place, name_gender: NameGender) -> Concord:
    """What one noun of a phrase asks, in all its plausible readings."""
    sense = senses[index]
    if sense.is_name or sense.part == "number" or not sense.readings:
        gender = name_gender([senses[i].text for i in (index, *phrase.names)])
        if gender is None and sense.text.endswith(_SOUND_PLURALS):
            return _OPEN
        places = {reading.gender for reading in sense.readings}
        if gender is None and len(places) == 1 and not phrase.names:
            gender = places.pop()
        return (
            _OPEN
            if gender is None or gender == "either"
            else Concord(frozenset({(gender, "singular")}), (gender, "singular"))
        )
    if sense.part in ("demonstrative", "pronoun", "numeral"):
        return _OPEN
    if sense.text in possessors():
        return Concord(any_number({"masculine"}) - any_singular())  # ذوو الإعاقة
    if place == "attribute" and sense.article and is_elative(sense):
        return _OPEN  # الأسوأ التي
    counted = index != phrase.head and is_counted(senses, index)
    if sense.stem in word_list("epicene"):
        numbers = {reading.number for reading in sense.readings} | {"singular"} | ({"plural"} if counted else set())
        return Concord(frozenset((g, n) for g, n in ANY if n == "singular" or (n in numbers and place != "before")))
    concord = of_readings(sense, sense.readings, place)
    if place == "before":
        return concord
    also: frozenset[Agreement] = frozenset()
    if counted:
        also |= _counted_by_numeral(concord, sense, place)
    if sense.pronoun is not None and sense.pronoun.person == 1:  # والدي, "my father" and "my parents"
        also |= {(gender, "dual") for gender, _ in concord.allowed}
    return Concord(concord.allowed | also, concord.best) if also else concord


def is_counted(senses: Sequence[Sense], index: int) -> bool:
    """Whether a number stands right before a word."""
    return index > 0 and senses[index - 1].part in ("number", "numeral")


def of_readings(sense: Sense, readings: Sequence[Reading], place: Place = "attribute") -> Concord:
    """What a noun asks in the given readings."""
    collective = sense.stem in listed("collectives") or sense.lemma in listed("collectives")
    people = sense.stem in listed("people")
    parts = [_of_reading(reading, place, collective=collective, people=people) for reading in readings]
    if len(parts) == 1:
        return parts[0]
    genders = {part.best[0] if part.best else None for part in parts}
    allowed = frozenset[Agreement]().union(*(part.allowed for part in parts))
    return Concord(allowed, parts[0].best if len(genders) == 1 else None)


def _of_reading(reading: Reading, place: Place, *, collective: bool, people: bool) -> Concord:
    """What one reading of a noun asks; `people` says that it names people whatever the lexicon thinks."""
    foreign = reading.number == "singular" and reading.case is None and reading.stem.endswith("ا")
    human = True if people else reading.human
    if reading.part_of_speech == "adjective" and human is False:
        human = None
    sound = reading.case is not None or reading.construct
    return _asks(None if foreign else reading.gender, reading.number, human, sound, place, collective)


@lru_cache(maxsize=1 << 10)
def _asks(
    gender: Gender | None, number: Number | None, human: bool | None, sound: bool, place: Place, collective: bool
) -> Concord:
    """What a noun of a gender and number asks; `human` is None where it is not known, `sound` a plural in ون or ين.

    Of a noun in ا from another language (أوركسترا) usage varies, so its gender is given as None.
    """
    if number is None:
        return _OPEN
    genders = (gender,) if gender else GENDERS
    if number != "plural":
        best: list[Agreement] = [(each, "singular" if place == "before" else number) for each in genders]
    elif human is False:
        best = [OF_THINGS]
    else:
        best = [(each, "singular" if place == "before" else "plural") for each in genders]
    also = set(best)
    if number == "plural":
        also |= _leeway(genders, human, sound, place)
    if collective:
        also |= {OF_THINGS}
        if place != "before":
            also |= {("masculine", "plural")}
        if number == "plural":
            also |= any_singular() if place == "before" else {(each, "plural") for each in GENDERS}
    return Concord(frozenset(also), best[0] if len(best) == 1 else None)


def _leeway(genders: Sequence[Gender], human: bool | None, sound: bool, place: Place) -> set[Agreement]:
    """What else usage lets agree with a plural."""
    if place == "before":
        return {OF_THINGS} if human is None else set()
    if human is False:
        return {("feminine", "plural")}
    return {OF_THINGS} if human is None or not sound or "feminine" in genders else set()
