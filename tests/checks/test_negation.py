"""Negations and opposites against the source: what says the contrary, and what says the same in another way."""

from __future__ import annotations

import pytest

from mtaudit.checks import all_checks
from mtaudit.pipeline import audit
from mtaudit.translate import load

CHECKS = tuple(check for check in all_checks() if check.id.startswith("NEG"))


def found(target: str, source: str) -> list[tuple[str, str]]:
    result = audit(target, source, load("gloss"), checks=CHECKS)
    return [(finding.rule, finding.text) for finding in result.findings]


@pytest.mark.parametrize(
    ("target", "source", "finding"),
    [
        ("انخفضت أسعار القمح في الأسواق.", "Wheat prices rose on the markets.", ("NEG003", "انخفضت")),
        ("اجتمع الوزراء بعد الانتخابات.", "The ministers met before the elections.", ("NEG003", "بعد")),
        ("وصف الطبيب الدواء بأنه آمن.", "The doctor described the drug as unsafe.", ("NEG003", "آمن")),
        ("لم يفشل الوسطاء في المهمة.", "The mediators did not succeed in the task.", ("NEG003", "يفشل")),
        ("لم يعد المصنع يعمل.", "The factory is still working.", ("NEG003", "لم يعد")),
        ("وقع الملك القانون الجديد.", "The king vetoed the new law.", ("NEG003", "وقع")),
        ("زار الوزراء المدينة.", "No one visited the city.", ("NEG001", "زار")),
        ("وصل القطار في الموعد.", "The train failed to arrive on time.", ("NEG001", "وصل")),
        ("الطريق آمن.", "The road is far from safe.", ("NEG001", "الطريق آمن")),
        (
            "ستغادر السفينة ما لم تتحسن الأحوال.",
            "The ship will not sail unless conditions improve.",
            ("NEG001", "ستغادر"),
        ),
        (
            "ارتفعت الأسعار بصورة غير معقولة لكن الوزارة تحركت.",
            "Prices rose implausibly but the ministry did not act.",
            ("NEG001", "تحركت"),
        ),
        ("تم نقل المصاب إلى المستشفى.", "The injured man was not taken to hospital.", ("NEG001", "تم")),
        ("يتعلق الأمر بالمال فقط.", "It is not just about money.", ("NEG001", "يتعلق الأمر بالمال فقط")),
        ("لا يستطيع الركاب دخول المحطة.", "Passengers can enter the station.", ("NEG002", "لا يستطيع")),
        ("لا يوجد دليل على التزوير.", "There is evidence of fraud.", ("NEG002", "لا يوجد دليل")),
        ("لن نفشل بسبب هذا الدرس.", "We will fail because of this lesson.", ("NEG002", "لن نفشل")),
        (
            "لم تتضرر السفينة، لكن بحارين لم يعودا.",
            "The ship was damaged, and two sailors did not return.",
            ("NEG002", "لم تتضرر"),
        ),
        (
            "يمكن أن تكون الطاقة أداة للضغط.",
            "Energy cannot be a tool of pressure.",
            ("NEG001", "يمكن أن تكون"),
        ),
        (
            "إنها علامة جيدة لموريسي أن يحضر الرئيس.",
            "It is not a good sign for Morrisey that the president comes.",
            ("NEG001", "إنها علامة جيدة لموريسي"),
        ),
    ],
)
def test_the_contrary_is_found(target: str, source: str, finding: tuple[str, str]) -> None:
    assert finding in found(target, source)


def test_a_negation_beside_the_cut_of_a_run_on_sentence() -> None:
    target = "للقطط البيضاء عيون زرقاء جميلة، بينما الكلاب ليس لها عيون زرقاء، أما الطيور فعيونها سوداء."
    source = "White cats have beautiful blue eyes while dogs have no blue eyes. The birds have black eyes."
    assert found(target, source) == []


@pytest.mark.parametrize(
    ("target", "source"),
    [
        ("لم يصل القطار في الموعد.", "The train failed to arrive on time."),
        ("قال إن على الدولة ألا تتدخل.", "He said the state should not interfere."),
        ("فشل الوسطاء في المهمة.", "The mediators did not succeed in the task."),
        ("لم ينجح الوسطاء في المهمة.", "The mediators failed in the task."),
        ("وصف الطبيب الدواء بأنه غير آمن.", "The doctor described the drug as unsafe."),
        ("لم يبق في المدينة إلا ثلاثة أطباء.", "Three doctors remained in the city."),
        ("لا يزال المصنع يعمل.", "The factory is still working."),
        ("لما يصل التقرير إلى الوزارة.", "The report has not reached the ministry."),
        ("حذر الأطباء المرضى من شرب الماء.", "Doctors warned patients not to drink the water."),
        ("الطريق بعيد عن أن يكون آمنا.", "The road is far from safe."),
        ("تقدم المحطة الطعام بدون مشروبات.", "The station offers food with no drinks."),
        ("ما وقت وصول القطار؟", "What time does the train arrive?"),
        ("ارتفعت الأسعار ثم انخفضت.", "Prices rose and then fell."),
        ("لا يتعلق الأمر بالمال فقط.", "It is not just about money."),
        ("لم تعلن الشركة الأسعار حتى الآن.", "The company has yet to announce the prices."),
        ("كان الفوز مهما إن لم يكن حاسما.", "The victory was important if hardly decisive."),
        ("كان ذلك بلا شك أفضل عرض.", "It was no doubt the best offer."),
        ("العاصفة بعيدة عن الساحل.", "The storm is far from the coast."),
        ("الطريق أبعد ما يكون عن الأمان.", "The road is far from safe."),
    ],
)
def test_the_same_in_other_words_is_no_finding(target: str, source: str) -> None:
    assert found(target, source) == []
