"""AGR: a noun and the relative pronoun after it."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.checks import Evidence, Mark, check
from mtaudit.checks.rules.agreement.ties import broken


@check("AGR013", "mismatched-relative-pronoun", "agreement", "minor")
def mismatched_relative_pronoun(evidence: Evidence) -> Iterator[Mark]:
    """Report a relative pronoun that agrees with no noun before it.

    What it finds
        القرار التي, السياسة الذي, المدارس الذين, الرجلين الذين.
    Why it matters
        It is a plain grammar mistake, and it leaves open what the clause describes.
    When it stays silent
        Any noun before it in the same phrase agrees, or the clause has no noun before it.
    Bad
        ar: انتقد الوزير [[القرارات الذي]] أصدرتها المحكمة.
    Good
        ar: انتقد الوزير القرارات التي أصدرتها المحكمة، وقال إنها الأسوأ التي عرفها.
    """
    for each in broken(evidence, "relative"):
        yield each.mark(0.75, with_noun=True)
