"""AGR: a noun and its adjective, where the source shows what the adjective describes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtaudit.arabic.agreement import is_person
from mtaudit.arabic.inflect import inflect
from mtaudit.arabic.morphology import Case, Reading
from mtaudit.arabic.syntax import of_readings
from mtaudit.arabic.syntax.concord import Agreement, is_counted, shown
from mtaudit.arabic.syntax.lists import listed, quantifiers
from mtaudit.arabic.syntax.phrases import is_elative
from mtaudit.arabic.syntax.sense import how_often_adjective
from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.linked import english_indices
from mtaudit.checks.rules.agreement.described import described
from mtaudit.message import say
from mtaudit.people.discourse import person_nouns

_BEFORE = 3
"""Words before a noun among which may be one that governs it."""
_LIKELY = 0.3
_NEARLY_ALWAYS = 0.95
"""How often a word must be an adjective out of context: to be one, and to be one where a noun may stand in the
construct. Chosen by eye."""


@check("AGR008", "mismatched-linked-adjective", "agreement", "minor", needs_source=True)
def mismatched_linked_adjective(evidence: Evidence) -> Iterator[Mark]:
    """Report an adjective that does not agree with the noun that it describes in the source.

    What it finds
        An adjective whose English stands right before the English of a noun before it, and that has another gender or
        number: كمحاور رئيسية, "main interlocutor"; دخول السيارات القديم, "old cars"; حرب أهلي, "civil war".
    Why it matters
        It is a plain grammar mistake, and of a person it makes a man of a woman or a woman of a man.
    When it stays silent
        The noun can be read so that the adjective agrees, the English noun goes on (new car plant), or one of the two
        words is definite and the other is not.
    Bad
        ar: كان الوزير [[محاورا رئيسية]] في موسكو.
        en: The minister was the main interlocutor in Moscow.
        ar: منعت البلدية دخول [[السيارات القديم]] إلى الميناء.
        en: The municipality banned old cars from entering the harbour.
    Good
        ar: كان الوزير محاورا رئيسيا في موسكو.
        en: The minister was the main interlocutor in Moscow.
        ar: أدان القاضي 34 موظفا آخرين.
        en: The judge convicted 34 other officials.
    """
    for passage in evidence.prose:
        if passage.is_sentence:
            for index, word in enumerate(passage.words):
                mark = _mark(passage, index) if word.readings else None
                if mark is not None:
                    yield mark


def _mark(passage: Passage, index: int) -> Mark | None:
    word, senses = passage.words[index], passage.syntax.senses
    adjectives = _as_adjective(passage, index)
    noun = described(passage, index) if adjectives else None
    if noun is None or not _same_definiteness(passage, noun, index) or not _stands_beside(passage, noun, index):
        return None
    nouns = [r for r in passage.words[noun].readings if r.part_of_speech == "noun" and not _is_of_others(r)]
    if not person_nouns().isdisjoint(token.text.lower() for token in passage.linked_english(noun)):
        nouns = [r for r in nouns if r.human] or nouns  # محاور, "interlocutor", no axes
    nouns = _meant(passage, noun, nouns)
    wanted = of_readings(senses[noun], nouns or senses[noun].readings)
    if wanted.allowed & shown(adjectives) or _may_describe_another(passage, noun, shown(adjectives)):
        return None
    if is_counted(passage.syntax.senses, noun) and any(r.number == "plural" for r in adjectives):
        return None  # 34 موظفا آخرين
    best = of_readings(senses[noun], nouns[:1] or senses[noun].readings[:1]).best
    accusative = senses[noun].accusative or senses[noun].reading.case == "accusative"
    if not accusative and any(r.case == "accusative" for r in adjectives) and _is_adverb_in_source(passage, index):
        return None
    case: Case | None = "accusative" if accusative and best and best[1] == "singular" else None
    form = inflect(word.text, adjectives[0], gender=best[0], number=best[1], case=case) if best else None
    beside, first = noun == index - 1, passage.words[noun]
    return Mark(
        (first, word) if beside else word,
        say("{word} does not agree with {noun}, which it describes in the source", word=word.text, noun=first.text),
        0.75,
        suggestion=f"{first.text} {form}" if form and beside else form,
        severity="major" if nouns and is_person(nouns[0]) and nouns[0].number == "singular" else None,
    )


def _meant(passage: Passage, noun: int, readings: list[Reading]) -> list[Reading]:
    """The readings of the lemma that means what the source has, all if none does: رياح, "winds", no canal."""
    english = {token.text.lower().removesuffix("s") for token in passage.linked_english(noun)}
    meant = {
        each.lemma
        for each in readings
        if not english.isdisjoint(word.removesuffix("s") for word in re.findall("[a-z]+", each.gloss.lower()))
    }
    return [each for each in readings if each.lemma in meant] or readings


def _is_of_others(noun: Reading) -> bool:
    """Whether a noun has a pronoun other than "my", whose letter may be an ending as well."""
    return noun.pronoun is not None and noun.pronoun.person != 1


def _is_adverb_in_source(passage: Passage, index: int) -> bool:
    return any(token.text.endswith("ly") for token in passage.linked_english(index))


def _as_adjective(passage: Passage, index: int) -> list[Reading]:
    """The readings of a word as an adjective, if it may well be one that is inflected."""
    word, sense = passage.words[index], passage.syntax.senses[index]
    if sense.conjunction or sense.preposition or sense.pronoun is not None or is_elative(sense):
        return []
    if sense.stem in quantifiers() or sense.stem in listed("counting words") or sense.stem in listed("departments"):
        return []
    if not sense.article and "noun" in sense.also and how_often_adjective(sense.text) < _NEARLY_ALWAYS:
        return []  # مؤشرات خطر
    if sense.part == "adjective":
        return list(sense.readings)
    if sense.part != "noun" or how_often_adjective(sense.text) < _LIKELY:
        return []
    return [r for r in word.readings if r.part_of_speech == "adjective" and r.article == sense.article]


def _stands_beside(passage: Passage, noun: int, adjective: int) -> bool:
    """Whether nothing but other adjectives stands between a noun and an adjective."""
    return all(sense.part == "adjective" for sense in passage.syntax.senses[noun + 1 : adjective])


def _may_describe_another(passage: Passage, noun: int, own: frozenset[Agreement]) -> bool:
    """Whether an adjective agrees with a noun before that has no English of its own: شركات الطيران الأوروبية."""
    of_noun = english_indices(passage, noun)
    for index in range(max(noun - _BEFORE, 0), noun):
        sense, linked = passage.syntax.senses[index], english_indices(passage, index)
        near = any(abs(i - j) <= 1 for i in linked for j in of_noun)
        if sense.part in ("noun", "adjective") and (not linked or near):
            readings = [r for r in passage.words[index].readings if r.part_of_speech in ("noun", "adjective")]
            if not readings or own & of_readings(sense, readings).allowed:
                return True
    return False


def _same_definiteness(passage: Passage, noun: int, adjective: int) -> bool:
    """Whether an adjective may describe a noun: both are definite, or neither of two that stand side by side."""
    first, second = passage.syntax.senses[noun], passage.syntax.senses[adjective]
    return first.is_definite if second.article else not first.is_definite
