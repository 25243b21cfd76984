"""PRO: pronouns that agree with no noun that they may speak of in the source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtaudit.arabic.inflect import attached, inflect
from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.syntax import NameGender, names_of
from mtaudit.arabic.syntax.concord import OF_THINGS, Agreement, of_pronoun, shown
from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.antecedents import Antecedent, antecedents
from mtaudit.checks.people_meant import is_people, names_people
from mtaudit.checks.rules.pronoun.meant import pronoun_rendered, subject_rendered
from mtaudit.english.pronouns import PersonalPronoun, is_impersonal, personal_pronoun
from mtaudit.english.tokens import lower
from mtaudit.english.word_lists import word_list
from mtaudit.grammar import Gender
from mtaudit.message import say


@check("PRO003", "wrong-pronoun-of-thing", "pronoun", "minor", needs_source=True)
def wrong_pronoun_of_thing(evidence: Evidence) -> Iterator[Mark]:
    """Report a pronoun that agrees with no noun that it may speak of in the source.

    What it finds
        A pronoun or a verb without subject where the English has it, its, they or their, if the Arabic of every noun of
        that number before it, in its sentence or else in the sentence before, asks for another one: فقدت الجزيرة نصف
        سكانه, "the island lost half of its inhabitants"; أحدهما, "one of them", where there are three.
    Why it matters
        The reader looks for somebody or something else that it could speak of.
    When it stays silent
        A noun before it agrees, or a name whose gender is not known stands there; a pronoun before it shows the same;
        of "they", either text has people or bodies besides; "it" may stand for a clause.
    Bad
        ar: فقدت الجزيرة نصف [[سكانه]].
        en: The island lost half of its inhabitants.
        ar: حافظت المحطة الفضائية على [[موقعه]] ساعات طويلة.
        en: The space station kept its position for many hours.
        ar: العاصفة تضعف. [[وسيصل]] إلى الساحل يوم الأحد.
        en: The storm is weakening. It will reach the coast on Sunday.
        ar: اتفقت الدول على فتح [[حدودهم]].
        en: The countries agreed to open their borders.
    Good
        ar: فقدت الجزيرة نصف سكانها.
        en: The island lost half of its inhabitants.
        ar: أعلنت الشركة أن المصنع سيغلق أبوابه.
        en: The company announced that the factory would close its doors.
        ar: وقال البنك في بيانه إن النمو ضعيف، وإن من الصعب توقع تحسنه.
        en: The bank said in its statement that growth was weak and that it was hard to predict its recovery.
    """
    name_gender = names_of(evidence.arabic_people)
    before: Passage | None = None
    for passage in evidence.prose:
        if not passage.is_sentence or passage.source is None or passage.is_another:
            before = None
            continue
        for index in range(len(passage.words)):
            mark = _judged(passage, before, index, name_gender)
            if mark is not None:
                yield mark
        before = passage


def _judged(passage: Passage, before: Passage | None, index: int, name_gender: NameGender) -> Mark | None:
    at, own = _rendered(passage, index)
    said = personal_pronoun(passage.english, at) if at is not None else None
    if at is None or said is None or said.word not in _ASKED or is_impersonal(passage.english, at):
        return None
    if not _fits_number(passage, index, at, said, own) or _is_said_before(passage, index, own):
        return None
    if _goes_by_predicate(passage, index, at, said):
        return None
    found, here = antecedents(passage, at, said, name_gender), passage
    if found is not None and not found and before is not None:
        found, here = antecedents(before, len(before.english), said, name_gender), before
    if not found or any(each.allowed is None or each.allowed & own for each in found):
        return None
    if said.number == "plural" and _has_others(passage, before, at, found) and not _are_women(found):
        return None
    before_it = [each for each in found if here is not passage or each.arabic < index]
    if not before_it:
        return None
    noun, wanted = here.words[before_it[-1].arabic].text, before_it[-1].allowed or frozenset()
    message = say("{noun}, of which it speaks, asks for another pronoun", noun=noun)
    return Mark(passage.words[index], message, 0.65, passage.english[at], _corrected(passage, index, wanted))


def _fits_number(passage: Passage, index: int, at: int, said: PersonalPronoun, own: frozenset[Agreement]) -> bool:
    """Whether a word may render it or they at all: they may be two, of whom the source does not tell."""
    if any(number == "dual" for _, number in own):
        stem = passage.syntax.senses[index].stem
        one_of = stem in ("أحد", "إحدى") and not any(lower(passage.english, i) in word_list("two") for i in range(at))
        return one_of or stem in _BOTH
    return bool(own) and (said.number == "plural" or ("masculine", "plural") not in own)


def _goes_by_predicate(passage: Passage, index: int, at: int, said: PersonalPronoun) -> bool:
    """Whether a pronoun may agree with what is said of it: it was a mistake, كانت غلطة; what a mistake, يا لها من."""
    is_exclamation = index > 0 and normalise(passage.words[index - 1].text) == "يا"
    is_subject = said.word == "it" and passage.syntax.senses[index].part in ("inna", "pronoun", "verb")
    return is_exclamation or (is_subject and lower(passage.english, at + 1) in word_list("forms of be"))


def _are_women(found: Sequence[Antecedent]) -> bool:
    """Whether all that a pronoun may speak of are women."""
    return all(each.human and {gender for gender, _ in each.allowed or ()} == {"feminine"} for each in found)


def _corrected(passage: Passage, index: int, allowed: frozenset[Agreement]) -> str | None:
    """The word as the noun asks for it."""
    gender, number = OF_THINGS if OF_THINGS in allowed else min(allowed)
    word, pronoun = passage.words[index], passage.syntax.senses[index].pronoun
    reading = next((each for each in word.readings if each.pronoun == pronoun), None)
    if reading is None:
        return None
    if pronoun is None:
        return inflect(word.text, reading, gender=gender, number=number)
    other = attached(3, gender, number)
    return inflect(word.text, reading, pronoun=other) if other is not None else None


_BOTH: dict[str, Gender] = {"كلا": "masculine", "كلي": "masculine", "كلتا": "feminine", "كلتي": "feminine"}
_ASKED = frozenset({"it", "its", "itself", "they", "their", "them", "themselves"})


def _has_others(passage: Passage, before: Passage | None, at: int, found: Sequence[Antecedent]) -> bool:
    """Whether there are people or bodies besides, before a word of the source or in the sentence before."""
    nouns = {each.english for each in found}
    for each, end in ((passage, at), (before, len(before.english) if before else 0)):
        if each is None:
            continue
        for i in range(end):
            if i not in nouns and names_people(each.english, i) and personal_pronoun(each.english, i) is None:
                return True
        senses = each.syntax.senses
        known = {j for i, j in each.links if i in nouns and not senses[j].reading.human}
        if any(is_people(senses, j) for i, j in each.links if i < end and j not in known):
            return True
    return False


def _is_said_before(passage: Passage, index: int, own: frozenset[Agreement]) -> bool:
    """Whether a pronoun before a word shows what it shows, so that both speak of one thing."""
    pronouns = (sense.pronoun for sense in passage.syntax.senses[:index])
    return any(each is not None and each.person == 3 and of_pronoun(each) & own for each in pronouns)


def _is_passive(passage: Passage, index: int) -> bool:
    """Whether a verb may be an impersonal passive, of which a preposition tells to whom it is done: يشار إليها."""
    after = passage.syntax.senses[index + 1] if index + 1 < len(passage.words) else None
    is_done_to = after is not None and after.part == "preposition" and after.pronoun is not None
    return is_done_to and any(each.passive for each in passage.syntax.senses[index].readings)


def _rendered(passage: Passage, index: int) -> tuple[int | None, frozenset[Agreement]]:
    sense = passage.syntax.senses[index]
    pronoun = sense.pronoun
    if pronoun is not None and pronoun.person == 3 and sense.part in ("noun", "verb", "preposition", "inna"):
        at = pronoun_rendered(passage, index)
        if at is not None or sense.part != "verb":
            both = _BOTH.get(sense.stem)
            return at, frozenset({(both, pronoun.number)}) if both else of_pronoun(pronoun)
    if sense.part == "verb" and sense.reading.person == 3 and pronoun is None:
        impersonal = sense.may_be("impersonal verbs") or sense.may_be("clausal verbs") or _is_passive(passage, index)
        if impersonal or any(tie.target == index and tie.role == "subject" for tie in passage.syntax.ties):
            return None, frozenset()
        return subject_rendered(passage, index), shown(sense.readings)
    return None, frozenset()
