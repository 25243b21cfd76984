"""Marks and quotations, as newspapers really write them."""

import pytest

import mtaudit


def marked(text: str, rule: str) -> list[str]:
    found = mtaudit.Auditor(mtaudit.Settings(model="gloss", select=rule)).audit(text).findings
    return [each.text for each in found]


@pytest.mark.parametrize(
    "text",
    [
        "وصل الوزير غدًا, ثم عاد.",
        "وصل الوزيرُ, ثم عاد.",
        "وصل إلى المدینی, ثم عاد.",
        "وصل الوزير\u200f, ثم عاد.",
        "وصل \ufee1\ufeae\ufea3\ufe8e, ثم عاد.",
        'قال "سنعود," ثم غادر.',
        'قال "سنعود", ثم غادر.',
        "وصل الوزير,ثم عاد.",
    ],
)
def test_a_latin_comma_after_an_arabic_word(text: str) -> None:
    assert marked(text, "PUN001") == [","]


def test_a_question_mark_beside_an_exclamation_mark() -> None:
    assert marked("لماذا عاد?! لا أحد يعرف.", "PUN001") == ["?"]
    assert marked("لماذا عاد!? لا أحد يعرف.", "PUN001") == ["?"]


def test_latin_words_and_numbers_keep_their_marks() -> None:
    assert marked("كلف المشروع 1,500 دولار في New York, كما قال.", "PUN001") == []


@pytest.mark.parametrize("text", ["وصل الوزير ، ثم عاد.", "وصل غدًا ، ثم عاد.", "وصل عام 2015 ، ثم عاد."])
def test_a_blank_before_a_mark(text: str) -> None:
    assert marked(text, "PUN002") == [" ،"]


@pytest.mark.parametrize(
    "text",
    [
        "قال الوزير: ”سنعود غدا“، ثم غادر.",
        "قال الوزير: “سنعود غدا”، ثم غادر.",
        "قال الوزير: ”سنعود غدا”، ثم غادر.",
        "قال: «سنعود غدا.\n«سنعمل كل يوم.\n«سنصل إلى النهاية».",
        "قال: «سنعود غدا.\nسنعمل كل يوم».",
        'اشترى شاشة مقاس 32" من السوق.',
    ],
)
def test_quotations_that_are_closed(text: str) -> None:
    assert marked(text, "PUN003") == []


@pytest.mark.parametrize(
    "text", ["قال: «سنعود غدا.", "قال: ”سنعود غدا.", 'قال: سنعود غدا".', "قال: «سنعود غدا» و«سنعمل."]
)
def test_quotations_that_are_not(text: str) -> None:
    assert len(marked(text, "PUN003")) == 1


def test_an_entity_is_shown_as_the_mark_it_stands_for() -> None:
    assert marked("قال &quot;نعم&quot; ثم غادر شركة A & B;", "PUN004") == ["&quot;", "&quot;"]
