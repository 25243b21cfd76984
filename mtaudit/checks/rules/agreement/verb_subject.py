"""AGR: a verb and the subject after it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtaudit.arabic.agreement import third_person
from mtaudit.arabic.government import likely, share
from mtaudit.arabic.inflect import inflect
from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.syntax.concord import of_pronoun, of_readings, shown
from mtaudit.arabic.syntax.lists import listed, quantifiers
from mtaudit.arabic.syntax.sense import Sense
from mtaudit.arabic.word_lists import word_list
from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.linked import english_indices
from mtaudit.checks.rules.agreement.ties import Broken, broken, is_subject_in_source, stands_right_before, wrong_gender
from mtaudit.english.nouns import precedes_auxiliary
from mtaudit.grammar import OTHER
from mtaudit.people.arabic import takes_no_person
from mtaudit.people.roster import Bearer
from mtaudit.people.titled import is_governed

_SURE = 0.9


@check("AGR002", "mismatched-verb-subject", "agreement", "minor")
def mismatched_verb_subject(evidence: Evidence) -> Iterator[Mark]:
    """Report a verb that does not agree with the subject after it.

    What it finds
        A verb of the other gender, or in the plural, before its subject: people (قالت الوزير), institutions, countries
        and cities (أعلن الشركة, حذر ألمانيا), things (بدأ المحادثات), behind adverbials (نشبت مساء الأحد خلاف), with a
        construct (انتهى محاكمة الوزير), an amount (وصلت خمسة مراقبين), passives, verbal nouns (تمت فصله); also a
        definite noun right behind a verb that the source has right before it.
    Why it matters
        It makes a woman of a man, or reads as if the sentence were about somebody else.
    When it stays silent
        The noun may be the object of a verb whose subject the text does not name, and the source does not tell; a verb
        in the masculine stands apart from its subject, as usage allows.
    Bad
        ar: [[قالت الوزير]] إن المفاوضات مستمرة.
        ar: [[أعلن الشركة]] نتائجها يوم الأحد.
        ar: لم [[يتمكن ماريا]] شنايدر من الحضور.
        ar: حضر الوزير لأن المدير [[تمت فصله]].
        ar: [[أقيم المباراة]] في ملعب المدينة.
        en: The match was held in the city stadium.
        ar: انطفأ الضوء ولم [[يعمل المصابيح]] بعد ذلك.
        en: The light went out and the lamps no longer worked.
    Good
        ar: أعلنت الشركة نتائجها، وقالت الوزيرة إن الرئيس رحب بها.
        ar: ونقلت عن المدير قوله إن المصنع سيغلق.
        ar: استقبل الوزيرة نظير لها في المطار.
        ar: تحول المدرب من كونه هدافا إلى معلم، وكان أكبر مدينة زارها بغداد.
        ar: نظم المعلومات القديمة معقدة.
        en: Old information systems are complex.
    """
    for each in broken(evidence, "subject"):
        if each.tie.manner not in ("next", "apart"):
            continue
        if _carries_verbal_noun(each) or (not _may_be_object(each) and _is_sure(each, evidence)):
            yield each.mark(0.8, with_noun=True, severity=each.severity)
    for passage in evidence.prose:
        yield from _before_names(passage, evidence.people.passages[passage.index])
        yield from _in_source(passage)


def _in_source(passage: Passage) -> Iterator[Mark]:
    """Verbs right before a definite noun that the source has right before them, whatever the clause was read as."""
    senses = passage.syntax.senses if passage.is_sentence else ()
    for index in range(len(senses) - 1):
        verb, noun = senses[index], senses[index + 1]
        verbs = third_person(verb.readings) if _may_take_subject(verb) else []
        if not verbs or any(r.part_of_speech != "verb" or r.number != "singular" or r.pronoun for r in verbs):
            continue
        if noun.part != "noun" or noun.preposition or noun.conjunction or not (noun.article or noun.pronoun):
            continue
        if noun.stem in quantifiers() or _joins_address(passage, index):
            continue  # لم تكن جميعها
        wanted = of_readings(noun, noun.readings, "before")
        if wanted.allowed & shown(verbs) or wanted.best is None or not stands_right_before(passage, index + 1, index):
            continue
        form = inflect(passage.words[index].text, verbs[0], gender=wanted.best[0])
        message = wrong_gender(passage.words[index].text, passage.words[index + 1].text, wanted.best[0])
        suggestion = f"{form} {passage.words[index + 1].text}" if form else None
        yield Mark(passage.words[index : index + 2], message, 0.8, suggestion=suggestion)


def _may_take_subject(verb: Sense) -> bool:
    """Whether a word is a verb that what it is said of agrees with."""
    impersonal = verb.may_be("clausal verbs") or verb.may_be("carriers of verbal nouns")
    return verb.part == "verb" and verb.pronoun is None and not impersonal


def _before_names(passage: Passage, bearers: Sequence[Bearer]) -> Iterator[Mark]:
    """Verbs of the other gender right before the name of a person who can only be their subject: لم يتمكن ماريا."""
    for bearer in bearers:
        if bearer.gender is None or not bearer.surely or bearer.first == 0:
            continue
        verb, name = passage.words[bearer.first - 1], passage.words[bearer.first]
        if normalise(name.text) in listed("articles of names"):
            continue
        verbs = [r for r in third_person(likely(verb)) if r.part_of_speech == "verb" and r.number == "singular"]
        other = OTHER[bearer.gender]
        if share(verb, lambda r: r.part_of_speech == "verb") < _SURE or not verbs or is_governed(name):
            continue
        if all(r.gender == other and not r.pronoun and takes_no_person(r.lemma, r.category, r.passive) for r in verbs):
            form = inflect(verb.text, verbs[0], gender=bearer.gender)
            suggestion = f"{form} {name.text}" if form else None
            message = wrong_gender(verb.text, name.text, bearer.gender)
            yield Mark((verb, name), message, 0.8, suggestion=suggestion, severity="major")


def _carries_verbal_noun(each: Broken) -> bool:
    """Whether the verb only says that what the noun behind it names is done: تمت دراسته."""
    carries = each.passage.syntax.senses[each.tie.target].may_be("carriers of verbal nouns")
    return carries and each.tie.doubt != "noun"  # جري المسافات


def _may_be_object(each: Broken) -> bool:
    """Whether the noun behind the verb is rather its object: what somebody is quoted with, or before the subject.

    ونقلت عن الوزير قوله; رافق المستشارة وزير الدفاع.
    """
    words, senses = each.passage.words, each.passage.syntax.senses
    noun = senses[each.disagreement.controller]
    if normalise(each.reading.lemma) in word_list("quoting") and normalise(noun.reading.lemma) in word_list("sayings"):
        return True
    object_of_its_own = noun.pronoun is not None and bool(of_pronoun(noun.pronoun) & shown(each.target.readings))
    if object_of_its_own and not takes_no_person(each.reading.lemma, each.reading.category, each.reading.passive):
        return not _is_subject_in_source(each)  # تلقت تعليمها
    phrase = each.tie.candidates[0].phrase
    behind = phrase.end if phrase is not None else each.disagreement.controller + 1
    if behind >= len(words) or takes_no_person(each.reading.lemma, each.reading.category, each.reading.passive):
        return False
    after = senses[behind]
    if after.part != "noun" or after.preposition or after.conjunction or not after.may_be_person or after.article:
        return False
    return each.disagreement.shown in shown(after.readings)


def _is_subject_in_source(each: Broken) -> bool:
    """Whether the source surely has the noun as the subject of the verb."""
    passage, verb, noun = each.passage, each.tie.target, each.disagreement.controller
    return passage.is_sentence and is_subject_in_source(passage, verb, noun) is True


def _is_sure(each: Broken, evidence: Evidence) -> bool:
    """Whether the noun is the verb's subject: the source says so, or nothing speaks against it."""
    if each.passage.is_sentence:
        if _joins_address(each.passage, each.tie.target):
            return False
        if each.tie.doubt == "noun" and any(e.text[:1].isupper() for e in each.passage.linked_english(each.tie.target)):
            return False  # حي القناة, "the Canal District"
        told = is_subject_in_source(each.passage, each.tie.target, each.disagreement.controller)
        if told is not None:
            return told
        if each.tie.doubt == "predicate" and _precedes_auxiliary(each):
            return True
        if each.tie.doubt == "" and each.may_be_name:
            return False
    match each.tie.doubt:
        case "":
            return True
        case "unnamed":
            return each.tie.target == 0 and each.passage is evidence.prose[0] and not each.of_person
        case "command":
            return not _may_speak_to_somebody(each)
        case _:
            return False


def _precedes_auxiliary(each: Broken) -> bool:
    """Whether the source begins its clause with the noun and "was" or its kin: كان أسنان, "its teeth would be"."""
    english = english_indices(each.passage, each.disagreement.controller)
    phrase = each.tie.candidates[0].phrase
    return (
        bool(english)
        and phrase is not None
        and not phrase.amounts
        and precedes_auxiliary(each.passage.english, max(english))
    )


def _joins_address(passage: Passage, verb: int) -> bool:
    """Whether a conjunction joins a verb to one before it, and both may speak to somebody: أن تطفئ المصباح أو تفصل."""
    senses = passage.syntax.senses
    if not (senses[verb].conjunction or (verb and senses[verb - 1].text == "أو")) or not _may_address(senses[verb]):
        return False
    before = next((sense for sense in reversed(senses[:verb]) if sense.part == "verb"), None)
    return before is not None and _may_address(before)


def _may_address(verb: Sense) -> bool:
    """Whether a verb has the form both of "she" and of "you"."""
    return verb.reading.aspect == "imperfect" and verb.text.startswith("ت")


def _may_speak_to_somebody(each: Broken) -> bool:
    """Whether the verb may be an imperative (غير الإعدادات), or speak to somebody (إذا قررت التجول)."""
    readings = each.target.readings
    if any(reading.aspect == "imperative" for reading in readings):
        return True
    return each.tie.target > 0 and any(reading.person == 2 and reading.number == "singular" for reading in readings)
