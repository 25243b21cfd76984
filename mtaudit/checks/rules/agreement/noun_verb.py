"""AGR: a noun and the verb behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from mtaudit.arabic.government import likely
from mtaudit.arabic.inflect import inflect
from mtaudit.arabic.syntax import Candidate, Tie, disagreement, names_of
from mtaudit.arabic.syntax.concord import shown, shown_by_pronoun
from mtaudit.arabic.syntax.sense import CERTAIN, LIKELY
from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.linked import english_indices
from mtaudit.checks.people_meant import is_of_people
from mtaudit.checks.rules.agreement.ties import Broken, broken, is_subject_in_source, wrong_gender
from mtaudit.english.gender import between_subject_and_verb
from mtaudit.english.tokens import lower
from mtaudit.english.word_lists import word_list
from mtaudit.message import say


@check("AGR003", "mismatched-noun-verb", "agreement", "minor")
def mismatched_noun_verb(evidence: Evidence) -> Iterator[Mark]:
    """Report a verb that does not agree with the noun before it.

    What it finds
        A verb behind its subject (إن الحكومة قرر, الصواريخ أصابوا, الرئيسان اتفق), in a relative clause (المنظمة التي
        نشر), after كان and its sisters (كانت الوكالة قد أعلن), and one that و joins to another (أدانت الهجوم ودعا),
        also where the source tells that both have one subject (ضربت عاصفة الساحل وتسبب, "hit the coast and caused").
    Why it matters
        The verb reads as if somebody else were its subject.
    When it stays silent
        A noun behind the verb may be its subject, as a pronoun takes the first noun up (الشركة ارتفعت أرباحها); words
        that were not understood stand between noun and verb.
    Bad
        ar: قال الكرملين إن مواقع الجانبين قد [[اقتربوا]].
        ar: ذكرت الوكالة أن الحكومة [[قرر]] وقف الصادرات.
        ar: قالت الوزيرة إنها [[سيعود]] يوم الأحد.
        ar: رحب بالجهود التي [[بذلها]] الحكومة لوقف القتال.
        ar: كثيرا ما [[كان]] يعملون في الليل.
        ar: ضربت عاصفة الساحل [[وتسبب]] في أضرار كبيرة.
        en: A storm hit the coast and caused great damage.
    Good
        ar: قال الكرملين إن مواقف الجانبين قد اقتربت، وإن الحكومة قررت وقف الصادرات.
        ar: نجح العلاج وعادت إلى بيتها.
        ar: ضربت العاصفة الساحل وأعلن الوزير الطوارئ.
        en: The storm hit the coast, and the minister declared an emergency.
        ar: وابتداء من مساء الأربعاء، كانت الخزانات لا تزال تتسرب.
    """
    for each in broken(evidence, "subject"):
        if each.tie.manner in ("next", "apart") or (each.tie.manner == "joined" and _may_be_of_another(each)):
            continue
        if each.tie.manner == "joined" and any(r.aspect == "imperative" for r in each.target.readings):
            continue  # إذا ارتفعت الحرارة، فاتصل بالطبيب
        yield _of_pronoun(each) or each.mark(0.65, severity=each.severity)
    names = names_of(evidence.arabic_people)
    for passage in evidence.prose:
        yield from _copulas_without_subject(passage)
        for tie in (*_joined_in_source(passage), *_relative_in_source(passage)) if passage.is_sentence else ():
            found = disagreement(passage.syntax, tie, names)
            if found is not None:
                yield Broken(passage, found, named=False).mark(0.7)


def _of_pronoun(each: Broken) -> Mark | None:
    """The mark at the pronoun right before the verb, where the subject before both agrees with the verb: وهو تعيش."""
    senses, at = each.passage.syntax.senses, each.disagreement.controller
    if senses[at].part != "pronoun" or each.tie.target != at + 1:
        return None
    own = {gender for gender, _ in shown(each.passage.syntax.senses[each.tie.target].readings)}
    before = [tie for tie in each.passage.syntax.ties if tie.role == "subject" and tie.target < at]
    subject = before[-1] if before else None
    if subject is None or {gender for gender, _ in shown(senses[subject.target].readings)} != own:
        return None
    gender, noun = own.pop(), each.passage.words[subject.candidates[0].noun].text
    word = each.passage.words[at]
    form = inflect(word.text, senses[at].reading, gender=gender)
    return Mark(word, wrong_gender(word.text, noun, gender), 0.7, suggestion=form, severity="major")


def _relative_in_source(passage: Passage) -> Iterator[Tie]:
    """Verbs right behind a relative pronoun that is their subject in the source: التي أضاف, "who added"."""
    senses = passage.syntax.senses
    tied = {tie.target for tie in passage.syntax.ties if tie.role == "subject"}
    for index in range(1, len(senses)):
        relative, verb = senses[index - 1], senses[index]
        if relative.part != "relative" or verb.part != "verb" or verb.pronoun is not None or index in tied:
            continue
        if verb.reading.person != 3 or verb.may_be("clausal verbs") or verb.may_be("copulas"):
            continue  # التي كان من المعتاد أن
        if "ل" not in relative.text[:2]:
            continue
        linked = english_indices(passage, index)
        if len(linked) == 1 and lower(passage.english, linked[0] - 1) in word_list("relative pronouns"):
            candidate = Candidate(index - 1, "behind", shown=shown_by_pronoun(relative))
            yield Tie("subject", index, (candidate,), "relative")


def _copulas_without_subject(passage: Passage) -> Iterator[Mark]:
    """كان in the singular right before a verb in the plural: both have one subject, and none stands between."""
    senses = passage.syntax.senses
    for index in range(len(senses) - 1):
        first, second = senses[index], senses[index + 1]
        copula = first.part == "verb" and first.may_be("copulas") and first.sure >= CERTAIN
        singular = all(reading.person == 3 and reading.number == "singular" for reading in first.readings)
        if copula and singular and is_of_people(second) and second.sure >= CERTAIN and not second.conjunction:
            form = inflect(passage.words[index].text, first.reading, gender="masculine", number="plural")
            message = say("{verb} has the subject of the verb behind it, in the plural", verb=passage.words[index].text)
            yield Mark(passage.words[index], message, 0.8, suggestion=form)


def _joined_in_source(passage: Passage) -> Iterator[Tie]:
    """Verbs that و joins to one whose subject the source tells, where it has "and" for the و and no other subject."""
    senses = passage.syntax.senses
    for tie in passage.syntax.ties:
        first = tie.candidates[0]
        if tie.role != "subject" or first.phrase is None or senses[first.noun].is_name:
            continue
        if is_subject_in_source(passage, tie.target, first.noun) is not True:
            continue
        for index in range(tie.target + 1, len(senses)):
            sense = senses[index]
            if sense.part in ("inna", "relative", "subordinator", "verb") or sense.text in (".", "؛", "!", "؟"):
                if sense.part == "verb" and sense.conjunction == "و" and _goes_on(passage, tie.target, index):
                    aspect = senses[tie.target].reading.aspect
                    own = shown([reading for reading in sense.readings if reading.aspect == aspect])
                    yield Tie("subject", index, (replace(first, place="behind"),), "joined", shown=tuple(sorted(own)))
                break


def _goes_on(passage: Passage, first: int, second: int) -> bool:
    """Whether the source has "and" right before the second verb, and nothing that opens a clause before that."""
    sense = passage.syntax.senses[second]
    words = [token.text.lower() for token in passage.english]
    before = english_indices(passage, first)
    after = [i for i in english_indices(passage, second) if words[i] not in word_list("joining verbs")]
    sure = LIKELY if any(words[i].endswith("ed") for i in after) else CERTAIN  # وتسبب, "and caused", is no noun
    if not before or not after or sense.reading.person != 3 or sense.sure < sure or sense.may_be("clausal verbs"):
        return False
    between = words[max(before) + 1 : min(after)]
    while between and (between[-1] in between_subject_and_verb() or between[-1].endswith("ly")):
        between.pop()
    if not between or between.pop() != "and":
        return False
    return not any(word in word_list("clause openers") or word in word_list("subject pronouns") for word in between)


def _may_be_of_another(each: Broken) -> bool:
    """Whether a verb that و joins may have a subject of its own, which the text does not name.

    The source tells by what stands before the verb; else a person may act behind a verb whose subject is a thing:
    نجح العلاج وعادت إلى بيتها.
    """
    english = english_indices(each.passage, each.tie.target) if each.passage.is_sentence else []
    if english:
        at = min(english) - 1
        words = [token.text.lower() for token in each.passage.english]
        while at >= 0 and (words[at] in between_subject_and_verb() or words[at].endswith("ly")):
            at -= 1
        return at < 0 or words[at] not in word_list("joining verbs")
    controller = each.passage.syntax.senses[each.disagreement.controller]
    third = all(reading.person == 3 for reading in likely(each.target))  # دخلت مدرسة ولم أكن
    return not (controller.may_be_person or (controller.acts and third))
