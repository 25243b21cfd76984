"""A finding keeps its fingerprint wherever it moves to, and no two of a text share one."""

from __future__ import annotations

import mtaudit

ONCE = "أعلن الوزير يوم الأحد بدء بدء المحادثات في العاصمة."


def fingerprints(arabic: str, name: str = "") -> list[str]:
    result = mtaudit.Auditor(model="gloss", select="REP").audit(arabic, id=name)
    assert result.findings
    return [each.fingerprint for each in result.findings]


def test_text_before_and_after_another_name_and_blanks_change_nothing() -> None:
    [own] = fingerprints(ONCE)
    assert fingerprints("مقدمة جديدة.\n\n" + ONCE + "\n\nخاتمة.", "b.txt") == [own]
    assert fingerprints(ONCE.replace("بدء بدء", "بدء  بدء")) == [own]
    assert fingerprints(ONCE.replace("أعلن", "أكد")) == [own]


def test_another_word_beside_the_mark_makes_another_finding() -> None:
    assert fingerprints(ONCE) != fingerprints(ONCE.replace("المحادثات", "الأعمال"))


def test_the_same_sentence_twice_gives_two() -> None:
    first, second = fingerprints(f"{ONCE}\n\n{ONCE}")
    assert [first] == fingerprints(ONCE)
    assert first != second
