"""AGR: a verb after two persons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from mtaudit.arabic.agreement import singular_verb
from mtaudit.arabic.inflect import inflect
from mtaudit.arabic.normalise import fold
from mtaudit.arabic.words import Word
from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.linked import english_indices
from mtaudit.english.gender import between_subject_and_verb
from mtaudit.grammar import Gender

_OPENING = frozenset({".", ",", ":", ";", "that", "when", "while", "as", "after", "before", "if", "but"})
"""What may stand before the first name of a clause."""


@check("AGR010", "singular-verb-of-two", "agreement", "minor")
def singular_verb_of_two(evidence: Evidence) -> Iterator[Mark]:
    """Report a verb in the singular after two persons who are its subject together.

    What it finds
        Two names and a verb in the singular after them, where the names are of known people and begin the sentence,
        or where the English has "A and B" directly before the verb: بوتين وترامب يناقش.
    Why it matters
        It is a plain grammar mistake, and the verb seems to speak of one of them.
    When it stays silent
        The verb stands before the names, where it is in the singular, or words stand between.
    Bad
        ar: بوتين وترامب [[يناقش]] اتفاق السلام في موسكو.
        en: Putin and Trump discuss the peace deal in Moscow.
        ar: ماكرون وميلوني [[يبحث]] أزمة الطاقة.
    Good
        ar: بوتين وترامب يناقشان اتفاق السلام في موسكو.
        en: Putin and Trump discuss the peace deal in Moscow.
    """
    people = evidence.arabic_people
    for passage in evidence.prose:
        for index, verb in enumerate(passage.words[1:], 1):
            reading = singular_verb(verb)
            if reading is None:
                continue
            two_people = index <= 3 and _two_people(passage.words[:index], people)
            if two_people or (passage.is_sentence and _two_names_before(passage, index)):
                form = inflect(verb.text, reading, number="dual")
                message = "two persons are the subject, so after them the verb is in the dual"
                yield Mark(verb, message, 0.75, suggestion=form)


def _two_people(words: Sequence[Word], people: Mapping[str, Gender]) -> bool:
    """Whether these first words of a sentence are two known people: "A، B" or "A وB"."""
    names = [fold(word.text) for word in words if word.kind != "punctuation"]
    between = [word.text for word in words if word.kind == "punctuation"]
    if len(names) != 2 or names[0] not in people:
        return False
    return (between in (["،"], [","]) and names[1] in people) or (
        not between and names[1][:1] == "و" and names[1][1:] in people
    )


def _two_names_before(passage: Passage, verb: int) -> bool:
    """Whether the source has "A and B" before the verb, and the last word before the Arabic verb is of B."""
    linked = english_indices(passage, verb)
    if len(linked) != 1:
        return False
    at = linked[0] - 1
    while at >= 0 and passage.english[at].text.lower() in between_subject_and_verb():
        at -= 1
    start = max(at - 4, 0)
    words = [token.text for token in passage.english[start : at + 1]]
    if "and" not in words[1:-1]:
        return False
    joint = start + words.index("and")
    first, second = passage.english[joint - 1], passage.english[joint + 1]
    opens = joint < 2 or passage.english[joint - 2].text.lower() in _OPENING
    named = first.text[:1].isupper() and second.text[:1].isupper()
    return opens and named and any(joint < i <= at for i in english_indices(passage, verb - 1))
