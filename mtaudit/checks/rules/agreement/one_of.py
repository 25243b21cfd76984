"""AGR: one of several."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.checks import Evidence, Mark, check
from mtaudit.checks.rules.agreement.ties import broken


@check("AGR018", "mismatched-one-of", "agreement", "minor")
def mismatched_one_of(evidence: Evidence) -> Iterator[Mark]:
    """Report أحد or إحدى before a plural whose singular has the other gender.

    What it finds
        أحد الشركات, إحدى المشاريع, إحدى أهم الأسباب.
    Why it matters
        It is a plain grammar mistake.
    When it stays silent
        The gender of the singular is not certain (إحدى المستشفيات), or the noun names men and women alike (أحد
        الشخصيات).
    Bad
        ar: فازت [[أحد]] الشركات الألمانية بالعقد.
    Good
        ar: فازت إحدى الشركات الألمانية بالعقد، وبدأت تنفيذ أحد المشاريع.
    """
    for each in broken(evidence, "one"):
        yield Mark(each.target, each.message, 0.85, suggestion=each.corrected)
