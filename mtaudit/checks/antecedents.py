"""What an English pronoun may speak of: the nouns before it, with the Arabic words that render them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from mtaudit.arabic.syntax import NameGender, of_readings
from mtaudit.arabic.syntax.concord import OF_THINGS, Agreement
from mtaudit.arabic.syntax.lists import listed, quantifiers
from mtaudit.arabic.syntax.sense import Sense
from mtaudit.checks.evidence import Passage
from mtaudit.english.names import is_common
from mtaudit.english.parts_of_speech import possible_parts
from mtaudit.english.pronouns import PersonalPronoun
from mtaudit.english.word_lists import function_words, word_list
from mtaudit.resources import table, words


@dataclass(frozen=True, slots=True)
class Antecedent:
    """A noun that a pronoun may speak of: the English word, the Arabic one, and what a pronoun of that may show.

    `allowed` is None where it is not known.
    """

    english: int
    arabic: int
    allowed: frozenset[Agreement] | None
    human: bool


def antecedents(passage: Passage, at: int, said: PersonalPronoun, name_gender: NameGender) -> list[Antecedent] | None:
    """What it or they may speak of in a passage, before a word of its source (its length: anywhere).

    None where something stands there of which the Arabic is not known.
    """
    several = said.number == "plural"
    to_arabic: dict[int, list[int]] = {}
    for i, j in passage.links:
        to_arabic.setdefault(i, []).append(j)
    texts = [token.text for token in passage.english]
    found = []
    for i in range(at):
        token = passage.english[i]
        word = token.text.lower()
        if not token.text.isalpha() or word in function_words():
            continue
        if is_plural(word) != several or "n" not in possible_parts(texts, i, word) or _holds_it(passage, i, at):
            continue
        nouns = [j for j in to_arabic.get(i, ()) if _is_noun(passage.syntax.senses[j])]
        name = token.text[:1].isupper() and (i > 0 or not is_common(word))
        if (name and (several or not nouns)) or (several and any(passage.syntax.senses[j].is_name for j in nouns)):
            return None  # Rangers
        for j in nouns:
            sense = passage.syntax.senses[j]
            if not _is_measure(sense) and not (sense.preposition and not sense.is_definite):  # بسبب
                found.append(Antecedent(i, j, _allowed(sense, name_gender), bool(sense.reading.human)))
    return found


def _holds_it(passage: Passage, noun: int, at: int) -> bool:
    """Whether the pronoun stands in what belongs to a noun, and speaks of another: part of its charm, arrows from their
    bows."""
    return at == noun + 2 and passage.english[at - 1].text.lower() in word_list("joins nouns")


def is_plural(word: str) -> bool:
    """Whether an English noun in lower case is rather a plural, or names several people."""
    if word in words("lexicon/english/plurals.txt") or word in _irregular_plurals():
        return True
    return word.endswith("s") and not word.endswith(("ss", "us", "is"))


@cache
def _irregular_plurals() -> frozenset[str]:
    return frozenset(plural for _, plural in table("lexicon/gloss/plurals.tsv"))


def _is_measure(sense: Sense) -> bool:
    return sense.stem in quantifiers() or sense.lemma in listed("times") or sense.lemma in listed("measures")


def _is_noun(sense: Sense) -> bool:
    return sense.part in ("noun", "adjective") or sense.is_name


def _allowed(sense: Sense, name_gender: NameGender) -> frozenset[Agreement] | None:
    if sense.is_name or not sense.readings:
        gender = name_gender([sense.text])
        return None if gender is None or gender == "either" else frozenset({(gender, "singular")})
    if sense.stem in listed("animals"):
        return frozenset({OF_THINGS, ("feminine", "plural")})
    return of_readings(sense, sense.readings, "behind").allowed
