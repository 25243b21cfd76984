"""Numbers, units and dates against the source."""

from __future__ import annotations

import pytest

from mtaudit.checks import all_checks
from mtaudit.pipeline import audit
from mtaudit.translate import load

CHECKS = tuple(check for check in all_checks() if check.id.startswith("NUM"))


def found(target: str, source: str) -> list[tuple[str, str, str | None]]:
    result = audit(target, source, load("gloss"), checks=CHECKS)
    return [(finding.rule, finding.text, finding.source_text) for finding in result.findings]


@pytest.mark.parametrize(
    ("target", "source"),
    [
        ("وصل الوفد الساعة 17:30 يوم السبت.", "The delegation arrived at 5.30pm on Saturday."),
        ("بيعت الشركة مقابل 125 مليون جنيه.", "The company was sold for £125m."),
        ("وقع ذلك في مطلع القرن الحادي والعشرين.", "It happened in the early 2000s."),
        ("بقي في الحكم عامين.", "He ruled for 2 years."),
        ("وصل في تشرين الثاني.", "He arrived in November."),
        ("حضر مليونان وثلاثمئة ألف شخص.", "2.3 million people came."),
        ("سجن ثلاثة عقود.", "He was jailed for 30 years."),
        ("رفع البنك سعر الفائدة نصف نقطة مئوية.", "The bank raised its rate by 50 basis points."),
        ("تبعد القرية 80 كيلومترا.", "The village is 50 miles away."),
        ("أغلق نصف المتاجر.", "50 percent of the shops closed."),
        ("قضى سنة ونصف السنة في السجن.", "He spent 18 months in prison."),
        ("ثلاثة أرباع الأطفال جياع.", "Three in four children are hungry."),
        ("يصل في نيسان/أبريل.", "He arrives on Apr. 3."),
        ("بدأت المباراة في الثالثة عصرا.", "The match began at 3 p.m."),
        ("وصل بعد منتصف الليل.", "He arrived at 1 a.m., after midnight."),
        ("دفع 500 دولار أميركي.", "He paid $500."),
        ("تضاعف عدد السكان ثلاث مرات.", "The population tripled."),
        ("يظهر الجسر في الشكل 2-1.", "Figure 2.1 shows the bridge."),
        ("انتظر لحظة واحدة، الطبيب قادم.", "Wait a second, the doctor is coming."),
        ("قتل أحد الجنود.", "One of the soldiers was killed."),
    ],
)
def test_the_same_in_another_form_is_no_finding(target: str, source: str) -> None:
    assert found(target, source) == []


@pytest.mark.parametrize(
    ("target", "source", "finding"),
    [
        ("قتل 41 شخصا في 3 هجمات.", "The 3 attacks killed 14 people.", ("NUM001", "41", "14")),
        ("بلغت الخسائر 7 مليارات دولار.", "Losses reached $7 million.", ("NUM001", "7 مليارات", "7 million")),
        ("حضر 700 13 شخص.", "13,700 people came.", ("NUM001", "700 13", "13,700")),
        ("انتظروا 5 أيام.", "They waited 5 weeks.", ("NUM003", "أيام", "weeks")),
        ("فر 12 شخصا من البلدة.", "12,000 people fled the town.", ("NUM001", "12", "12,000")),
        ("استمر الاجتماع ساعات.", "The meeting lasted four hours.", ("NUM002", "ساعات", "four")),
        ("احترقت الغابة كلها.", "A third of the forest burned.", ("NUM002", "الغابة", "third")),
        (
            "تغطي المحمية 80 كيلومترا.",
            "The reserve covers 80 square kilometres.",
            ("NUM003", "كيلومترا", "square kilometres"),
        ),
        ("غادر ثلاثة لاعبين النادي.", "Four players left the club.", ("NUM001", "ثلاثة", "Four")),
        ("استقال وزيران من الحكومة.", "Three ministers left the government.", ("NUM001", "وزيران", "Three")),
        ("خسر ثلث وزنه.", "He lost half of his weight.", ("NUM001", "ثلث", "half")),
        ("تظاهر الآلاف في تونس.", "Dozens protested in Tunis.", ("NUM001", "الآلاف", "Dozens")),
        ("قطع 9 كيلومترات مربعة.", "It covers 9 hectares.", ("NUM003", "كيلومترات مربعة", "hectares")),
        ("دفع 500 دولار كندي.", "He paid 500 US dollars.", ("NUM003", "كندي", "US")),
        ("تضاعفت الأسعار مرتين هذا العام.", "Prices have tripled this year.", ("NUM001", "مرتين", "tripled")),
        ("يغلق المتحف ظهرا.", "The museum closes at midnight.", ("NUM006", "ظهرا", "midnight")),
        (
            "خلف القصف 12 قتيلا و3 جرحى.",
            "The shelling left 3 dead and 12 wounded.",
            ("NUM007", "12 قتيلا و3", "3 dead and 12"),
        ),
        (
            "بني في ثمانينيات القرن التاسع عشر.",
            "It was built in the 1480s.",
            ("NUM001", "ثمانينيات القرن التاسع عشر", "1480"),
        ),
        ("فر 000 55 شخص.", "About 55,000 people fled.", ("NUM001", "000 55", "55,000")),
        ("غادرت الرحلة أمس.", "Flight CG4684 left yesterday.", ("NUM005", "الرحلة", "CG4684")),
        ("اجتمعوا في آذار/مارس.", "They met in April.", ("NUM004", "آذار/مارس", "April")),
        ("صام شعبان كله.", "He fasted all of Ramadan.", ("NUM004", "شعبان", "Ramadan")),
        ("يصل في كانون الثاني.", "He arrives in December.", ("NUM004", "كانون الثاني", "December")),
    ],
)
def test_another_value_is_found(target: str, source: str, finding: tuple[str, str, str]) -> None:
    assert found(target, source) == [finding]


@pytest.mark.parametrize(
    ("target", "source", "suggestion"),
    [
        ("غادر ثلاثة لاعبين النادي.", "Four players left the club.", "أربعة"),
        ("فاز بالسباق للمرة الثالثة في باريس.", "He won the race in Paris for the fifth time.", "الخامسة"),
        ("وصل في شباط.", "He arrived in January.", "كانون الثاني"),
        ("غادر ثلاثة لاعبين النادي.", "Two players left the club.", None),
    ],
)
def test_the_right_word_keeps_the_form(target: str, source: str, suggestion: str | None) -> None:
    [finding] = audit(target, source, load("gloss"), checks=CHECKS).findings
    assert finding.suggestion == suggestion


@pytest.mark.parametrize(
    ("target", "source", "finding"),
    [
        ("غرق 30 قاربا.", "Up to 30 boats sank.", ("NUM009", "30", "Up to")),
        ("حضر ألفا شخص.", "More than 2,000 people came.", ("NUM009", "ألفا", "More than")),
    ],
)
def test_a_bound_that_is_left_out(target: str, source: str, finding: tuple[str, str, str]) -> None:
    assert finding in found(target, source)


@pytest.mark.parametrize(
    ("target", "source"),
    [
        ("غرق ما يصل إلى 30 قاربا.", "Up to 30 boats sank."),
        ("يزيد عدد الحضور على 2000 شخص.", "More than 2,000 people came."),
        ("بلغت الخسائر مليون دولار تقريبا.", "Losses were nearly 1 million dollars."),
    ],
)
def test_a_bound_in_other_words_is_no_finding(target: str, source: str) -> None:
    assert found(target, source) == []
