"""Sentence vectors."""

import numpy as np

from mtaudit.encode.sentences import DIMENSIONS, encode


def test_a_translation_is_nearer_than_another_sentence() -> None:
    arabic = encode(["أغلقت المدارس أبوابها بسبب الثلوج.", "فاز الفريق بثلاثة أهداف."])
    english = encode(["Schools were closed because of the snow.", "The team won by three goals."])
    similarity = english @ arabic.T
    assert similarity.argmax(axis=1).tolist() == [0, 1]
    assert similarity.diagonal().min() > 0.5


def test_any_string_has_a_unit_vector() -> None:
    vectors = encode(["", " ", "\x00", "\ud800", "\u202e؟", "كلمة " * 5000, "x" * 10000, "😀" * 50])
    assert vectors.shape == (8, DIMENSIONS)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, rtol=1e-5)
    assert encode([]).shape == (0, DIMENSIONS)
