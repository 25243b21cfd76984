"""AGR: a noun and the verb behind it."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.checks import Evidence, Mark, check
from mtaudit.checks.rules.agreement.ties import broken


@check("AGR003", "mismatched-noun-verb", "agreement", "minor")
def mismatched_noun_verb(evidence: Evidence) -> Iterator[Mark]:
    """Report a verb that does not agree with the noun before it.

    What it finds
        A verb behind its subject (إن الحكومة قرر, الصواريخ أصابوا, الرئيسان اتفق), in a relative clause (المنظمة التي
        نشر), after كان and its sisters (كانت الوكالة قد أعلن), and one that و joins to another (أدانت الهجوم ودعا).
    Why it matters
        The verb reads as if somebody else were its subject.
    When it stays silent
        A noun behind the verb may be its subject, as a pronoun takes the first noun up (الشركة ارتفعت أرباحها); words
        that were not understood stand between noun and verb.
    Bad
        ar: قال الكرملين إن مواقع الجانبين قد [[اقتربوا]].
        ar: ذكرت الوكالة أن الحكومة [[قرر]] وقف الصادرات.
        ar: قالت الوزيرة إنها [[سيعود]] يوم الأحد.
        ar: رحب بالجهود التي [[بذلها]] الحكومة لوقف القتال.
    Good
        ar: قال الكرملين إن مواقف الجانبين قد اقتربت، وإن الحكومة قررت وقف الصادرات.
    """
    for each in broken(evidence, "subject"):
        if each.tie.manner not in ("next", "apart"):
            yield each.mark(0.65, severity=each.severity)
