import pytest

from mtaudit.checks import all_checks
from mtaudit.finding import Finding
from mtaudit.pipeline import audit
from mtaudit.translate import load

ENGLISH = (
    "The minister arrived in Baghdad on Tuesday for talks with the government.",
    "Angry farmers burned tyres near the old bridge.",
    "Police used tear gas and arrested eleven people.",
    "The talks will focus on water and electricity.",
    "He will leave the Iraqi capital on Thursday morning.",
)
ARABIC = (
    "وصل الوزير إلى بغداد يوم الثلاثاء لإجراء محادثات مع الحكومة.",
    "وأحرق مزارعون غاضبون إطارات قرب الجسر القديم.",
    "واستخدمت الشرطة الغاز المسيل للدموع واعتقلت أحد عشر شخصا.",
    "وستركز المحادثات على المياه والكهرباء.",
    "وسيغادر العاصمة العراقية صباح الخميس.",
)


def findings(rule: str, english: str, arabic: str) -> list[Finding]:
    (check,) = [check for check in all_checks() if check.id == rule]
    return list(audit(arabic, english, load("gloss"), checks=(check,)).findings)


def paragraphs(sentences: tuple[str, ...], *left_out: int) -> str:
    return "\n\n".join(sentence for i, sentence in enumerate(sentences) if i not in left_out)


def test_neighbouring_dropped_sentences_are_one_finding() -> None:
    (finding,) = findings("OMI001", paragraphs(ENGLISH), paragraphs(ARABIC, 1, 2))
    assert finding.source_text is not None
    assert finding.source_text.startswith("Angry farmers")
    assert finding.source_text.endswith("eleven people.")
    assert finding.start == finding.end == len(ARABIC[0])
    assert finding.severity == "major"


def test_a_cut_end_is_minor() -> None:
    (finding,) = findings("OMI001", paragraphs(ENGLISH), paragraphs(ARABIC, 3, 4))
    assert finding.severity == "minor"


@pytest.mark.parametrize("left_out", [(), (1,), (1, 2), (3, 4)])
def test_the_same_sentences_on_both_sides_drop_nothing(left_out: tuple[int, ...]) -> None:
    assert findings("OMI001", paragraphs(ENGLISH, *left_out), paragraphs(ARABIC, *left_out)) == []
    assert findings("ADD001", paragraphs(ENGLISH, *left_out), paragraphs(ARABIC, *left_out)) == []


def test_a_sentence_that_was_merged_into_the_next_one_is_not_dropped() -> None:
    english = "They looked like small rooms. He was the first to observe dead cells."
    assert findings("OMI001", english, "كان أول من لاحظ الخلايا الميتة، والتي بدت له مثل غرف صغيرة.") == []


def test_a_dropped_sentence_whose_words_the_sentences_beside_it_have_too_is_dropped() -> None:
    english = (
        "The committee met the mayor on Monday to discuss the new bridge across the river.",
        "The mayor told the committee that the bridge would open late.",
        "Engineers found cracks in two of the pillars last winter, and the committee asked for another report.",
    )
    arabic = (
        "اجتمعت اللجنة مع رئيس البلدية يوم الاثنين لبحث الجسر الجديد فوق النهر.",
        "وعثر المهندسون على شقوق في اثنتين من الدعامات الشتاء الماضي، وطلبت اللجنة تقريرا آخر.",
    )
    (finding,) = findings("OMI001", paragraphs(english), paragraphs(arabic))
    assert finding.source_text == english[1]


def test_another_text_is_no_translation() -> None:
    other = "Scientists found a new species of frog.\n\nIt lives in trees and sings at night.\n\nIts skin is blue."
    assert findings("OMI001", other, paragraphs(ARABIC)) == []
    assert findings("ADD001", other, paragraphs(ARABIC)) == []


def test_an_added_sentence_is_marked() -> None:
    (finding,) = findings("ADD001", paragraphs(ENGLISH, 1), paragraphs(ARABIC))
    assert finding.text == ARABIC[1]


def test_omitted_words_are_named_and_placed() -> None:
    english = (
        "The hospital received twenty wounded people, among them two children from a nearby village, doctors said."
    )
    (finding,) = findings("OMI002", english, "قال أطباء إن المستشفى استقبل عشرين جريحا.")
    assert finding.source_text is not None
    assert "children" in finding.source_text
    assert finding.start == finding.end


LOST_BLANKS = "وصل الوزيروالوفدالمرافقلهإلىالعاصمةمساءأمس لإجراء محادثات."


def test_where_the_blanks_were_lost_nothing_is_missing_but_they() -> None:
    english = "The minister and the accompanying delegation arrived in the capital last night to hold talks on trade."
    assert findings("OMI002", english, LOST_BLANKS) == []
    (finding,) = findings("PUN005", english, LOST_BLANKS)
    assert finding.text.startswith("الوزير")


@pytest.mark.parametrize(
    ("english", "arabic", "missing"),
    [
        (
            "The Senate passed the law in a short session on Monday.",
            "وأقر مجلس الشيوخ القانون في جلسة قصيرة.",
            "Monday",
        ),
        (
            "This decision is almost always wrong for the farmers in the region.",
            "هذا القرار خاطئ دائما بالنسبة للمزارعين في المنطقة.",
            "almost",
        ),
        (
            "This decision is almost always wrong for the farmers in the region.",
            "هذا القرار خاطئ دائما تقريبا بالنسبة للمزارعين في المنطقة.",
            None,
        ),
    ],
)
def test_a_single_word_is_missing(english: str, arabic: str, missing: str | None) -> None:
    assert [finding.source_text for finding in findings("OMI003", english, arabic)] == [missing] * (missing is not None)


def test_a_word_in_whose_place_others_stand_is_told_once() -> None:
    english = "The spokesman said the hospital received twenty wounded on Monday."
    arabic = "قال المتحدث إن هوسبيتال استقبل عشرين جريحا يوم الاثنين."
    (finding,) = audit(arabic, english, load("gloss")).findings
    assert (finding.category, finding.source_text) == ("mistranslation", "hospital")
