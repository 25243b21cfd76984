"""AGR: what is said of a subject without a verb of its own."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.checks import Evidence, Mark, check
from mtaudit.checks.rules.agreement.ties import broken


@check("AGR014", "mismatched-predicate", "agreement", "minor")
def mismatched_predicate(evidence: Evidence) -> Iterator[Mark]:
    """Report a predicate that does not agree with its subject.

    What it finds
        An adjective behind its subject, alone or after a pronoun, إن or كان and their sisters: وهي مستعد, إن الحكومة
        مستعد, كانت الشوارع خالي, أصبح الوضع خطيرة; and behind the object of a verb of judging or making: وجدت السفينة
        مهجورا.
    Why it matters
        It is a plain grammar mistake, and of a person it makes a man of a woman or a woman of a man.
    When it stays silent
        What stands before the adjective is not surely its subject.
    Bad
        ar: قال الخبير إن الحكومة [[مستعد]] للتفاوض.
        ar: أصبح الوضع [[خطيرة]] في المخيمات.
        ar: وجدت الشرطة السيارة [[مسروقا]] أمام الفندق.
    Good
        ar: قال الخبير إن الحكومة مستعدة للتفاوض وإن الوضع أصبح خطيرا.
    """
    for each in broken(evidence, "predicate"):
        yield each.mark(0.65, severity=each.severity)
