import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.arabic.guess import guess_by_ending, guess_name


@given(st.text(alphabet="ابتلكوفينةم"))
def test_stems_are_what_follows_the_clitics(word: str) -> None:
    for reading in guess_name(word) + guess_by_ending(word):
        assert word.endswith(reading.stem)
        assert word.startswith(reading.conjunction + reading.preposition)


def test_names_with_their_clitics() -> None:
    found = {(r.conjunction, r.preposition, r.article, r.stem) for r in guess_name("وللكرملين")}
    assert found == {
        ("", "", False, "وللكرملين"),
        ("و", "", False, "للكرملين"),
        ("و", "ل", False, "لكرملين"),
        ("و", "ل", True, "كرملين"),
    }
    assert {reading.gender for reading in guess_name("ستارمر")} == {None}
    assert "feminine" in {reading.gender for reading in guess_name("وكييف")}


@pytest.mark.parametrize(
    ("word", "gender", "number"),
    [("تدوينية", "feminine", "singular"), ("المتسوقين", "masculine", "plural"), ("تغريدات", None, "plural")],
)
def test_endings(word: str, gender: str | None, number: str) -> None:
    assert (gender, number) in {(reading.gender, reading.number) for reading in guess_by_ending(word)}


def test_names_in_een_are_no_plurals() -> None:
    assert guess_by_ending("بوتين") == ()
