import pytest

from mtaudit.arabic.inflect import attached, inflect
from mtaudit.arabic.morphology import Reading, analyse
from mtaudit.arabic.words import read_words


def _reading(word: str) -> Reading:
    reading = read_words(word)[0].reading
    assert reading is not None
    return reading


@pytest.mark.parametrize(
    ("word", "gender", "number", "expected"),
    [
        ("قولها", "masculine", "singular", "قوله"),
        ("لها", "masculine", "plural", "لهم"),
        ("وبزيادتهم", "feminine", "singular", "وبزيادتها"),
        ("كتابه", "feminine", "singular", "كتابها"),
    ],
)
def test_pronouns(word: str, gender: str, number: str, expected: str) -> None:
    pronoun = attached(3, gender, number)  # type: ignore[arg-type]
    assert inflect(word, _reading(word), pronoun=pronoun) == expected


@pytest.mark.parametrize(
    ("word", "features", "expected"),
    [
        ("ظهرت", {"gender": "masculine"}, "ظهر"),
        ("وأضاف", {"gender": "feminine"}, "وأضافت"),
        ("اقتربوا", {"gender": "feminine", "number": "singular"}, "اقتربت"),
        ("سيعلن", {"gender": "feminine"}, "ستعلن"),
        ("أعلنها", {"gender": "feminine"}, "أعلنتها"),
        ("يدعو", {"mood": "jussive"}, "يدعُ"),
        ("تجري", {"mood": "jussive"}, "تجرِ"),
        ("يكون", {"mood": "jussive"}, "يكن"),
        ("يكتبون", {"mood": "subjunctive"}, "يكتبوا"),
        ("رئيسية", {"gender": "masculine"}, "رئيسي"),
        ("للمتحدث", {"gender": "feminine"}, "للمتحدثة"),
        ("غاضبًا", {"gender": "feminine"}, "غاضبة"),
        ("مهندسون", {"case": "oblique"}, "مهندسين"),
        ("بهذه", {"gender": "masculine"}, "بهذا"),
        ("الملكة", {"gender": "masculine"}, "الملك"),
        ("للأب", {"gender": "feminine"}, "للأم"),
        ("الرجل", {"gender": "feminine"}, "المرأة"),
        ("رجال", {"gender": "feminine"}, "نساء"),
        ("غلام", {"gender": "feminine"}, None),
        ("للذي", {"gender": "feminine"}, "للتي"),
    ],
)
def test_forms(word: str, features: dict[str, str], expected: str | None) -> None:
    assert inflect(word, _reading(word), **features) == expected  # type: ignore[arg-type]


def test_no_such_form() -> None:
    assert inflect("الولد", analyse("الولد")[0], person=3) is None
    assert inflect("كذا", Reading("كذا", "unknown"), gender="feminine") is None
