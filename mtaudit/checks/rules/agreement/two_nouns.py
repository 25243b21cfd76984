"""AGR: a verb and the two nouns after it, one of which must be its subject."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtaudit.arabic.agreement import agreeing_gender, singular_verb
from mtaudit.arabic.inflect import inflect
from mtaudit.arabic.morphology import Reading
from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.word_lists import word_list
from mtaudit.arabic.words import Word
from mtaudit.checks import Evidence, Mark, check
from mtaudit.grammar import OTHER, Gender


@check("AGR011", "verb-without-agreeing-subject", "agreement", "minor")
def verb_without_agreeing_subject(evidence: Evidence) -> Iterator[Mark]:
    """Report a verb at the beginning of a sentence that agrees with neither of the two nouns after it.

    What it finds
        A verb and two nouns without a preposition, one of which must be the subject, both of the other gender:
        يتبع رحلته الأخيرة محادثات.
    Why it matters
        Nothing tells which of the nouns is the subject.
    When it stays silent
        The verb may have two objects, the second noun is an adverb (in اً), or a noun may have the verb's gender.
    Measured
        No alarm on 38,000 words of professional translation; one finding, which is right, in 528 verbs changed to the
        other gender.
    Bad
        ar: [[يتبع رحلته]] الأخيرة محادثات صعبة.
    Good
        ar: تتبع رحلته الأخيرة محادثات صعبة.
    """
    for passage in evidence.prose:
        words = passage.words
        for index, verb in enumerate(words[:-2]):
            reading = singular_verb(verb)
            if reading is None or reading.passive or reading.conjunction or reading.gender is None:
                continue
            if index and words[index - 1].kind != "punctuation":
                continue
            if (
                normalise(reading.lemma) in word_list("two objects")
                or _bare_noun(words[index + 1]) != OTHER[reading.gender]
            ):
                continue
            second = _second_noun(words, index + 1)
            if second is not None and _bare_noun(second) == OTHER[reading.gender]:
                form = inflect(verb.text, reading, gender=OTHER[reading.gender])
                yield Mark(
                    (verb, words[index + 1]),
                    f"the verb is {reading.gender}, neither noun after it is",
                    0.7,
                    suggestion=f"{form} {words[index + 1].text}" if form else None,
                )


def _bare_noun(word: Word) -> Gender | None:
    """The gender of a noun without preposition, by what agrees with it; None where it may be something else."""
    nouns = [r for r in word.readings if r.part_of_speech != "verb"]
    if not nouns or word.readings[0] not in nouns or any(normalise(r.stem) in word_list("quantifiers") for r in nouns):
        return None
    if any(r.part_of_speech != "noun" or r.preposition or r.conjunction for r in nouns):
        return None
    genders = {agreeing_gender(r) for r in nouns}
    return next(iter(genders)) if len(genders) == 1 else None


def _second_noun(words: Sequence[Word], first: int) -> Word | None:
    """The noun after a noun and its adjectives that is not its possessor; None for an accusative."""
    at = first + 1
    while at < len(words) and words[at].readings and all(map(_is_bare_adjective, words[at].readings)):
        at += 1
    noun = words[first].readings[0]
    possessed = at == first + 1 and not noun.article and not noun.pronoun
    if at >= len(words) or possessed or not words[at].readings:
        return None
    accusative = words[at].readings[0].case == "accusative" or normalise(words[at].text).endswith("ا")
    return None if accusative else words[at]


def _is_bare_adjective(reading: Reading) -> bool:
    return reading.part_of_speech == "adjective" and not reading.preposition and not reading.conjunction
