"""AGR: the pronoun of a relative clause."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.arabic.inflect import attached, inflect
from mtaudit.checks import Evidence, Mark, check
from mtaudit.checks.rules.agreement.ties import Broken, broken


@check("AGR019", "mismatched-resumption", "agreement", "minor")
def mismatched_resumption(evidence: Evidence) -> Iterator[Mark]:
    """Report a relative clause whose pronoun does not agree with the noun that the clause describes.

    What it finds
        A pronoun attached to the verb of a clause that has another subject: القرار الذي اتخذتها الحكومة, كلمات نطقه
        الوزير.
    Why it matters
        The clause says nothing of its noun, and seems to speak of something else.
    When it stays silent
        The clause has another pronoun, or what stands behind the verb may be no subject.
    Measured
        Not yet.
    Bad
        ar: رفض النواب القرار الذي [[اتخذتها]] الحكومة.
    Good
        ar: رفض النواب القرار الذي اتخذته الحكومة.
    """
    for each in broken(evidence, "resumption"):
        yield Mark(each.target, each.message, 0.8, suggestion=_form(each))


def _form(each: Broken) -> str | None:
    wanted = each.disagreement.wanted
    pronoun = attached(3, *wanted) if wanted is not None else None
    return inflect(each.target.text, each.reading, pronoun=pronoun) if pronoun is not None else None
