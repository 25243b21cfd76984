"""Whom an Arabic text names, and the titles before the names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.arabic.words import read_words
from mtaudit.people.arabic import read_arabic_names, stands_alone, titles_before


def names(sentence: str) -> dict[str, str | None]:
    words = read_words(sentence)
    return {" ".join(w.text for w in words[each.first : each.last]): each.gender for each in read_arabic_names(words)}


def titles(sentence: str) -> list[str]:
    """The titles before the only name of a sentence."""
    words = read_words(sentence)
    (name,) = read_arabic_names(words)
    return [words[each.index].text for each in titles_before(words, name.first)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("نقلت الصحيفة عن كيارا برودولا قولها.", {"كيارا برودولا": "feminine"}),
        ("قال رئيس بلدية طهران داود كرمانشو إن الشوارع آمنة.", {"داود كرمانشو": "masculine"}),
        ("فازت الممثلة المصرية يسرا بالجائزة.", {"يسرا": "feminine"}),
        ("أعلنت بلدية سانتا ريتا الخطة.", {}),
        ("قال ماكرون لميلوني إنه موافق.", {"ماكرون": "masculine"}),
        ("حصلت الباحثة سناء العلوي على المنحة.", {"سناء العلوي": "feminine"}),
        ("حضر ترامب وميركل الحفل.", {"ترامب": "masculine", "وميركل": "feminine"}),
        ("تحدث المتحدث باسم الوزارة عن آن هذه الخطوة.", {}),
        ("وصل الوفد إلى المدينة.", {}),
    ],
)
def test_given_names_tell_at_their_place(sentence: str, expected: dict[str, str]) -> None:
    assert names(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("قال وزير الطاقة اليوناني أندرياس ماركوتي كلمة.", ["وزير"]),
        ("قالت زوجة الرئيس ميلانيا كروفت كلمة.", ["الرئيس", "زوجة"]),
        ("قال الخبير الاقتصادي بيتر فاندام كلمة.", ["الاقتصادي", "الخبير"]),
        ("شكر رئيس البلدية المهندسة كلوديا سعيدو.", ["المهندسة"]),
        ("قال المتحدث باسم الجيش الأوكراني سيرهي كوفالو كلمة.", ["المتحدث"]),
        ("قالت مديرة منظمة الأغذية نادين لوكارو كلمة.", ["مديرة"]),
        ("قال محامي كلوديا براونو كلمة.", []),
        ("قال متحدث باسم كلوديا براونو كلمة.", []),
        ("قال الوزير إن كلوديا براونو غائبة.", []),
    ],
)
def test_titles_before_a_name(sentence: str, expected: list[str]) -> None:
    assert titles(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("وصل الرئيس الفرنسي إلى روما.", True),
        ("التقى الرئيس الفرنسي ميلوني.", False),
        ("زيارة الرئيس الفرنسي ميلوني.", True),
    ],
)
def test_a_name_may_be_the_object_of_a_verb(sentence: str, expected: bool) -> None:
    assert stands_alone(read_words(sentence), 1) is expected


@given(st.text(alphabet="وزيرة الممثل عن كلوديا ماركو، .:قالمن"))
def test_any_text(text: str) -> None:
    words = read_words(text)
    for name in read_arabic_names(words):
        assert 0 <= name.first < name.last <= len(words)
        assert all(0 <= each.index < name.first for each in titles_before(words, name.first))
