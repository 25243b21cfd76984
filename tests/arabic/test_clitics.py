from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.arabic.clitics import NOUN_PROCLITICS, PROCLITICS, cores, cuts, detached, light_stem, without_conjunction
from mtaudit.arabic.normalise import fold

ARABIC = st.text(alphabet="ابتةهيونملركسفأئ", max_size=12)


def test_the_article_stays_when_a_preposition_is_detached() -> None:
    assert ("و", "ل", "الوزير") in set(detached("وللوزير"))
    assert ("", "ل", "لبنان") in set(detached("للبنان"))


def test_every_cut_is_given_and_the_whole_word_first() -> None:
    found = [("".join(clitics[:2]) + "ال" * clitics.article, rest) for clitics, rest in cuts("وبالقاهرة")]

    assert found == [("", "وبالقاهرة"), ("و", "بالقاهرة"), ("وب", "القاهرة"), ("وبال", "قاهرة")]


@pytest.mark.parametrize(("word", "core"), [("وبالقاهرة", "قاهره"), ("للبنان", "لبنان"), ("فلباريس", "باريس")])
def test_cores_hold_the_word_without_clitics(word: str, core: str) -> None:
    assert core in cores(word)


def test_short_words_keep_their_first_letter() -> None:
    assert cores("وفد") == ("وفد",)
    assert without_conjunction("وفد") == "فد"
    assert without_conjunction("ولا") == "لا"
    assert without_conjunction("في") == "في"


@given(ARABIC)
def test_only_clitics_are_cut_off(word: str) -> None:
    for clitics, rest in cuts(word):
        cut_off = word[: len(word) - len(rest)].replace("لال", "لل")  # which careless writers leave apart
        assert word.endswith(rest)
        assert PROCLITICS.fullmatch(cut_off)
        assert bool(cut_off) == any(clitics)


@given(ARABIC)
def test_every_core_ends_the_folded_word(word: str) -> None:
    assert all(fold(word).endswith(core) for core in cores(word))


@given(st.sampled_from(NOUN_PROCLITICS))
def test_what_may_stand_before_a_noun_is_known_as_such(proclitics: str) -> None:
    assert PROCLITICS.fullmatch(proclitics)


def test_forms_of_a_noun_have_one_light_stem() -> None:
    assert {light_stem(word) for word in ("المهندسون", "وبالمهندسين", "مهندسة", "للمهندسات", "مُهندس")} == {"مهندس"}
