"""AGR: a noun and the adjective after it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from mtaudit.arabic.government import likely
from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.syntax import of_readings
from mtaudit.arabic.syntax.concord import Agreement, shown
from mtaudit.arabic.words import Word
from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.rules.agreement.described import described
from mtaudit.checks.rules.agreement.ties import Broken, broken, wrong_gender
from mtaudit.grammar import Gender

_ONE = ("واحد", "واحدة")
"""Of masculines, of feminines."""


@check("AGR004", "mismatched-noun-adjective", "agreement", "minor")
def mismatched_noun_adjective(evidence: Evidence) -> Iterator[Mark]:
    """Report an adjective that agrees with no noun before it.

    What it finds
        An adjective of another gender or number than every noun of its phrase: الحرب الأخير, نقصا حادة, بيانين منفصلة,
        السيارات القديم, العمال المصابات; واحد behind a noun of another gender: خطأ واحدة.
    Why it matters
        It is a plain grammar mistake, and it leaves open what the word describes.
    When it stays silent
        Any noun before it in the same phrase agrees (وزير الخارجية الأمريكي), or the word may speak of what follows
        (المشار إليها, معروفة إصابته); or it is a noun with an adjective of its own (الترشح للرئاسة العام المقبل).
    Bad
        ar: أدت [[الحرب الأخير]] إلى ارتفاع الأسعار.
        ar: تواجه البلاد [[نقصا حادة]] في الوقود.
    Good
        ar: قال وزير الخارجية الأمريكي إن الحرب الأخيرة رفعت الأسعار.
    """
    for each in broken(evidence, "adjective"):
        if not _is_right(each) and not _has_adjective(each):
            yield each.mark(0.8, with_noun=True)
    for passage in evidence.prose:
        yield from _wrong_ones(passage.words)


def _wrong_ones(words: Sequence[Word]) -> Iterator[Mark]:
    """ "One" behind a noun in the singular whose gender is sure and another one."""
    for at, (noun, one) in enumerate(pairwise(words)):
        plain = normalise(one.text)
        readings = likely(noun)
        if plain not in _ONE or not readings or _begins_anew(words, at + 2):
            continue
        wanted: Gender = "feminine" if plain == _ONE[0] else "masculine"
        if all(r.part_of_speech == "noun" and not r.article and not r.pronoun for r in readings) and all(
            r.number == "singular" and r.gender == wanted for r in readings
        ):
            right = _ONE[wanted == "feminine"]
            message = wrong_gender(one.text, noun.text, wanted)
            yield Mark((noun, one), message, 0.8, suggestion=f"{noun.text} {right}")


def _begins_anew(words: Sequence[Word], index: int) -> bool:
    """Whether a word makes a noun of the "one" before it: واحد من أقدم المصانع, واحد وعشرون."""
    if index >= len(words):
        return False
    goes_on = any(r.conjunction or r.part_of_speech == "noun" for r in likely(words[index]))
    return goes_on or normalise(words[index].text) == "من"


def _is_right(each: Broken) -> bool:
    """Whether the adjective agrees with another noun, in a reading of that or as the source shows."""
    if each.passage.syntax.senses[each.disagreement.controller].lemma == "مئة":
        return True  # الحد الأدنى المقرر بنسبة 50 في المئة اللازم
    own = shown(each.passage.syntax.senses[each.tie.target].readings)
    others = {candidate.noun for candidate in each.tie.candidates[1:] if candidate.phrase is not None}
    if each.passage.is_sentence and (noun := described(each.passage, each.tie.target)) is not None:
        others.add(noun)
    return any(own & _asked(each.passage, noun) for noun in others - {each.disagreement.controller})


def _has_adjective(each: Broken) -> bool:
    """Whether the word may be a noun, and the next one an adjective of it and not of the noun before."""
    passage, word = each.passage, each.tie.target
    if word + 1 >= len(passage.words):
        return False
    following = passage.syntax.senses[word + 1]
    is_adjective = any(reading.part_of_speech == "adjective" for reading in following.readings)
    own = shown(following.readings)
    return (
        is_adjective and bool(own & _asked(passage, word)) and not own & _asked(passage, each.disagreement.controller)
    )


def _asked(passage: Passage, noun: int) -> frozenset[Agreement]:
    """What a noun asks in any of its readings, likely or not."""
    readings = [reading for reading in passage.words[noun].readings if reading.part_of_speech == "noun"]
    return of_readings(passage.syntax.senses[noun], readings).allowed if readings else frozenset()
