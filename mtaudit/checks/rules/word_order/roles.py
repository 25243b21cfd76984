"""WRD: who did it, and to whom it was done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtaudit.arabic.syntax import Clause, NameGender, Phrase, disagreement, names_of
from mtaudit.arabic.syntax.sense import Sense
from mtaudit.arabic.word_lists import is_listed
from mtaudit.arabic.words import Word
from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.english.lemmas import possible_lemmas
from mtaudit.english.roles import Roles, roles
from mtaudit.english.word_lists import word_list
from mtaudit.meaning.expressions import forms
from mtaudit.meaning.renderings import Renderings, renderings, renders
from mtaudit.message import say


@check("WRD001", "exchanged-roles", "word-order", "major", needs_source=True)
def exchanged_roles(evidence: Evidence) -> Iterator[Mark]:
    """Report a clause whose subject is what the action is done to in the English, and the other way round.

    What it finds
        A verb before its subject (اتهم الطبيب الأم), where the English of the subject stands behind the English verb
        and that of another noun of the Arabic clause is its subject: "The mother accused the doctor".
    Why it matters
        All words are right, and the victim is the culprit.
    When it stays silent
        The English is passive, and the Arabic may keep its order (يقود الأسطول ضابط) or name the agent with من قبل. The
        verb is not known to render the English one, does not agree with the noun behind it, or says the same either
        way (met, married, resembles) or another way (likes, lacks). A noun is linked to more or less than one place, or
        may be an adjective of the subject (هزم الفريق الضيف المتصدر). The subject is a title or a construct with the
        English subject in it (الصحفي سميث, ناشر اللعبة).
    Measured
        It hardly ever speaks: never in human translation, and once, wrongly, in some hundreds of lines of machine
        output; that kind is silent since.
    Bad
        ar: [[اتهم الطبيب الأم]] بإهمال ابنها.
        en: The mother accused the doctor of neglecting her son.
    Good
        ar: اتهمت الأم الطبيب بإهمال ابنها.
        en: The mother accused the doctor of neglecting her son.
    """
    name_gender = names_of(evidence.arabic_people)
    for passage in evidence.prose:
        if passage.is_sentence:
            for clause in passage.syntax.clauses:
                if clause.verb is not None and _is_plain(passage, clause, clause.verb, name_gender):
                    yield from _turned(passage, clause, clause.verb)


def _is_plain(passage: Passage, clause: Clause, verb: int, name_gender: NameGender) -> bool:
    """Whether a verb agrees with its subject, and nothing behind it says by whom it was done."""
    ties = [tie for tie in passage.syntax.ties if tie.role == "subject" and tie.target == verb]
    last = max((phrase.head for phrase in clause.obliques), default=verb)
    named = any(is_listed(word.text, "by whom") for word in passage.words[verb:last])
    return bool(ties) and not named and all(disagreement(passage.syntax, tie, name_gender) is None for tie in ties)


def _turned(passage: Passage, clause: Clause, verb: int) -> Iterator[Mark]:
    subject = _subject(passage, clause)
    read = _english_roles(passage, clause, verb) if subject is not None else None
    if subject is None or read is None or not _stands_for(passage, subject.head, read.patient, read.agent):
        return
    if _is_titled(passage, subject.head, read.agent):
        return
    object_first = read.patient.start < read.agent.start
    named = () if object_first else (*subject.names, *(phrase.head for phrase in clause.arguments))
    for other in (*named, *(phrase.head for phrase in clause.obliques)):
        leads = other == subject.head or _leads(passage, other, verb)
        describes = other == subject.head + 1 and (
            _may_describe(passage.syntax.senses, other) or _is_of(passage.syntax.senses, other)
        )
        if not leads and not describes and _stands_for(passage, other, read.agent, read.patient):
            words = passage.words[min(verb, subject.start) : max(verb, subject.head, other) + 1]
            yield Mark(
                words,
                say(
                    "{agent} does it in the source, not {subject}",
                    agent=passage.words[other].text,
                    subject=passage.words[subject.head].text,
                ),
                0.5,
                source=passage.english[
                    min(read.agent.start, read.patient.start) : max(read.agent.stop, read.patient.stop)
                ],
            )
            return


def _may_describe(senses: Sequence[Sense], index: int) -> bool:
    """Whether a noun may describe the one before it like an adjective, which is no person: الفريق الضيف."""
    noun, sense = senses[index - 1], senses[index]
    return sense.may_be("describing nouns") and sense.reading.number == noun.reading.number and not noun.reading.human


def _is_of(senses: Sequence[Sense], index: int) -> bool:
    """Whether a noun says of whom or what the one before it is: ناشر اللعبة."""
    noun, sense = senses[index - 1], senses[index]
    return sense.article and not (noun.article or noun.pronoun)


_TITLE = 2
"""English words of a title before the name of who does it: "the journalist Smith"."""


def _is_titled(passage: Passage, subject: int, agent: range) -> bool:
    """Whether the Arabic subject is linked to what stands right before the agent."""
    return any(agent.start - _TITLE <= i < agent.start for i, j in passage.firm_links if j == subject)


def _leads(passage: Passage, word: int, verb: int) -> bool:
    """Whether a word stands right before a verb that takes nothing up by a pronoun: it is the one who does it."""
    return word == verb - 1 and passage.syntax.senses[verb].pronoun is None


def _subject(passage: Passage, clause: Clause) -> Phrase | None:
    """The subject of a clause, as far as it is sure; a noun that the verb takes up by a pronoun is its object."""
    if clause.topic_first:
        takes_up = clause.verb is not None and passage.syntax.senses[clause.verb].pronoun is not None
        return None if clause.topic is None or takes_up or clause.crowded else clause.topic.phrase
    first = clause.arguments[0] if clause.arguments else None
    return None if first is None or first.accusative else first


def _english_roles(passage: Passage, clause: Clause, verb: int) -> Roles | None:
    """The roles at the English verb that an Arabic one renders, alone or with its object: أطلق النار, "shot"."""
    own = (verb, *(phrase.head for phrase in clause.arguments))
    for i in sorted(i for i, j in passage.firm_links if j in own):
        text = passage.english[i].text
        turns = not word_list("verbs of exchangeable roles").isdisjoint(possible_lemmas(text))
        known = renderings(text)
        if known is not None and not turns and _is_rendered(known, passage.words, own):
            found = roles(passage.english, i)
            if found is not None:
                return found
    return None


def _is_rendered(known: Renderings, words: Sequence[Word], own: Sequence[int]) -> bool:
    """Whether the first of some words renders an English verb, by itself or in an expression with the others."""
    lemmas = [forms(words[j].text).lemmas for j in own]
    together = (all(any(word in each for each in lemmas) for word in expression) for expression in known.expressions)
    return renders(known, words, own[0]) or any(together)


def _stands_for(passage: Passage, word: int, place: range, elsewhere: range) -> bool:
    """Whether an Arabic word renders the English of one place and not of another: by the dictionary, else by links."""
    rendered = [any(_renders(passage, i, word) for i in each) for each in (place, elsewhere)]
    linked = [i for i, j in passage.firm_links if j == word]
    return rendered == [True, False] if any(rendered) else bool(linked) and all(i in place for i in linked)


def _renders(passage: Passage, english: int, word: int) -> bool:
    known = renderings(passage.english[english].text)
    return known is not None and renders(known, passage.words, word)
