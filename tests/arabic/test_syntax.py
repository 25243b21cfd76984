"""The reader of clauses: what it takes for the subject of a verb, and for the noun of an adjective."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.arabic.syntax import Role, read_syntax
from mtaudit.arabic.words import read_words


def found(text: str, role: Role) -> dict[str, list[str]]:
    """The targets of a role with their candidates, the likeliest first."""
    words = read_words(text)
    return {
        words[tie.target].text: [words[each.noun].text for each in tie.candidates]
        for tie in read_syntax(words).ties
        if tie.role == role
    }


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("أعلنت وزارة الخارجية الأمريكية يوم الأحد فرض عقوبات جديدة.", "أعلنت", "وزارة"),
        ("أعلن وزارة الخارجية الأمريكية يوم الأحد فرض عقوبات جديدة.", "أعلن", "وزارة"),
        ("اندلعت مساء الثلاثاء في وسط العاصمة اشتباكات عنيفة.", "اندلعت", "اشتباكات"),
        ("قال المتحدث باسم الحكومة إن الشركة التي بنت الجسر لم تخالف القانون.", "تخالف", "الشركة"),
        ("قال المتحدث باسم الحكومة إن الشركة التي بنت الجسر لم تخالف القانون.", "بنت", "التي"),
        ("كانت الوكالة الدولية للطاقة الذرية قد أعلنت النتائج.", "أعلنت", "الوكالة"),
        ("أشار التقرير إلى أن معظم سكان القرى المجاورة غادروا منازلهم.", "غادروا", "سكان"),
        ('قالت صحيفة "نيويورك تايمز" (الأمريكية) إن القمة تأجلت.', "تأجلت", "القمة"),
        ("أدانت الأمم المتحدة الهجوم وطالبت بتحقيق مستقل.", "وطالبت", "الأمم"),
    ],
)
def test_a_verb_has_its_subject(text: str, verb: str, subject: str) -> None:
    assert found(text, "subject")[verb][0] == subject


def test_a_noun_behind_the_verb_may_be_its_subject_where_a_pronoun_takes_up_the_first() -> None:
    assert found("قال المحلل إن الشركة ارتفعت أرباحها.", "subject")["ارتفعت"] == ["الشركة", "أرباحها"]


@pytest.mark.parametrize(
    ("text", "adjective", "nouns"),
    [
        ("وصل وزير الخارجية الجديد إلى القاهرة.", "الجديد", {"وزير", "الخارجية"}),
        ("زار الرئيس أكبر مدينة صناعية في البلاد.", "صناعية", {"مدينة"}),
    ],
)
def test_an_adjective_may_describe_any_noun_of_its_phrase(text: str, adjective: str, nouns: set[str]) -> None:
    assert set(found(text, "adjective")[adjective]) == nouns


@pytest.mark.parametrize(
    "text",
    [
        "القرارات المشار إليها في التقرير.",
        "نقل رجل معروفة هويته إلى المستشفى.",
        "صوت أكثر من نصف الأعضاء، بما في ذلك المعارضة.",
    ],
)
def test_what_agrees_with_something_else_has_no_tie(text: str) -> None:
    unsure = {"إليها", "المشار", "معروفة"}
    assert not unsure & set(found(text, "adjective"))


@given(st.text(alphabet='ابتنوليمةه ،.أن"()1a\u064b\u200f', max_size=60))
def test_any_text_is_read(text: str) -> None:
    words = read_words(text)
    syntax = read_syntax(words)
    assert len(syntax.senses) == len(words)
    assert all(0 <= each.noun < len(words) for tie in syntax.ties for each in tie.candidates)


def test_what_has_nothing_to_agree_with_is_no_tie() -> None:
    words = read_words("سرعان ما تراجعت كاراميتسو عن أقوالها مدعية أنها تعرضت للضغط، وحتى لحظة إعدامها ظلت متمسكة بها.")
    assert all(tie.candidates for tie in read_syntax(words).ties)
