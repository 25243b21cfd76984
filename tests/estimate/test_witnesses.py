"""What other translations of the source say of words."""

from __future__ import annotations

from mtaudit import Auditor
from mtaudit.align.words import read_texts
from mtaudit.estimate.witnesses import hear

SOURCE = "The minister visited the new factory on Sunday."
WRONG = "زار الوزير المدرسة الجديدة يوم الأحد."
OTHERS = ("زار الوزير المصنع الجديد يوم الأحد.", "قام الوزير يوم الأحد بزيارة المصنع الجديد.")


def test_a_word_that_no_other_translation_has_stands_beside_what_they_write() -> None:
    own, *witnesses = read_texts([(SOURCE, text) for text in (WRONG, *OTHERS)])
    said = hear(own, witnesses)
    words = [word.text for word in own.arabic]
    school, minister = words.index("المدرسة"), words.index("الوزير")
    assert (said.written[school], said.written[minister]) == (0.0, 1.0)
    assert said.instead[school] == ("المصنع",)
    assert said.instead[minister] == ()


def test_attention_and_findings_know_what_others_write() -> None:
    auditor = Auditor(model="gloss")
    alone = auditor.audit(WRONG, SOURCE)
    heard = auditor.audit(WRONG, SOURCE, other_translations=OTHERS)
    right = auditor.audit(OTHERS[0], SOURCE, other_translations=(OTHERS[1], OTHERS[0]))
    at = WRONG.index("المدرسة")
    doubts = [
        {each.start: each.probability for each in result.segments[0].attention}.get(at, 0.0)
        for result in (alone, heard)
    ]
    assert doubts[1] >= max(doubts[0], 0.5)
    assert not right.segments[0].attention
    assert all("المصنع" in str(each.evidence.get("others write")) for each in heard.findings if each.start == at)
