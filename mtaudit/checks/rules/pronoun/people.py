"""PRO: pronouns that speak of things as if they were people."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.arabic.inflect import attached, inflect
from mtaudit.arabic.syntax.concord import OF_THINGS
from mtaudit.arabic.syntax.lists import listed
from mtaudit.arabic.syntax.sense import Sense
from mtaudit.arabic.words import Word
from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.people_meant import first_of_people, is_of_people, is_they
from mtaudit.message import say


@check("PRO006", "pronoun-of-people", "pronoun", "minor", needs_source=True)
def pronoun_of_people(evidence: Evidence) -> Iterator[Mark]:
    """Report هم where the text speaks of things or animals only.

    What it finds
        هم, attached or alone, in a sentence in which neither text has people: النظريات ... واحدة منهم, "theories ...
        one of them"; of things in the plural it is ها. Also of one body, as English does: قالت الشركة إنهم, "the
        company said that they".
    Why it matters
        It makes people of things, and the reader looks for them.
    When it stays silent
        Either text has somebody or a body that acts as people do, before it in its sentence or in the two sentences
        before; no things in the plural are named before it, and nothing behind it says that they are things.
    Bad
        ar: هبت العواصف ليلا. [[إنهم]] أقوى من قبل.
        en: Storms blew at night. They are stronger than before.
    Good
        ar: هبت العواصف ليلا. إنها أقوى من قبل، وخاف السكان على بيوتهم.
        en: Storms blew at night. They are stronger than before, and residents feared for their houses.
    """
    for passage in evidence.prose:
        if not passage.is_sentence:
            continue
        senses, first = passage.syntax.senses, first_of_people(evidence, passage)
        if first is not None and is_of_people(senses[first]):
            continue
        of_body = (at for at, sense in enumerate(senses) if is_they(sense) and _is_of_body(passage, at))
        index = first if first is not None else next(of_body, None)
        if index is not None:
            word, message = passage.words[index], say("the text speaks of things, this word of people")
            yield Mark(word, message, 0.5, suggestion=_of_things(word))


def _is_of_body(passage: Passage, index: int) -> bool:
    """Whether a word tells what a body says of itself, and nobody is named before it: قالت الشركة إنهم."""
    senses = passage.syntax.senses
    before = [tie for tie in passage.syntax.ties if tie.target < index]
    subjects = [tie for tie in before if tie.role == "subject" and tie.manner == "next"]
    if senses[index].stem not in listed("inna") or not subjects or any(map(_are_people, senses[:index])):
        return False
    body = senses[subjects[-1].candidates[0].noun]
    return body.stem in listed("bodies") and body.reading.number == "singular" and body.reading.human is not True


def _are_people(sense: Sense) -> bool:
    human = sense.part in ("noun", "adjective") and bool(sense.reading.human)
    return human or sense.stem in listed("collectives")


def _of_things(word: Word) -> str | None:
    """The word with the pronoun of things in the plural."""
    gender, number = OF_THINGS
    if word.reading is None:
        return None
    if word.reading.pronoun is None:
        return inflect(word.text, word.reading, gender=gender, number=number)
    return inflect(word.text, word.reading, pronoun=attached(3, gender, number))
