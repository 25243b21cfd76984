"""GRM: moods and cases that what stands before does not allow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from mtaudit.arabic.clauses import agreeing_gender, word_list
from mtaudit.arabic.guess import CATEGORY
from mtaudit.arabic.inflect import inflect
from mtaudit.arabic.morphology import Mood, Reading, analyse
from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.words import Word
from mtaudit.checks.declare import Mark, check
from mtaudit.checks.evidence import Evidence
from mtaudit.document import Span
from mtaudit.grammar import Gender

_JUSSIVE = frozenset({"لم", "ولم", "فلم", "ألم", "أولم", "أفلم"})
_SUBJUNCTIVE = frozenset({"لن", "ولن", "فلن", "أن", "وأن", "بأن", "لكي", "كي", "ألا", "لئلا"})
_POSSIBLE = 0.01
"""A reading of a verb that is less probable says nothing of its mood: يكون is hardly ever "forms"."""
_RELATIVES: dict[str, Gender] = {"الذي": "masculine", "التي": "feminine"}
_ACCUSATIVE = frozenset({"إن", "وإن", "فإن", "أن", "وأن", "بأن", "لأن", "ولأن", "كأن", "لعل"})


@check("GRM001", "jussive", "grammar", "minor")
def jussive(evidence: Evidence) -> Iterator[Mark]:
    """Report a verb after لم that is not in the jussive.

    What it finds
        A weak verb that keeps its long vowel (لم تجري, لم يقول), or one of the five verbs that keeps its ن
        (لم يكتبون).
    Why it matters
        It is a plain grammar mistake in a prominent place, and one that translation systems make again and again.
    When it stays silent
        Some likely reading of the word is a jussive; the verb speaks to a woman (لم تكتبي is right).
    Measured
        It finds 97 % of the verbs put in the indicative after لم in professional translations. Three findings on
        57,000 words of such translations as they are, all slips of the translators; six on the output of seven
        systems, all right.
    Bad
        ar: [[لم تجري]] الدولتان محادثات مباشرة منذ عام.
        ar: [[لم يقول]] الوزير شيئا عن الموعد.
    Good
        ar: لم تجر الدولتان محادثات مباشرة، ولم يقل الوزير شيئا.
    """
    for passage in evidence.prose:
        for particle, verb in pairwise(passage.words):
            if normalise(particle.text) in _JUSSIVE and (reading := _wrong_mood(verb, "jussive")):
                yield _mark(passage.words, particle, verb, "after لم the verb is in the jussive", reading, "jussive")


@check("GRM002", "subjunctive", "grammar", "minor")
def subjunctive(evidence: Evidence) -> Iterator[Mark]:
    """Report one of the five verbs that keeps its ن after لن, أن or كي.

    What it finds
        لن يكتبون, أن يعودون, كي تعملان.
    Why it matters
        It is a plain grammar mistake that readers stumble over.
    When it stays silent
        The word after the particle is no verb, or its form is a subjunctive.
    Measured
        It finds five of five verbs put in the indicative after لن or أن in professional translations, and has no
        finding on 38,000 words as they are.
    Bad
        ar: قال الوزراء إنهم [[لن يحضرون]] الجلسة.
    Good
        ar: قال الوزراء إنهم لن يحضروا الجلسة، وإنهم يريدون أن يعودوا.
    """
    for passage in evidence.prose:
        for particle, verb in pairwise(passage.words):
            plain = normalise(particle.text)
            if plain in _SUBJUNCTIVE and (reading := _wrong_mood(verb, "subjunctive")):
                message = f"after {plain} the verb is in the subjunctive"
                yield _mark(passage.words, particle, verb, message, reading, "subjunctive")


@check("GRM003", "case-ending", "grammar", "minor")
def case_ending(evidence: Evidence) -> Iterator[Mark]:
    """Report a dual or plural in the nominative after a preposition or after إن.

    What it finds
        The ending ون or ان where ين is due: من المسؤولون, بين الجانبان, للمهندسون, إن المراقبون.
    Why it matters
        It is a plain grammar mistake that readers stumble over.
    When it stays silent
        The word can be read as a singular or as a name (لبنان, ميدان), or the particle may govern another word.
    Measured
        Precision 0.82: 14 of 20 nouns put in the nominative after a preposition found, no alarm on 38,000 words of
        professional translation; the three alarms on MT-GenEval are slips of its translators (عن شقيقان).
    Bad
        ar: التقى الوزير بعدد [[من المسؤولون]] في العاصمة.
        ar: قالت الوكالة [[إن المراقبون]] غادروا البلاد.
    Good
        ar: التقى الوزير بعدد من المسؤولين، وقال إن المراقبين غادروا لبنان.
    """
    for passage in evidence.prose:
        for before, word in pairwise((None, *passage.words)):
            if word is None or not word.readings or not all(_nominative(r) for r in word.readings):
                continue
            reading = word.readings[0]
            plain = normalise(before.text) if before is not None else ""
            if plain in word_list("prepositions"):
                yield _case_mark(passage.words, before, word, f"after {plain} the noun is in the genitive", reading)
            elif plain in _ACCUSATIVE and reading.article and not reading.conjunction:
                yield _case_mark(passage.words, before, word, f"after {plain} the noun is in the accusative", reading)
            elif all(r.preposition for r in word.readings):
                yield _case_mark(
                    passage.words, None, word, f"after {reading.preposition} the noun is in the genitive", reading
                )


def _nominative(reading: Reading) -> bool:
    return reading.case == "nominative" and reading.part_of_speech in ("noun", "adjective", "numeral")


def _wrong_mood(word: Word, mood: Mood) -> Reading | None:
    """The likeliest reading of a verb that cannot be in the mood; None when some reading can."""
    likely = [r for r, p in zip(word.readings, word.probabilities, strict=True) if p >= _POSSIBLE]
    verbs = [r for r in likely if r.part_of_speech == "verb" and r.aspect == "imperfect" and not _to_a_woman(r)]
    if not verbs or any(not r.moods or mood in r.moods for r in verbs):
        return None
    if mood == "subjunctive" and any(r.mood != "indicative" for r in word.readings):
        return None
    return verbs[0]


def _to_a_woman(reading: Reading) -> bool:
    return reading.person == 2 and reading.gender == "feminine"


def _mark(words: tuple[Word, ...], particle: Word, verb: Word, message: str, reading: Reading, mood: Mood) -> Mark:
    form = inflect(verb.text, reading, mood=mood)
    return Mark(_span(particle, verb), message, 0.9, suggestion=f"{particle.text} {form}" if form else None)


def _case_mark(words: tuple[Word, ...], before: Word | None, word: Word, message: str, reading: Reading) -> Mark:
    form = inflect(word.text, reading, case="oblique")
    prefix = f"{before.text} " if before is not None else ""
    return Mark(_span(before or word, word), message, 0.85, suggestion=prefix + form if form else None)


def _span(first: Word, last: Word) -> Span:
    gap = " " * (last.start - first.end) if first is not last else ""
    text = first.text + gap + last.text if first is not last else last.text
    return Span(first.start, last.end, text)


@check("GRM004", "doubled-article", "grammar", "minor")
def doubled_article(evidence: Evidence) -> Iterator[Mark]:
    """Report a word that has the article twice.

    What it finds
        الالجيش, للالمفاوضات, and an article that stands alone before a word that has its own (ال الجيش).
    Why it matters
        It is a typing error of a machine: the system had the noun with its article and put another one before it.
    When it stays silent
        The lexicon knows the word as it is (الالتزام, الالتهاب), or does not know what is left without one article.
    Measured
        Precision 1.00: 96 % of 724 articles written twice found, no alarm on 38,000 words of professional translation.
    Bad
        ar: انسحب [[الالجيش]] من المدينة صباح الأحد.
    Good
        ar: أعلن الجيش الالتزام بالهدنة، وزادت الالتهابات بين السكان.
    """
    for passage in evidence.prose:
        for before, word in pairwise((None, *passage.words)):
            if word is None or word.kind != "word":
                continue
            text = normalise(word.text)
            if before is not None and normalise(before.text) == "ال" and text.startswith("ال"):
                span = Span(before.start, word.end, evidence.target.text[before.start : word.end])
                yield Mark(span, "the article stands here twice", 0.9, suggestion=text)
            elif (single := _without_second_article(text)) is not None:
                span = Span(word.start, word.end, word.text)
                yield Mark(span, "the article stands here twice", 0.9, suggestion=single)


def _without_second_article(text: str) -> str | None:
    """The word with one article, where it has two and the lexicon knows it with one only."""
    match = re.match(r"([وف]?[بك]?)الال(?=..)|([وف]?)للال(?=..)", text)
    if match is None or analyse(text):
        return None
    clitics = f"{match[1]}ال" if match[1] is not None else f"{match[2]}لل"
    single = clitics + text[match.end() :]
    return single if any(reading.article for reading in analyse(single)) else None


@check("GRM005", "relative-of-indefinite", "grammar", "minor")
def relative_of_indefinite(evidence: Evidence) -> Iterator[Mark]:
    """Report الذي or التي right after a noun or an adjective without the article.

    What it finds
        مسافات التي تقل, كلمة لاتينية التي تعني: what is indefinite takes its clause without a relative pronoun, so
        either the article is missing before it or the pronoun is one too many.
    Why it matters
        It is a plain grammar mistake, and typical of a system that renders "that" word by word.
    When it stays silent
        The word may be definite (a name, a word with an attached pronoun), has another gender than the pronoun, or
        is a word for an amount (كل الذي, "all that").
    Measured
        Precision 0.93: 54 % of the articles found that were left out before الذي or التي. Four findings on 73,000
        words of professional translation, all slips of the translators, and four in the output of seven systems, all
        right.
    Bad
        ar: ساروا [[مسافات التي]] تقل عن ميل واحد.
        ar: أخذها من كلمة [[لاتينية التي]] تعني غرفة صغيرة.
    Good
        ar: ساروا مسافات تقل عن ميل واحد، وهي المسافات التي تقطعها السيارة في دقيقة، وأعجبهم كل الذي رأوه.
    """
    for passage in evidence.prose:
        for noun, relative in pairwise(passage.words):
            gender = _RELATIVES.get(normalise(relative.text))
            if gender is not None and _is_indefinite(noun) and gender in map(agreeing_gender, noun.readings):
                message = f"{noun.text} is indefinite and takes no {relative.text}"
                yield Mark(_span(noun, relative), message, 0.85, suggestion=noun.text)


def _is_indefinite(word: Word) -> bool:
    """Whether a noun or adjective has neither article nor pronoun, nor stands for an amount, in any reading."""
    if not word.readings or word.readings[0].category == CATEGORY:
        return False
    return all(
        (r.part_of_speech in ("noun", "adjective") or r.category == CATEGORY)
        and not (r.article or r.pronoun or r.construct)
        and normalise(r.stem) not in word_list("quantifiers")
        for r in word.readings
    )
