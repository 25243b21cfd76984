"""PRO: words of another person than the source speaks in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtaudit.arabic.government import share
from mtaudit.arabic.guess import CATEGORY
from mtaudit.arabic.inflect import attached, inflect
from mtaudit.arabic.morphology import Reading
from mtaudit.arabic.syntax import Tie, disagreement, names_of
from mtaudit.arabic.syntax.sense import CERTAIN
from mtaudit.arabic.word_lists import word_list
from mtaudit.arabic.words import Word
from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.rules.agreement.ties import is_subject_in_source
from mtaudit.checks.rules.pronoun.meant import pronoun_rendered, subject_rendered
from mtaudit.english.pronouns import PersonalPronoun, personal_pronoun
from mtaudit.grammar import Gender, Number, Person
from mtaudit.message import Message, say

_WHOM: dict[Person, Message] = {1: say("who speaks"), 2: say("who is spoken to"), 3: say("somebody else")}
_NEAR = 3
"""Words behind a verb among which a pronoun may name who acts: يجب عليك, يسمح لك."""


@check("PRO008", "other-person", "pronoun", "major", needs_source=True)
def other_person(evidence: Evidence) -> Iterator[Mark]:
    """Report a verb or pronoun of another person than that of the source.

    What it finds
        A verb in the third person where the source has I, we or you, or the other way round, and a pronoun likewise:
        إذا لم يجد الجواب, "if you do not find the answer"; زملاءنا, "your colleagues".
    Why it matters
        The reader does not know any more who is meant.
    When it stays silent
        The verb has a subject of its own, is a passive or impersonal, or a pronoun near it tells who acts (يجب عليك);
        the text says it of people in general (المرء).
    Measured
        What it tells of in human translations are true differences of person, most of them slips.
    Bad
        ar: إذا لم [[يجد]] الجواب فاتصل بنا.
        en: If you do not find the answer, call us.
        ar: تستطيع أن تغير كلمة [[مروره]] متى شئت.
        en: You can change your password whenever you like.
    Good
        ar: إذا لم تجد الجواب فاتصل بنا.
        en: If you do not find the answer, call us.
        ar: يجب عليك أن تتصل بنا، ولا يسمح لك بالدخول.
        en: You must call us, and you are not allowed to enter.
        ar: إذا لم يجد المرء الجواب فليتصل بنا.
        en: If you do not find the answer, call us.
    """
    for passage in evidence.prose:
        if not passage.is_sentence or passage.source is None or passage.is_another or _speaks_of_anybody(passage):
            continue
        number = _addressed(passage)
        for index, word in enumerate(passage.words):
            yield from _wrong_subject(passage, index, word, number)
            yield from _wrong_pronoun(passage, index, word, number)


def _speaks_of_anybody(passage: Passage) -> bool:
    return any(sense.stem in word_list("anybody") for sense in passage.syntax.senses)


def _addressed(passage: Passage) -> Number:
    """The number in which a passage speaks to its reader."""
    pronouns = [sense.pronoun for sense in passage.syntax.senses if sense.pronoun is not None]
    return next((each.number for each in pronouns if each.person == 2), "singular")


def _wrong_subject(passage: Passage, index: int, word: Word, number: Number) -> Iterator[Mark]:
    sense = passage.syntax.senses[index]
    readings = [each for each in word.readings if _is_verb(each) and each.category != CATEGORY]
    if sense.part != "verb" or share(word, _is_verb) < CERTAIN or sense.reading.passive:
        return
    at = subject_rendered(passage, index)
    said = personal_pronoun(passage.english, at) if at is not None else None
    if at is None or said is None or said.person in {each.person for each in readings}:
        return
    if sense.may_be("impersonal verbs") or sense.may_be("clausal verbs") or _is_anybody(said, sense.reading.person):
        return
    if _is_said(passage, sense.reading.person) or _may_be_done(passage, index):
        return
    if any(tie.target == index and _has_subject(passage, tie) for tie in passage.syntax.ties):
        return
    if _has_person_near(passage, index, said.person) or _may_be_said(passage, index):
        return
    if _may_be_imperative(passage, index, readings):
        return
    gender: Gender | None = None if said.person == 1 else "masculine"
    form = inflect(word.text, readings[0], person=said.person, gender=gender, number=said.number or number)
    yield Mark(word, _message(said, sense.reading), 0.75, passage.english[at], form)


def _is_anybody(said: PersonalPronoun, person: Person | None) -> bool:
    """Whether "you" may be anybody, so that a translator may write we: what you worry about, ما يقلقنا."""
    return said.person == 2 and person == 1


def _is_said(passage: Passage, person: Person | None) -> bool:
    """Whether the source speaks of a person somewhere: we should have it, يجب أن يكون لدينا."""
    said = (personal_pronoun(passage.english, i) for i in range(len(passage.english)))
    return any(each is not None and each.person == person for each in said)


def _may_be_done(passage: Passage, index: int) -> bool:
    """Whether a verb may be a passive (ألغيت), or has this or that behind it for its subject (يؤدي ذلك)."""
    behind = passage.words[index + 1].text if index + 1 < len(passage.words) else ""
    return passage.words[index].text.endswith("يت") or behind in word_list("this and that")


def _has_subject(passage: Passage, tie: Tie) -> bool:
    """Whether a noun behind a verb is its subject, and no object of it in the source."""
    if tie.role != "subject" or tie.manner not in ("next", "apart"):
        return False
    if disagreement(passage.syntax, tie, names_of({})) is not None:
        return False
    passive = any(each.passive for each in passage.syntax.senses[tie.target].readings)
    return passive or is_subject_in_source(passage, tie.target, tie.candidates[0].noun) is not False


def _may_be_said(passage: Passage, index: int) -> bool:
    """Whether a verb may be a passive with a clause for its subject: يعتقد أن, "we believe that"."""
    after = passage.syntax.senses[index + 1] if index + 1 < len(passage.words) else None
    passive = any(each.passive for each in passage.syntax.senses[index].readings)
    return passive and after is not None and after.part == "inna"


def _may_be_imperative(passage: Passage, index: int, readings: Sequence[Reading]) -> bool:
    """Whether a perfect may be an imperative of the same letters: حاول, where nothing before it opens a clause."""
    opened = index > 0 and passage.syntax.senses[index - 1].part in ("subordinator", "relative", "particle", "inna")
    return not opened and any(each.aspect == "perfect" and each.person == 3 for each in readings)


def _has_person_near(passage: Passage, index: int, person: Person) -> bool:
    """Whether a verb or a word near it in its clause has a pronoun of a person."""
    for at, sense in enumerate(passage.syntax.senses[index : index + 1 + _NEAR]):
        if at and (sense.conjunction or sense.part == "mark"):
            return False
        if sense.pronoun is not None and sense.pronoun.person == person:
            return True
    return False


def _is_verb(reading: Reading) -> bool:
    return reading.part_of_speech == "verb"


def _wrong_pronoun(passage: Passage, index: int, word: Word, number: Number) -> Iterator[Mark]:
    pronoun = passage.syntax.senses[index].pronoun
    at = pronoun_rendered(passage, index) if pronoun is not None else None
    said = personal_pronoun(passage.english, at) if at is not None else None
    if pronoun is None or at is None or said is None or said.person == pronoun.person:
        return
    is_guess = passage.syntax.senses[index].reading.category == CATEGORY
    if is_guess or _is_anybody(said, pronoun.person) or _is_said(passage, pronoun.person):
        return
    part = passage.syntax.senses[index].part
    if part not in ("noun", "verb", "preposition") or said.role == "reflexive":
        return  # يجد كثيرون منا أنفسهم, "many of us find ourselves"
    if part == "verb" and said.person in {each.person for each in word.readings}:
        return  # أتذكره, "it reminds me"
    if _has_person_near(passage, index, said.person) or _has_person_near(passage, max(index - 1, 0), said.person):
        return
    reading = next((each for each in word.readings if each.pronoun == pronoun), None)
    other = attached(said.person, "masculine", said.number or number)
    form = inflect(word.text, reading, pronoun=other) if reading is not None and other is not None else None
    yield Mark(word, _message(said, reading), 0.75, passage.english[at], form)


def _message(said: PersonalPronoun, reading: Reading | None) -> Message:
    shown = (reading.pronoun.person if reading.pronoun else reading.person) if reading is not None else None
    return say(
        "the source speaks of {said} ({english}), this word of {shown}",
        said=_WHOM[said.person],
        english=said.word,
        shown=_WHOM[shown or 3],
    )
