"""AGR: ذو and its forms."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.arabic.syntax.lists import possessor
from mtaudit.checks import Evidence, Mark, check
from mtaudit.checks.rules.agreement.ties import Broken, broken


@check("AGR017", "mismatched-possessor", "agreement", "minor")
def mismatched_possessor(evidence: Evidence) -> Iterator[Mark]:
    """Report a form of ذو that agrees with no noun before it.

    What it finds
        القمر الصناعي ذات السرعة العالية, السيارات ذو المحركين, لجنة ذي صلاحيات.
    Why it matters
        It is a plain grammar mistake, and it leaves open what is described.
    When it stays silent
        Any noun before it agrees, also one behind which a preposition stands; ذات is "the same" (في ذات الوقت).
    Bad
        ar: أطلقت الشركة القمر الصناعي [[ذات]] السرعة العالية.
    Good
        ar: أطلقت الشركة القمر الصناعي ذا السرعة العالية، وعرضت سيارات ذات محركين.
    """
    for each in broken(evidence, "possessor"):
        yield Mark(each.target, each.message, 0.8, suggestion=_form(each))


def _form(each: Broken) -> str | None:
    wanted, phrase = each.disagreement.wanted, each.tie.candidates[0].phrase
    if wanted is None or phrase is None:
        return None
    case = "genitive" if phrase.preposition else "accusative" if phrase.accusative else ""
    return possessor(*wanted, case)
