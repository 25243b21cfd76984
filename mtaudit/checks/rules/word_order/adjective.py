"""WRD: adjectives that went to another noun."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.arabic.syntax import of_readings
from mtaudit.arabic.syntax.concord import shown
from mtaudit.arabic.syntax.sense import Sense
from mtaudit.arabic.word_lists import word_list
from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.linked import target_text
from mtaudit.english.word_lists import function_words
from mtaudit.message import say

_FARTHEST = 6
"""Words between an adjective and the noun that it should describe."""


@check("WRD002", "misplaced-adjective", "word-order", "major", needs_source=True)
def misplaced_adjective(evidence: Evidence) -> Iterator[Mark]:
    """Report an adjective that describes another noun than in the English.

    What it finds
        An adjective behind a noun with which it agrees, while its English stands right before the English of another
        noun of the sentence that it cannot describe: one behind it, one of another gender or number, or an indefinite
        one where the adjective has the article (مستشار للرئيس السابق, "a former adviser to the president").
    Why it matters
        The reader takes the owner for stolen and the president for former.
    When it stays silent
        The adjective may describe the right noun too, as in a construct (مستشار الرئيس السابق), the English noun is
        part of a compound, or one of the three words is not linked to one word alone. The noun counts the other (أحد
        أفضل الأماكن).
    Measured
        It hardly ever speaks: never in human translation, and once, wrongly, in some hundreds of lines of machine
        output; that kind is silent since.
    Bad
        ar: تبحث الشرطة عن [[مالك مسروق]] لسيارة.
        en: Police are looking for the owner of a stolen car.
    Good
        ar: تبحث الشرطة عن مالك سيارة مسروقة.
        en: Police are looking for the owner of a stolen car.
    """
    for passage in evidence.prose:
        if passage.is_sentence:
            for index, sense in enumerate(passage.syntax.senses):
                if sense.part == "adjective" and not (sense.conjunction or sense.preposition or sense.pronoun):
                    yield from _misplaced(passage, index)


def _misplaced(passage: Passage, adjective: int) -> Iterator[Mark]:
    noun, at = _noun_before(passage, adjective), _english(passage, adjective)
    other = _arabic(passage, at + 1) if at is not None else None
    if noun is None or at is None or other is None or other == noun or _is_compound(passage, at + 1):
        return
    meant = _english(passage, noun)
    if meant is None or abs(meant - at) <= 2 or not _agrees(passage, noun, adjective):
        return
    if abs(other - adjective) <= _FARTHEST and not _may_describe(passage, other, noun, adjective):
        words, english = passage.words[noun : adjective + 1], passage.english[at : at + 2]
        yield Mark(
            words,
            say(
                "in the source {adjective} describes {other}, not {noun}",
                adjective=passage.words[adjective].text,
                other=passage.words[other].text,
                noun=target_text(passage, passage.words[noun]),
            ),
            0.5,
            source=english,
        )


def _english(passage: Passage, index: int) -> int | None:
    """The one English word in small letters, apart from function words, that an Arabic one is firmly linked to."""
    linked = [
        i for i, j in passage.firm_links if j == index and passage.english[i].text.lower() not in function_words()
    ]
    return linked[0] if len(linked) == 1 and passage.english[linked[0]].text.islower() else None


def _arabic(passage: Passage, english: int) -> int | None:
    """The one Arabic noun that an English word is firmly linked to, and no other English word."""
    linked = [j for i, j in passage.firm_links if i == english]
    alone = len(linked) == 1 and _english(passage, linked[0]) == english
    return linked[0] if alone and passage.syntax.senses[linked[0]].part == "noun" else None


def _is_compound(passage: Passage, english: int) -> bool:
    """Whether an English noun goes on: car plant, fire-fighter."""
    after = passage.english[english + 1 : english + 2]
    return bool(after) and (
        after[0].text == "-" or (after[0].kind == "word" and after[0].text.lower() not in function_words())
    )


def _noun_before(passage: Passage, adjective: int) -> int | None:
    """The noun right before an adjective, or before others that describe it.

    None for one of two that و joins, and where it counts what the adjective leads (أحد أفضل الأماكن).
    """
    senses = passage.syntax.senses
    at = adjective - 1
    while at > 0 and senses[at].part == "adjective":
        at -= 1
    if at < 0 or senses[at].part != "noun" or senses[at].conjunction:
        return None
    return None if senses[at].stem in word_list("quantifiers") else at


def _agrees(passage: Passage, noun: int, adjective: int) -> bool:
    """Whether an adjective agrees with a noun in gender, number and article."""
    first, second = passage.syntax.senses[noun], passage.syntax.senses[adjective]
    same = bool(of_readings(first, first.readings).allowed & shown(second.readings))
    return same and _is_definite(first) == second.article


def _may_describe(passage: Passage, other: int, noun: int, adjective: int) -> bool:
    """Whether an adjective may describe a noun before the one that it stands behind."""
    if other > adjective:
        return False
    senses = passage.syntax.senses
    if not of_readings(senses[other], senses[other].readings).allowed & shown(senses[adjective].readings):
        return False
    governs = not _is_definite(senses[other]) and senses[other + 1].part == "noun" and not senses[other + 1].preposition
    return governs or _is_definite(senses[other]) == senses[adjective].article


def _is_definite(noun: Sense) -> bool:
    """Definite by itself; مالك is rather an owner than "your money"."""
    addresses = noun.pronoun is not None and noun.pronoun.person != 3
    return noun.is_definite and not addresses
