"""Which English words say that a person is a man or a woman."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from mtaudit.document import Token
from mtaudit.gendered_nouns import gendered_nouns
from mtaudit.grammar import Gender, Number
from mtaudit.resources import table, words

Role = Literal[
    "subject",
    "object",
    "possessive",
    "reflexive",
    "noun",
    "title",
    "name",
    "adjective",
    "name again",
    "name after",
    "name among",
    "noun again",
    "noun after",
    "noun near",
    "noun among",
]
"""What tells the gender of a person; of the last seven it is another sentence (`mtaudit.people.discourse`)."""

PRONOUN_ROLES: frozenset[Role] = frozenset({"subject", "object", "possessive", "reflexive"})
CARRIED_ROLES: frozenset[Role] = frozenset(
    {"name again", "name after", "name among", "noun again", "noun after", "noun near", "noun among"}
)

PRONOUNS: dict[str, tuple[Gender, Role]] = {
    "he": ("masculine", "subject"),
    "him": ("masculine", "object"),
    "his": ("masculine", "possessive"),
    "himself": ("masculine", "reflexive"),
    "she": ("feminine", "subject"),
    "her": ("feminine", "possessive"),
    "hers": ("feminine", "possessive"),
    "herself": ("feminine", "reflexive"),
}
TITLES: dict[str, Gender] = {
    "mr": "masculine",
    "sir": "masculine",
    "mister": "masculine",
    "lord": "masculine",
    "mrs": "feminine",
    "ms": "feminine",
    "miss": "feminine",
    "mme": "feminine",
    "madame": "feminine",
    "lady": "feminine",
    "dame": "feminine",
}
"""Words before a name that are no nouns of their own there."""

_ADJECTIVES = {"male", "female", "masculine", "feminine"}


@dataclass(frozen=True, slots=True)
class Mention:
    """A word that tells a person's gender: the index of its token, and whether it names one person or several."""

    index: int
    gender: Gender
    role: Role
    number: Number = "singular"
    named: bool = False
    """A noun with a capital inside a sentence: a title (Queen Anne), or part of a name (Mars Girls)."""


def between_subject_and_verb() -> frozenset[str]:
    """Auxiliaries and short adverbs that may stand between a subject and its verb; longer adverbs end in -ly."""
    return words("lexicon/english/before_verb.txt")


@cache
def given_names() -> dict[str, Gender]:
    """Given names, lower case, that are nearly always of one gender."""
    return {name: gender for gender, names in table("learned/english/given_names.tsv") for name in names.split()}  # type: ignore[misc]


def mentions(tokens: Sequence[Token]) -> tuple[Mention, ...]:
    """The pronouns, nouns and titles of an English sentence that tell gender, in order; names are left to `people`."""
    found = []
    for index, token in enumerate(tokens):
        word = token.text.lower()
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if word in PRONOUNS and not _is_abbreviation(token, tokens):
            gender, role = PRONOUNS[word]
            if word == "her" and _is_object(following):
                role = "object"
            found.append(Mention(index, gender, role))
        elif word == "lord" and following is not None and following.text.lower() in _offices():
            continue
        elif word in TITLES and following is not None and (following.text[:1].isupper() or following.text == "."):
            found.append(Mention(index, TITLES[word], "title"))
        elif word in _ADJECTIVES:
            found.append(Mention(index, gendered_nouns()[word][0], "adjective"))
        elif word in gendered_nouns():
            gender, number = gendered_nouns()[word]
            found.append(Mention(index, gender, "noun", number, index > 0 and token.text[:1].isupper()))
    return tuple(found)


def _offices() -> frozenset[str]:
    """Nouns for people; a lord mayor and a lord chancellor may be women."""
    return words("learned/english/person_nouns.txt")


def _is_object(following: Token | None) -> bool:
    """Whether `her` is an object (told her that) and no possessive, by the word after it."""
    return (
        following is None
        or following.kind == "punctuation"
        or following.text.lower() in words("lexicon/english/after_object.txt")
    )


def _is_abbreviation(token: Token, tokens: Sequence[Token]) -> bool:
    """Whether a word in capitals stands in a sentence that is not (the gene HER-2)."""
    return token.text.isupper() and len(token.text) > 1 and any(each.text.islower() for each in tokens)
