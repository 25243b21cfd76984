"""AGR: a noun and the adjective after it."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.checks import Evidence, Mark, check
from mtaudit.checks.rules.agreement.ties import broken


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
        yield each.mark(0.8, with_noun=True)
