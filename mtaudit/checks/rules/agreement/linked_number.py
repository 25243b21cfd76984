"""AGR: one or several people, where the source shows how many."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.arabic.inflect import inflect
from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.word_lists import word_list
from mtaudit.checks import Evidence, Mark, check
from mtaudit.checks.rules.agreement.phrases import is_singular
from mtaudit.message import say
from mtaudit.people.discourse import person_nouns


@check("AGR009", "plural-of-one-person", "agreement", "major", needs_source=True)
def plural_of_one_person(evidence: Evidence) -> Iterator[Mark]:
    """Report several people where the source has one.

    What it finds
        A plural of people as the subject right after a verb in the singular, whose English is a singular: وصف مساعدي,
        "the aide described".
    Why it matters
        It makes several people of one.
    When it stays silent
        The English may be a plural or a collective (staff, police), or the Arabic can be read as a singular. A plural
        with the article may speak of a kind, as an English singular does (the men, "a man").
    Bad
        ar: وصف [[مساعدي]] الرئيس يوري أوشاكوف الاجتماع بأنه مفيد.
        en: Yuri Ushakov, the president's aide, described the meeting as useful.
    Good
        ar: وصف مساعد الرئيس يوري أوشاكوف الاجتماع بأنه مفيد.
        en: Yuri Ushakov, the president's aide, described the meeting as useful.
    """
    for passage in evidence.prose:
        if not passage.is_sentence:
            continue
        for index, (verb, noun) in enumerate(zip(passage.words, passage.words[1:], strict=False)):
            reading = verb.reading
            if reading is None or reading.part_of_speech != "verb" or reading.number != "singular" or not noun.readings:
                continue
            reading = noun.readings[0]
            if reading.part_of_speech != "noun" or not reading.human or reading.number != "plural" or reading.article:
                continue
            if any(r.number == "singular" and not r.pronoun for r in noun.readings):
                continue
            if any(normalise(r.stem) in word_list("quantifiers") for r in (*verb.readings, reading)):
                continue
            english = passage.linked_english(index + 1)
            if len(english) == 1 and is_singular(english[0]) and english[0].text.lower() in person_nouns():
                yield Mark(
                    noun,
                    say("a plural, the source has one person: {english}", english=english[0].text),
                    0.7,
                    english[0],
                    inflect(noun.text, reading, number="singular"),
                )
