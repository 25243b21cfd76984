"""Which gendered words of a translation speak of a person of the other gender, and how likely.

Every Arabic word that shows a gender (a verb, an attached pronoun, a noun for a person) is described by what the
word links, the English sentence and its Arabic neighbours say about whom it speaks of. Boosted trees over these
features, trained by `training/referents.py`, give the probability that it speaks of an English person whose gender is
the other one. The features name genders only as `conflict` and `agree`, so both genders are treated alike.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

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


_PRONOUN_ROLES = frozenset({"subject", "object", "possessive", "reflexive"})


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
    found = []
    for each, mention, names in candidates(english, words, links, who):
        found.append(Suspect(each, mention, _probability(names)))
    return found


def candidates(
    english: Sequence[Token], words: Sequence[Word], links: Sequence[Link], who: Mapping[int, Mention]
) -> Iterator[tuple[Shown, Mention, set[str]]]:
    """Every gendered word that conflicts with one of the `persons`, with that person and the word's features."""
    genders = {person.gender for person in who.values()}
    if not genders:
        return
    traits = shown(words)
    arabic_to_english: dict[int, list[int]] = {}
    english_to_arabic: dict[int, list[int]] = {}
    for i, j in links:
        arabic_to_english.setdefault(j, []).append(i)
        english_to_arabic.setdefault(i, []).append(j)
    for trait in traits:
        if all(gender == trait.gender for gender in genders):
            continue
        names = _features(trait, traits, words, arabic_to_english, english_to_arabic, english, who)
        yield trait, _nearest(trait, arabic_to_english.get(trait.index, ()), who), names


@cache
def _model() -> tuple[dict[str, int], list[Any]]:
    """The features that the trees know, and the trees: a leaf, or [feature, tree without it, tree with it]."""
    stored = json.loads((FOLDER / "referents.json").read_text(encoding="utf-8"))
    return {name: index for index, name in enumerate(stored["features"])}, stored["trees"]


def _probability(names: set[str]) -> float:
    index, trees = _model()
    present = {index[name] for name in names if name in index}
    total = 0.0
    for tree in trees:
        node = tree
        while type(node) is list:
            node = node[2] if node[0] in present else node[1]
        total += node
    return 1 / (1 + math.exp(-total))


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
    arabic_to_english: Mapping[int, Sequence[int]],
    english_to_arabic: Mapping[int, Sequence[int]],
    english: Sequence[Token],
    persons: Mapping[int, Mention],
) -> set[str]:
    linked = arabic_to_english.get(trait.index, ())
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
            add(f"link {kind}")
        between = "nothing"
        owner = ""
        for distance in range(1, 9):
            if i - distance < 0:
                break
            left, role = _kind(i - distance, english, persons, trait.gender)
            if left and not owner:
                owner = left
                add(f"left {left} {role} {min(distance, 4)}")
                add(f"left {left} {role} over {between}")
            if left and role.split()[0:1] not in (["possessive"], ["object"], ["reflexive"]):
                add(f"subject {left} {min(distance, 4)}")
                add(f"subject {left} over {between}")
                break
            between = _noun_between(english_to_arabic.get(i - distance, ()), words, trait) or between
        else:
            add(f"subject none over {between}")
        for distance in (1, 2):
            if i + distance < len(english):
                right, role = _kind(i + distance, english, persons, trait.gender)
                if right:
                    add(f"right {right} {role} {distance}")
                    break
    if not linked:
        add("no link")

    for name, j in (("next", 1), ("second", 2), ("previous", -1), ("before previous", -2)):
        for i in arabic_to_english.get(trait.index + j, ()):
            kind, role = _kind(i, english, persons, trait.gender)
            if kind in ("agree", "conflict") and role not in _PRONOUN_ROLES:
                add(f"{name} is {kind}")
    kinds = {_kind(i, english, persons, trait.gender) for i in range(len(english))}
    sides = sorted({k + (" pronoun" if r in _PRONOUN_ROLES else " noun" if r else "") for k, r in kinds if k})
    for side in sides:
        add(f"sentence {side}")
    add(f"sentence {' '.join(side for side in sides if side.startswith(('agree', 'conflict')))}")

    voters = [t for t in traits if t.index != trait.index and (t.part != "noun" or t.reading.human)]
    against = sum(t.gender == trait.gender for t in voters if t.part in ("verb", "pronoun", "independent"))
    in_favour = sum(t.gender != trait.gender for t in voters if t.part in ("verb", "pronoun", "independent"))
    add(f"votes {min(against, 3)} {min(in_favour, 3)}")
    neighbours = set(_neighbours(trait, words, arabic_to_english, english, persons))
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
    arabic_to_english: Mapping[int, Sequence[int]],
    english: Sequence[Token],
    persons: Mapping[int, Mention],
) -> Iterator[str]:
    at = trait.index
    linked = arabic_to_english.get(at, ())
    following = words[at + 1] if at + 1 < len(words) else None
    previous = words[at - 1] if at else None
    after, before = _class(following, trait.gender), _class(previous, trait.gender)
    yield f"next {after}"
    yield f"previous {before}"
    if trait.part == "verb":
        if linked and at + 1 in arabic_to_english:
            order = "after" if min(arabic_to_english[at + 1]) > min(linked) else "before"
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
        for distance in possible:
            kinds = {_kind(i, english, persons, trait.gender)[0] for i in arabic_to_english.get(at - distance, ())}
            for kind in kinds & {"agree", "conflict"}:
                yield f"antecedent is {kind}"
        yield f"other readings {any(r.pronoun is None for r in words[at].readings)}"
        return
    yield f"human {trait.reading.human}"
    yield f"article {trait.reading.article} {before.split()[0]}"
    glosses = {g for gloss in trait.reading.gloss.split(";") if (g := gendered_nouns().get(gloss.strip()))}
    yield f"gloss {sorted('like' if g[0] == trait.gender else 'unlike' for g in glosses)[:1]}"
    if trait.part == "noun":
        yield f"tail {words[at].text[-1:] == 'ة'}"
