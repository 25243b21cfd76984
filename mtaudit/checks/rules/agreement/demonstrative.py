"""AGR: a demonstrative and its noun."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.checks import Evidence, Mark, check
from mtaudit.checks.rules.agreement.ties import broken


@check("AGR005", "mismatched-demonstrative", "agreement", "minor")
def mismatched_demonstrative(evidence: Evidence) -> Iterator[Mark]:
    """Report a demonstrative that does not agree with the noun after it.

    What it finds
        هذا الحرب, هذه القرار, ذلك الحكومة, هذه الدولتين, هذا المقاتلين.
    Why it matters
        It is a plain grammar mistake that readers stumble over.
    When it stays silent
        The noun can be read with the other gender, or the demonstrative may stand alone: بما في ذلك الحكومة.
    Bad
        ar: بدأت [[هذا الحرب]] قبل عامين.
        ar: رفضت الحكومة [[هذه القرار]].
    Good
        ar: بدأت هذه الحرب قبل عامين، ورفضت الحكومة هذا القرار.
    """
    for each in broken(evidence, "demonstrative"):
        if each.tie.doubt != "alone":
            form = each.corrected
            yield Mark(
                (each.target, each.controller),
                each.message,
                0.85,
                suggestion=f"{form} {each.controller.text}" if form else None,
            )
