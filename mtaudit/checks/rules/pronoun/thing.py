"""PRO: pronouns that speak of things."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtaudit.arabic.morphology import Pronoun
from mtaudit.arabic.pronoun_forms import with_pronoun
from mtaudit.arabic.syntax import Syntax, of_readings
from mtaudit.arabic.syntax.concord import Agreement, of_pronoun, shown
from mtaudit.arabic.words import Word
from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.linked import english_indices
from mtaudit.grammar import OTHER
from mtaudit.message import say

_OF_A_THING = frozenset({"it", "its", "itself"})


@check("PRO003", "wrong-pronoun-of-thing", "pronoun", "minor", needs_source=True)
def wrong_pronoun_of_thing(evidence: Evidence) -> Iterator[Mark]:
    """Report a pronoun for a thing that agrees with no noun that it may speak of.

    What it finds
        A pronoun where the English has it or its, and every noun before it in this sentence and the one before has the
        other gender: حافظت المحطة على موقعه, "the station kept its position".
    Why it matters
        The reader looks for somebody or something else that it could speak of.
    When it stays silent
        A name whose gender is not known stands before, a verb without subject or another pronoun of its gender, or
        the noun may come after (في بيانها، قالت الوزارة).
    Measured
        Not yet.
    Bad
        ar: حافظت المحطة الفضائية على [[موقعه]] ساعات طويلة.
        en: The space station kept its position for many hours.
    Good
        ar: حافظت المحطة الفضائية على موقعها ساعات طويلة.
        en: The space station kept its position for many hours.
    """
    before: Passage | None = None
    for passage in evidence.prose:
        if passage.is_sentence:
            for index, word in enumerate(passage.words):
                pronoun = passage.syntax.senses[index].pronoun
                if passage.syntax.senses[index].part not in ("noun", "verb", "preposition"):
                    continue
                if pronoun is None or pronoun.person != 3 or not _speaks_of_thing(passage, index, pronoun):
                    continue
                if _is_loose(passage.words, passage.syntax, index) and not _may_mean(before, of_pronoun(pronoun)):
                    yield Mark(
                        word,
                        say("no noun before agrees with the pronoun"),
                        0.65,
                        suggestion=_form(word, passage.syntax.senses[index].reading.part_of_speech, pronoun),
                    )
        before = passage


def _form(word: Word, part: str, pronoun: Pronoun) -> str | None:
    reading = next((r for r in word.readings if r.part_of_speech == part and r.pronoun == pronoun), None)
    return with_pronoun(word, reading, OTHER[pronoun.gender]) if reading is not None and pronoun.gender else None


def _speaks_of_thing(passage: Passage, index: int, pronoun: Pronoun) -> bool:
    """Whether the English of a pronoun, or what stands right before the English of its noun, is "it"."""
    words = {passage.english[i].text.lower() for i in english_indices(passage, index)}
    linked = english_indices(passage, index)
    if linked and passage.syntax.senses[index].part == "noun":
        words |= {token.text.lower() for token in passage.english[max(min(linked) - 1, 0) : min(linked)]}
    return pronoun.number == "singular" and not words.isdisjoint(_OF_A_THING)


def _is_loose(words: Sequence[Word], syntax: Syntax, index: int) -> bool:
    """Whether nothing that stands before a pronoun can be what it speaks of, though something stands there."""
    pronoun = syntax.senses[index].pronoun
    own = of_pronoun(pronoun) if pronoun is not None else frozenset[Agreement]()
    has_subject = {tie.target for tie in syntax.ties if tie.role == "subject"}
    acted, named = False, False
    for at in range(index):
        sense = syntax.senses[at]
        if sense.pronoun is not None and of_pronoun(sense.pronoun) & own:
            return False
        if sense.part == "verb":
            acted = True
            if at not in has_subject and (sense.reading.person != 3 or shown(sense.readings) & own):
                return False
        elif sense.is_name or sense.part in ("number", "demonstrative", "pronoun", "relative"):
            if not sense.readings or sense.is_name or shown(sense.readings) & own:
                return False
        elif "proper" in sense.also and not sense.article:
            return False  # أوبك, of which the lexicon has no gender
        elif sense.part in ("noun", "adjective"):
            asked = _asks(words[at], syntax, at)
            if asked & own:
                return False
            named = named or (sense.part == "noun" and sense.is_definite)
    return acted and named


def _asks(word: Word, syntax: Syntax, index: int) -> frozenset[Agreement]:
    readings = [reading for reading in word.readings if reading.part_of_speech == "noun"]
    return of_readings(syntax.senses[index], readings, "behind").allowed if readings else frozenset()


def _may_mean(passage: Passage | None, own: frozenset[Agreement]) -> bool:
    """Whether a pronoun may speak of something in the sentence before."""
    if passage is None:
        return False
    senses = passage.syntax.senses
    return any(
        sense.is_name or (sense.part == "noun" and bool(_asks(passage.words[at], passage.syntax, at) & own))
        for at, sense in enumerate(senses)
    )
