"""PRO: pronouns that speak of the subject of their clause."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.arabic.inflect import attached, inflect
from mtaudit.arabic.morphology import Pronoun
from mtaudit.arabic.syntax import Candidate, Tie, of_readings
from mtaudit.arabic.syntax.concord import OF_THINGS, Agreement, of_pronoun
from mtaudit.arabic.words import Word
from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.linked import english_indices
from mtaudit.checks.rules.agreement.ties import is_subject_in_source
from mtaudit.english.word_lists import word_list
from mtaudit.message import say

_FARTHEST = 8
"""English words between the subject and the pronoun."""


@check("PRO005", "wrong-pronoun-of-subject", "pronoun", "minor", needs_source=True)
def wrong_pronoun_of_subject(evidence: Evidence) -> Iterator[Mark]:
    """Report a pronoun that does not agree with the subject of its clause, of which it speaks in the source.

    What it finds
        A pronoun where the English has its or their, in a clause whose subject that is: وقال البنك في بيانها, "the
        bank said in its statement"; أنها ستغلق مصنعه, "that it would close its factory".
    Why it matters
        The reader looks for somebody or something else that it could speak of.
    When it stays silent
        Another clause or a mark stands between subject and pronoun in either text, or a noun between them agrees.
    Bad
        ar: وقال البنك في [[بيانها]] إن النمو ضعيف.
        en: The bank said in its statement that growth was weak.
    Good
        ar: وقال البنك في بيانه إن النمو ضعيف.
        en: The bank said in its statement that growth was weak.
        ar: زار البنك شركة في مقرها.
        en: The bank visited a company at its seat.
    """
    for passage in evidence.prose:
        if not passage.is_sentence:
            continue
        for tie in passage.syntax.ties:
            if tie.role == "subject" and tie.manner in ("next", "apart", "topic") and _is_sure(passage, tie):
                yield from _after(passage, tie)


def _is_sure(passage: Passage, tie: Tie) -> bool:
    """Whether the likeliest candidate is surely the subject."""
    if tie.doubt in ("", "unnamed"):
        return True
    return is_subject_in_source(passage, tie.target, tie.candidates[0].noun) is True


def _after(passage: Passage, tie: Tie) -> Iterator[Mark]:
    """The pronouns behind a verb and its subject that do not agree with that."""
    senses, subject = passage.syntax.senses, tie.candidates[0]
    asked = _asked(passage, subject)
    if not asked:
        return
    between: list[frozenset[Agreement]] = []
    for at in range(max(tie.target, subject.noun) + 1, len(senses)):
        sense = senses[at]
        if sense.part in ("mark", "verb", "inna", "relative", "subordinator", "joiner", "conjunction", "pronoun"):
            return
        pronoun = sense.pronoun
        if pronoun is not None and pronoun.person == 3 and sense.part == "noun":
            own = of_pronoun(pronoun)
            alike = any(own & each for each in between)
            if not own & asked and not alike and pronoun.gender and _is_of_subject(passage, subject.noun, at):
                message = say("its subject {noun} asks for another pronoun", noun=passage.words[subject.noun].text)
                yield Mark(passage.words[at], message, 0.5, suggestion=_corrected(passage.words[at], pronoun, asked))
            return
        if sense.is_name or sense.part in ("number", "numeral"):
            return
        if sense.part in ("noun", "adjective"):
            between.append(of_readings(sense, sense.readings, "behind").allowed)


def _corrected(word: Word, pronoun: Pronoun, asked: frozenset[Agreement]) -> str | None:
    """The word with the pronoun that the subject asks for."""
    gender, number = OF_THINGS if OF_THINGS in asked else min(asked)
    reading = next((each for each in word.readings if each.pronoun == pronoun), None)
    other = attached(3, gender, number)
    return inflect(word.text, reading, pronoun=other) if reading is not None and other is not None else None


def _asked(passage: Passage, subject: Candidate) -> frozenset[Agreement]:
    """What a pronoun that speaks of a subject may show; nothing where that is not known."""
    if subject.shown:
        return subject.shown
    phrase, sense = subject.phrase, passage.syntax.senses[subject.noun]
    if phrase is None or phrase.joined or phrase.amounts or phrase.names or sense.is_name or not sense.readings:
        return frozenset()
    return of_readings(sense, sense.readings, "behind").allowed


def _is_of_subject(passage: Passage, subject: int, word: int) -> bool:
    """Whether the source has its or their right before the English of a word, and nothing but a clause's own words
    between that and the English of the subject."""
    english = [token.text.lower() for token in passage.english]
    nouns, words = english_indices(passage, subject), english_indices(passage, word)
    nouns = [i for i in nouns if english[i] not in word_list("determiners")]
    if not nouns or not words:
        return False
    head = max(nouns)
    owner = next((i for i in range(min(words), max(min(words) - 3, -1), -1) if english[i] in ("its", "their")), None)
    if owner is None or not 0 < owner - head - 1 <= _FARTHEST:
        return False
    between = english[head + 1 : owner]
    return all(each.isalpha() and each not in word_list("clause openers") for each in between)
