"""AGR: a noun and the adjective after it."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.arabic.syntax import of_readings
from mtaudit.arabic.syntax.concord import Agreement, shown
from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.rules.agreement.described import described
from mtaudit.checks.rules.agreement.ties import Broken, broken


@check("AGR004", "mismatched-noun-adjective", "agreement", "minor")
def mismatched_noun_adjective(evidence: Evidence) -> Iterator[Mark]:
    """Report an adjective that agrees with no noun before it.

    What it finds
        An adjective of another gender or number than every noun of its phrase: الحرب الأخير, نقصا حادة, بيانين منفصلة,
        السيارات القديم, العمال المصابات.
    Why it matters
        It is a plain grammar mistake, and it leaves open what the word describes.
    When it stays silent
        Any noun before it in the same phrase agrees (وزير الخارجية الأمريكي), or the word may speak of what follows
        (المشار إليها, معروفة إصابته).
    Bad
        ar: أدت [[الحرب الأخير]] إلى ارتفاع الأسعار.
        ar: تواجه البلاد [[نقصا حادة]] في الوقود.
    Good
        ar: قال وزير الخارجية الأمريكي إن الحرب الأخيرة رفعت الأسعار.
    """
    for each in broken(evidence, "adjective"):
        if not _is_right(each):
            yield each.mark(0.8, with_noun=True)


def _is_right(each: Broken) -> bool:
    """Whether the adjective agrees with another noun, in a reading of that or as the source shows."""
    if each.passage.syntax.senses[each.disagreement.controller].lemma == "مئة":
        return True  # الحد الأدنى المقرر بنسبة 50 في المئة اللازم
    own = shown(each.passage.syntax.senses[each.tie.target].readings)
    others = {candidate.noun for candidate in each.tie.candidates[1:] if candidate.phrase is not None}
    if each.passage.is_sentence and (noun := described(each.passage, each.tie.target)) is not None:
        others.add(noun)
    return any(own & _asked(each.passage, noun) for noun in others - {each.disagreement.controller})


def _asked(passage: Passage, noun: int) -> frozenset[Agreement]:
    """What a noun asks in any of its readings, likely or not."""
    readings = [reading for reading in passage.words[noun].readings if reading.part_of_speech == "noun"]
    return of_readings(passage.syntax.senses[noun], readings).allowed if readings else frozenset()
