"""GRM: the mood of a verb after a particle."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from mtaudit.arabic.inflect import inflect
from mtaudit.arabic.morphology import Mood, Reading
from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.word_lists import is_listed, word_list
from mtaudit.arabic.words import Word
from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.linked import english_indices
from mtaudit.checks.negators import is_not
from mtaudit.english.tokens import lower
from mtaudit.grammar import Number, Person
from mtaudit.message import Message, say

_POSSIBLE = 0.01
"""A reading of a verb that is less probable says nothing of its mood: يكون is hardly ever "forms"."""


@check("GRM001", "missing-jussive", "grammar", "minor")
def missing_jussive(evidence: Evidence) -> Iterator[Mark]:
    """Report a verb after لم that is not in the jussive.

    What it finds
        A weak verb that keeps its long vowel (لم تجري, لم يقول), or one of the five verbs that keeps its ن
        (لم يكتبون); the same behind لا that forbids, as "do not" tells (لا تنسى, لا تذهبون).
    Why it matters
        It is a plain grammar mistake in a prominent place, and one that translation systems make again and again.
    When it stays silent
        Some likely reading of the word is a jussive; the verb speaks to a woman (لم تكتبي is right).
    Bad
        ar: [[لم تجري]] الدولتان محادثات مباشرة منذ عام.
        ar: [[لم يقول]] الوزير شيئا عن الموعد.
        ar: [[لا تنسى]] جواز السفر.
        en: Do not forget your passport.
    Good
        ar: لم تجر الدولتان محادثات مباشرة، ولم يقل الوزير شيئا.
        ar: لا تنس جواز السفر، فهي لا تنسى شيئا.
        en: Do not forget your passport; she forgets nothing.
    """
    for passage in evidence.prose:
        for index, (particle, verb) in enumerate(pairwise(passage.words), 1):
            if is_listed(normalise(particle.text), "jussive particles") and (reading := _wrong_mood(verb, "jussive")):
                number: Number | None = "singular" if _has_subject_behind(passage, index) else None
                yield _mark(particle, verb, say("after لم the verb is in the jussive"), reading, "jussive", number)
            elif _forbids(passage, index) and (reading := _wrong_mood(verb, "jussive", person=2)):
                yield _mark(
                    particle, verb, say("behind لا that forbids the verb is in the jussive"), reading, "jussive"
                )


def _forbids(passage: Passage, verb: int) -> bool:
    """Whether لا stands before a verb, and the source has "do not" without a subject for both."""
    if normalise(passage.words[verb - 1].text) not in ("لا", "ولا", "فلا") or not passage.is_sentence:
        return False
    linked = english_indices(passage, verb)
    at = min(linked, default=0) - 1
    if not is_not(lower(passage.english, at)) or lower(passage.english, at - 1) != "do":
        return False
    return at == 1 or not passage.english[at - 2].text.isalpha() or lower(passage.english, at - 2) in ("so", "please")


@check("GRM002", "missing-subjunctive", "grammar", "minor")
def missing_subjunctive(evidence: Evidence) -> Iterator[Mark]:
    """Report one of the five verbs that keeps its ن after لن, أن or كي.

    What it finds
        لن يكتبون, أن يعودون, كي تعملان, also behind لا (أن لا يعودون) and joined by و (أن يأكلوا ويشربون).
    Why it matters
        It is a plain grammar mistake that readers stumble over.
    When it stays silent
        The word after the particle is no verb, or its form is a subjunctive.
    Bad
        ar: قال الوزراء إنهم [[لن يحضرون]] الجلسة.
        ar: يريد الأطفال أن يأكلوا [[ويشربون]].
    Good
        ar: قال الوزراء إنهم لن يحضروا الجلسة، وإنهم يريدون أن يعودوا ويعملوا، وظلوا يسيرون حتى وصلوا.
    """
    for passage in evidence.prose:
        words = passage.words
        for index, (particle, verb) in enumerate(pairwise(words)):
            plain = normalise(particle.text)
            behind = index > 0 and plain == "لا" and _takes_subjunctive(words[index - 1])
            if (_takes_subjunctive(particle) or behind) and (reading := _wrong_mood(verb, "subjunctive")):
                message = say(
                    "after {particle} the verb is in the subjunctive", particle=normalise(words[index - behind].text)
                )
                yield _mark(particle, verb, message, reading, "subjunctive")
            elif _is_governed(words, index) and (reading := _wrong_mood(verb, "subjunctive")) and reading.conjunction:
                form = inflect(verb.text, reading, mood="subjunctive")
                message = say("like {verb} before it, the verb is in the subjunctive", verb=particle.text)
                yield Mark(verb, message, 0.8, suggestion=form)


@check("GRM018", "needless-subjunctive", "grammar", "minor")
def needless_subjunctive(evidence: Evidence) -> Iterator[Mark]:
    """Report one of the five verbs that lacks its ن where nothing takes it away.

    What it finds
        كانوا يلعبوا, الذين يعملوا, لا يتحدثوا, سيكتبوا: the plural without ن, as dialects have it.
    Why it matters
        It is a plain grammar mistake that readers stumble over.
    When it stays silent
        A particle that takes the ن away stands in the clause before it (أن, لم, لن, كي, حتى, إن), or the verb speaks to
        somebody (لا تلعبوا).
    Bad
        ar: كان الأطفال في الحديقة [[وكانوا يلعبوا]] حتى المساء.
        ar: شكر المدير العمال [[الذين يعملوا]] في الليل.
    Good
        ar: كانوا يلعبون، ويجب أن لا يلعبوا في الشارع، وإن يعودوا يجدوا الباب مفتوحا، وكانوا يريدون أن يعودوا ولا يبقوا.
    """
    for passage in evidence.prose:
        words = passage.words
        for index, (before, verb) in enumerate(pairwise(words)):
            reading = verb.reading
            if reading is None or any(r.mood != "subjunctive" or r.person != 3 for r in verb.readings):
                continue
            alone = reading.future or is_listed(normalise(before.text), "indicative particles") or _is_copula(before)
            free = alone and not any(map(_takes_nun, words[max(0, index - _CLAUSE) : index + 1]))
            if not free and (not _is_subject(before) or any(_takes_nun(e) or _orders(e) for e in words[: index + 1])):
                continue
            form = inflect(verb.text, reading, mood="indicative")
            suggestion = f"{before.text} {form}" if form else None
            yield Mark((before, verb), say("nothing here takes the ن away"), 0.8, suggestion=suggestion)


def _is_subject(word: Word) -> bool:
    """Whether a word is a definite plural for people without preposition, as before a verb."""
    readings = word.readings
    return bool(readings) and all(
        r.part_of_speech == "noun" and r.article and r.number == "plural" and r.human and not r.preposition
        for r in readings
    )


def _orders(word: Word) -> bool:
    """Whether a word may be an imperative, which what follows may answer: دعوا الأطفال يلعبوا."""
    return any(r.aspect == "imperative" for r in word.readings)


_CLAUSE = 8
"""Words before a verb among which a particle may govern it."""


def _takes_nun(word: Word) -> bool:
    plain = normalise(word.text)
    return governs_mood(word) or is_listed(plain, "conditionals") or any(r.mood == "subjunctive" for r in word.readings)


def _is_copula(word: Word) -> bool:
    """Whether a word is كانوا or one of its sisters in the plural."""
    return word.reading is not None and (
        normalise(word.reading.lemma) in word_list("copulas") and word.reading.number == "plural"
    )


def _is_governed(words: Sequence[Word], index: int) -> bool:
    """Whether a verb is in the subjunctive, and shows it, after a particle."""
    verb = words[index]
    shown = bool(verb.readings) and all(r.mood == "subjunctive" for r in verb.readings)
    return shown and index > 0 and _takes_subjunctive(words[index - 1])


def governs_mood(particle: Word) -> bool:
    """Whether a verb after a particle is in the jussive or the subjunctive."""
    return is_listed(normalise(particle.text), "jussive particles") or _takes_subjunctive(particle)


def _takes_subjunctive(particle: Word) -> bool:
    return is_listed(normalise(particle.text), "subjunctive particles")


def _wrong_mood(word: Word, mood: Mood, *, person: Person | None = None) -> Reading | None:
    """The likeliest reading of a verb, in the person if given, that cannot be in the mood; None when some can."""
    likely = [
        r
        for r, p in zip(word.readings, word.probabilities, strict=True)
        if (p >= _POSSIBLE if person is None else r.person == person)
    ]
    verbs = [r for r in likely if r.part_of_speech == "verb" and r.aspect == "imperfect" and not _to_a_woman(r)]
    if not verbs or any(not r.moods or mood in r.moods for r in verbs):
        return None
    if mood == "subjunctive" and any(r.mood != "indicative" for r in word.readings):
        return None
    return verbs[0]


def _to_a_woman(reading: Reading) -> bool:
    return reading.person == 2 and reading.gender == "feminine"


def _has_subject_behind(passage: Passage, verb: int) -> bool:
    """Whether the subject stands behind the verb, which is then in the singular: لم يشارك الممثلون."""
    return any(
        tie.target == verb and tie.role == "subject" and tie.manner in {"next", "apart"} for tie in passage.syntax.ties
    )


def _mark(
    particle: Word, verb: Word, message: Message, reading: Reading, mood: Mood, number: Number | None = None
) -> Mark:
    form = inflect(verb.text, reading, mood=mood, number=number) or _shortened(verb.text, reading)
    return Mark((particle, verb), message, 0.9, suggestion=f"{particle.text} {form}" if form else None)


def _shortened(text: str, reading: Reading) -> str | None:
    """A hollow passive in the singular without its long vowel, of which the lexicon has no jussive: يصاب, يصب."""
    match = re.fullmatch("(.{2,})ا(.)", normalise(text))
    return match[1] + match[2] if match and reading.passive and reading.number == "singular" else None
