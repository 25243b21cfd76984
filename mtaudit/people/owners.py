"""What else than a person a gendered word may speak of: a thing that the source calls it, a place, a company."""

from __future__ import annotations

from collections.abc import Sequence

from mtaudit.arabic.agreement import agreeing_gender
from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.syntax import names_of
from mtaudit.arabic.syntax.lists import listed
from mtaudit.arabic.titles import read_title
from mtaudit.arabic.word_lists import is_inna, word_list
from mtaudit.arabic.words import Word
from mtaudit.english.gender import PRONOUNS, between_subject_and_verb
from mtaudit.english.nouns import is_noun, precedes_auxiliary
from mtaudit.english.tokens import lower
from mtaudit.grammar import Gender
from mtaudit.people.referents import Pair, Suspect

_THINGS = frozenset({"it", "itself", "them", "themselves"})
_OF_THINGS = frozenset({"its", "their"})
_NEAR = 2
"""English words beside the rendering of a word among which a pronoun is its own."""


def speaks_of_other(suspect: Suspect, sentence: Pair) -> bool:
    """Whether a word that seems to conflict with a person speaks of something else."""
    if suspect.shown.is_pronoun:
        if _is_expletive(suspect, sentence):
            return True
        if suspect.shown.reading.part_of_speech == "verb" and _is_object_of_person(suspect, sentence):
            return True
        if _agrees_with_noun(suspect, sentence):
            return True
        if _is_of_person(suspect, sentence):
            return False
        if _is_the_person(suspect, sentence) or _is_object_of_another(suspect, sentence):
            return True
        return _renders_thing(suspect, sentence) or _may_be_of_place(suspect, sentence)
    if suspect.shown.part == "verb":
        if _is_name_in_source(suspect, sentence):
            return True
        return _has_name_for_subject(suspect, sentence) or (
            not suspect.shown.likeliest and _is_noun_in_source(suspect, sentence)
        )
    return suspect.shown.part == "noun" and suspect.shown.reading.human is False


def _agrees_with_noun(suspect: Suspect, sentence: Pair) -> bool:
    """Whether a noun of the pronoun's gender that is said of men and women stands before it: الضحية ... مهاجمها."""
    before = (word.reading for word in sentence.words[: suspect.shown.index])
    return any(
        reading is not None
        and normalise(reading.stem) in word_list("said of both")
        and agreeing_gender(reading) == suspect.shown.gender
        for reading in before
    )


def _is_expletive(suspect: Suspect, sentence: Pair) -> bool:
    """Whether the pronoun of أنه speaks of nothing: أنه تم إيقافها, أنه يمكن."""
    at = suspect.shown.index + 1
    reading = sentence.words[at].reading if at < len(sentence.words) else None
    if reading is None or reading.part_of_speech != "verb" or suspect.shown.gender != "masculine":
        return False
    lemma = normalise(reading.lemma)
    return is_inna(suspect.shown.reading.stem) and (lemma == "تم" or lemma in listed("clausal verbs"))


def _is_object_of_person(suspect: Suspect, sentence: Pair) -> bool:
    """Whether the pronoun of a verb is its object, and the person does it in the source: فسألته, "she asked"."""
    english = sentence.english
    for i in sentence.to_english.get(suspect.shown.index, ()):
        at = i - 1
        while at >= 0 and lower(english, at) in between_subject_and_verb():
            at -= 1
        if PRONOUNS.get(lower(english, at), (None, ""))[:2] == (suspect.mention.gender, "subject"):
            return PRONOUNS.get(lower(english, i + 1), (None, ""))[0] != suspect.mention.gender
    return False


def _is_of_person(suspect: Suspect, sentence: Pair) -> bool:
    """Whether his or him of the person stands at the English of a word, or right beside that.

    Of هو and the pronoun behind إن and its sisters it may be he.
    """
    subject = suspect.shown.part == "independent" or is_inna(suspect.shown.reading.stem)
    for i in sentence.to_english.get(suspect.shown.index, ()):
        for token in sentence.english[max(i - _NEAR, 0) : i + _NEAR + 1]:
            gender, role = PRONOUNS.get(token.text.lower(), (None, "noun"))
            if gender == suspect.mention.gender and (subject or role != "subject"):
                return True
    return False


def _is_the_person(suspect: Suspect, sentence: Pair) -> bool:
    """Whether the word with the pronoun is itself the noun for the person: وزوجها, "husband"."""
    return suspect.mention.index in sentence.to_english.get(suspect.shown.index, ()) and suspect.mention.role == "noun"


def _is_object_of_another(suspect: Suspect, sentence: Pair) -> bool:
    """Whether the pronoun is the object of something done in the source without the person: اعتراضها, "to block"."""
    linked = sentence.to_english.get(suspect.shown.index, ())
    acts = suspect.shown.reading.part_of_speech == "verb" or any(lower(sentence.english, i - 1) == "to" for i in linked)
    return bool(linked) and acts and all(abs(suspect.mention.index - i) > _NEAR for i in linked)


def _renders_thing(suspect: Suspect, sentence: Pair) -> bool:
    """Whether the pronoun renders "it", linked to the word or right behind its English (processed it)."""
    english, at = sentence.english, suspect.shown.index
    for i in sentence.to_english.get(at) or sentence.to_english.get(at - 1, ()):
        if english[i].text.lower() in _THINGS | _OF_THINGS or lower(english, i + 1) in _THINGS:
            return True
        if lower(english, i - 1) in _OF_THINGS:
            return True
    if is_inna(suspect.shown.reading.stem):  # مما اعتقدت أنه خشب, "what she thought was wood"
        return any(precedes_auxiliary(english, i) for i in sentence.to_english.get(at - 1, ()))
    return False


def _may_be_of_place(suspect: Suspect, sentence: Pair) -> bool:
    """Whether the sentence names a place or body of the pronoun's gender, before it or after it."""
    return any(
        _gender_of_name(sentence.words, at) == suspect.shown.gender
        for at in range(len(sentence.words))
        if at != suspect.shown.index and not _is_person(at, sentence)
    )


def _has_name_for_subject(suspect: Suspect, sentence: Pair) -> bool:
    """Whether the word right after a verb is a title or name of its gender, or a name in Latin script."""
    at = suspect.shown.index + 1
    if at >= len(sentence.words) or _is_person(at, sentence):
        return False
    word = sentence.words[at]
    if word.kind == "latin":
        return any(sentence.english[i].text[:1].isupper() for i in sentence.to_english.get(at, ()))
    title = read_title(word.text)
    if title is not None and title.gender == suspect.shown.gender:
        return True  # تقع رئيسة الوزراء: if one is wrong, it is the title
    return _gender_of_name(sentence.words, at) == suspect.shown.gender


def _is_name_in_source(suspect: Suspect, sentence: Pair) -> bool:
    """Whether all the English of a word has capitals where no sentence begins: هولت, "Holt"."""
    linked = sentence.to_english.get(suspect.shown.index, ())
    return bool(linked) and all(i > 0 and sentence.english[i].text[:1].isupper() for i in linked)


def _is_noun_in_source(suspect: Suspect, sentence: Pair) -> bool:
    """Whether the English of a word that may be a verb or a noun is a noun or a name."""
    english = sentence.english
    return any(
        is_noun(english, i, i) or (i > 0 and english[i].text[:1].isupper())
        for i in sentence.to_english.get(suspect.shown.index, ())
    )


def _gender_of_name(words: Sequence[Word], at: int) -> Gender | None:
    """The gender of a name of a place, company or body; None for any other word."""
    reading = words[at].reading
    if reading is None or reading.part_of_speech != "proper":
        return None
    known = names_of({})([words[at].text])
    return reading.gender if known is None or known == "either" else known


def _is_person(at: int, sentence: Pair) -> bool:
    return any(i in sentence.persons for i in sentence.to_english.get(at, ()))
