"""Pronouns, agreement and grammar on whole sentences, with the source and without."""

from __future__ import annotations

import pytest

from mtaudit.checks import all_checks
from mtaudit.pipeline import audit
from mtaudit.translate import load

CHECKS = tuple(check for check in all_checks() if check.id[:3] in {"PRO", "AGR", "GRM"})


def found(target: str, source: str | None = None) -> dict[str, str | None]:
    result = audit(target, source, load("gloss"), checks=CHECKS)
    return {finding.text: finding.suggestion for finding in result.findings}


PAIRS = [
    (
        "She announced her resignation on Friday and left the country.",
        "أعلنت استقالتها يوم الجمعة وغادرت البلاد.",
        "أعلن استقالته يوم الجمعة وغادر البلاد.",
    ),
    (
        "He was born in London and studied law at Oxford.",
        "ولد في لندن ودرس القانون في أكسفورد.",
        "ولدت في لندن ودرست القانون في أكسفورد.",
    ),
    (
        "The spokeswoman said that she would publish her report.",
        "قالت المتحدثة إنها ستنشر تقريرها.",
        "قال المتحدث إنه سينشر تقريره.",
    ),
]


@pytest.mark.parametrize(("source", "right", "wrong"), PAIRS)
def test_the_source_decides_the_gender(source: str, right: str, wrong: str) -> None:
    assert found(right, source) == {}
    assert found(wrong, source)


def test_one_wrong_pronoun_is_found_and_corrected() -> None:
    source = "Trump said his country would leave the agreement."
    assert found("قال ترامب إن بلده سيغادر الاتفاق.", source) == {}
    assert found("قال ترامب إن بلدها سيغادر الاتفاق.", source) == {"بلدها": "بلده"}


def test_a_pronoun_of_a_thing_is_no_error() -> None:
    source = "The company said it would publish its report after he leaves."
    assert found("قالت الشركة إنها ستنشر تقريرها بعد رحيله.", source) == {}


@pytest.mark.parametrize(
    ("wrong", "mark", "suggestion"),
    [
        ("قالت الوزير إن المحادثات مفيدة.", "قالت الوزير", "قال الوزير"),
        ("قال المتحدث إن القوات قد انسحبوا.", "انسحبوا", "انسحبت"),
        ("وقد دُمرت معبد المدينة في القرن الماضي.", "دُمرت معبد", "دمر معبد"),
        ("استهدف القصف أحد المدارس في القرية.", "أحد", "إحدى"),
        ("انتقد النواب القرار الذي اتخذتها الحكومة.", "اتخذتها", "اتخذته"),
        ("بدأت هذا الحرب قبل عامين.", "هذا الحرب", "هذه الحرب"),
        ("انتظر الوفد ثلاثة ساعات.", "ثلاثة ساعات", "ثلاث ساعات"),
        ("لم تنتهي المحادثات بعد.", "لم تنتهي", "لم تنتهِ"),
        ("قالوا إنهم لن يوقعون الاتفاق.", "لن يوقعون", "لن يوقعوا"),
        ("تحدث الوزير مع المراقبون.", "مع المراقبون", "مع المراقبين"),
    ],
)
def test_what_the_text_alone_proves(wrong: str, mark: str, suggestion: str) -> None:
    assert found(wrong) == {mark: suggestion}


@pytest.mark.parametrize(
    "right",
    [
        "التقى وزير الخارجية الأمريكي نظيره الروسي، ثم غادرا معا.",
        "قالت إن الرئيس لم ير التقرير، وإنها لن تعلق عليه.",
        "يجب أن يعود المراقبون، بما في ذلك المهندسون الثلاثة.",
        "استقبلت الرئيس في المطار وسلمته الرسالة.",
        "رأى المحلل أن هذه المرة لن تكون الأخيرة في لبنان.",
    ],
)
def test_right_sentences_are_left_alone(right: str) -> None:
    assert found(right) == {}


def test_they_may_be_people_of_the_sentence_before() -> None:
    english = "The engineers tested the engines. They broke in the rain."
    assert found("اختبر المهندسون المحركات. تعطلوا تحت المطر.", english) == {}
    english = "The noise of the engines grew. They broke in the rain."
    assert found("ازداد ضجيج المحركات. تعطلوا تحت المطر.", english) == {"تعطلوا": "تعطلت"}


@pytest.mark.parametrize(
    ("target", "source"),
    [
        (
            "كانت المذيعة وزوجها مارك صديقين للمخرج وزوجته منذ سنوات.",
            "The presenter and husband Mark had been friends with the director and his wife for years.",
        ),
        ("لم يقع تأخر في حركة المرور المؤدية إلى الجسر.", "There were no traffic delays leading to the bridge."),
        ("انضم الآلاف إلى المظاهرات المنافسة في العاصمة.", "Thousands joined rival demonstrations in the capital."),
        (
            "بلغت النسبة الحد الأدنى المقرر بخمسين في المئة اللازم للفوز.",
            "The share met the minimum of 50 percent needed.",
        ),
        ("تستند القصة في معظم فصولها إلى مذكرات الكاتب.", "The story is based on the memoirs of the writer."),
        ("الشركات التي تعمل معه كثيرة.", "The companies that work with him are many."),
        ("هذه الأسئلة صعبة على الطلاب.", "These are hard questions for students."),
        ("وتعرض البلدان المشاركة أعمالها الفنية.", "The participating countries show their works of art."),
        ("ولم تكن جميعها ودية.", "And they all were not friendly."),
        ("جري المسافات رياضة رخيصة.", "Distance running is an inexpensive sport."),
        ("وهي المنظمة التي تعرف اليوم بهذا الاسم.", "It is the organisation that is today known by this name."),
        ("كل شيء تراه على الشاشة صغير.", "Everything you see on the screen is small."),
        ("تسلط الدراسة الضوء على الثدييات الطائرة.", "The study sheds light on flying mammals."),
    ],
)
def test_silent_where_something_else_is_meant(target: str, source: str) -> None:
    assert found(target, source) == {}


@pytest.mark.parametrize(
    ("target", "source", "wrong", "right"),
    [
        ("ولم يصاب أحد في الحادث.", "Nobody was hurt in the accident.", "ولم يصاب", "ولم يصب"),
        ("سجل اللاعب 403 هدفا.", "The player scored 403 goals.", "هدفا", "أهداف"),
        ("حذر الخبراء من الرياح القوي.", "Experts warned of strong winds.", "الرياح القوي", "الرياح القوية"),
        (
            "يستخدم الحواسيب اليوم في الطب.",
            "Computers today are used in medicine.",
            "يستخدم الحواسيب",
            "تستخدم الحواسيب",
        ),
    ],
)
def test_asks_the_source(target: str, source: str, wrong: str, right: str) -> None:
    assert found(target, source)[wrong] == right


def test_a_man_who_speaks_is_no_axis() -> None:
    told = found("ظهر المبعوث كمحاور رئيسية لواشنطن.", "The envoy has emerged as Washington's main interlocutor.")
    assert told == {"كمحاور رئيسية": "كمحاور رئيسي"}
