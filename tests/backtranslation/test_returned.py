"""What comes back of a sentence, and what the audit makes of it."""

from __future__ import annotations

import pytest

from mtaudit import Auditor
from mtaudit.finding import Finding
from mtaudit.result import Result

ARABIC = "قال وزير المالية إن الحكومة ستخفض الضرائب على الشركات الصغيرة في العام المقبل."
BACK = "The finance minister said that the government will cut taxes on small companies next year."
AUDITOR = Auditor(model="gloss")


def audited(source: str, arabic: str = ARABIC, back: str | None = BACK) -> Result:
    return AUDITOR.audit(arabic, source, back_translation=back)


def rules(result: Result) -> set[str]:
    return {finding.rule for finding in result.findings}


def test_what_comes_back_in_other_words_is_right() -> None:
    result = audited("The treasury minister announced that the government would reduce taxes on small firms next year.")
    assert result.findings == ()


@pytest.mark.parametrize(
    ("right", "wrong", "marked"),
    [("small", "large", "الصغيرة"), ("taxes", "soldiers", "الضرائب"), ("finance", "defence", "المالية")],
)
def test_a_word_that_comes_back_as_another_is_marked(right: str, wrong: str, marked: str) -> None:
    findings = audited(BACK.replace(right, wrong)).findings
    assert [finding.source_text for finding in findings] == [wrong]
    assert marked in findings[0].text


def test_a_negation_of_the_arabic_alone_is_found_with_the_back_translation_only() -> None:
    source = "It is true that, as he said, the talks with the opposition parties are going to begin on Sunday."
    arabic = "صحيح، كما قال، أن المحادثات مع أحزاب المعارضة لا تعتزم أن تبدأ يوم الأحد."
    back = "It is true that, as he said, the talks with the opposition parties are not going to begin on Sunday."
    assert "NEG004" in rules(audited(source, arabic, back))
    assert "NEG004" not in rules(audited(back, arabic, back))


def test_unmatched_words_are_told_on_both_sides() -> None:
    result = audited(BACK.replace("taxes", "soldiers"))
    found = result.segments[0].round_trip
    assert found is not None
    assert result.source is not None
    assert [result.source[start:end] for start, end in found.unmatched_source] == ["soldiers"]
    assert [BACK[start:end] for start, end in found.unmatched] == ["taxes"]
    assert found.chrf is not None
    assert 80 < found.chrf < 100


def test_what_comes_back_as_it_was_is_not_doubted() -> None:
    arabic = "ناقش الزعيمان الكريسيس في السودان."
    source = "The two leaders discussed the crisis in Sudan."

    def doubts(back: str | None) -> list[Finding]:
        return [each for each in audited(source, arabic, back).findings if each.rule.startswith("MIS")]

    assert doubts(None)
    assert not doubts(source)
