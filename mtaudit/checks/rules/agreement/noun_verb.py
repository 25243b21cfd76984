"""AGR: a noun after إن or أن, and its verb."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtaudit.arabic.agreement import agreeing_gender, third_person
from mtaudit.arabic.inflect import inflect
from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.word_lists import is_inna, word_list
from mtaudit.arabic.words import Word
from mtaudit.checks import Evidence, Mark, check
from mtaudit.checks.rules.agreement.phrases import BEFORE_VERB, in_phrase


@check("AGR003", "mismatched-noun-verb", "agreement", "minor")
def mismatched_noun_verb(evidence: Evidence) -> Iterator[Mark]:
    """Report a verb that does not agree with the noun of إن or أن before it.

    What it finds
        Things in the plural with a verb in the plural (إن مواقع الجانبين قد اقتربوا: اقتربت is right), and a noun for
        a thing with a verb of the other gender (إن الحكومة قرر).
    Why it matters
        The verb reads as if somebody else were its subject.
    When it stays silent
        Other words than nouns and adjectives stand between noun and verb, the noun may name people, or it is a word
        for an amount.
    Measured
        Precision 0.75 (three right, one alarm on 38,000 words of professional translation); it finds 1 % of verbs
        changed to the other gender.
    Bad
        ar: قال الكرملين إن مواقع الجانبين قد [[اقتربوا]].
        ar: ذكرت الوكالة أن الحكومة [[قرر]] وقف الصادرات.
    Good
        ar: قال الكرملين إن مواقف الجانبين قد اقتربت، وإن الحكومة قررت وقف الصادرات.
    """
    for passage in evidence.prose:
        words = passage.words
        for index, word in enumerate(words[:-1]):
            if not is_inna(normalise(word.text)):
                continue
            verb = _verb_after_nouns(words, index + 1)
            if verb is None:
                continue
            head, reading = words[index + 1], third_person(verb.readings)[0]
            genders = {agreeing_gender(r) for r in head.readings}
            if len(genders) != 1 or None in genders:
                continue
            gender = next(iter(genders))
            if all(r.gender != gender or r.number != "singular" for r in third_person(verb.readings)):
                yield Mark(
                    verb,
                    f"the subject {head.text} takes a verb in the {gender} singular",
                    0.75,
                    suggestion=inflect(verb.text, reading, gender=gender, number="singular"),
                )


def _verb_after_nouns(words: Sequence[Word], start: int) -> Word | None:
    """The verb right after a noun for a thing that begins at `start` and the nouns and adjectives that follow it."""
    head = words[start]
    if not head.readings or not all(
        r.part_of_speech == "noun" and r.human is False and not r.pronoun and r.number != "dual" for r in head.readings
    ):
        return None
    if any(normalise(r.stem) in word_list("quantifiers") | word_list("epicene") for r in head.readings):
        return None
    at = start + 1
    while at < len(words) and at < start + 5 and words[at].readings and all(map(in_phrase, words[at].readings)):
        at += 1
    if at < len(words) and normalise(words[at].text) in BEFORE_VERB:
        at += 1
    if at >= len(words) or not words[at].readings:
        return None
    readings = third_person(words[at].readings)
    certain = all(r.part_of_speech == "verb" and r.person == 3 and not r.conjunction for r in readings)
    other_subject = any(r.pronoun or normalise(r.lemma) in word_list("impersonal verbs") for r in readings)
    return words[at] if certain and not other_subject else None
