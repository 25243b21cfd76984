"""The personal pronouns of English: which person they are, of which verb the subject, of which noun the owner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from mtaudit.document import Token
from mtaudit.english.gender import between_subject_and_verb
from mtaudit.english.parts_of_speech import possible_parts
from mtaudit.english.tokens import lower
from mtaudit.english.word_lists import function_words, word_list
from mtaudit.grammar import Number, Person
from mtaudit.resources import table

_LONGEST = 4
"""Words of a noun with the possessive before it: your old mobile phone."""

_CLAUSE_WITHIN = 8
"""Words behind "it" within which the clause begins that it stands for."""


@dataclass(frozen=True, slots=True)
class PersonalPronoun:
    """What a personal pronoun tells; `number` is None where it does not."""

    word: str
    person: Person
    number: Number | None
    role: str

    @property
    def may_be_subject(self) -> bool:
        """Whether it may be the subject of a verb."""
        return self.word in ("you", "it") or self.role == "subject"

    @property
    def may_be_object(self) -> bool:
        """Whether it may stand behind a verb or preposition."""
        return self.role in ("object", "reflexive") or self.word in ("you", "it", "her")


@cache
def _pronouns() -> dict[str, PersonalPronoun]:
    return {
        word: PersonalPronoun(word, int(person), None if number == "-" else number, role)  # type: ignore[arg-type]
        for word, person, number, role in table("lexicon/english/personal_pronouns.tsv")
    }


def personal_pronoun(tokens: Sequence[Token], index: int) -> PersonalPronoun | None:
    """The personal pronoun at an index, if there is one; "I" of World War I is none."""
    if lower(tokens, index) == "i" and (tokens[index].text == "i" or (index and tokens[index - 1].text[:1].isupper())):
        return None
    return _pronouns().get(lower(tokens, index))


def pronoun_before(tokens: Sequence[Token], verb: int) -> int | None:
    """The pronoun that is the subject of a verb, with nothing but auxiliaries and adverbs between: you will then see.

    Where and or a comma stands right before the verb, the subject is that of the verb before: you can rest and eat.
    """
    at = verb - 1
    while at >= 0 and _is_between(tokens, at):
        at -= 1
    found = personal_pronoun(tokens, at) if at >= 0 else None
    if found is not None:
        return at if found.may_be_subject and not _is_object(tokens, at) else None
    return _of_verb_before(tokens, at) if lower(tokens, at) in ("and", "or") and _is_base(tokens, verb) else None


def _is_object(tokens: Sequence[Token], at: int) -> bool:
    """Whether "you" or "it" belongs to a preposition, and what follows has another subject: what is good for you is."""
    before = lower(tokens, at - 1)
    opens = before in word_list("clause openers") or before in word_list("prepositions before clauses")
    return lower(tokens, at) in ("you", "it") and function_words().get(before) == "preposition" and not opens


def _of_verb_before(tokens: Sequence[Token], joiner: int) -> int | None:
    """The pronoun that is the subject of what stands before "and", if its clause has no other subject."""
    for at in range(joiner - 1, -1, -1):
        found = personal_pronoun(tokens, at)
        if found is not None and found.may_be_subject and not found.may_be_object:
            return at
        if lower(tokens, at) == "you" and _has_verb_behind(tokens, at):
            return at
        if lower(tokens, at) in word_list("clause openers") or not tokens[at].text.isalpha():
            return None
    return None


def _has_verb_behind(tokens: Sequence[Token], at: int) -> bool:
    after = lower(tokens, at + 1)
    return after in between_subject_and_verb() or "v" in possible_parts([t.text for t in tokens], at + 1, after)


def _is_base(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a word may be a verb without ending."""
    word = lower(tokens, verb)
    return word.isalpha() and not word.endswith(("s", "ed", "ing")) and word not in function_words()


def _is_between(tokens: Sequence[Token], at: int) -> bool:
    word = lower(tokens, at)
    return word in between_subject_and_verb() or word in word_list("adverbs before verbs") or word.endswith("ly")


def owner_before(tokens: Sequence[Token], noun: int) -> int | None:
    """The possessive that the phrase of a noun begins with: your old telephone."""
    for at in range(noun - 1, max(noun - _LONGEST, -1), -1):
        found = personal_pronoun(tokens, at)
        if found is not None:
            return at if found.role == "possessive" or found.word == "her" else None
        if lower(tokens, at) in function_words() or not tokens[at].text.isalpha():
            return None
    return None


def object_behind(tokens: Sequence[Token], at: int) -> int | None:
    """The pronoun right behind a verb or preposition."""
    found = personal_pronoun(tokens, at + 1)
    return at + 1 if found is not None and found.may_be_object else None


def is_impersonal(tokens: Sequence[Token], at: int) -> bool:
    """Whether "it" may stand for a clause that follows: it is said that, it remains hard to."""
    if lower(tokens, at) != "it":
        return False
    for index in range(at + 1, min(at + 1 + _CLAUSE_WITHIN, len(tokens))):
        if lower(tokens, index) in ("that", "to", "whether", "if", "how", "what", "when", "who"):
            return True
        if not tokens[index].text[:1].isalnum() and lower(tokens, index) not in between_subject_and_verb():
            return False
    return False
