"""AGR: a demonstrative and its noun."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.checks import Evidence, Mark, check
from mtaudit.checks.linked import english_indices
from mtaudit.checks.rules.agreement.ties import Broken, broken
from mtaudit.english.word_lists import word_list


@check("AGR005", "mismatched-demonstrative", "agreement", "minor")
def mismatched_demonstrative(evidence: Evidence) -> Iterator[Mark]:
    """Report a demonstrative that does not agree with the noun after it.

    What it finds
        هذا الحرب, هذه القرار, ذلك الحكومة, هذه الدولتين, هذا المقاتلين.
    Why it matters
        It is a plain grammar mistake that readers stumble over.
    When it stays silent
        The noun can be read with the other gender, or the demonstrative may stand alone (بما في ذلك الحكومة) and the
        source does not have it right before the noun.
    Bad
        ar: بدأت [[هذا الحرب]] قبل عامين.
        ar: رفضت الحكومة [[هذه القرار]].
        ar: كانت [[هذا المساحة]] حديقة صغيرة.
        en: This space was a small garden.
    Good
        ar: بدأت هذه الحرب قبل عامين، ورفضت الحكومة هذا القرار.
    """
    for each in broken(evidence, "demonstrative"):
        if each.tie.doubt != "alone" or _stands_with_noun(each):
            form = each.corrected
            yield Mark(
                (each.target, each.controller),
                each.message,
                0.85,
                suggestion=f"{form} {each.controller.text}" if form else None,
            )


def _stands_with_noun(each: Broken) -> bool:
    """Whether the source has the demonstrative right before the noun."""
    if not each.passage.is_sentence:
        return False
    words = [token.text.lower() for token in each.passage.english]
    own = {i for i in english_indices(each.passage, each.tie.target) if words[i] in word_list("determiners")}
    return any(i - 1 in own for i in english_indices(each.passage, each.disagreement.controller))
