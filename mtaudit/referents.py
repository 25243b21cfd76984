"""Which gendered words of a translation speak of a person of the other gender, and how likely.

Every Arabic word that shows a gender (a verb, an attached pronoun, a noun for a person) is described by what the
word links, the English sentence and its Arabic neighbours say about whom it speaks of. A logistic regression over
these features, trained by `training/referents.py`, gives the probability that it speaks of an English person whose
gender is the other one. The features name genders only as `conflict` and `agree`, so both genders are treated alike.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from mtaudit.arabic.clauses import Shown, agreeing_gender, is_noun, shown, third_person
from mtaudit.arabic.morphology import Gender
from mtaudit.arabic.words import Word
from mtaudit.document import Token
from mtaudit.english.gender import Mention, gendered_nouns, mentions
from mtaudit.resources import FOLDER

Link = tuple[int, int]

_NEUTRAL = {
    **dict.fromkeys(("it", "its", "itself", "which", "that", "this", "these", "those"), "it"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "they"),
    **dict.fromkeys(("i", "me", "my", "we", "us", "our", "you", "your", "myself", "yourself"), "speaker"),
    **dict.fromkeys(("who", "whom", "whose"), "who"),
}


@dataclass(frozen=True, slots=True)
class Suspect:
    """A gendered word, the English word it conflicts with, and the probability that it is wrong."""

    shown: Shown
    mention: Mention
    probability: float


def persons(english: Sequence[Token], people: Mapping[str, Gender]) -> dict[int, Mention]:
    """The words of an English sentence that tell a person's gender, by their index.

    `people`: the gender of names, one word each in lower case.
    """
    names = [
        Mention(index, people[token.text.lower()], "name")
        for index, token in enumerate(english)
        if token.text[:1].isupper() and token.text.lower() in people
    ]
    return {mention.index: mention for mention in (*names, *mentions(english))}


def suspects(
    english: Sequence[Token], words: Sequence[Word], links: Sequence[Link], who: Mapping[int, Mention]
) -> list[Suspect]:
    """The gendered words of a sentence that conflict with one of the `persons` of its source."""
    weights = _weights()
    found = []
    for each, mention, names in candidates(english, words, links, who):
        total = sum(weights.get(name, 0.0) for name in names)
        found.append(Suspect(each, mention, 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))))
    return found


def candidates(
    english: Sequence[Token], words: Sequence[Word], links: Sequence[Link], who: Mapping[int, Mention]
) -> Iterator[tuple[Shown, Mention, set[str]]]:
    """Every gendered word that conflicts with one of the `persons`, with that person and the word's features."""
    genders = {person.gender for person in who.values()}
    if not genders:
        return
    traits = shown(words)
    linked: dict[int, list[int]] = {}
    english_to_arabic: dict[int, list[int]] = {}
    for i, j in links:
        linked.setdefault(j, []).append(i)
        english_to_arabic.setdefault(i, []).append(j)
    position = {j: min(i) for j, i in linked.items()}
    for trait in traits:
        if all(gender == trait.gender for gender in genders):
            continue
        names = _features(trait, traits, words, linked.get(trait.index, []), position, english, who, english_to_arabic)
        yield trait, _nearest(trait, linked.get(trait.index, []), who), names


@cache
def _weights() -> dict[str, float]:
    weights: dict[str, float] = json.loads((FOLDER / "referents.json").read_text(encoding="utf-8"))
    return weights


def _nearest(trait: Shown, linked: Sequence[int], persons: Mapping[int, Mention]) -> Mention:
    conflicting = [person for person in persons.values() if person.gender != trait.gender]
    anchor = linked[0] if linked else 0
    return min(conflicting, key=lambda person: (abs(person.index - anchor), person.index))


def _kind(index: int, english: Sequence[Token], persons: Mapping[int, Mention], gender: Gender) -> tuple[str, str]:
    """Whether an English word names a person, of which gender and how: ("conflict", "subject")."""
    person = persons.get(index)
    if person is not None:
        side = "agree" if person.gender == gender else "conflict"
        return side, person.role + ("s" if person.number == "plural" else "") + (" named" if person.named else "")
    return _NEUTRAL.get(english[index].text.lower(), ""), ""


def _features(
    trait: Shown,
    traits: Sequence[Shown],
    words: Sequence[Word],
    linked: Sequence[int],
    position: Mapping[int, int],
    english: Sequence[Token],
    persons: Mapping[int, Mention],
    english_to_arabic: Mapping[int, Sequence[int]],
) -> set[str]:
    part = trait.part if trait.number == "singular" else f"{trait.part}+"
    names = {"bias", part, f"{trait.gender}|{part}"}

    def add(name: str) -> None:
        names.add(name)
        names.add(f"{part}|{name}")
        names.add(f"{trait.gender}|{part}|{name}")

    attached = trait.reading.pronoun is not None and part[0] != "p"
    for i in linked:
        kind, role = _kind(i, english, persons, trait.gender)
        if kind and attached and role in ("possessive", "object"):
            continue
        if kind:
            add(f"link {kind} {role}")
        between = "nothing"
        for distance in range(1, 9):
            if i - distance < 0:
                break
            left, role = _kind(i - distance, english, persons, trait.gender)
            if left:
                add(f"left {left} {role} {min(distance, 4)}")
                add(f"left {left} {role} over {between}")
                break
            between = _noun_between(english_to_arabic.get(i - distance, ()), words, trait) or between
        else:
            add(f"left none over {between}")
        for distance in (1, 2):
            if i + distance < len(english):
                right, role = _kind(i + distance, english, persons, trait.gender)
                if right:
                    add(f"right {right} {role} {distance}")
                    break
    if not linked:
        add("no link")

    kinds = {_kind(i, english, persons, trait.gender) for i in range(len(english))}
    pronoun_roles = {"subject", "object", "possessive", "reflexive"}
    sides = sorted({k + (" pronoun" if r in pronoun_roles else " noun" if r else "") for k, r in kinds if k})
    for side in sides:
        add(f"sentence {side}")
    add(f"sentence {' '.join(side for side in sides if side.startswith(('agree', 'conflict')))}")

    voters = [t for t in traits if t.index != trait.index and (t.part != "noun" or t.reading.human)]
    against = sum(t.gender == trait.gender for t in voters if t.part in ("verb", "pronoun", "independent"))
    in_favour = sum(t.gender != trait.gender for t in voters if t.part in ("verb", "pronoun", "independent"))
    add(f"votes {min(against, 3)} {min(in_favour, 3)}")
    neighbours = set(_neighbours(trait, words, position, linked, english, persons))
    names.update(f"{part}|{name}" for name in neighbours)
    names.update(f"{trait.gender}|{part}|{name}" for name in neighbours)
    return names


def _noun_between(indices: Sequence[int], words: Sequence[Word], trait: Shown) -> str:
    """What a word between a person and the English of a gendered word is: a noun that may own the gender, or not."""
    for j in indices:
        reading = words[j].reading
        if j != trait.index and is_noun(reading) and reading is not None:
            gender = agreeing_gender(reading)
            return "a noun" if gender is None else "a like noun" if gender == trait.gender else "an unlike noun"
    return ""


def _class(word: Word | None, gender: Gender) -> str:
    """A neighbour in one word, as seen from a word of `gender`."""
    if word is None:
        return "edge"
    if word.kind != "word":
        return word.kind
    if not word.readings:
        return "unknown"
    reading = third_person(word.readings)[0]
    part = reading.part_of_speech
    if part in ("noun", "adjective", "proper", "relative", "demonstrative", "verb", "pronoun"):
        agreeing = agreeing_gender(reading) if part != "verb" else reading.gender
        side = "none" if agreeing is None else "like" if agreeing == gender else "unlike"
        clitic = " +" if reading.pronoun else ""
        prefix = " to" if reading.preposition and part != "verb" else ""
        human = " human" if reading.human else ""
        return f"{part} {side}{human}{clitic}{prefix}"
    return part


def _neighbours(
    trait: Shown,
    words: Sequence[Word],
    position: Mapping[int, int],
    linked: Sequence[int],
    english: Sequence[Token],
    persons: Mapping[int, Mention],
) -> Iterator[str]:
    at = trait.index
    following = words[at + 1] if at + 1 < len(words) else None
    previous = words[at - 1] if at else None
    after, before = _class(following, trait.gender), _class(previous, trait.gender)
    yield f"next {after}"
    yield f"previous {before}"
    if trait.part == "verb":
        if at + 1 in position and linked:
            order = "after" if position[at + 1] > min(linked) else "before"
            yield f"next {after} {order}"
        if at + 2 < len(words):
            yield f"next {after.split()[0]} then {_class(words[at + 2], trait.gender)}"
        earlier = [_class(words[j], trait.gender) for j in range(max(0, at - 5), at)]
        yield f"earlier like {any(c.startswith(('noun like', 'proper like')) and ' to' not in c for c in earlier)}"
        yield f"earlier human like {any(c.startswith('noun like human') for c in earlier)}"
        yield f"first {not any(c.split()[0] in ('noun', 'proper', 'verb') for c in earlier)}"
        return
    if trait.part in ("pronoun", "independent"):
        yield f"host {trait.reading.part_of_speech}"
        possible = [
            at - j
            for j in range(at)
            if is_noun(words[j].reading) and agreeing_gender(third_person(words[j].readings)[0]) == trait.gender
        ]
        yield f"antecedents {min(len(possible), 4)}"
        yield f"nearest antecedent {min(possible[-1], 4) if possible else 'none'}"
        if possible:
            person = any(position.get(at - distance) in persons for distance in possible)
            yield f"antecedent is a person {person}"
        yield f"other readings {any(r.pronoun is None for r in words[at].readings)}"
        return
    yield f"human {trait.reading.human}"
    yield f"article {trait.reading.article} {before.split()[0]}"
    glosses = {g for gloss in trait.reading.gloss.split(";") if (g := gendered_nouns().get(gloss.strip()))}
    yield f"gloss {sorted('like' if g[0] == trait.gender else 'unlike' for g in glosses)[:1]}"
    if trait.part == "noun":
        yield f"tail {words[at].text[-1:] == 'ة'}"
