"""GRM: the case of the subject, of what is joined to it and of what describes it."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.arabic.inflect import inflect
from mtaudit.arabic.morphology import Case, Reading
from mtaudit.arabic.syntax.lists import listed
from mtaudit.arabic.syntax.sense import Sense
from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.rules.agreement.ties import is_subject_in_source
from mtaudit.checks.rules.grammar.source import renders_name
from mtaudit.message import say


@check("GRM028", "oblique-subject", "grammar", "minor")
def oblique_subject(evidence: Evidence) -> Iterator[Mark]:
    """Report the subject of a verb before it, a noun that و joins to it or what describes it, with the ending ين.

    What it finds
        ين where ون or ان is due: قام بها القضاة والمحامين, and, where the source tells that the noun is the subject of
        the verb, استخدم الباحثين ("the researchers used"); what describes a noun for people that is the subject of the
        verb before it or begins the sentence: الأطفال المصابين, الأشخاص ذوي الإعاقة.
    Why it matters
        It is a plain grammar mistake that readers stumble over.
    When it stays silent
        The noun may be an object, or what is joined may belong to a noun in between (وصل وفد العمال والمهندسين).
    Bad
        ar: كشفت الجرائم التي قام بها القضاة [[والمحامين]].
        en: It exposed the crimes that judges and lawyers committed.
        ar: حضر الرئيس [[والمستشارين]] الحفل.
        ar: استخدم [[الباحثين]] طريقة جديدة.
        en: The researchers used a new method.
        ar: الأطفال [[المصابين]] بالمرض لا يذهبون إلى المدرسة.
        en: Children with the disease do not go to school.
    Good
        ar: عارض الخطة الأطباء والممرضون، ووصل وفد العمال والمهندسين.
        en: Doctors and nurses opposed the plan, and a delegation of workers and engineers arrived.
        ar: الأطفال المصابون بالمرض لا يذهبون إلى المدرسة، ورأى المعلم الأطفال المصابين.
        en: Children with the disease do not go to school, and the teacher saw the ill children.
        ar: اتهم المسؤولين بالفساد.
        en: He accused the officials of corruption.
    """
    for passage in evidence.prose:
        for noun in (*_behind_verbs(passage), *_joined(passage)):
            word = passage.words[noun]
            form = inflect(word.text, passage.syntax.senses[noun].reading, case="nominative")
            yield Mark(word, say("the subject of a verb is in the nominative"), 0.8, suggestion=form)
        for describing, form in _describing(passage):
            message = say("what describes the subject is in the nominative")
            yield Mark(passage.words[describing], message, 0.8, suggestion=form)


def _behind_verbs(passage: Passage) -> Iterator[int]:
    """Nouns with ين right behind a verb whose subject they are in the source."""
    senses = passage.syntax.senses
    for verb in range(len(senses) - 1 if passage.is_sentence else 0):
        sense = senses[verb]
        alone = all(r.person == 3 and r.number == "singular" and not r.pronoun for r in sense.readings)
        beside = sense.part == "verb" and alone and not senses[verb + 1].conjunction
        if renders_name(passage, verb + 1):
            continue
        if beside and _is_oblique(passage, verb + 1) and is_subject_in_source(passage, verb, verb + 1) is True:
            yield verb + 1


def _joined(passage: Passage) -> Iterator[int]:
    """Nouns with ين that و joins to a subject."""
    for tie in passage.syntax.ties:
        for candidate in tie.candidates if tie.role == "subject" else ():
            phrase = candidate.phrase
            if phrase is None or candidate.place != "before" or phrase.amounts or len(phrase.nouns) > 1:
                continue
            nouns = (phrase, *phrase.joined) if passage.is_sentence else ()
            told = {is_subject_in_source(passage, tie.target, each.head) for each in nouns} - {None}
            if told == {True} or (not told and tie.doubt == "" and tie.manner in ("next", "apart")):
                yield from (each.head for each in phrase.joined if _is_oblique(passage, each.head))


def _is_oblique(passage: Passage, noun: int) -> bool:
    sense = passage.syntax.senses[noun]
    oblique = bool(sense.readings) and all(_shows(reading, "oblique") for reading in sense.readings)
    return oblique and not sense.preposition and sense.part in ("noun", "adjective")


def _shows(reading: Reading, case: Case) -> bool:
    return reading.case == case and reading.number in ("plural", "dual") and not reading.construct


def _describing(passage: Passage) -> Iterator[tuple[int, str | None]]:
    """What describes a subject and has the ending ين, with its right form."""
    senses = passage.syntax.senses
    subjects = {noun for noun in _surely_subjects(passage) if not _is_oblique(passage, noun)}
    for tie in passage.syntax.ties:
        if tie.role not in ("adjective", "possessor") or tie.candidates[0].noun not in subjects:
            continue
        sense = senses[tie.target]
        if sense.text == "ذوي" and not sense.preposition:
            yield tie.target, f"{sense.conjunction}ذوو"
        elif tie.target == tie.candidates[0].noun + 1 and sense.article and _is_oblique(passage, tie.target):
            yield tie.target, inflect(passage.words[tie.target].text, sense.reading, case="nominative")


def _surely_subjects(passage: Passage) -> Iterator[int]:
    """Nouns for people in the plural that a sentence begins with, or that are the subject of the verb before them."""
    senses = passage.syntax.senses
    for index, sense in enumerate(senses):
        before = senses[index - 1] if index else None
        people = sense.part == "noun" and _is_people(sense) and sense.reading.number == "plural" and sense.article
        begins = (
            before is None or before.text in (".", "!", "؟") or (before.part == "subordinator" and before.text != "حتى")
        )
        if people and begins and not sense.preposition:
            yield index
    for tie in passage.syntax.ties:
        first = tie.candidates[0]
        if tie.role == "subject" and tie.manner == "next" and senses[first.noun].article and not tie.doubt:
            told = is_subject_in_source(passage, tie.target, first.noun) if passage.is_sentence else None
            if told is not False and _is_people(senses[first.noun]):
                yield first.noun


def _is_people(sense: Sense) -> bool:
    return bool(sense.reading.human) or sense.stem in listed("people")
