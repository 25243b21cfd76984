"""GRM: the case that a dual or a sound plural shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from mtaudit.arabic.disambiguate import is_common
from mtaudit.arabic.existence import existents
from mtaudit.arabic.government import SURE, has_subject, is_bare, is_nominal, is_noun, likely, share, slots
from mtaudit.arabic.guess import CATEGORY
from mtaudit.arabic.inflect import inflect
from mtaudit.arabic.morphology import Case, Reading
from mtaudit.arabic.nominal import nominal_predicates
from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.spelling import exact_readings
from mtaudit.arabic.word_lists import is_inna, is_listed, word_list
from mtaudit.arabic.words import Word
from mtaudit.checks import Evidence, Mark, check
from mtaudit.message import Message, say


@check("GRM003", "wrong-case-ending", "grammar", "minor")
def wrong_case_ending(evidence: Evidence) -> Iterator[Mark]:
    """Report a dual or plural in the nominative where the genitive or the accusative is due.

    What it finds
        The ending ون or ان where ين is due: after a preposition (من المسؤولون, للمهندسون), after إن (إن المراقبون),
        after a word for an amount (جميع المسافرون), joined to one in ين (المزارعين والصيادون), as an object or a
        predicate of كان (رأيت الولدان, كانوا سعيدون, كان عمره عشرون عاما).
    Why it matters
        It is a plain grammar mistake that readers stumble over.
    When it stays silent
        The word can be read as a singular or as a name (لبنان, ميدان), or the particle may govern another word.
    Bad
        ar: التقى الوزير بعدد [[من المسؤولون]] في العاصمة.
        ar: قالت الوكالة [[إن المراقبون]] غادروا البلاد.
        ar: كان اللاعبون [[سعيدون]] بالفوز، وشكروا [[جميع المشجعون]].
    Good
        ar: التقى الوزير بعدد من المسؤولين، وقال إن المراقبين غادروا لبنان، وكان اللاعبون سعيدين بالفوز.
    """
    for passage in evidence.prose:
        words = passage.words
        for word in words:
            if (right := _behind_preposition(word)) is not None:
                yield Mark(word, say("after the preposition the noun is in the genitive"), 0.85, suggestion=right)
        shown = [(index, word, reading) for index, word in enumerate(words) if (reading := _only(word, "nominative"))]
        governed = {slot.index for slot in slots(words)} if shown else set()
        for index, word, reading in shown:
            before = words[index - 1] if index else None
            plain = normalise(before.text) if before is not None else ""
            if plain in word_list("prepositions"):
                yield _mark((before, word), _genitive(plain), reading, "oblique")
            elif is_inna(plain, light=False) and reading.article and not reading.conjunction:
                yield _mark(
                    (before, word),
                    say("after {particle} the noun is in the accusative", particle=plain),
                    reading,
                    "oblique",
                )
            elif reading.preposition:
                yield _mark((word,), _genitive(reading.preposition), reading, "oblique")
            elif is_listed(plain, "genitive after", prepositions=True) and reading.article and not reading.conjunction:
                yield _mark((before, word), _genitive(plain), reading, "oblique")
            elif index in governed and not reading.article and not reading.conjunction:
                yield _mark((word,), say("the verb has its subject, so this is in the accusative"), reading, "oblique")
            elif reading.article and not reading.conjunction and _is_object(words, index):
                yield _mark(
                    (before, word), say("the verb has its subject, so this is in the accusative"), reading, "oblique"
                )
            elif _is_joined(words, index, "oblique"):
                message = say("like {word} before it, it is in the genitive or accusative", word=plain)
                yield _mark((word,), message, reading, "oblique")
            elif reading.part_of_speech == "numeral" and _counts_on(words, index):
                yield _mark((before, word), say("like the units before it, it is in the genitive"), reading, "oblique")


@check("GRM014", "missing-nominative", "grammar", "minor")
def missing_nominative(evidence: Evidence) -> Iterator[Mark]:
    """Report a dual or plural in the accusative that must be the subject.

    What it finds
        ين where ون or ان is due: after a verb that takes no object (حضر المدرسين) or is passive (قُتل جنديين), after كان
        (كان المسافرين متعبين), before a verb at the beginning of the sentence (الفلاحين يزرعون), of what there is (هناك
        طالبين, لديه ولدين), after نحن or هم (نحن مسافرين), joined to one in ون (المعلمون والمهندسين), and beside an
        adjective or noun in the nominative (مسافرين كثيرون); what is said of the noun before it (إن الطلاب مجتهدين).
    Why it matters
        It is a plain grammar mistake that readers stumble over.
    When it stays silent
        The verb may have an object and no subject of its own (رأى المدرسين), or the word is an adverbial (نام ساعتين).
    Bad
        ar: [[حضر المدرسين]] الحفل وتكلموا عن العلم.
        ar: كان معنا [[مسافرين كثيرون]] من بلاد مختلفة.
        ar: [[الفلاحين]] يزرعون الأرض، وكان [[المسافرين]] متعبين.
        ar: لدى الرجل ابنة، ولديه [[سيارتين]]، وحضر المعلمون [[والمهندسين]].
    Good
        ar: حضر المدرسون الحفل، ورأى المدرسين، ونام ساعتين، وعاد اللاعبون سالمين.
    """
    for passage in evidence.prose:
        yield from _subjects(passage.words)
        for index, (before, word) in enumerate(pairwise(passage.words), 1):
            reading = _only(word, "oblique")
            if reading is None or reading.preposition or reading.conjunction:
                if reading is not None and reading.conjunction and _is_joined(passage.words, index, "nominative"):
                    message = say("like {word} before it, it is in the nominative", word=before.text)
                    yield _mark((word,), message, reading, "nominative")
                other = _only(before, "oblique")
                nominative = _only(word, "nominative")
                if other is not None and nominative is not None and _agree(other, nominative):
                    yield _mark(
                        (before, word),
                        say("{word} is in the nominative", word=word.text),
                        other,
                        "nominative",
                        first=True,
                    )
                continue
            if _only(before, "nominative") is not None and _agree(_only(before, "nominative"), reading):
                yield _mark((before, word), say("{word} is in the nominative", word=before.text), reading, "nominative")
            elif _takes_no_object(before) and (reading.article or _is_passive(before)) and _is_people(reading):
                yield _mark((before, word), say("the subject of a verb is in the nominative"), reading, "nominative")
            elif normalise(before.text) in word_list("subject pronouns") and not reading.article:
                yield _mark(
                    (before, word),
                    say("after {word} the predicate is in the nominative", word=before.text),
                    reading,
                    "nominative",
                )


def _subjects(words: Sequence[Word]) -> Iterator[Mark]:
    """Marks of subjects whose place shows that they are."""
    there = {each.index for each in existents(words) if not each.governed}
    said = set(nominal_predicates(words))
    for index, word in enumerate(words):
        reading = _only(word, "oblique")
        if reading is None or reading.preposition or reading.conjunction:
            continue
        before = words[index - 1] if index else None
        if index in there:
            yield _mark((word,), say("it is the subject, in the nominative"), reading, "nominative")
        elif index in said:
            yield _mark((word,), say("it is the predicate, in the nominative"), reading, "nominative")
        elif reading.article and reading.number == "plural" and _is_people(reading):
            if before is not None and _is_copula_of_one(before):
                yield _mark(
                    (before, word),
                    say("the subject of {verb} is in the nominative", verb=before.text),
                    reading,
                    "nominative",
                )
            elif _begins_sentence(words, index) and any(map(_shows_nominative, words[index + 1 :])):
                yield _mark((word,), say("it is the subject, in the nominative"), reading, "nominative")


def _is_copula_of_one(word: Word) -> bool:
    """Whether a word is كان or one of its sisters in the singular, as before a subject."""
    readings = likely(word)
    return bool(readings) and all(
        normalise(r.lemma) in word_list("copulas") and r.person == 3 and r.number == "singular" for r in readings
    )


def _is_joined(words: Sequence[Word], index: int, case: Case) -> bool:
    """Whether و joins a plural for people to one right before it that shows a case, and no clause follows."""
    before, word = (words[index - 1] if index else None), words[index]
    first = _only(before, case) if before is not None else None
    joined = word.readings[0]
    if first is None or joined.conjunction != "و" or first.part_of_speech != "noun" or not first.human:
        return False
    if case == "oblique" and index > 1 and share(words[index - 2], lambda r: is_bare(r) and is_noun(r)) >= SURE:
        return False  # القضاة ووكلاء المحامين والمستشارون: joined to what governs the noun before
    alike = first.article == joined.article and joined.number == first.number == "plural" and bool(joined.human)
    after = likely(words[index + 1]) if index + 1 < len(words) else ()
    return alike and not first.construct and not any(r.part_of_speech == "verb" for r in after)


def _begins_sentence(words: Sequence[Word], index: int) -> bool:
    """Whether a sentence begins with a noun, or with a demonstrative before it."""
    before = words[index - 1] if index else None
    if before is not None and any(r.part_of_speech == "demonstrative" for r in before.readings):
        return _begins_sentence(words, index - 1)
    return before is None or before.text in (".", "!", "؟")


def _shows_nominative(word: Word) -> bool:
    """Whether a word is a verb in the plural, or a noun in ون, which belongs to a subject in the plural."""
    readings = likely(word)
    if _only(word, "nominative") is not None:
        return True
    return bool(readings) and all(
        r.part_of_speech == "verb" and r.person == 3 and r.number == "plural" and not r.pronoun for r in readings
    )


def _is_object(words: Sequence[Word], index: int) -> bool:
    """Whether a definite noun stands right behind a verb that has its subject in itself (رأيت)."""
    verbs = likely(words[index - 1]) if index else ()
    own = bool(verbs) and all(
        r.part_of_speech == "verb" and r.person in (1, 2) and not (r.pronoun or r.passive) and _shows_person(r)
        for r in verbs
    )
    return own and has_subject(words, index - 1)


def _shows_person(verb: Reading) -> bool:
    """Whether the form of a verb is hardly mistaken for another (رأيت, نرى; not أسير)."""
    return verb.aspect == "perfect" or (verb.aspect == "imperfect" and verb.number == "plural")


def _counts_on(words: Sequence[Word], index: int) -> bool:
    """Whether وعشرون stands behind units that a preposition governs: من خمسة وعشرون."""
    units = words[index - 1].reading if index else None
    if units is None or units.part_of_speech != "numeral" or words[index].readings[0].conjunction != "و":
        return False
    before = normalise(words[index - 2].text) if index > 1 else ""
    return bool(units.preposition) or before in word_list("prepositions")


_BEHIND_PREPOSITION = re.compile("[وف]?(?:[بك](?:ال)?|لل|ل)(?P<noun>.{3,}(?:ون|ان))")


def _behind_preposition(word: Word) -> str | None:
    """The right form of a noun that has a preposition attached and the ending of the nominative: بالمهندسون.

    The lexicon has no such word.
    """
    plain = normalise(word.text)
    match = _BEHIND_PREPOSITION.fullmatch(plain)
    if word.kind != "word" or match is None or any(r.entry >= 0 for r in word.readings):
        return None
    right = plain[:-2] + "ين"
    nouns = {
        r.lemma for r in exact_readings(match["noun"]) if is_nominal(r) and r.case == "nominative" and is_common(r)
    }
    fits = any(r.preposition and r.case == "oblique" and r.lemma in nouns for r in exact_readings(right))
    return right if fits else None


def _only(word: Word, case: Case) -> Reading | None:
    """The reading of a noun that is a dual or sound plural in this case, whatever else is thought of."""
    readings = [r for r in word.readings if r.category != CATEGORY]
    if not readings or any(r.case != case or not (is_nominal(r) or r.part_of_speech == "numeral") for r in readings):
        return None
    participle = normalise(readings[0].lemma).startswith("م") and not readings[0].construct
    sound = readings[0].number == "plural" and (readings[0].article or participle)
    if not is_common(readings[0]) and not sound:
        return None
    return readings[0]


def _agree(noun: Reading | None, adjective: Reading) -> bool:
    """Whether two words may be a noun and its adjective but for their case."""
    return (
        noun is not None
        and noun.number == adjective.number
        and noun.article == adjective.article
        and not (noun.pronoun or adjective.pronoun or noun.construct or adjective.construct)
        and not adjective.conjunction
        and adjective.part_of_speech != "numeral"
    )


def _takes_no_object(word: Word) -> bool:
    """Whether a word is a verb of the third person singular without an object."""
    verbs = [r for r in likely(word) if r.part_of_speech == "verb"]
    return (
        bool(verbs)
        and len(verbs) == len(likely(word))
        and all(r.person == 3 and r.number == "singular" and not r.pronoun for r in verbs)
        and all("_intr" in r.category or r.passive or _says(r) for r in verbs)
    )


def _says(verb: Reading) -> bool:
    lemma = normalise(verb.lemma)
    return lemma in word_list("subject verbs") and lemma not in word_list("two objects")


def _is_passive(word: Word) -> bool:
    return all(r.passive for r in likely(word))


def _is_people(reading: Reading) -> bool:
    return bool(reading.human)


def _genitive(particle: str) -> Message:
    return say("after {particle} the noun is in the genitive", particle=particle)


def _mark(words: Sequence[Word | None], message: Message, reading: Reading, case: Case, *, first: bool = False) -> Mark:
    """A mark of the words, of which the last or the first one is wrong."""
    marked = [word for word in words if word is not None]
    wrong = marked[0] if first else marked[-1]
    form = inflect(wrong.text, reading, case=case)
    suggestion = " ".join(form if word is wrong and form else word.text for word in marked)
    return Mark(marked, message, 0.85, suggestion=suggestion if form else None)
