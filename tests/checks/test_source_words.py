"""A finding knows the words of the source that its words render."""

from __future__ import annotations

import mtaudit

ARABIC = "وصلت الوزير إلى العاصمة يوم الأحد. وقال إن إن المحادثات بدأت."
ENGLISH = "The minister arrived in the capital on Sunday. He said the talks had begun."


def test_links_stand_for_the_source_where_a_finding_has_no_place_in_it() -> None:
    found = {each.rule: each for each in mtaudit.audit(ARABIC, ENGLISH, model="gloss", select="AGR,REP,NUM").findings}
    words = [ENGLISH[start:end] for start, end in found["AGR002"].linked]
    assert words == ["The minister arrived"]
    assert mtaudit.audit(ARABIC, model="gloss", select="AGR").findings[0].linked == ()


def test_a_place_in_the_source_needs_no_links() -> None:
    result = mtaudit.audit(ARABIC.replace("بدأت", "لم تبدأ"), ENGLISH, model="gloss", select="NEG")
    pointing = [each for each in result.findings if each.source_start is not None]
    assert pointing
    assert all(not each.linked for each in pointing)
