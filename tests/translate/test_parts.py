"""Sentences in clauses."""

from collections.abc import Sequence

import pytest

from mtaudit.arabic.words import read_words
from mtaudit.translate import Progress
from mtaudit.translate.parts import clauses, translate_sentences


def cut(text: str) -> list[str]:
    return [" ".join(word.text for word in part) for part in clauses(read_words(text))]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "وصل الوزير إلى القاهرة وزار المتحف المصري الكبير.",
            ["وصل الوزير إلى القاهرة", "وزار المتحف المصري الكبير ."],
        ),
        ("قال المدير إن الشركة ستغلق المصنع، لكن العمال رفضوا القرار.", None),
        ("زار الوفد مصر والأردن وسوريا ولبنان", ["زار الوفد مصر والأردن وسوريا ولبنان"]),
        ("رئيس وزراء الحكومة الانتقالية الجديدة", ["رئيس وزراء الحكومة الانتقالية الجديدة"]),
    ],
)
def test_clauses_are_cut_where_they_join(text: str, parts: list[str] | None) -> None:
    if parts is None:
        assert cut(text)[-1].startswith("لكن العمال")
    else:
        assert cut(text) == parts


class Stubborn:
    """Loses its way in a sentence of more than eight words."""

    name, kind, revision, fluent = "stubborn", "marian", "1", True

    def __init__(self) -> None:
        self.seen: list[str] = []

    def translate(self, sentences: Sequence[str], progress: Progress | None = None) -> list[str]:
        self.seen += [text for text in sentences if text]
        return [
            "" if not text else f"{len(text.split())} words." if len(text.split()) < 8 else "a a a a"
            for text in sentences
        ]


def test_what_is_faulty_is_translated_in_parts_once() -> None:
    model = Stubborn()
    sentences = ["وصل الوزير إلى القاهرة أمس وزار المتحف المصري الكبير.", "وصل الوزير."]
    found = translate_sentences(
        model, [read_words(text) for text in sentences], lambda arabic, english: "a a" in english
    )
    assert found == ["5 words 4 words.", "2 words."]
    assert len(model.seen) == 4


def test_what_is_faulty_in_parts_too_is_left_to_the_caller() -> None:
    model = Stubborn()
    sentence = "وصل الوزير إلى القاهرة مساء أمس قبل بدء القمة العربية وزار المتحف."
    assert translate_sentences(model, [read_words(sentence)], lambda arabic, english: "a a" in english) == ["a a a a"]


def test_long_sentences_are_cut_at_clauses() -> None:
    model = Stubborn()
    sentence = "وصل الوزير إلى القاهرة " + "وزار المتحف المصري الكبير " * 40
    [english] = translate_sentences(model, [read_words(sentence)], lambda arabic, english: False)
    assert english.split() == ["4", "words", *["4", "words"] * 39, "4", "words."]
