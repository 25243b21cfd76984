"""Where an indefinite noun is in the accusative."""

import pytest

from mtaudit.arabic.government import accusative, slots
from mtaudit.arabic.words import read_words


def lacking(text: str) -> list[str]:
    words = read_words(text)
    return [form for slot in slots(words) if (form := accusative(words[slot.index])) is not None]


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("كان الجو بارد في الصباح.", ["باردا"]),
        ("اشترينا كتاب من السوق.", ["كتابا"]),
        ("أطلقت كوريا الشمالية صاروخ جديدا.", ["صاروخا"]),
        ("نجد الطعام جاهز.", ["جاهزا"]),
        ("ألقى الرئيس خطابا طويل.", ["طويلا"]),
        ("هذا هو المرض الأكثر انتشار في البلاد.", ["انتشارا"]),
    ],
)
def test_predicates_objects_and_their_adjectives(text: str, forms: list[str]) -> None:
    assert lacking(text) == forms


@pytest.mark.parametrize(
    "text",
    [
        "كان مدير المدرسة حاضرا.",
        "كان في الغرفة رجل مريض.",
        "وصل رجل مسرعا.",
        "اشترينا كتاب اللغة.",
        "ارتفعت أسعار النفط.",
        "ركزت عدد من الشركات على السوق.",
        "كان مسؤول في الشركة يتحدث.",
        "كانت الشركة أكبر من غيرها.",
    ],
)
def test_subjects_genitives_and_diptotes_are_left_alone(text: str) -> None:
    assert lacking(text) == []
