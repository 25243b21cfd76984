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
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from mtaudit.arabic.agreement import agreeing_gender, is_noun, third_person
from mtaudit.arabic.gender_shown import Part, Shown, shown
from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.words import Word
from mtaudit.document import Token
from mtaudit.english.gender import CARRIED_ROLES, PRONOUN_ROLES, Mention, between_subject_and_verb, mentions
from mtaudit.gendered_nouns import gendered_nouns
from mtaudit.grammar import Gender
from mtaudit.resources import LEARNED

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
    said = [each for each in mentions(english) if not (each.role == "noun" and _is_name(english, each.index, people))]
    return {mention.index: mention for mention in (*names, *said)}


def _is_name(english: Sequence[Token], index: int, people: Mapping[str, Gender]) -> bool:
    """Whether a noun with a capital is rather the family name of a known person (Friar), no title before one."""
    text = english[index].text
    following = english[index + 1].text if index + 1 < len(english) else ""
    return text[:1].isupper() and text.lower() in people and not following[:1].isupper()


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence, its translation, the links both ways, and the `persons` of the sentence."""

    english: Sequence[Token]
    words: Sequence[Word]
    persons: Mapping[int, Mention]
    to_english: Mapping[int, Sequence[int]]
    to_arabic: Mapping[int, Sequence[int]]


def pair(english: Sequence[Token], words: Sequence[Word], links: Sequence[Link], who: Mapping[int, Mention]) -> Pair:
    """Collect the links of each word."""
    to_english: dict[int, list[int]] = {}
    to_arabic: dict[int, list[int]] = {}
    for i, j in links:
        to_english.setdefault(j, []).append(i)
        to_arabic.setdefault(i, []).append(j)
    return Pair(english, words, who, to_english, to_arabic)


def suspects(sentence: Pair) -> list[Suspect]:
    """The gendered words of a translation that conflict with a person of its source."""
    genders = {person.gender for person in sentence.persons.values()}
    if not genders:
        return []
    traits = shown(sentence.words)
    found = {
        (trait.index, trait.part): Suspect(
            trait, _nearest(trait, sentence), _probability(features(trait, traits, sentence))
        )
        for trait in traits
        if any(gender != trait.gender for gender in genders)
    }
    return [
        each for each in found.values() if each.shown.part != "verb" or not _has_subject(each.shown, found, sentence)
    ]


def _has_subject(verb: Shown, found: Mapping[tuple[int, Part], Suspect], sentence: Pair) -> bool:
    """Whether the words beside a verb own its gender: the relative pronoun before it, or the subject right after it.

    A word that is wrong itself owns nothing.
    """
    words = sentence.words
    if verb.index and (reading := words[verb.index - 1].reading) and reading.part_of_speech == "relative":
        relative = found.get((verb.index - 1, "relative"))
        if reading.gender == verb.gender and (relative is None or relative.probability < 0.5):
            return True
    at = verb.index + 1
    if at >= len(words) or words[at].kind not in ("word", "latin"):
        return False
    who = [sentence.persons[i] for i in sentence.to_english.get(at, ()) if i in sentence.persons]
    if any(person.role in ("name", "noun", "title") and person.gender == verb.gender for person in who):
        return True
    subject = words[at].reading
    if subject is None or subject.part_of_speech != "noun" or subject.preposition or subject.pronoun:
        return False
    noun = found.get((at, "noun"))
    likely = subject.human or verb.reading.pronoun is not None
    return bool(likely) and agreeing_gender(subject) == verb.gender and (noun is None or noun.probability < 0.5)


class _Trees(NamedTuple):
    """All trees side by side, their nodes numbered through. A leaf is its own child."""

    features: dict[str, int]
    tested: npt.NDArray[np.int64]
    without: npt.NDArray[np.int64]
    """The child without the tested feature, and the one with it."""
    having: npt.NDArray[np.int64]
    values: npt.NDArray[np.float64]
    roots: npt.NDArray[np.int64]
    depth: int


@cache
def _model() -> _Trees:
    """The trees of the data file, where a node is a leaf's value or [feature, tree without it, tree with it]."""
    stored = json.loads((LEARNED / "referents" / "trees.json").read_text(encoding="utf-8"))
    nodes: list[tuple[int, int, int, float]] = []
    deepest = 0

    def add(tree: Any, depth: int) -> int:
        nonlocal deepest
        deepest = max(deepest, depth)
        number = len(nodes)
        nodes.append((0, number, number, 0.0))
        if isinstance(tree, list):
            nodes[number] = (tree[0], add(tree[1], depth + 1), add(tree[2], depth + 1), 0.0)
        else:
            nodes[number] = (0, number, number, tree)
        return number

    roots = [add(tree, 0) for tree in stored["trees"]]
    tested, without, having, values = map(np.array, zip(*nodes, strict=True))
    names = {name: index for index, name in enumerate(stored["features"])}
    return _Trees(names, tested, without, having, values, np.array(roots), deepest)


def _probability(names: set[str]) -> float:
    model = _model()
    present = np.zeros(len(model.features), bool)
    present[[model.features[name] for name in names if name in model.features]] = True
    at = model.roots
    for _ in range(model.depth):
        at = np.where(present[model.tested[at]], model.having[at], model.without[at])
    return 1 / (1 + math.exp(-float(model.values[at].sum())))


def _nearest(trait: Shown, sentence: Pair) -> Mention:
    """The person that a word most likely conflicts with: the one nearest to its English."""
    anchor = next(iter(sentence.to_english.get(trait.index, ())), 0)
    conflicting = [person for person in sentence.persons.values() if person.gender != trait.gender]
    return min(conflicting, key=lambda person: (abs(person.index - anchor), person.index))


def _kind(index: int, sentence: Pair, gender: Gender) -> tuple[str, str]:
    """Whether an English word names a person, of which gender and how: ("conflict", "subject")."""
    person = sentence.persons.get(index)
    if person is not None:
        side = "agree" if person.gender == gender else "conflict"
        return side, person.role + ("s" if person.number == "plural" else "") + (" named" if person.named else "")
    return _NEUTRAL.get(sentence.english[index].text.lower(), ""), ""


def features(trait: Shown, traits: Sequence[Shown], sentence: Pair) -> set[str]:
    """What is known of a gendered word, one of all the `traits` of its sentence, as a set of names."""
    part = trait.part if trait.number == "singular" else f"{trait.part}+"
    names = {"bias", part, f"{trait.gender}|{part}"}
    for name in (*_around_links(trait, sentence), *_in_sentence(trait, traits, sentence)):
        names.update((name, f"{part}|{name}", f"{trait.gender}|{part}|{name}"))
    for name in _neighbours(trait, sentence):
        names.update((f"{part}|{name}", f"{trait.gender}|{part}|{name}"))
    return names


def _around_links(trait: Shown, sentence: Pair) -> Iterator[str]:
    """Which persons stand at the English of a word, before it and after it."""
    linked = sentence.to_english.get(trait.index, ())
    owner_is_attached = trait.reading.pronoun is not None and trait.part != "pronoun"
    for i in linked:
        kind, role = _kind(i, sentence, trait.gender)
        if kind and owner_is_attached and role in ("possessive", "object"):
            continue
        if kind:
            yield f"link {kind} {role}"
            yield f"link {kind}"
        yield from _before(i, trait, sentence)
        subject = _direct_subject(i, sentence, trait.gender)
        yield f"direct subject {subject}"
        if subject.startswith(("conflict", "agree")):
            yield f"direct subject {subject.split()[0]}"
        for distance in (1, 2):
            if i + distance < len(sentence.english):
                right, role = _kind(i + distance, sentence, trait.gender)
                if right:
                    yield f"right {right} {role} {distance}"
                    break
    if not linked:
        yield "no link"


def _direct_subject(i: int, sentence: Pair, gender: Gender) -> str:
    """What stands before a verb and its auxiliaries: a person, another word, or the start of the clause."""
    for at in range(i - 1, -1, -1):
        word = sentence.english[at].text.lower()
        if word in between_subject_and_verb() or word.endswith("ly"):
            continue
        kind, role = _kind(at, sentence, gender)
        if kind:
            return f"{kind} {role}"
        if sentence.english[at].kind == "punctuation":
            return "a mark"
        return word if word in ("and", "or", "as", "by") else "a word"
    return "nothing"


def _before(i: int, trait: Shown, sentence: Pair) -> Iterator[str]:
    """The nearest person before an English word, and the nearest that may be its subject."""
    between, nearest = "nothing", ""
    for distance in range(1, min(i, 8) + 1):
        left, role = _kind(i - distance, sentence, trait.gender)
        if left and not nearest:
            nearest = left
            yield f"left {left} {role} {min(distance, 4)}"
            yield f"left {left} {role} over {between}"
        if left and role.split()[0:1] not in (["possessive"], ["object"], ["reflexive"]):
            yield f"subject {left} {min(distance, 4)}"
            yield f"subject {left} over {between}"
            return
        between = _noun_between(sentence.to_arabic.get(i - distance, ()), sentence.words, trait) or between
    yield f"subject none over {between}"


def _in_sentence(trait: Shown, traits: Sequence[Shown], sentence: Pair) -> Iterator[str]:
    """Which persons the words beside it link and the whole sentence names, and what the other words show."""
    for name, j in (("next", 1), ("second", 2), ("previous", -1), ("before previous", -2)):
        for i in sentence.to_english.get(trait.index + j, ()):
            kind, role = _kind(i, sentence, trait.gender)
            if kind in ("agree", "conflict") and role not in PRONOUN_ROLES:
                yield f"{name} is {kind}"
                if role in CARRIED_ROLES:
                    yield f"{name} is {kind} {role}"
    kinds = {_kind(i, sentence, trait.gender) for i in range(len(sentence.english))}
    sides = sorted({k + _manner(role) for k, role in kinds if k})
    yield from (f"sentence {side}" for side in sides)
    yield f"sentence {' '.join(side for side in sides if side.startswith(('agree', 'conflict')))}"
    carried = {person.role for person in sentence.persons.values() if person.role in CARRIED_ROLES}
    yield from (f"carried {role}" for role in sorted(carried))
    others = [t.gender for t in traits if t.index != trait.index and (t.part == "verb" or t.is_pronoun)]
    like = others.count(trait.gender)
    yield f"votes {min(like, 3)} {min(len(others) - like, 3)}"


def _manner(role: str) -> str:
    """How a sentence tells a gender, in short."""
    if role in CARRIED_ROLES:
        return " carried"
    return " pronoun" if role in PRONOUN_ROLES else " noun" if role else ""


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
    if part == "preposition" and reading.pronoun and reading.pronoun.gender:
        return f"preposition {'like' if reading.pronoun.gender == gender else 'unlike'}"
    return part


def _neighbours(trait: Shown, sentence: Pair) -> Iterator[str]:
    at, words = trait.index, sentence.words
    linked = sentence.to_english.get(at, ())
    following = words[at + 1] if at + 1 < len(words) else None
    previous = words[at - 1] if at else None
    after, before = _class(following, trait.gender), _class(previous, trait.gender)
    yield f"next {after}"
    yield f"previous {before}"
    if trait.part in ("verb", "pronoun"):
        lemma = normalise(trait.reading.lemma)
        yield f"lemma {lemma}"
        yield f"lemma {lemma} then {after.split()[0]}"
    if trait.part == "verb":
        yield f"likeliest {trait.likeliest}"
        if linked and at + 1 in sentence.to_english:
            order = "after" if min(sentence.to_english[at + 1]) > min(linked) else "before"
            yield f"next {after} {order}"
        if at + 2 < len(words):
            yield f"next {after.split()[0]} then {_class(words[at + 2], trait.gender)}"
        earlier = [_class(words[j], trait.gender) for j in range(max(0, at - 5), at)]
        yield f"earlier like {any(c.startswith(('noun like', 'proper like')) and ' to' not in c for c in earlier)}"
        yield f"earlier human like {any(c.startswith('noun like human') for c in earlier)}"
        yield f"first {not any(c.split()[0] in ('noun', 'proper', 'verb') for c in earlier)}"
        return
    if trait.is_pronoun:
        yield f"host {trait.reading.part_of_speech}"
        possible = [
            at - j
            for j in range(at)
            if is_noun(words[j].reading) and agreeing_gender(third_person(words[j].readings)[0]) == trait.gender
        ]
        yield f"antecedents {min(len(possible), 4)}"
        yield f"nearest antecedent {min(possible[-1], 4) if possible else 'none'}"
        for distance in possible:
            kinds = {_kind(i, sentence, trait.gender)[0] for i in sentence.to_english.get(at - distance, ())}
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
