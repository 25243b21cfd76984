"""Names, English left over, and the glossary, in whole texts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtaudit.checks.selection import select_checks
from mtaudit.finding import Finding
from mtaudit.names.glossary import Glossary, Term
from mtaudit.pipeline import audit
from mtaudit.translate import load

CHECKS = select_checks(["NAM", "UNT", "TRM"])


def findings(target: str, source: str | None = None, glossary: Glossary | None = None) -> list[Finding]:
    return list(audit(target, source, load("gloss"), checks=CHECKS, glossary=glossary).findings)


def told(target: str, source: str | None = None, glossary: Glossary | None = None) -> set[tuple[str, str]]:
    return {(finding.rule, finding.text) for finding in findings(target, source, glossary)}


SOURCE = "The envoy, Steve Witkoff, met Sergei Lavrov in Geneva on Thursday and thanked him."


@pytest.mark.parametrize(
    "target",
    [
        "التقى المبعوث ستيف ويتكوف سيرغي لافروف في جنيف يوم الخميس وشكره.",
        "التقى المبعوث ستيف ويتكوف بسيرجي لافروف بجنيف الخميس وشكره.",
        "والتقى ستيف ويتكوف المبعوث بلافروف سيرغي في جنيف يوم الخميس وشكره.",
    ],
)
def test_good_renderings_are_silent(target: str) -> None:
    assert told(target, SOURCE) == set()


@pytest.mark.parametrize(
    ("target", "source"),
    [
        ("التقت الوفود في وزارة الخارجية.", "The delegations met at the Ministry of Foreign Affairs."),
        ("وقال رئيس إن بي إيه إن الموسم سيبدأ.", "The head of the NBA said that the season would begin."),
    ],
)
def test_parts_of_longer_names_and_letters_are_no_other_name(target: str, source: str) -> None:
    assert "NAM009" not in {rule for rule, _ in told(target, source)}


def test_a_wrong_name_is_told_with_both_sides() -> None:
    found = findings("التقى المبعوث ستيف كومانوسكي سيرغي لافروف في جنيف يوم الخميس وشكره.", SOURCE)
    assert [(f.rule, f.text, f.source_text, f.severity) for f in found] == [("NAM002", "كومانوسكي", "Witkoff", "major")]
    assert found[0].evidence["english"] == "Witkoff"


def test_a_name_with_a_stray_letter_is_garbled() -> None:
    assert ("NAM001", "لافرنوف") in told("التقى المبعوث ستيف ويتكوف سيرغي لافرنوف في جنيف وشكره.", SOURCE)


@pytest.mark.parametrize(
    ("target", "source", "rule", "word"),
    [
        (
            "قالت المدربة أوكازاو إن الفريق متعب.",
            "The coach, Okazawa, said the team was tired.",
            "NAM001",
            "أوكازاو",
        ),
        ("قالت المدربة أوكازاوا إن الفريق متعب.", "The coach, Okazawa, said the team was tired.", None, ""),
        ("عاد الرئيس من هواي يوم الأحد.", "The president returned from Hawaii on Sunday.", "NAM007", "هواي"),
        ("عاد الرئيس من هاواي يوم الأحد.", "The president returned from Hawaii on Sunday.", None, ""),
        ("عاد الرئيس من زمبابوي يوم الأحد.", "The president returned from Zimbabwe on Sunday.", None, ""),
    ],
)
def test_a_vowel_that_a_name_must_have(target: str, source: str, rule: str | None, word: str) -> None:
    assert told(target, source) == ({(rule, word)} if rule else set())


def test_a_capital_may_stand_for_its_country() -> None:
    target = "لم تجر روسيا وأوكرانيا محادثات منذ بداية الحرب."
    assert told(target, "Moscow and Kyiv have held no talks since the beginning of the war.") == set()


def test_a_given_name_may_stand_for_the_person() -> None:
    source = "The house met on Friday. Members heard Nancy Pelosi speak. In the evening Pelosi thanked them."
    target = "اجتمع المجلس يوم الجمعة. واستمع الأعضاء إلى نانسي بيلوسي. وفي المساء شكرتهم نانسي."
    assert told(target, source) == set()


def test_a_name_left_in_latin_script_gets_the_form_of_the_document() -> None:
    target = "وصل ويتكوف إلى جنيف صباح الخميس. ثم ظهر Witkoff مع الوزير في المساء."
    source = "Witkoff arrived in Geneva on Thursday morning. Then Witkoff appeared with the minister in the evening."
    for each in (source, None):
        found = findings(target, each)
        assert [(f.rule, f.text, f.severity, f.suggestion) for f in found] == [("UNT001", "Witkoff", "major", "ويتكوف")]


@pytest.mark.parametrize(
    "target",
    [
        "نشر الموقع https://example.com/Witkoff صورة.",
        "راسلوا Press@example.com لمزيد من المعلومات.",
        "حلل الفريق الحمض النووي DNA في المختبر.",
        "حلقت طائرة من طراز F16 فوق المدينة.",
        "انتشر التضخم (inflation) في المنطقة.",
    ],
)
def test_latin_that_belongs_there(target: str) -> None:
    assert told(target) == set()


def test_a_sentence_left_in_english_is_critical() -> None:
    target = "وصل الوزير إلى المدينة. The talks were held behind closed doors in the old town. ثم غادر الوزير."
    found = findings(target)
    assert [(f.rule, f.severity) for f in found] == [("UNT002", "critical")]
    assert found[0].text.startswith("The talks were held")


def test_two_spellings_without_a_source() -> None:
    target = "التقى زيلينسكي الوفد في كييف. وقال زيلنسكي إنه مستعد للحوار. ثم غادر زيلينسكي المدينة مساء."
    assert ("NAM004", "زيلنسكي") in told(target)


@pytest.mark.parametrize(
    ("last", "marked"),
    [
        ("وشكر ستوريرغ الحاضرين.", {"ستوريرغ"}),
        ("وشكر ستورباغ الحاضرين.", {"ستورباغ"}),
        ("وشكر الحاضرون لستوربرغ جهده.", set()),
    ],
)
def test_a_letter_off_what_writes_the_name_elsewhere(last: str, marked: set[str]) -> None:
    target = f"وصل ستوربرغ إلى المدينة يوم الأحد.\n\nوقال ستوربرغ إن المشروع ناجح.\n\n{last}"
    source = "Storberg reached the city on Sunday.\n\nStorberg said the project works.\n\nThe guests heard Storberg."
    found = {text for rule, text in told(target, source) if rule in {"NAM001", "NAM004"}}
    assert {word for word in found if word in last} == marked


@pytest.mark.parametrize(
    ("target", "source"),
    [
        ("قالت الشرطة السنغالية إن الطريق مغلق.", "Police in Senegal said that the road was closed."),
        ("قالت وكالة الأنباء المنغولية إن الطريق مغلق.", "Mongolia's news agency said that the road was closed."),
        ("وصل الأسطول إلى بورتسودان يوم السبت.", "The fleet arrived in Port Sudan on Saturday."),
        ("قالت صحيفة إل باييس إن الوزير استقال.", "El Pais said that the minister had resigned."),
    ],
)
def test_adjectives_of_countries_and_joined_names_are_right(target: str, source: str) -> None:
    assert not told(target, source)


GLOSSARY = Glossary((Term("Kremlin", ("الكرملين",), ("الكرملن",)), Term("Special Envoy", ("المبعوث الخاص",))))


def test_the_glossary_forbids_and_wants() -> None:
    target = "وصل المندوب إلى الكرملن."
    source = "The Special Envoy arrived at the Kremlin."
    found = {(f.rule, f.suggestion) for f in findings(target, source, GLOSSARY)}
    assert found >= {("TRM001", "الكرملين"), ("TRM002", "المبعوث الخاص")}
    assert ("TRM001", "الكرملن") in told(target, None, GLOSSARY)
    assert told("وصل المبعوث الخاص إلى الكرملين.", source, GLOSSARY) == set()


@settings(max_examples=40, deadline=None)
@given(
    st.text(alphabet=st.sampled_from('ويتكوف لافر في the Witkoff NATO ("«.,\u202b\u200f\u0651 3'), max_size=80),
    st.text(alphabet=st.sampled_from("Witkoff Lavrov the NATO U.S. '\"(-."), max_size=80),
)
def test_any_text_has_right_offsets(target: str, source: str) -> None:
    glossary = Glossary((Term("the", ("في",), ("NATO", "...")), Term("...", ("لا",))))
    for finding in findings(target, source, glossary):
        assert target[finding.start : finding.end] == finding.text
        if finding.source_start is not None:
            assert source[finding.source_start : finding.source_end] == finding.source_text


@pytest.mark.parametrize(
    ("english", "arabic", "name"),
    [
        ("The actor Hugh Grant arrived in London.", "وصل الممثل هيو منحة إلى لندن.", "Grant"),
        ("Mr Woods won the tournament.", "فاز السيد الغابات بالبطولة.", "Woods"),
        ("A fire broke out in Bath on Sunday.", "اندلع حريق في الحمام يوم الأحد.", "Bath"),
        ("Residents of Orange, California, fled.", "فر سكان البرتقال في كاليفورنيا.", "Orange"),
        ("Mr Woods won the tournament.", "فاز السيد وودز بالبطولة.", None),
        ("Mr President, the house is full.", "سيدي الرئيس، القاعة ممتلئة.", None),
        ("The church teaches that Jesus Christ rose.", "تعلم الكنيسة أن يسوع المسيح قام.", None),
        ("Students from the University, Texas, marched.", "تظاهر طلاب من الجامعة في تكساس.", None),
    ],
)
def test_a_name_that_is_a_word_is_not_translated(english: str, arabic: str, name: str | None) -> None:
    found = [each.source_text for each in findings(arabic, english) if each.rule == "NAM006"]
    assert found == [name] * (name is not None)
