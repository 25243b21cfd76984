"""AGR: a participle that says in what manner somebody acts."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.checks import Evidence, Mark, check
from mtaudit.checks.rules.agreement.ties import broken


@check("AGR015", "mismatched-participle", "agreement", "minor")
def mismatched_participle(evidence: Evidence) -> Iterator[Mark]:
    """Report a participle that agrees with nobody who acts in the sentence.

    What it finds
        قالت الوزيرة ..., مؤكدا; حذر البنك ..., داعية; غادرت المغنية المسرح باكيا.
    Why it matters
        It makes a man of a woman or a woman of a man, or seems to speak of somebody else.
    When it stays silent
        A subject, object or verb before it has its gender.
    Bad
        ar: ردت الشركة على الاتهامات، [[مشيرا]] إلى أنها تحترم القانون.
    Good
        ar: ردت الشركة على الاتهامات، مشيرة إلى أنها تحترم القانون.
    """
    for each in broken(evidence, "circumstance"):
        yield each.mark(0.75, severity=each.severity)
