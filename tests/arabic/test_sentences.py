"""Arabic sentence ends."""

import pytest

from mtaudit.segment import split_sentences


@pytest.mark.parametrize(
    "sentences",
    [
        ["قال د. سمير إن النسبة 3.5 في المئة.", "وأضاف أ. د. منى أنها ترتفع."],
        ["التقى الوزير م. علي في مكتبه (ص. ب. 120).", "ثم غادر."],
        ["ولد الشاعر عام 1320 هـ.", "وعاش طويلا."],
        ["انتظرنا... ثم انتظرنا.", "لا شيء."],
        ["“توقف!” ، قال الرجل.", "لم يتوقف أحد."],
        ['"لماذا الآن؟" سألت المذيعة.', "لم يجب."],
        ["وقال: «تأخر الوقت. يجب أن نذهب».", "ثم خرج."],
        ["تراجعت أسهم Acme Inc. بنسبة 2٫4 في المئة.", "هل تعود؟", "ربما!"],
        ["زار J. K. Rowling المدينة.", "ورحبت بها U.S. News."],
    ],
)
def test_sentences(sentences: list[str]) -> None:
    text = " ".join(sentences)
    assert [text[start:end] for start, end in split_sentences(text, "ar")] == sentences


def test_a_missing_blank_after_a_full_stop() -> None:
    text = "انتهت المحادثات.وقال الوزير إنها مفيدة."
    assert [text[start:end] for start, end in split_sentences(text, "ar")] == [
        "انتهت المحادثات.",
        "وقال الوزير إنها مفيدة.",
    ]


def test_a_quotation_after_a_quotation() -> None:
    text = 'قالت المعلمة "كان الأولاد هادئين طوال اليوم" "ثم بدأ الضجيج بعد الغداء."'
    assert [text[start:end] for start, end in split_sentences(text, "ar")] == [
        'قالت المعلمة "كان الأولاد هادئين طوال اليوم"',
        '"ثم بدأ الضجيج بعد الغداء."',
    ]
    assert len(split_sentences('وصف الفريق بأنه "متعب" "وفي حيرة" بعد المباراة.', "ar")) == 1


def test_a_closing_quotation_mark_after_a_blank() -> None:
    assert len(split_sentences('قال: "ذهبنا بعيدا. "', "ar")) == 1
