from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.arabic.normalise import fold, fold_alefs, fold_finals, fold_hamzas, fold_sounds, normalise


def test_normalising_takes_away_what_readers_ignore() -> None:
    assert normalise("مُهَنـدِس\u200fٌ") == "مهندس"
    assert normalise("ﻻ") == "لا"
    assert normalise("کیف") == "كيف"


@pytest.mark.parametrize(
    ("level", "folded"),
    [
        (normalise, "إمارة مأوى مئة سؤال پ"),
        (fold_alefs, "امارة ماوى مئة سؤال پ"),
        (fold_hamzas, "امارة ماوي مية سوال پ"),
        (fold_finals, "اماره ماوي مئه سؤال پ"),
        (fold, "اماره ماوي ميه سوال پ"),
        (fold_sounds, "امارة ماوي مئة سؤال ب"),
    ],
)
def test_each_level_folds_its_letters(level: type[str], folded: str) -> None:
    assert " ".join(map(level, ["إمارة", "مأوى", "مئة", "سؤال", "پ"])) == folded


@given(st.text())
def test_a_folded_text_stays_as_it_is(text: str) -> None:
    for level in (fold_alefs, fold_hamzas, fold_finals, fold, fold_sounds):
        once = level(text)
        assert level(once) == once
