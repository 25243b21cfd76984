"""AGR: the gender of a person, where the source tells it."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.arabic.government import likely
from mtaudit.arabic.inflect import inflect
from mtaudit.arabic.syntax import disagreement, names_of
from mtaudit.arabic.syntax.lists import listed
from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.persons import WHO, named
from mtaudit.checks.rules.agreement.ties import is_subject_in_source
from mtaudit.message import say
from mtaudit.people.arabic import takes_no_person
from mtaudit.people.conflicts import CERTAIN
from mtaudit.people.discourse import person_nouns


@check("AGR001", "wrong-person-gender", "agreement", "major", needs_source=True)
def wrong_person_gender(evidence: Evidence) -> Iterator[Mark]:
    """Report a verb, noun or adjective of the wrong gender for the person that the source speaks of.

    What it finds
        A verb (ظهرت), a noun for a person (الممثل), an adjective or a relative pronoun that speaks of a person whose
        gender the English tells by he, she, his, her, by a noun such as king or spokeswoman, by a title, or by a
        name. Another sentence may tell it: "She trained in Cairo. Hassan is a surgeon."
    Why it matters
        It makes a woman of a man, or a man of a woman.
    When it stays silent
        The English names nobody of the other gender, or the word may as well belong to something else in the
        sentence.
    Measured
        The translations of MT-GenEval also trained the model that tells whom a word speaks of.
    Bad
        ar: [[أعلن]] استقالته يوم الجمعة وغادر البلاد.
        en: She announced her resignation on Friday and left the country.
        ar: درست في القاهرة ست سنوات. [[يعمل]] فانكوليك في لندن.
        en: She studied in Cairo for six years. Vankulik works in London.
    Good
        ar: قالت الوزارة إن الرئيس وصل إلى موسكو.
        en: The ministry said that he had arrived in Moscow.
        ar: وارتفع الجنيه بعد خطابها في البرلمان.
        en: The pound rose after her speech in parliament.
        ar: قال إن المتهم أدين بالرشوة وإن Apple ستدفع.
        en: He said that the accused had been convicted of bribery and that Apple would pay.
        ar: استدعت النيابة السائق واستجوبته ساعتين.
        en: Prosecutors summoned the driver and questioned him for two hours.
    """
    for passage in evidence.prose:
        for each in evidence.conflicts.get(passage.index, ()):
            if each.shown.is_pronoun or (each.shown.part == "verb" and _has_subject(passage, each.shown.index)):
                continue
            if each.shown.part == "verb" and _is_governed(passage, each.shown.index):
                continue
            word, english = passage.words[each.shown.index], passage.english[each.mention.index]
            yield Mark(
                word,
                say(
                    "the source speaks of {person}, this word of {shown}",
                    person=named(each.mention, english),
                    shown=WHO[each.shown.gender],
                ),
                each.probability,
                english,
                inflect(word.text, each.shown.reading, gender=each.mention.gender),
                severity="major" if each.probability >= CERTAIN else "minor",
            )


def _is_governed(passage: Passage, index: int) -> bool:
    """Whether a word is no verb, behind a preposition or a verb that carries it: أثناء تعرضه, تم نقل ابنتها."""
    before = passage.syntax.senses[index - 1] if index else None
    return before is not None and (
        before.text in listed("prepositional nouns") or before.may_be("carriers of verbal nouns")
    )


def _has_subject(passage: Passage, verb: int) -> bool:
    """Whether a verb agrees with the noun for a thing behind it, which is its subject: انخفض اليورو."""
    for tie in passage.syntax.ties:
        if tie.role != "subject" or tie.target != verb or tie.manner not in ("next", "apart"):
            continue
        subject = passage.syntax.senses[tie.candidates[0].noun]
        may_be_person = subject.may_be_person and not _is_thing_in_source(passage, tie.candidates[0].noun)
        if may_be_person or disagreement(passage.syntax, tie, names_of({})) is not None:
            continue
        verbs = [r for r in likely(passage.words[verb]) if r.part_of_speech == "verb" and r.person == 3]
        no_object = bool(verbs) and all(
            takes_no_person(r.lemma, r.category, r.passive) and not r.pronoun for r in verbs
        )
        return no_object or is_subject_in_source(passage, verb, tie.candidates[0].noun) is True
    return False


def _is_thing_in_source(passage: Passage, noun: int) -> bool:
    """Whether the English of a noun is written small and is no noun for a person: the euro."""
    tokens = [each for each in passage.linked_english(noun) if each.text.lower() not in ("the", "a", "an")]
    return bool(tokens) and all(each.text.islower() and each.text not in person_nouns() for each in tokens)
