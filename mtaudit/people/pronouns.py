"""He and she right beside a name that nothing else tells the gender of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from mtaudit.document import Token
from mtaudit.english.gender import PRONOUN_ROLES, Mention, mentions
from mtaudit.gendered_nouns import gendered_nouns
from mtaudit.grammar import Gender
from mtaudit.people.english import Named, name_parts
from mtaudit.people.same_name import Mentioned, read_same_names

_OPENING = 14
"""Words of a sentence within which its subject is named."""
_PREDICATE = 6
"""Words between "is" and the noun that says what somebody is."""
_COPULAS = frozenset({"is", "was", "became", "becomes", "remains", "been", "be"})
_ENDS = frozenset({".", "?", "!", "…"})


def told_by_pronouns(passages: Sequence[Sequence[Token]], names: Sequence[Sequence[Named]]) -> list[tuple[Named, ...]]:
    """The names of a text, those without a gender with the one that a pronoun tells, if all such pronouns agree.

    A pronoun speaks of the only name before it in its sentence, if nobody of that gender was spoken of before, and one
    that begins a sentence of the only name in the sentence before. Where given names tell the gender too, 78 of 81 such
    pronouns agree with them (57 news articles and 3,000 short texts).
    """
    named = (
        Mentioned(name_parts(t, each), None, False) for t, these in zip(passages, names, strict=True) for each in these
    )
    told = read_same_names((*_told(passages, names), *named))
    return [
        tuple(
            each if each.gender else replace(each, gender=told.known(name_parts(tokens, each))) for each in of_passage
        )
        for tokens, of_passage in zip(passages, names, strict=True)
    ]


def _told(passages: Sequence[Sequence[Token]], names: Sequence[Sequence[Named]]) -> Iterator[Mentioned]:
    spoken_of: set[Gender] = set()
    before: tuple[tuple[str, ...], frozenset[Gender]] | None = None
    for tokens, of_passage in zip(passages, names, strict=True):
        for start, end in _sentences(tokens):
            inside = [each for each in of_passage if start <= each.first < end]
            words = mentions(tokens[start:end])
            pronouns = [each for each in words if each.role in PRONOUN_ROLES]
            others = frozenset(each.gender for each in words if each.role not in PRONOUN_ROLES)
            if before is not None and pronouns and pronouns[0].index == 0 and pronouns[0].role == "subject":
                name, of_others = before
                if pronouns[0].gender not in of_others:
                    yield Mentioned(name, pronouns[0].gender, by_given_name=False)
            only = inside[0] if len(inside) == 1 else None
            if only is not None:
                gender = _gender_after(tokens[start:end], only.last - start, pronouns)
                if gender is not None and gender not in (spoken_of | others if pronouns else spoken_of):
                    yield Mentioned(name_parts(tokens, only), gender, by_given_name=False)
            spoken_of |= {each.gender for each in words if each.role not in PRONOUN_ROLES} | {
                each.gender for each in inside if each.gender
            }
            opens = only is not None and only.first - start < _OPENING
            before = (name_parts(tokens, only), others) if only is not None and opens else None


def _gender_after(tokens: Sequence[Token], end: int, pronouns: Sequence[Mention]) -> Gender | None:
    """What stands behind the only name of a sentence: he or his throughout, or that somebody is a mother of three."""
    genders = {each.gender for each in pronouns}
    if pronouns:
        fits = pronouns[0].index >= end and pronouns[0].role in ("subject", "possessive") and len(genders) == 1
        return pronouns[0].gender if fits else None
    copula = next((at for at in range(end, len(tokens)) if tokens[at].text.lower() in _COPULAS), None)
    for at in range(copula + 1, min(copula + 1 + _PREDICATE, len(tokens))) if copula is not None else ():
        gender, number = gendered_nouns().get(tokens[at].text.lower(), (None, None))
        if number == "singular":
            return gender
        if tokens[at].kind != "word":
            return None
    return None


def _sentences(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    start = 0
    for at, token in enumerate(tokens):
        initial = at > 0 and len(tokens[at - 1].text) == 1
        if token.text in _ENDS and not initial:
            yield start, at + 1
            start = at + 1
    if start < len(tokens):
        yield start, len(tokens)
