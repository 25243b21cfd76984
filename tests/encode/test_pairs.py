import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtaudit.encode.pairs import encode_pairs
from mtaudit.encode.states import DIMENSIONS

ENGLISH = ["The", "minister", "resigned", "."]
ARABIC = ["استقال", "الوزير", "."]

words = st.lists(st.text(max_size=12), max_size=6)


def test_every_word_of_both_sides_has_one_vector() -> None:
    (english, arabic), (nothing, alone) = encode_pairs([(ENGLISH, ARABIC), ([], ARABIC)])
    assert english.shape == (4, DIMENSIONS)
    assert nothing.shape == (0, DIMENSIONS)
    assert arabic.shape == alone.shape == (3, DIMENSIONS)


def test_the_other_side_changes_what_a_word_is() -> None:
    fitting, other, alone = (
        arabic for _, arabic in encode_pairs([(ENGLISH, ARABIC), (["Prices", "rose", "."], ARABIC), ([], ARABIC)])
    )
    assert np.abs(fitting - other).max() > 0.1
    assert np.abs(fitting - alone).max() > 0.1


def test_what_is_too_long_is_cut() -> None:
    ((english, arabic),) = encode_pairs([(["word"] * 600, ["كلمة"] * 600)])
    assert np.abs(english[:100]).sum(axis=1).min() > 0
    assert np.abs(arabic[:100]).sum(axis=1).min() > 0
    assert not english[300:].any()
    assert not arabic[300:].any()


def test_company_in_a_batch_matters_little() -> None:
    ((_, alone),) = encode_pairs([(ENGLISH, ARABIC)])
    _, (_, together) = encode_pairs([(["a"] * 30, ["b"] * 40), (ENGLISH, ARABIC)])
    assert together == pytest.approx(alone, abs=0.3)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(words, words), max_size=4))
def test_any_text_is_encoded(pairs: list[tuple[list[str], list[str]]]) -> None:
    for pair, vectors in zip(pairs, encode_pairs(pairs), strict=True):
        assert [len(side) for side in vectors] == [len(side) for side in pair]
        assert all(np.isfinite(side).all() for side in vectors)
