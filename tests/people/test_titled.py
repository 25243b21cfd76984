"""The titles that a text gives the persons whom it names, and which of them the source tells."""

from __future__ import annotations

import pytest

from mtaudit.checks.rules.agreement.title import wrong_title_gender
from mtaudit.english.tokens import tokenize
from mtaudit.people.apposition import is_title_of
from mtaudit.people.english import read_english_names
from mtaudit.pipeline import audit
from mtaudit.translate import load


@pytest.mark.parametrize(
    ("sentence", "noun", "expected"),
    [
        ("Energy Minister Sarah Lindqvist resigned.", "Minister", True),
        ("The minister for energy, Sarah Lindqvist, resigned.", "minister", True),
        ("Sarah Lindqvist, the Swedish energy minister, resigned.", "minister", True),
        ("The deputy director of the plant, Sarah Lindqvist, resigned.", "deputy", True),
        ("The minister's adviser, Sarah Lindqvist, resigned.", "minister", False),
        ("The minister met Sarah Lindqvist.", "minister", False),
        ("Sarah Lindqvist praised the minister.", "minister", False),
        ("Sarah Lindqvist's lawyer resigned.", "lawyer", False),
    ],
)
def test_which_nouns_are_titles_of_a_name(sentence: str, noun: str, expected: bool) -> None:
    tokens = tokenize(sentence)
    named = next(each for each in read_english_names(tokens) if tokens[each.last - 1].text == "Lindqvist")
    index = next(index for index, token in enumerate(tokens) if token.text == noun)
    assert is_title_of(tokens, index, named) is expected


@pytest.mark.parametrize(
    ("target", "source", "expected"),
    [
        (
            "استقال السفيرة الهولندية السابقة يوهان دريسن من منصبه.",
            None,
            {"السفيرة الهولندية السابقة": "السفير الهولندي السابق"},
        ),
        ("أعلنت رئيس وزراء الدنمارك كلارا ينسن استقالتها.", None, {"رئيس": "رئيسة"}),
        ("حضرت هيلين فورستر، مدير المتحف، حفل الافتتاح.", None, {"مدير": "مديرة"}),
        ("انتخب المجلس هيلين فورستر رئيسا له.", None, {"رئيسا": "رئيسة"}),
        (
            "دافع محامية نائبة المدير ماتياس كروغر عن القرار.",
            "The deputy director's lawyer, Matthias Kruger, defended the decision.",
            {"محامية": "محامي"},
        ),
        ("حضر الابن الأكبر لهيلين فورستر الحفل.", None, {}),
        ("قال وزير الخارجية لهيلين فورستر إنه سيسافر.", None, {}),
        ("زار الرئيس هيلين فورستر في المستشفى.", "The president visited Helen Forster in hospital.", {}),
        ("قالت محامية الرئيس ماتياس كروغر إنها ستستأنف.", None, {}),
        ("حضرت هيلين فورستر، ومدير المتحف ماتياس كروغر، الحفل.", None, {}),
        ("قالت هيلين فورستر، عضو مجلس الإدارة، إن الخطة جاهزة.", None, {}),
    ],
)
def test_titles_in_the_other_gender(target: str, source: str | None, expected: dict[str, str]) -> None:
    result = audit(target, source, load("gloss"), checks=(wrong_title_gender,))
    assert {each.text: each.suggestion for each in result.findings} == expected
