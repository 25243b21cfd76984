from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mtaudit.names.shape import is_common, name_shape


def test_foreign_names_do_not_look_like_words() -> None:
    names = ["كومانوسكي", "شابلن", "فيتنشتاين", "بروكوفيف", "مورينيو"]
    words = ["المستشفيات", "يستخدمون", "والمساعدات", "انتخابات", "مسؤولية"]
    assert min(map(name_shape, names)) > max(map(name_shape, words))


def test_common_words_that_look_like_names() -> None:
    assert is_common("بروتوكول")
    assert not is_common("كومانوسكي")


@given(st.text(max_size=50))
def test_any_word_has_a_shape(word: str) -> None:
    assert -10 < name_shape(word) < 10
