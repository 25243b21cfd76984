"""PRO: a pronoun attached to إن or one of its sisters where its noun stands right behind."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.linked import english_indices
from mtaudit.english.pronouns import personal_pronoun
from mtaudit.english.tokens import lower
from mtaudit.message import say


@check("PRO010", "pronoun-before-its-noun", "pronoun", "minor", needs_source=True)
def pronoun_before_its_noun(evidence: Evidence) -> Iterator[Mark]:
    """Report إن or one of its sisters with a pronoun right before the noun that its clause is about.

    What it finds
        لأنه الشركة أفلست, إنها الوزير سيستقيل, where the English has no pronoun and the noun right behind "because" or
        "that": without the pronoun it is لأن الشركة.
    Why it matters
        The sentence has two subjects, and the pronoun seems to speak of somebody else.
    When it stays silent
        No verb follows the noun, which may then be what is said of the pronoun (إنها المدينة الأجمل), or the source has
        a pronoun there.
    Bad
        ar: أغلق المصنع [[لأنه]] الشركة أفلست.
        en: The factory was closed because the company went bankrupt.
    Good
        ar: أغلق المصنع لأن الشركة أفلست.
        en: The factory was closed because the company went bankrupt.
        ar: أغلق المصنع لأنه المكان الأخطر.
        en: The factory was closed because it was the most dangerous place.
    """
    for passage in evidence.prose:
        if not passage.is_sentence or passage.source is None:
            continue
        senses = passage.syntax.senses
        for index in range(len(senses) - 2):
            sense, noun = senses[index], senses[index + 1]
            if sense.part != "inna" or sense.pronoun is None or sense.pronoun.person != 3:
                continue
            plain = noun.part == "noun" and noun.article and not noun.preposition and not noun.conjunction
            if plain and _has_verb(passage, index + 2) and _is_without_pronoun(passage, index):
                word = passage.words[index]
                form = word.text.removesuffix(sense.pronoun.form)
                yield Mark(word, say("the noun behind it is the subject already"), 0.8, suggestion=form)


_WITHIN = 4
"""Words behind the noun among which its verb stands."""


def _has_verb(passage: Passage, start: int) -> bool:
    """Whether a verb follows, and nothing that opens another clause stands before it."""
    for sense in passage.syntax.senses[start : start + _WITHIN]:
        if sense.part == "verb":
            return True
        if sense.part in ("mark", "relative", "inna", "subordinator", "preposition"):
            return False
    return False


def _is_without_pronoun(passage: Passage, index: int) -> bool:
    """Whether the English of a word has no pronoun, and the noun behind it follows at once."""
    linked = english_indices(passage, index)
    nouns = [i for i in english_indices(passage, index + 1) if lower(passage.english, i) not in ("the", "a", "an")]
    if not nouns or any(personal_pronoun(passage.english, i) for i in linked):
        return False
    between = range(max(linked) + 1, min(nouns)) if linked else range(max(min(nouns) - 2, 0), min(nouns))
    return len(between) <= 2 and not any(personal_pronoun(passage.english, i) for i in between)
