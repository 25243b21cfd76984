"""AGR: a verb after two persons."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.arabic.agreement import singular_verb
from mtaudit.arabic.inflect import inflect
from mtaudit.arabic.morphology import Case
from mtaudit.arabic.normalise import fold
from mtaudit.arabic.syntax import Tie
from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.linked import english_indices
from mtaudit.english.gender import between_subject_and_verb
from mtaudit.english.word_lists import word_list
from mtaudit.message import say

_OPENING = frozenset({".", ",", ":", ";", "that", "when", "while", "as", "after", "before", "if", "but"})
"""What may stand before the first name of a clause."""


@check("AGR010", "singular-verb-of-two", "agreement", "minor")
def singular_verb_of_two(evidence: Evidence) -> Iterator[Mark]:
    """Report a verb or predicate in the singular after two persons or things that are its subject together.

    What it finds
        Two persons that و joins and a verb in the singular after them: known names or nouns for people, or names where
        the English has "A and B" directly before the verb: بوتين وترامب يناقش, إن الوزير ونظيره وقع; of things where
        the source has "A and B" before what is said in the masculine singular: الضجيج والدخان يجعل.
    Why it matters
        It is a plain grammar mistake, and the verb seems to speak of one of them.
    When it stays silent
        The verb stands before the names, where it is in the singular, or words stand between.
    Bad
        ar: بوتين وترامب [[يناقش]] اتفاق السلام في موسكو.
        en: Putin and Trump discuss the peace deal in Moscow.
        ar: ماكرون وميلوني [[يبحث]] أزمة الطاقة.
        ar: كان الجسر والطريق [[مغلقا]] أمس.
        en: The bridge and the road were closed yesterday.
    Good
        ar: بوتين وترامب يناقشان اتفاق السلام في موسكو.
        en: Putin and Trump discuss the peace deal in Moscow.
    """
    for passage in evidence.prose:
        for tie in passage.syntax.ties:
            if passage.is_sentence and _is_said_of_two(passage, tie):
                yield _two_things(passage, tie)
                continue
            reading = singular_verb(passage.words[tie.target]) if _has_two_subjects(tie) else None
            if reading is None:
                continue
            if _are_people(evidence, passage, tie) or (passage.is_sentence and _two_names_before(passage, tie.target)):
                verb = passage.words[tie.target]
                form = inflect(verb.text, reading, number="dual")
                message = say("two persons are the subject, so after them the verb is in the dual")
                yield Mark(verb, message, 0.75, suggestion=form)


def _two_things(passage: Passage, tie: Tie) -> Mark:
    word, reading = passage.words[tie.target], passage.syntax.senses[tie.target].reading
    case: Case | None = "oblique" if tie.manner == "copula" else None
    form = inflect(word.text, reading, number="dual", case=case)
    return Mark(word, say("two are the subject, so what is said of them is in the dual"), 0.75, suggestion=form)


def _is_said_of_two(passage: Passage, tie: Tie) -> bool:
    """Whether a verb or predicate in the masculine singular is said of two nouns: the source has "A and B" before it.

    The feminine singular is often written of two things.
    """
    said = (tie.role == "subject" and tie.manner == "topic") or (tie.role == "predicate" and tie.manner == "copula")
    phrase = tie.candidates[0].phrase
    if not said or len(tie.candidates) != 1 or phrase is None or len(phrase.joined) != 1 or phrase.amounts:
        return False
    senses = passage.syntax.senses
    heads = (phrase.head, phrase.joined[0].head)
    single = all(r.number == "singular" for head in heads for r in senses[head].readings[:1])
    if not single or any(senses[head].is_name or not senses[head].readings for head in heads):
        return False
    if (senses[tie.target].reading.gender, senses[tie.target].reading.number) != ("masculine", "singular"):
        return False
    first, second, verb = (english_indices(passage, each) for each in (*heads, tie.target))
    if not (first and second and verb) or not max(first) < max(second) < min(verb):
        return False
    between = [token.text.lower() for token in passage.english[max(first) + 1 : max(second)]]
    after = [token.text.lower() for token in passage.english[max(second) + 1 : min(verb)]]
    opened = any(not word.isalpha() or word in word_list("clause openers") for word in after)
    return "and" in between and "," not in between and not opened


def _has_two_subjects(tie: Tie) -> bool:
    """Whether a verb stands behind two nouns that و joins, and nothing else can be its subject."""
    if tie.role != "subject" or tie.manner != "topic" or len(tie.candidates) != 1:
        return False
    (candidate,) = tie.candidates
    phrase = candidate.phrase
    return phrase is not None and len(phrase.joined) == 1 and not phrase.amounts and candidate.noun == phrase.head


def _are_people(evidence: Evidence, passage: Passage, tie: Tie) -> bool:
    """Whether both are one known person each."""
    phrase = tie.candidates[0].phrase
    heads = (phrase.head, phrase.joined[0].head) if phrase is not None else ()
    for sense in (passage.syntax.senses[head] for head in heads):
        noun = bool(sense.readings) and all(r.human and r.number == "singular" for r in sense.readings)
        if not noun and fold(sense.text) not in evidence.arabic_people:
            return False
    return True


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
