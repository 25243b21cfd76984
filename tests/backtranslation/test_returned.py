"""What comes back of a sentence, and what the audit makes of it."""

from __future__ import annotations

import pytest

from mtaudit import Auditor
from mtaudit.finding import Finding
from mtaudit.result import Result

ARABIC = "قال وزير المالية إن الحكومة ستخفض الضرائب على الشركات الصغيرة في العام المقبل."
BACK = "The finance minister said that the government will cut taxes on small companies next year."
AUDITOR = Auditor(model="gloss")


def audited(source: str, arabic: str = ARABIC, back: str | None = BACK) -> Result:
    return AUDITOR.audit(arabic, source, back_translation=back)


def rules(result: Result) -> set[str]:
    return {finding.rule for finding in result.findings}


def test_what_comes_back_in_other_words_is_right() -> None:
    result = audited("The treasury minister announced that the government would reduce taxes on small firms next year.")
    assert result.findings == ()


@pytest.mark.parametrize(
    ("right", "wrong", "marked"),
    [("small", "large", "الصغيرة"), ("taxes", "soldiers", "الضرائب"), ("finance", "defence", "المالية")],
)
def test_a_word_that_comes_back_as_another_is_marked(right: str, wrong: str, marked: str) -> None:
    findings = audited(BACK.replace(right, wrong)).findings
    assert [finding.source_text for finding in findings] == [wrong]
    assert marked in findings[0].text


def test_a_negation_of_the_arabic_alone_is_found_with_the_back_translation_only() -> None:
    source = "It is true that, as he said, the talks with the opposition parties are going to begin on Sunday."
    arabic = "صحيح، كما قال، أن المحادثات مع أحزاب المعارضة لا تعتزم أن تبدأ يوم الأحد."
    back = "It is true that, as he said, the talks with the opposition parties are not going to begin on Sunday."
    assert "NEG004" in rules(audited(source, arabic, back))
    assert "NEG004" not in rules(audited(back, arabic, back))


def test_unmatched_words_are_told_on_both_sides() -> None:
    result = audited(BACK.replace("taxes", "soldiers"))
    found = result.segments[0].round_trip
    assert found is not None
    assert result.source is not None
    assert [result.source[start:end] for start, end in found.unmatched_source] == ["soldiers"]
    assert [BACK[start:end] for start, end in found.unmatched] == ["taxes"]
    assert found.chrf is not None
    assert 80 < found.chrf < 100


def test_what_comes_back_as_it_was_is_not_doubted() -> None:
    arabic = "ناقش الزعيمان الكريسيس في السودان."
    source = "The two leaders discussed the crisis in Sudan."

    def doubts(back: str | None) -> list[Finding]:
        return [each for each in audited(source, arabic, back).findings if each.rule.startswith("MIS")]

    assert doubts(None)
    assert not doubts(source)


def test_what_a_second_system_brings_back_is_excused_and_what_neither_does_is_surer() -> None:
    arabic = "وصل الوزير إلى نيروبي لحضور القمة الأفريقية."
    source = "The minister arrived in Nairobi to attend the African summit."
    wrong = "The minister arrived in Khartoum to attend the African summit."
    alone = AUDITOR.audit(arabic, wrong, back_translation=source)
    agreed = AUDITOR.audit(arabic, wrong, back_translation=source, other_back_translations=[f"{source[:-1]} today."])
    excused = AUDITOR.audit(arabic, wrong, back_translation=source, other_back_translations=[wrong])
    (one,), (two,) = ([each for each in result.findings if each.category == "name"] for result in (alone, agreed))
    assert two.confidence > one.confidence
    assert not [each for each in excused.findings if each.rule == "NAM010"]


def test_all_systems_are_shown() -> None:
    result = AUDITOR.audit(ARABIC, BACK, back_translation=BACK, other_back_translations=["The minister said little."])
    (other,) = result.segments[0].other_back_translations
    assert other.round_trip.model == "given 2"
    assert "The minister said little." in result.render("html")
    assert Result.from_dict(result.to_dict()) == result


def test_a_negation_near_another_that_came_back_is_still_missed() -> None:
    arabic = "السلطات غير متأكدة من صحة التهديد، لكنها أغلقت الجسر."
    back = "The authorities are unsure of the truth of the threat, but they closed the bridge."
    source = "The authorities are not unsure of the truth of the threat, but they closed the bridge."
    assert "NEG004" in rules(audited(source, arabic, back))
    assert "NEG004" not in rules(audited(back, arabic, back))


def test_pronouns_are_paired_by_the_words_beside_them() -> None:
    arabic = "كان هدفه الثاني هدفه الستين، وقد سجله أمام فريقه السابق."
    back = "His second goal was his sixtieth goal, and he scored it against his former team."
    source = "His second goal was her sixtieth goal, and scored against the former team."
    assert "PRO004" in rules(audited(source, arabic, back))
    assert "PRO004" not in rules(audited(source.replace("her", "his"), arabic, back))


def test_numbers_and_negations_that_come_back_silence_other_rules() -> None:
    arabic = "قتل نحو دستة من الجنود في الهجوم على القاعدة."
    source = "Some 12 soldiers were killed in the attack on the base."
    wrong = source.replace("12", "17")
    assert "number" in {each.category for each in audited(wrong, arabic, source).findings}
    assert not {each.category for each in audited(wrong, arabic, wrong).findings} & {"number"}
    refused = "تملص الوزير من الإجابة عن أسئلة الصحفيين."
    source = "The minister did not answer the journalists' questions."
    assert "NEG001" in rules(audited(source, refused, None))
    assert "NEG001" not in rules(audited(source, refused, source))


def test_roles_that_come_back_exchanged_are_found() -> None:
    arabic = "قالت الشرطة إن الطبيب اتهم المدير بالإهمال."
    source = "The police said that the manager accused the doctor of negligence."
    back = "The police said the doctor had accused the manager of negligence."
    assert "WRD004" in rules(audited(source, arabic, back))
    assert "WRD004" not in rules(audited(back, arabic, back))
    assert "WRD004" not in rules(audited(back, arabic, "The manager was accused by the doctor of negligence."))


def test_an_omission_of_which_most_comes_back_is_minor() -> None:
    arabic = "وصل الوزير إلى العاصمة."
    source = "The minister arrived in the capital, met the ambassadors of four countries and signed an agreement."

    def severities(back: str) -> list[str]:
        return [each.severity for each in audited(source, arabic, back).findings if each.rule == "OMI002"]

    assert severities("The minister arrived in the capital.") == ["major"]
    assert severities("The minister arrived in the capital, met ambassadors of four countries.") == ["minor"]


def test_what_an_acronym_stands_for_and_names_in_another_spelling_are_no_additions() -> None:
    arabic = "قال متحدث باسم الجمعية الملكية لحماية الطيور إن الأعداد تتراجع."
    source = "A spokesman for the RSPB said the numbers were falling."
    back = "A spokesman for the Royal Society for the Protection of Birds said the numbers were decreasing."
    assert "ADD003" not in rules(audited(source, arabic, back))
    assert "ADD003" in rules(audited(source.replace("RSPB", "group"), arabic, back))
