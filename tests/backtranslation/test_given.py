"""A back-translation that somebody else made finds its sentences."""

from __future__ import annotations

import pytest

from mtaudit import Auditor
from mtaudit.backtranslation.given import by_segment, pieces_of
from mtaudit.errors import BackTranslationError
from mtaudit.readers.jsonl import BadLine, parse_line
from mtaudit.segment import segment

FIRST, SECOND = "وصل الوزير إلى العاصمة مساء الثلاثاء.", "والتقى هناك عددا من أصحاب المصانع."
ARABIC = f"{FIRST} {SECOND}\n\nوقال إن الأسعار سترتفع في الصيف المقبل."
ENGLISH = (
    "The minister arrived in the capital on Tuesday evening. There he met a number of factory owners. "
    "He said that prices would rise next summer."
)

AUDITOR = Auditor(model="gloss", select="NUM")


def shares(given: str | list[str] | dict[str, str]) -> list[str]:
    document = segment(ARABIC, "ar")
    found = by_segment(document, pieces_of(ARABIC, given))
    return [found.get(each, "") for each in document.segments]


def test_a_whole_text_is_shared_out_in_order() -> None:
    assert shares(ENGLISH) == [
        "The minister arrived in the capital on Tuesday evening.",
        "There he met a number of factory owners.",
        "He said that prices would rise next summer.",
    ]


def test_one_sentence_for_two_is_cut() -> None:
    joined = "The minister arrived in the capital on Tuesday evening; there he met a number of factory owners."
    assert shares([joined, "", "Prices would rise."]) == [
        "The minister arrived in the capital on Tuesday evening;",
        "there he met a number of factory owners.",
        "Prices would rise.",
    ]


def test_lines_are_counted_with_or_without_blank_ones() -> None:
    came, met, prices = shares(ENGLISH)
    assert shares([f"{came} {met}", prices]) == shares([f"{came} {met}", "", prices]) == [came, met, prices]
    with pytest.raises(BackTranslationError, match="has 3, the Arabic text 2"):
        shares(["He came.", "He met owners.", "Prices rise.", ""])


def test_a_memory_gives_what_stands_in_the_text() -> None:
    memory = {"والتقى هناك  عددا من أصحاب المصانع.": "He met owners.", "كتب الطفل رسالة.": "The child wrote a letter."}
    assert shares(memory) == ["", "He met owners.", ""]
    with pytest.raises(BackTranslationError, match="nothing"):
        shares({"كتب الطفل رسالة.": "The child wrote a letter."})


def test_another_translation_that_does_not_fit_the_source_says_so() -> None:
    source = "The minister arrived.\nPrices will rise."
    with pytest.raises(BackTranslationError, match="the other translation has 1, the source 2"):
        AUDITOR.audit(ARABIC, source, other_translations=[["وصل الوزير."]])
    with pytest.raises(BackTranslationError, match="other translation's English"):
        AUDITOR.audit(ARABIC, source, other_translations=[{"The child wrote.": "كتب الطفل."}])


def test_a_result_says_whose_english_it_has() -> None:
    result = AUDITOR.audit(ARABIC, ENGLISH, back_translation=["", "", "Prices would rise."])
    assert [each.round_trip.model for each in result.segments if each.round_trip] == ["gloss", "gloss", "given"]
    assert result.segments[2].back_translation == "Prices would rise."
    assert result.model.name == "given"


def test_a_record_may_have_one() -> None:
    bad = parse_line('{"target": "وصل.", "back_translation": 3}'.encode())
    assert isinstance(bad, BadLine)
    assert "back_translation" in bad.error
