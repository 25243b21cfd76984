"""PRO: one reader, who is spoken to as one and as several."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.arabic.guess import CATEGORY
from mtaudit.arabic.inflect import attached, inflect
from mtaudit.arabic.morphology import Reading
from mtaudit.arabic.words import Word
from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.linked import english_indices
from mtaudit.checks.rules.pronoun.meant import subject_rendered
from mtaudit.english.pronouns import personal_pronoun
from mtaudit.english.word_lists import word_list
from mtaudit.grammar import Number
from mtaudit.message import say


@check("PRO009", "one-reader-as-several", "pronoun", "minor", needs_source=True)
def one_reader_as_several(evidence: Evidence) -> Iterator[Mark]:
    """Report a word that speaks to several where the sentence speaks to one, or the other way round.

    What it finds
        عليك ... يمكنكم in one sentence, where the English has you throughout: the form that comes second and is rarer.
    Why it matters
        The reader wonders whether two different people are spoken to.
    When it stays silent
        The English has no you, or says that several are spoken to (yourselves).
    Measured
        In human translations it hardly speaks.
    Bad
        ar: عليك أن تفحص [[أمتعتكم]] قبل السفر.
        en: You should check your luggage before you travel.
    Good
        ar: عليك أن تفحص أمتعتك قبل السفر.
        en: You should check your luggage before you travel.
        ar: قال لها: ستجدين عملا. وقال لهم: ستجدون عملا.
        en: He said to her: You will find work. He said to them: You will find work.
    """
    for passage in evidence.prose:
        if not passage.is_sentence or passage.source is None or not _speaks_to_one(passage):
            continue
        addressed = ((at, _addressed(passage, at)) for at in range(len(passage.words)))
        told = {at: shown for at, shown in addressed if shown is not None}
        if set(told.values()) != {"singular", "plural"}:
            continue
        several = [at for at, shown in told.items() if shown == "plural"]
        number: Number
        one = [at for at, shown in told.items() if shown == "singular"]
        if (len(one), -one[0]) < (len(several), -several[0]):
            rarer, number = one, "plural"
        else:
            rarer, number = several, "singular"
        for at in rarer:
            word, message = passage.words[at], say("the sentence speaks to one reader, and to several")
            yield Mark(word, message, 0.75, suggestion=_form(word, number))


def _speaks_to_one(passage: Passage) -> bool:
    """Whether the source has you, and nobody else is spoken to in it."""
    english = [token.text.lower() for token in passage.english]
    return not word_list("you").isdisjoint(english) and word_list("several readers").isdisjoint(english)


def _addressed(passage: Passage, at: int) -> Number | None:
    """The number of those to whom a word surely speaks."""
    sense, word = passage.syntax.senses[at], passage.words[at]
    if sense.pronoun is not None and sense.pronoun.person == 2:
        return sense.pronoun.number
    if sense.part == "pronoun" and sense.reading.person == 2:
        return sense.reading.number
    if sense.part != "verb":
        return None
    if _renders_imperative(passage, at):
        return "plural" if sense.text.endswith("وا") else "singular"
    readings = [each for each in word.readings if each.part_of_speech == "verb" and each.category != CATEGORY]
    addressing = [each for each in readings if each.person == 2]
    if not addressing or (len(addressing) < len(readings) and not _renders_you(passage, at)):
        return None
    numbers = {each.number for each in addressing}
    return addressing[0].number if len(numbers) == 1 else None


def _renders_imperative(passage: Passage, at: int) -> bool:
    """Whether a perfect that begins a sentence renders the verb that begins the English one: تأكدوا, "make sure"."""
    perfect = passage.syntax.senses[at].reading.aspect == "perfect"
    opens = at == 0 and 0 in english_indices(passage, at)
    return opens and perfect and not passage.english[0].text.endswith(("ed", "s"))


def _renders_you(passage: Passage, at: int) -> bool:
    """Whether the subject of a verb is you in the source."""
    subject = subject_rendered(passage, at)
    said = personal_pronoun(passage.english, subject) if subject is not None else None
    return said is not None and said.person == 2


def _form(word: Word, number: Number) -> str | None:
    reading: Reading | None = word.reading
    if reading is None:
        return None
    if reading.pronoun is not None:
        other = attached(2, "masculine", number)
        return inflect(word.text, reading, pronoun=other) if other is not None else None
    return inflect(word.text, reading, gender="masculine", number=number)
