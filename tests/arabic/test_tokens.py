import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.arabic.normalise import fold, normalise
from mtaudit.arabic.tokens import tokenize

_TEXT = st.text(
    alphabet=st.one_of(st.sampled_from("ابةىأ \u064e\u0640\u200f\u202b.,،٫٬٣5%-A'_\n\x00"), st.characters())
)


@given(_TEXT, st.integers(0, 50))
def test_offsets_point_into_the_text(text: str, offset: int) -> None:
    end = 0
    for token in tokenize(text, offset):
        assert token.start - offset >= end
        end = token.end - offset
        assert token.text == text[token.start - offset : end] != ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قالَ «كاتز»، أمس.", ["قالَ", "«", "كاتز", "»", "،", "أمس", "."]),
        ("٣٫٥٪ و1,200 و١٬٠٠٠", ["٣٫٥", "٪", "و", "1,200", "و", "١٬٠٠٠"]),
        ("10:30 ثم 3-2 في 5/11/2024", ["10:30", "ثم", "3", "-", "2", "في", "5", "/", "11", "/", "2024"]),
        ("مقاتلات F16 من U.S.", ["مقاتلات", "F16", "من", "U.S."]),
        ("عـلى بي\u200fت ", ["عـلى", "بي\u200fت"]),
        ("بـ50", ["بـ", "50"]),
        ("قال &quot;نعم&#39;", ["قال", "&quot;", "نعم", "&#39;"]),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert [token.text for token in tokenize(text)] == expected


def test_kinds() -> None:
    assert [token.kind for token in tokenize("زار NATO 5؟")] == ["word", "latin", "number", "punctuation"]


@given(st.text())
def test_normalise_twice_is_once(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


def test_normalise_and_fold() -> None:
    assert normalise("قالَـــ ﻻ ٱلبي\u200fت") == "قال لا البيت"
    assert fold("إمرأة") == fold("امراه")
